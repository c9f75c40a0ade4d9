/**
 * Breaks the rules one condition at a time and asks whether a test notices: `npm run mutate`,
 * `npm run mutate -- --room run --every 40` for a sample of another room, or
 * `npm run mutate -- src/checks/rules/work.ts` for some files only (docs/testing.md).
 * Ends with 0 where every mutant is killed or listed with its reason in mutate/known.yaml.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { type Outcome, Tester } from './mutate/crew.js';
import { type Mutant, mutantsOf } from './mutate/mutants.js';
import { serve } from './mutate/tester.js';

/** What is broken, and by which tests it should be noticed. */
const ROOMS = {
  checks: { files: 'src/checks/**/*.ts', tests: 'test/checks/**/*.test.ts' },
  files: { files: 'src/files/**/*.ts', tests: 'test/files/**/*.test.ts' },
  run: { files: 'src/run/**/*.ts', tests: 'test/{run,cli/commands}/**/*.test.ts' },
  screens: { files: 'src/cli/{screen,views}/**/*.ts', tests: 'test/cli/**/*.test.ts' },
  locales: {
    files: 'src/locales/**/*.ts',
    tests: 'test/{locales,checks,cli,reports}/**/*.test.ts',
  },
} as const;

type Room = keyof typeof ROOMS;

const isRoom = (name: string): name is Room => Object.hasOwn(ROOMS, name);

const KNOWN = 'scripts/mutate/known.yaml';
const MUTANTS_OF_A_TRIAL = 40;

/** A mutant that no test can tell from the code, and why. */
interface Known extends Pick<Mutant, 'file' | 'was' | 'now'> {
  readonly why: string;
}

const nameOf = ({ file, was, now }: Pick<Mutant, 'file' | 'was' | 'now'>): string =>
  `${file}\n  was: ${was}\n  now: ${now}`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    serve: { type: 'boolean', default: false },
    jobs: { type: 'string', default: String(availableParallelism()) },
    // One mutant in so many, for a quick look.
    every: { type: 'string', default: '1' },
    // Seconds until tests that have not ended are taken for stuck.
    patience: { type: 'string', default: '60' },
    room: { type: 'string', default: 'checks' },
    tests: { type: 'string' },
  },
});

const { room } = options;
if (!isRoom(room)) throw new RangeError(`--room is one of ${Object.keys(ROOMS).join(', ')}`);
const tests = options.tests ?? ROOMS[room].tests;
if (options.serve) await serve(tests);
else process.exitCode = await run(ROOMS[room].files);

async function run(all: string): Promise<number> {
  const files = globSync(positionals.length === 0 ? all : positionals).sort();
  const every = Number(options.every);
  let seen = 0;
  // Counted through all files, so that a sample asks more of a long file than of a short one.
  const ofFiles = files.map((file) =>
    mutantsOf(file, readFileSync(file, 'utf8')).filter(() => seen++ % every === 0),
  );
  const flags = ['--serve', '--tests', tests];
  const patience = Number(options.patience) * 1000;
  const testers = Array.from(
    { length: Number(options.jobs) },
    () => new Tester(fileURLToPath(import.meta.url), flags, patience),
  );
  try {
    if (!(await standsUnbroken(testers[0] as Tester))) {
      console.error('the tests fail without any mutant');
      return 1;
    }
    const outcomes = await outcomesOf(ofFiles.flatMap(trialsOf), testers);
    return report(ofFiles.flat(), outcomes, every === 1 ? files : []);
  } finally {
    for (const tester of testers) tester.dismiss();
  }
}

/** Tests that fail anyhow would kill every mutant. */
async function standsUnbroken(tester: Tester): Promise<boolean> {
  const [outcome] = await tester.outcomesOf({ file: null, codes: [''] });
  return outcome === 'survived';
}

/** The mutants of one file in portions. */
function trialsOf(ofFile: readonly Mutant[]): readonly (readonly Mutant[])[] {
  return Array.from({ length: Math.ceil(ofFile.length / MUTANTS_OF_A_TRIAL) }, (_, n) =>
    ofFile.slice(n * MUTANTS_OF_A_TRIAL, (n + 1) * MUTANTS_OF_A_TRIAL),
  );
}

async function outcomesOf(
  trials: readonly (readonly Mutant[])[],
  testers: readonly Tester[],
): Promise<ReadonlyMap<Mutant, Outcome>> {
  const outcomes = new Map<Mutant, Outcome>();
  const queue = trials.values();
  const work = async (tester: Tester): Promise<void> => {
    for (const trial of queue) {
      const codes = trial.map(({ code }) => code);
      const found = await tester.outcomesOf({ file: trial[0]?.file ?? '', codes });
      for (const [n, mutant] of trial.entries()) outcomes.set(mutant, found[n] ?? 'survived');
      console.error(`${outcomes.size} / ${trials.flat().length}: ${found.join(', ')}`);
    }
  };
  await Promise.all(testers.map(work));
  return outcomes;
}

/** What nobody knows of, then the counts; the exit code. */
function report(
  mutants: readonly Mutant[],
  outcomes: ReadonlyMap<Mutant, Outcome>,
  whole: readonly string[],
): number {
  const known = parse(readFileSync(KNOWN, 'utf8')) as readonly Known[];
  const names = new Set(known.map(nameOf));
  const survivors = mutants.filter((mutant) => outcomes.get(mutant) === 'survived');
  const seen = new Set(survivors.map(nameOf));
  const unknown = survivors.filter((mutant) => !names.has(nameOf(mutant)));
  const stale = known.filter((one) => whole.includes(one.file) && !seen.has(nameOf(one)));
  for (const one of unknown) console.log(`survived: ${nameOf(one)}\n  line ${one.line}`);
  for (const one of stale)
    console.log(`no longer survives, but stands in ${KNOWN}: ${nameOf(one)}`);
  const count = (outcome: Outcome): number =>
    mutants.filter((mutant) => outcomes.get(mutant) === outcome).length;
  console.log(
    `${mutants.length} mutants: ${count('killed')} killed, ${count('timedOut')} timed out, ` +
      `${survivors.length - unknown.length} known to be equivalent, ${unknown.length} survived`,
  );
  return unknown.length + stale.length === 0 ? 0 : 1;
}
