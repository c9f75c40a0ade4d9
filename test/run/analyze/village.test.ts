import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../src/analysis/groups/sums.js';
import { parsePeriod } from '../../../src/domain/period.js';
import { analyseVillage, villageOutcome } from '../../../src/run/analyze/village.js';
import type { VillageRows, VillageTask } from '../../../src/run/analyze/village-task.js';
import { collectGarbage } from '../../../src/run/garbage.js';
import { VILLAGES } from '../../../src/run/shelf/packings.js';
import { pair } from '../../build.js';
import { policyWith } from '../../policies.js';

const period = (text: string) => parsePeriod(text) ?? { first: 0, last: 0 };

/** A household that rises and yet gives 受灾 as its reason for a fall. */
const both = pair(
  { values: { 'wages.migrant': 10_000 } },
  { texts: { declared: '受灾' }, values: { 'wages.migrant': 20_000 } },
);

const villageOf = ({ prior, current }: ReturnType<typeof pair>): VillageRows => ({
  township: '北张乡',
  pairs: [{ prior: prior.row, current: current.row, matchedBy: 'id', order: 0 }],
  counts: noCounts(),
  listed: [],
  alone: [],
});

function taskOf(villages: VillageTask['villages'], severities: object = {}): VillageTask {
  const policy = policyWith({ severities });
  return {
    name: '北张村',
    villages,
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
}

async function findingsUnder(severities: object) {
  const villages = { packed: VILLAGES.pack([villageOf(both)]) };
  const { findings } = await villageOutcome(taskOf(villages, severities));
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

it('一个村的工作簿还在写的时候，不再拿着它的户', async () => {
  let finish: (bytes: Uint8Array) => void = () => undefined;
  const written = new Promise<Uint8Array>((resolve) => {
    finish = resolve;
  });
  const begin = () => {
    const rows = villageOf(pair({}, {}));
    const done = analyseVillage(taskOf({ value: [rows] }), ({ sheets }) => {
      expect([...sheets].length).toBeGreaterThan(0);
      return written;
    });
    return { done, households: rows.pairs.map((each) => new WeakRef(each)) };
  };
  const { done, households } = begin();
  // What a WeakRef was made of stays until the task that made it has ended.
  await setTimeout(0);
  collectGarbage();
  expect(households.map((each) => each.deref())).toEqual([undefined]);
  finish(new Uint8Array([1]));
  expect(await done.workbooks).toEqual([new Uint8Array([1])]);
});

describe('一个村各户的行', () => {
  const named = (head: string) =>
    taskOf({ value: [villageOf(pair({ texts: { head } }, { texts: { head } }))] });
  const text = (lines: Uint8Array) => new TextDecoder().decode(lines);

  it('写在同一处内存里：分析下一个村之前有效', () => {
    const first = analyseVillage(named('张三'));
    expect(text(first.lines)).toContain('张三');
    const second = analyseVillage(named('李四'));
    expect(text(second.lines)).toContain('李四');
    expect(second.lines.buffer).toBe(first.lines.buffer);
  });

  it('交给别的线程的，各有各的内存', async () => {
    const [first, second] = await Promise.all(
      ['张三', '李四'].map((head) => villageOutcome(named(head))),
    );
    expect([first, second].map((village) => text(village?.lines ?? new Uint8Array()))).toEqual([
      expect.stringContaining('张三'),
      expect.stringContaining('李四'),
    ]);
  });
});
