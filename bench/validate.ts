/**
 * How long `zengshou validate` takes for a township, and how many times as long as merely reading
 * the same files with the same openers and threads. Both are child processes that start as a user
 * starts them, one after the other, so that a busy machine is busy for both.
 *
 *   npm run build && node scripts/run.js bench/validate.ts [VILLAGES] [HOUSEHOLDS] [ROUNDS]
 *
 * Then one file alone, where the start of the program is most of the time.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { makeTownship } from '../src/sample/township.js';
import { type Run, run } from './child.js';

const [villages = 100, households = 300, rounds = 5] = process.argv.slice(2).map(Number);
const PERIOD = ['--current-period', '2021-10..2022-09'];
const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
const median = (numbers: readonly number[]): number =>
  sorted(numbers)[Math.floor(numbers.length / 2)] ?? 0;

/** Median, and the least and most of all rounds. */
const spread = (numbers: readonly number[], digits: number): string => {
  const [least = 0] = sorted(numbers);
  const texts = [median(numbers), least, Math.max(...numbers)].map((one) => one.toFixed(digits));
  return `${texts[0]} (${texts[1]}–${texts[2]})`;
};

const line = (label: string, runs: readonly Run[]): string => {
  const of = (key: keyof Run, digits: number) =>
    spread(
      runs.map((one) => one[key]),
      digits,
    );
  return `${label.padEnd(9)} ${of('seconds', 2)} s, processor ${of('cpu', 2)} s, peak ${of('megabytes', 0)} MB`;
};

/** The baseline, bundled. */
async function reader(): Promise<string> {
  // Loaded, not bundled: it says where it stands.
  const { options } = (await import(pathToFileURL(resolve('scripts/esbuild-options.js')).href)) as {
    options: BuildOptions;
  };
  const outdir = mkdtempSync(resolve('node_modules/.bench-'));
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  await build({
    ...options,
    entryPoints: [resolve('bench/reading.ts')],
    outdir,
    splitting: true,
  });
  return join(outdir, 'reading.js');
}

const folder = mkdtempSync(join(tmpdir(), 'zengshou-bench-'));
try {
  for await (const file of makeTownship({ villages, households, seed: 7, style: 'clean' })) {
    if (!file.path.startsWith('本年')) continue;
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), file.bytes);
  }
  const [program, reading] = [resolve('bin/zengshou.js'), await reader()];
  const names = readdirSync(join(folder, '本年'));
  console.log(`${names.length} files × ${households} households`);
  const times: { readonly read: Run; readonly validated: Run }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const read = await run(reading, [join(folder, '本年'), resolve('dist/start.cjs')], folder);
    times.push({ read, validated: await run(program, ['validate', '本年', ...PERIOD], folder) });
  }
  console.log(
    line(
      'reading',
      times.map(({ read }) => read),
    ),
  );
  console.log(
    line(
      'validate',
      times.map(({ validated }) => validated),
    ),
  );
  for (const key of ['seconds', 'cpu', 'megabytes'] as const) {
    const ratios = times.map(({ read, validated }) => validated[key] / read[key]);
    console.log(`validate ÷ reading of the same round, ${key}: ${spread(ratios, 2)}`);
  }
  const alone: Run[] = [];
  for (let round = 0; round < rounds; round += 1) {
    alone.push(await run(program, ['validate', `本年/${names[0]}`, ...PERIOD], folder));
  }
  console.log(line('one file', alone));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
