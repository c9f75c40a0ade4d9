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
}
