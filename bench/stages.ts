/**
 * How long each stage of the main job takes on one core, and its ratio to the least that reading the
 * same bytes can take: unzipping every part and looking at each byte once.
 *
 *   node scripts/run.js bench/stages.ts [VILLAGES] [HOUSEHOLDS] [ROUNDS]
 *
 * Then the built program as a user starts it: wall time and peak memory, Node's start included.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { addHousehold } from '../src/analysis/groups/add.js';
import { emptySums } from '../src/analysis/groups/sums.js';
import { analyst } from '../src/analysis/household.js';
import { checkBatch, checkHouseholds, checkPairs, checkTables } from '../src/checks/run.js';
import { lastDay, parsePeriod } from '../src/domain/period.js';
import { gatherBatch } from '../src/intake/batch/batch.js';
import { matchYears } from '../src/intake/batch/match.js';
import { openFile } from '../src/intake/open/index.js';
import { DEFAULT_LIMITS, type OpenedFile } from '../src/intake/sheet.js';
import type { DetailTable } from '../src/intake/table/detail-table.js';
import { readTables } from '../src/intake/table/table.js';
import { loadPolicy } from '../src/policy/load.js';
import { analyseVillage } from '../src/run/analyze/village.js';
import { villageRows } from '../src/run/analyze/village-rows.js';
import { VILLAGES } from '../src/run/shelf/packings.js';
import { makeTownship } from '../src/sample/township.js';
import { UNPACKING } from '../src/xlsx/unpacking.js';
import { type Run, run } from './child.js';

const [villages = 10, households = 300, rounds = 3] = process.argv.slice(2).map(Number);
const PERIODS = { prior: '2020-10..2021-09', current: '2021-10..2022-09' } as const;

interface Sample {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** Inflates every entry of a zip by its central directory and adds up its bytes. */
function scan(bytes: Uint8Array): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  let at = view.readUInt32LE(view.length - 6);
  const count = view.readUInt16LE(view.length - 12);
  for (let n = 0; n < count; n += 1) {
    const size = view.readUInt32LE(at + 20);
    const start = view.readUInt32LE(at + 42);
    const data = start + 30 + view.readUInt16LE(start + 26) + view.readUInt16LE(start + 28);
    const stored = view.subarray(data, data + size);
    const part = view.readUInt16LE(at + 10) === 8 ? inflateRawSync(stored) : stored;
    for (const byte of part) sum = (sum + byte) | 0;
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return sum;
}

async function stages(files: readonly Sample[]): Promise<Record<string, number>> {
  const times: Record<string, number> = {};
  const timed = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    times[stage] = performance.now() - start;
    return result;
  };
  const { policy, sha256: _ } = loadPolicy(null);
  const periods = {
    prior: parsePeriod(PERIODS.prior) ?? { first: 0, last: 0 },
    current: parsePeriod(PERIODS.current) ?? { first: 0, last: 0 },
  };
  await timed('floor: unzip and scan', () =>
    files.reduce((sum, { bytes }) => sum + scan(bytes), 0),
  );
  const opened: { path: string; file: OpenedFile }[] = [];
  await timed('reading: open', async () => {
    for (const { path, bytes } of files)
      opened.push({ path, file: await openFile(path, bytes, DEFAULT_LIMITS, UNPACKING) });
  });
  const tables = await timed('reading: tables', () =>
    opened.flatMap(({ path, file }) =>
      file.sheets.flatMap((sheet): DetailTable[] => {
        const year = path.startsWith('上年') ? 'prior' : 'current';
        return readTables(sheet, { file: path, year });
      }),
    ),
  );
  const { batch, matching } = await timed('matching', () => {
    const gathered = gatherBatch(tables, { township: '北张乡' });
    return { batch: gathered, matching: matchYears(gathered) };
  });
  await timed('checking', () => {
    const options = { policy, today: lastDay(periods.current) };
    return [
      checkHouseholds([...batch.prior.households, ...batch.current.households], options),
      checkPairs(matching.pairs, options),
      checkTables(tables, options),
      checkBatch(matching, options),
    ];
  });
  await timed('analysing', () => {
    const { analyse } = analyst({ policy, months: 12, estimated: false });
    const sums = emptySums('', '', policy);
    for (const { prior, current, matchedBy } of matching.pairs) {
      const { village, township } = current;
      const subject = { prior: prior.row, current: current.row, village, township, matchedBy };
      addHousehold(sums, analyse(subject).result, policy);
    }
  });
  await timed('analysing and writing villages', async () => {
    const run = {
      township: '北张乡',
      county: null,
      periods: { ...periods, basis: 'same-period' as const },
      shares: null,
      policy: { ...policy, hasInterval: false },
      toolVersion: '0',
      madeOn: null,
    };
    for (const [name, rows] of villageRows(batch, matching)) {
      await analyseVillage({
        name,
        villages: { packed: VILLAGES.pack(rows) },
        findings: [],
        run,
        policy: policy.file,
        unmasked: false,
        hasWorkbooks: true,
        acceptances: null,
        follow: false,
        lang: 'zh',
      });
    }
  });
  return times;
}

/** The built program, from start to end. */
const program = (cwd: string): Promise<Run> =>
  run(
    resolve('bin/zengshou.js'),
    [
      ...['analyze', '--prior', '上年', '--current', '本年', '--township', '北张乡'],
      ...['--prior-period', PERIODS.prior, '--current-period', PERIODS.current],
      ...['--out', '结果', '--quiet'],
    ],
    cwd,
  );

const folder = mkdtempSync(join(tmpdir(), 'zengshou-bench-'));
try {
  const files: Sample[] = [];
  for await (const file of makeTownship({ villages, households, seed: 7, style: 'clean' })) {
    files.push(file);
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), file.bytes);
  }
  console.log(`${villages} villages × ${households} households, ${files.length} xlsx files`);
  const ends: Run[] = [];
  for (let round = 0; round < rounds; round += 1) ends.push(await program(folder));
  console.log(
    `program: ${ends.map(({ seconds }) => seconds.toFixed(2)).join(' / ')} s, peak ${Math.max(...ends.map(({ megabytes }) => megabytes)).toFixed(0)} MB`,
  );
  const measured: Record<string, number>[] = [];
  const samples = files.map(({ path }) => ({
    path,
    bytes: new Uint8Array(readFileSync(join(folder, path))),
  }));
  for (let round = 0; round < rounds; round += 1) measured.push(await stages(samples));
  const floor = median(measured.map((times) => times['floor: unzip and scan'] ?? 0));
  for (const stage of Object.keys(measured[0] ?? {})) {
    const time = median(measured.map((times) => times[stage] ?? 0));
    const ratio = (time / floor).toFixed(2).padStart(7);
    console.log(`${stage.padEnd(32)} ${time.toFixed(0).padStart(7)} ms  ${ratio} × floor`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
