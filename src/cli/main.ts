import { EXIT } from '../domain/findings/failure.js';
import { discardUnfinished } from '../files/unfinished.js';
import { sentences } from '../locales/index.js';
import type { Hire } from '../run/threads.js';
import { runProgram } from './program.js';
import { tell } from './screen/errors.js';
import { screenLanguage } from './screen/language.js';
import { messageStream, resultStream } from './screen/outlet.js';
import type { Shell } from './screen/shell.js';

/** The program as it is started; `hire` starts its other threads. */
export async function main(hire: Hire): Promise<void> {
  const { argv, env, stdout, stderr } = process;
  const shell: Shell = {
    argv: argv.slice(2),
    env,
    folder: process.cwd(),
    stdin: 0,
    stdout: resultStream(stdout, 1),
    stderr: messageStream(stderr, 2),
    hire,
  };
  const lang = screenLanguage(shell.argv, shell.env);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      discardUnfinished();
      shell.stderr.write(`\n${sentences(lang).screen.interrupted}\n`);
      process.exit(EXIT.interrupted);
    });
  }
  process.once('uncaughtException', (error) => {
    discardUnfinished();
    process.exit(tell(error, lang, shell));
  });
  process.exitCode = await runProgram(shell);
  // After what the streams have to tell of their last words.
  setImmediate(endAtOnce);
}

/**
 * Left to itself, Node gives back the memory of a run piece by piece before it ends, which takes 15
 * ms for a township. Words that a slow reader has not taken yet keep the process until they are read.
 */
function endAtOnce(): void {
  const { stdout, stderr } = process;
  if (stdout.writableLength === 0 && stderr.writableLength === 0) process.exit();
}
