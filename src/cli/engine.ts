import { setFlagsFromString } from 'node:v8';

/**
 * What V8 is told before a run, each with the major versions of V8 that know it: of a flag that it
 * does not know V8 complains on stderr, where only this program may speak. Node 20 has V8 11, Node 22
 * has 12, Node 24 has 13; a later one is told nothing until it has been tried (npm run test:nodes).
 */
const FLAGS: readonly (readonly [flag: string, versions: readonly string[]])[] = [
  // Compiling later saves a fifth of the time of a small township, three threads' worth of it.
  ['--interrupt-budget=400000', ['11']],
  // Of what dies young so little lives on that more threads than one wait for each other, mostly.
  ['--no-parallel-scavenge', ['11']],
  // What V8 compiles for good takes in less of what it calls: of a short run a quarter is compiling.
  ['--max-inlined-bytecode-size-cumulative=300', ['11']],
];

/** Collecting earlier saves a third of the memory of a large township, and a small one has no use for it. */
const FRUGAL: typeof FLAGS = [['--heap-growing-percent=60', ['11', '12', '13']]];

/**
 * Memory for what dies young doubles while much of it lives on, up to 32 MB a thread. In a run of a
 * second the first use of each of its pages costs more than to collect garbage more often.
 */
const STEADY: typeof FLAGS = [['--semi-space-growth-factor=1', ['11']]];
/** V8's own. */
const GROWING: typeof FLAGS = [['--semi-space-growth-factor=2', ['11']]];

/**
 * A run is short and works on much: V8's defaults are for programs that run long and have the
 * machine to themselves. Measured in docs/performance.md. Told while functions are being compiled, so
 * that none of them may be one that V8 counts on meanwhile, as `--max-inlined-bytecode-size`.
 */
export const tuneEngine = (): void => tell(FLAGS);

/** Saves memory; called before threads are started for much work. */
export const saveMemory = (): void => tell(FRUGAL);

/** Keeps the memory for what dies young as small as it is, in all threads. */
export const keepYoungMemory = (): void => tell(STEADY);

/** Lets it grow again. */
export const letYoungMemoryGrow = (): void => tell(GROWING);

function tell(flags: typeof FLAGS): void {
  for (const flag of known(flags, process.versions.v8)) setFlagsFromString(flag);
}

/** @internal */
export const flagsFor = (version: string): readonly string[] =>
  [FLAGS, FRUGAL, STEADY, GROWING].flatMap((flags) => known(flags, version));

function known(flags: typeof FLAGS, version: string): readonly string[] {
  const [major = ''] = version.split('.');
  return flags.flatMap(([flag, versions]) => (versions.includes(major) ? [flag] : []));
}
