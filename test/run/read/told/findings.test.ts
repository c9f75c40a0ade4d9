import { describe, expect, it } from 'vitest';
import { finding } from '../../../../src/domain/findings/finding.js';
import { toldOnce } from '../../../../src/run/read/told/findings.js';
import { DEFAULT } from '../../../checks/ask.js';

const reading = (name: string, year: 'prior' | 'current') => ({ input: { name, year } });
const at = (file: string, row: number) => finding('intake.notNumber', { file, sheet: '表', row });

/** The files and rows of what is told. */
const told = (findings: readonly ReturnType<typeof at>[], names: Record<string, string[]>) =>
  toldOnce(findings, {
    readings: (['prior', 'current'] as const).flatMap((year) =>
      (names[year] ?? []).map((name) => reading(name, year)),
    ) as never,
    batch: {
      prior: { households: [], rejected: [] },
      current: { households: [], rejected: [] },
      villageAt: () => null,
    } as never,
    leaving: { finding: (found) => found },
    policy: DEFAULT,
  }).map(({ file, row }) => [file, row]);

describe('两年用同一个文件的,问题说一次', () => {
  const BOTH = { prior: ['两年.xlsx', '上年.xlsx'], current: ['两年.xlsx', '本年.xlsx'] };

  it('同样的一条说一次,不同行的都说', () => {
    expect(told([at('两年.xlsx', 4), at('两年.xlsx', 5), at('两年.xlsx', 4)], BOTH)).toEqual([
      ['两年.xlsx', 4],
      ['两年.xlsx', 5],
    ]);
  });

  it('只作一年的文件,有几条说几条', () => {
    expect(told([at('上年.xlsx', 4), at('上年.xlsx', 4), at('本年.xlsx', 4)], BOTH)).toHaveLength(
      3,
    );
  });
});
