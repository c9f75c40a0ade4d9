import { existsSync, readFileSync } from 'node:fs';
import { tuneEngine } from '../../src/cli/engine.js';
import { DEFAULT_LIMITS, type Limits } from '../../src/intake/sheet.js';
import { examine, type Outcome } from './examine.js';
import { type Watchdog, watchdog } from './watchdog.js';

/** A file to be read, and how. */
export interface Question {
  readonly path: string;
  /** null is none. */
  readonly limits?: Readonly<Partial<Record<keyof Limits, number | null>>>;
  readonly bothYears?: boolean;
  /** A marked copy is made of it, too. */
  readonly annotate?: boolean;
}

export interface Answer {
  readonly outcome: Outcome | null;
  /** The exception where there is no outcome. */
  readonly error: string | null;
  /** Seconds that the processor worked on it, on all threads. */
  readonly seconds: number;
  /** The most memory that the process has ever had, in MB. */
  readonly megabytes: number;
}

/**
 * The most memory that this process has had. Where Linux tells, not what `resourceUsage` says: that
 * begins with the memory of the process that has started this one.
 */
function peakMegabytes(): number {
  const status = '/proc/self/status';
  const peak = existsSync(status) ? /VmHWM:\s*(\d+) kB/.exec(readFileSync(status, 'utf8')) : null;
  return Math.round(Number(peak?.[1] ?? process.resourceUsage().maxRSS) / 1024);
}

/** A file that has not ended by then hangs. */
const HANGS_AFTER_SECONDS = 20;

async function answer({
  path,
  limits = {},
  bothYears = false,
  annotate = false,
}: Question): Promise<Answer> {
  const started = process.cpuUsage();
  const used = (): Pick<Answer, 'seconds' | 'megabytes'> => {
    const { user, system } = process.cpuUsage(started);
    return { seconds: (user + system) / 1e6, megabytes: peakMegabytes() };
  };
  try {
    const bytes = new Uint8Array(readFileSync(path));
    const outcome = await examine(bytes, { limits: unbounded(limits), bothYears, annotate });
    return { outcome, error: null, ...used() };
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { outcome: null, error: said, ...used() };
  }
}

/** JSON knows no infinity. */
const unbounded = (limits: NonNullable<Question['limits']>): Limits => ({
  ...DEFAULT_LIMITS,
  ...Object.fromEntries(
    Object.entries(limits).map(([limit, most]) => [limit, most ?? Number.POSITIVE_INFINITY]),
  ),
});

async function answerWatched(question: Question, watch: Watchdog): Promise<Answer> {
  watch.begin();
  const said = await answer(question);
  watch.end();
  return said;
}

/** Reads what it is told to, as the program does. */
export function readOnDemand(): void {
  tuneEngine();
  const watch = watchdog(HANGS_AFTER_SECONDS);
  process.on('message', (question: Question) => {
    void answerWatched(question, watch).then((said) => process.send?.(said));
  });
}
