import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../src/analysis/groups/sums.js';
import { parsePeriod } from '../../../src/domain/period.js';
import { analyseVillage } from '../../../src/run/analyze/village.js';
import type { VillageTask } from '../../../src/run/analyze/village-task.js';
import { VILLAGES } from '../../../src/run/shelf/packings.js';
import { pair } from '../../build.js';
import { policyWith } from '../../policies.js';

const period = (text: string) => parsePeriod(text) ?? { first: 0, last: 0 };

/** A household that rises and yet gives 受灾 as its reason for a fall. */
const both = pair(
  { values: { 'wages.migrant': 10_000 } },
  { texts: { declared: '受灾' }, values: { 'wages.migrant': 20_000 } },
);

async function findingsUnder(severities: object) {
  const policy = policyWith({ severities });
  const task: VillageTask = {
    name: '北张村',
    villages: {
      packed: VILLAGES.pack([
        {
          township: '北张乡',
          pairs: [{ prior: both.prior.row, current: both.current.row, matchedBy: 'id', order: 0 }],
          counts: noCounts(),
          listed: [],
          alone: [],
        },
      ]),
    },
    findings: [],
    hasWorkbooks: true,
    run: {
      township: '北张乡',
      county: null,
      periods: {
        prior: period('2020-10..2021-09'),
        current: period('2021-10..2022-09'),
        basis: 'same-period',
      },
      policy: { ...policy, hasInterval: false },
      shares: null,
      toolVersion: '0.1.0',
      madeOn: null,
    },
    policy: policy.file,
    unmasked: false,
    lang: 'zh',
    acceptances: null,
    follow: false,
  };
  const { findings } = await analyseVillage(task);
  return findings.map(({ code, severity }) => [code, severity]);
}

describe('分析中才发现的问题', () => {
  it.each([
    [{}, [['factors.declaredContradicted', 'warning']]],
    [{ 'factors.declaredContradicted': 'error' }, [['factors.declaredContradicted', 'error']]],
    [{ 'factors.declaredContradicted': 'off' }, []],
  ])('级别按政策:%j', async (severities, expected) => {
    expect(await findingsUnder(severities)).toEqual(expected);
  });
});
