import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { options, ROOT } from '../esbuild-options.js';

const PERIODS = [
  ...['--prior-period', '2020-10..2021-09'],
  ...['--current-period', '2021-10..2022-09'],
];
const PRIOR = `${ROOT}fixtures/上年`;
const CURRENT = `${ROOT}fixtures/本年`;

/** The highest exit code of a program that has done its work (docs/definitions/cli.md). */
const DISK = 3;

const ANALYSIS = ['analyze', '--prior', PRIOR, '--current', CURRENT, ...PERIODS];

/** Command lines for each profile (src/cli/profile.ts), which use what a run of it usually uses. */
const RUNS = {
  start: [['--version']],
  validate: [['validate', CURRENT, '--against', PRIOR, ...PERIODS]],
  // By one thread, which then has the code of all; and with a helper, which has a bundle of its own.
  analyze: [
    [...ANALYSIS, '--out', '结果', '--jobs', '1'],
    [...ANALYSIS, '--out', '结果2'],
  ],
};

/**
 * Runs the program on the made-up tables that come with it, and keeps the code that V8 has made
 * until the end. Without them the program does the same, only later: a failure is said, no more.
 */
export async function makeCaches() {
  const folder = mkdtempSync(join(tmpdir(), 'zengshou-build-'));
  try {
    // As a township has one: it is read by libraries that have caches too.
    copyFileSync(`${ROOT}fixtures/zengshou.yaml`, join(folder, 'zengshou.yaml'));
    const maker = join(folder, 'maker.mjs');
    const entryPoints = [`${ROOT}scripts/build/maker.ts`];
    await build({ ...options, banner: {}, format: 'esm', entryPoints, outfile: maker });
    for (const [profile, commands] of Object.entries(RUNS)) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [maker, `${ROOT}dist`, profile, ...commands.map((words) => JSON.stringify(words))],
        { cwd: folder, encoding: 'utf8' },
      );
      if (status === null || status > DISK) console.error(`no code cache of ${profile}: ${stderr}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
