import { PassThrough } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { runProgram } from '../../src/cli/program.js';
import type { Shell } from '../../src/cli/screen/shell.js';

export interface TestShell extends Shell {
  out(): string;
  err(): string;
}

interface Setting {
  readonly folder?: string;
  readonly env?: Shell['env'];
  /** Columns of a terminal; a pipe without. */
  readonly columns?: number;
  /** A descriptor that can be read from. */
  readonly stdin?: number;
}

/** More than any run says: what is beyond would wait for a reader. */
const KEPT = 2 ** 26;

/** A shell that keeps what is said. */
export function shellFor(argv: readonly string[], setting: Setting = {}): TestShell {
  const { folder = '/', env = {}, columns, stdin = -1 } = setting;
  const stream = () =>
    Object.assign(
      new PassThrough({ highWaterMark: KEPT }),
      columns ? { isTTY: true, columns } : {},
    );
  const stdout = stream();
  const stderr = stream();
  return {
    argv,
    env,
    folder,
    stdin,
    // Built by `npm test` before the tests.
    hire: () => new Worker(new URL('../../dist/start.cjs', import.meta.url), { argv: [...argv] }),
    stdout,
    stderr,
    out: () => String(stdout.read() ?? ''),
    err: () => String(stderr.read() ?? ''),
  };
}

/** The program on a day in October 2022, in a folder. */
export async function runInOctober(folder: string, ...argv: readonly string[]) {
  const shell = shellFor(argv, { folder, env: { SOURCE_DATE_EPOCH: '1666224000' } });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}
