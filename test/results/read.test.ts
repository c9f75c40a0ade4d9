import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/locales/index.js';
import { householdLine } from '../../src/results/lines/household.js';
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

  it('清单读得回；缺了政策的、不是 JSON 的不是', () => {
    expect(parseManifest(manifest())).toMatchObject({ version: '1.2.3', fingerprint: null });
    expect(parseManifest(manifest({ policy: undefined }))).toBeNull();
    expect(parseManifest('不是 JSON')).toBeNull();
  });
});
