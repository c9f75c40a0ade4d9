import { describe, expect, it } from 'vitest';
import { villageWorkbookFile } from '../../../src/domain/outcomes/files.js';
import { outputsSchema } from '../../../src/domain/schemas/outputs.js';

describe('the outputs of a manifest', () => {
  it('are files, each with its hash', () => {
    const one = { path: villageWorkbookFile('北张村'), sha256: 'ab' };
    expect(outputsSchema().parse([one])).toEqual([one]);
    expect(outputsSchema().safeParse([{ path: one.path }]).success).toBe(false);
  });
});
