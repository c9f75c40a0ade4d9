import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { whenUsed } from '../../../src/domain/schemas/when-used.js';

describe('a schema made when it is used', () => {
  it('is not made before, and then once', () => {
    const make = vi.fn(() => z.object({ name: z.string() }));
    const schema = whenUsed(make);
    expect(make).not.toHaveBeenCalled();
    expect(schema().parse({ name: '北张村' })).toEqual({ name: '北张村' });
    expect(schema()).toBe(schema());
    expect(make).toHaveBeenCalledTimes(1);
  });
});
