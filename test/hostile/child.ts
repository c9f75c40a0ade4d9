import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { DEFAULT_LIMITS, type Limits } from '../../src/intake/sheet.js';
import { examine, type Outcome } from './examine.js';

/** A file to be read, and how. */
export interface Question {
  readonly path: string;
  readonly limits?: Partial<Limits>;
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

async function answer({ path, limits = {} }: Question): Promise<Answer> {
  const started = process.cpuUsage();
  const used = (): Pick<Answer, 'seconds' | 'megabytes'> => {
    const { user, system } = process.cpuUsage(started);
    return {
      seconds: (user + system) / 1e6,
      megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  };
  try {
    const outcome = await examine(new Uint8Array(readFileSync(path)), unbounded(limits));
    return { outcome, error: null, ...used() };
  } catch (error) {
    return {
      outcome: null,
      error: error instanceof Error ? `${error.stack}` : String(error),
      ...used(),
    };
  }
}

/** JSON knows no infinity: null is none. */
const unbounded = (limits: Partial<Limits>): Limits => ({
  ...DEFAULT_LIMITS,
  ...Object.fromEntries(
    Object.entries(limits).map(([limit, most]) => [limit, most ?? Number.POSITIVE_INFINITY]),
  ),
});

/** Reads what it is told to, as the program does. */
export function readOnDemand(): void {
  setFlagsFromString('--heap-growing-percent=60');
  process.on('message', (question: Question) => {
    void answer(question).then((said) => process.send?.(said));
  });
}
