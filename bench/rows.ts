import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { disagreements } from './agree.js';
import { type Run, run, secondsOf } from './child.js';
import { duel, median, ratioOf, ratioText } from './duel.js';
import type { Inputs, Size } from './inputs.js';

/** What a row is measured with. */
export interface Bench {
  readonly inputs: Inputs;
  readonly runs: number;
  /** Null where pandas, openpyxl or xlsxwriter is absent. */
  readonly python: string | null;
  /** The two sizes of `growth` and of `memory`. */
  readonly growth: readonly [Size, Size];
  readonly memory: readonly [Size, Size];
}

export interface Row {
  readonly work: string;
  readonly ours: string;
  /** Of the rollup its memory. */
  readonly other: string;
  /** With the least and most of single turns. */
  readonly ratio: string;
  readonly wanted: string;
}

const PROGRAM = resolve('bin/zengshou.js');
const PEER = resolve('bench/peer/peer.py');
const TOWNSHIP = '北张乡';
const PERIODS = [
  ...['--prior-period', '2020-10..2021-09'],
  ...['--current-period', '2021-10..2022-09'],
];
const YEARS = ['--prior', '上年', '--current', '本年', '--township', TOWNSHIP];
const OUT = '结果';

const without = (names: readonly string[]) => names.flatMap((name) => ['--without', name]);

/** The peer writes neither this sheet nor these papers. */
const ITEMISED = without(['逐项对比']);
const PAPERS = without(['报告.html', '研判报告.docx']);

const WITH_PAPERS = ['analyze', ...YEARS, ...PERIODS, ...ITEMISED, '--out', OUT, '--quiet'];
const ANALYZE = [...WITH_PAPERS, ...PAPERS];
const seconds = (times: readonly number[]): string => `${median(times).toFixed(2)} s`;

async function againstPeer(bench: Bench, size: Size, style: 'clean' | 'messy', wanted: string) {
  const { inputs, python, runs } = bench;
  const files = style === 'clean' ? '.xlsx' : 'messy files';
  const work = `${size.villages} × ${size.households}, ${files}, data and workbooks`;
  const plain = await inputs.of(size, 'clean');
  const folder = await inputs.of(size, style);
  if (python === null) return skipped(work, wanted);
  const times = await duel(
    runs,
    () => secondsOf(process.execPath, [PROGRAM, ...ANALYZE], folder),
    () => secondsOf(python, [PEER, '上年', '本年', TOWNSHIP, 'peer'], plain),
  );
  if (style === 'clean') refuseUnequal(plain);
  for (const one of [folder, plain]) rmSync(join(one, OUT), { recursive: true, force: true });
  const ratio = ratioText(ratioOf(times.theirs, times.ours));
  return { work, ours: seconds(times.ours), other: seconds(times.theirs), ratio, wanted };
}

const skipped = (work: string, wanted: string): Row => ({
  work,
  ours: '',
  other: 'skipped: no python3 with pandas, openpyxl, xlsxwriter',
  ratio: '',
  wanted,
});

/** Whoever computes something else is not faster. */
function refuseUnequal(folder: string): void {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const differences = disagreements(read(`${OUT}/data/summary.json`), read('peer/summary.json'));
  if (differences.length > 0) {
    throw new Error(`the peer's figures differ:\n${differences.slice(0, 20).join('\n')}`);
  }
}

/** Against Node itself with an empty program. */
async function againstNode(
  work: string,
  args: readonly string[],
  folder: string,
  runs: number,
  wanted: string,
) {
  const bare = () => secondsOf(process.execPath, ['-e', '0'], folder);
  const times = await duel(
    runs,
    () => secondsOf(process.execPath, [PROGRAM, ...args], folder),
    bare,
  );
  const ratio = ratioText(ratioOf(times.ours, times.theirs));
  return { work, ours: seconds(times.ours), other: seconds(times.theirs), ratio, wanted };
}

/** What 报告.html and 研判报告.docx cost beside data and workbooks. */
async function papers({ inputs, runs }: Bench): Promise<Row> {
  const folder = await inputs.of({ villages: 10, households: 300 }, 'clean');
  const taking = (args: readonly string[]) => () =>
    secondsOf(process.execPath, [PROGRAM, ...args], folder);
  const times = await duel(runs, taking(WITH_PAPERS), taking(ANALYZE));
  return {
    work: '10 × 300, .xlsx, with page and document ÷ without',
    ours: seconds(times.ours),
    other: seconds(times.theirs),
    ratio: ratioText(ratioOf(times.ours, times.theirs)),
    wanted: '≤ 2',
  };
}

async function validate({ inputs, runs }: Bench): Promise<Row> {
  const folder = await inputs.of({ villages: 1, households: 300 }, 'clean');
  const against = ['--against', '上年', ...PERIODS, '--quiet'];
  const work = 'validate 1 × 300 against last year, ÷ bare Node';
  return await againstNode(work, ['validate', '本年', ...against], folder, runs, '≤ 6');
}

async function growth({ inputs, runs, growth: [small, large] }: Bench): Promise<Row> {
  const households = large.villages * large.households - small.villages * small.households;
  const folders = [await inputs.of(large, 'clean'), await inputs.of(small, 'clean')] as const;
  const cpu = (folder: string) => async () => (await run(PROGRAM, ANALYZE, folder)).cpu;
  const times = await duel(runs, cpu(folders[0]), cpu(folders[1]));
  const each = times.ours.map((all, n) => ((all - (times.theirs[n] ?? 0)) / households) * 1000);
  const spread = `${Math.min(...each).toFixed(3)}–${Math.max(...each).toFixed(3)}`;
  return {
    work: `CPU ms a household more, ${small.villages} → ${large.villages} villages of ${large.households}, .xlsx`,
    ours: `${median(times.ours).toFixed(1)} s`,
    other: `${median(times.theirs).toFixed(1)} s`,
    ratio: `${median(each).toFixed(3)} (${spread})`,
    wanted: '≤ 0.30',
  };
}

async function memory({ inputs, runs, memory: [small, large] }: Bench): Promise<Row> {
  const folders = [await inputs.of(large, 'csv'), await inputs.of(small, 'csv')] as const;
  const peak = (folder: string) => async () => (await run(PROGRAM, ANALYZE, folder)).megabytes;
  const peaks = await duel(runs, peak(folders[0]), peak(folders[1]));
  const villages = large.villages - small.villages;
  const each = peaks.ours.map((all, n) => ((all - (peaks.theirs[n] ?? 0)) / villages) * 1024);
  const allowed = (12_000 + 100 * large.households) / 1024;
  return {
    work: `peak memory, KB a village more, ${small.villages} → ${large.villages} villages of ${large.households}, .csv`,
    ours: `${median(peaks.ours).toFixed(0)} MB`,
    other: `${median(peaks.theirs).toFixed(0)} MB`,
    ratio: `${median(each).toFixed(1)} (${Math.min(...each).toFixed(1)}–${Math.max(...each).toFixed(1)})`,
    wanted: `≤ ${allowed.toFixed(1)}`,
  };
}

const COUNTY = { townships: 20, villages: 15, households: 200 } as const;

/** A county's results are made once; what is measured is putting them together. */
async function rollup({ inputs, runs }: Bench): Promise<Row> {
  const { townships, ...size } = COUNTY;
  const results = join(inputs.root, 'townships');
  const key = join(inputs.root, 'county.key');
  await secondsOf(process.execPath, [PROGRAM, 'key', key, '--quiet'], inputs.root);
  for (let n = 1; n <= townships; n += 1) {
    const folder = await inputs.of({ ...size, seed: n }, 'csv');
    const own = ['--township', `${n}乡`, '--out', join(results, `${n}`), '--merge-key', key];
    await secondsOf(process.execPath, [PROGRAM, ...ANALYZE, ...own, '--previous', 'none'], folder);
  }
  const args = ['rollup', `${results}/*`, '--name', '县', '--out', OUT, '--quiet'];
  const spent: Run[] = [];
  for (let n = 0; n < runs; n += 1) {
    spent.push(await run(PROGRAM, [...args, '--merge-key', key], inputs.root));
  }
  const [times, peaks] = [spent.map((one) => one.seconds), spent.map((one) => one.megabytes)];
  return {
    work: `rollup of ${townships} × ${size.villages} × ${size.households}, with hashes: time, peak memory`,
    ours: seconds(times),
    other: `${median(peaks).toFixed(0)} MB`,
    ratio: `${Math.max(...times).toFixed(2)} s, ${Math.max(...peaks).toFixed(0)} MB at most`,
    wanted: '≤ 10 s, ≤ 300 MB',
  };
}

/** The rows by the names that the command line takes. */
export const ROWS: Readonly<Record<string, (bench: Bench) => Promise<Row>>> = {
  xlsx10: (bench) => againstPeer(bench, { villages: 10, households: 300 }, 'clean', '≥ 4'),
  xlsx100: (bench) => againstPeer(bench, { villages: 100, households: 300 }, 'clean', '≥ 5'),
  messy10: (bench) => againstPeer(bench, { villages: 10, households: 300 }, 'messy', '≥ 3'),
  papers,
  validate,
  version: ({ inputs, runs }) =>
    againstNode('--version ÷ bare Node', ['--version'], inputs.root, runs, '≤ 1.4'),
  growth,
  memory,
  rollup,
};
