import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharedFolder } from '../../e2e/run.js';
import { run } from '../months.js';
import { linesIn, PERIODS, table, villageOf } from '../tables.js';

/** Definition: docs/definitions/levels.md, "Exact". */
const VILLAGES = [...'甲乙丙丁戊己庚辛壬癸子丑'].map((name, n) =>
  villageOf(`${name}村`, 11 + 10 * n, 1 + (n % 7)),
);
const folder = sharedFolder();
const analysed = new Map<string, Promise<string>>();

/** The results of some villages under a `--township` name of their own; each once. */
function resultsOf(villages: readonly number[]): Promise<string> {
  const name = [...villages].sort((a, b) => a - b).join('-');
  const known = analysed.get(name) ?? analyse(name, villages);
  analysed.set(name, known);
  return known;
}

async function analyse(name: string, villages: readonly number[]): Promise<string> {
  const rows = villages.flatMap((village) => VILLAGES[village] ?? []);
  mkdirSync(join(folder, '表'), { recursive: true });
  for (const year of [0, 1])
    writeFileSync(join(folder, '表', `${name}-${year}.csv`), table(rows, year));
  const out = `批/${name}`;
  const { err } = await run(
    folder,
    ...['analyze', '--prior', `表/${name}-0.csv`, '--current', `表/${name}-1.csv`, ...PERIODS],
    ...['--township', name, '--out', out, '--quiet', '--jobs', '1', '--previous', 'none'],
    ...['--without', '逐项对比', '--without', '报告.html', '--without', '研判报告.docx'],
  );
  expect(err).not.toContain('错误：');
  return out;
}

let count = 0;
/** Rolled up pair by pair: first with last, until one is left. */
async function treeOf(results: readonly string[]): Promise<string> {
  count += 1;
  const name = `片${count}`;
  const up = async (of: readonly string[]): Promise<string> => {
    const { code, err } = await run(
      folder,
      ...['rollup', ...of, '--name', name, '--level', 'township', '--out', `汇/${name}`, '--quiet'],
    );
    expect([code, err]).toEqual([0, '']);
    return `汇/${name}`;
  };
  if (results.length < 3) return await up(results);
  const half = Math.ceil(results.length / 2);
  const left = await treeOf(results.slice(0, half));
  return await up([left, ...results.slice(half)]);
}

/** All of its group but the name. */
function groupIn(results: string): string {
  const [{ group }] = linesIn(join(folder, results), 'groups.jsonl');
  return JSON.stringify({ ...group, name: '' });
}

it('十二个村不论怎样分批、按什么次序和层次汇总，都和整乡一次分析一样', async () => {
  const whole = groupIn(await resultsOf(VILLAGES.map((_village, n) => n)));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 }),
      fc.boolean(),
      async (partOf, isBackwards) => {
        const parts = [...new Set(partOf)].map((part) =>
          VILLAGES.flatMap((_village, n) => (partOf[n] === part ? [n] : [])),
        );
        const results = [];
        for (const part of parts) results.push(await resultsOf(part));
        expect(groupIn(await treeOf(isBackwards ? results.reverse() : results))).toBe(whole);
      },
    ),
    { numRuns: 4, endOnFailure: true },
  );
}, 120_000);
