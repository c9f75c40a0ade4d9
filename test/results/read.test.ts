import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/locales/index.js';
import { householdLine } from '../../src/results/json.js';
import { parseHousehold, parseManifest } from '../../src/results/read.js';
import { anySubject } from '../analysis/arbitrary.js';
import { analysed } from '../analysis/ask.js';

const { reasons, questions } = sentences('zh').terms;
const OPTIONS = { unmasked: false, words: { reasons, questions } };

describe('读回结果', () => {
  it('写出的每一户都读得回,金额到分', () => {
    fc.assert(
      fc.property(anySubject, (subject) => {
        const { result } = analysed(subject);
        expect(parseHousehold(householdLine(result, OPTIONS))).toMatchObject({
          village: result.village,
          id: result.id,
          head: result.head,
          trend: result.trend,
          netChange: result.change.net.amount,
          target: { met: result.target.met, shortfall: result.target.shortfall },
          warning: result.warning,
          factors: result.factors.map(({ key, primary }) => ({ key, primary })),
          measures: result.measures.map(({ key }) => ({ key })),
          assistanceStopped: result.assistanceStopped,
        });
      }),
      { numRuns: 50 },
    );
  });

  it.each(['', '{}', '[]', 'null', '{"village":"北张村"}'])('不是一户:%s', (line) => {
    expect(parseHousehold(line)).toBeNull();
  });

  const manifest = (parts: object = {}) =>
    JSON.stringify({
      tool: 'zengshou',
      version: '1.2.3',
      policy: { name: '默认', sha256: '', facts: [], values: {} },
      outputs: [{ path: 'data/summary.json', sha256: 'ab' }],
      ...parts,
    });

  it('同一代版本的结果能读,别的版本和别的程序的不能', () => {
    expect(parseManifest(manifest(), '1.2.9')).toMatchObject({ version: '1.2.3' });
    expect(parseManifest(manifest(), '1.3.0')).toEqual({ otherVersion: '1.2.3' });
    expect(parseManifest(manifest({ tool: '别的' }), '1.2.3')).toBe('notOurs');
    expect(parseManifest(manifest({ policy: undefined }), '1.2.3')).toBe('notOurs');
    expect(parseManifest('不是 JSON', '1.2.3')).toBe('notOurs');
  });
});
