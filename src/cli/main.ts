import { setFlagsFromString } from 'node:v8';
import { EXIT } from '../domain/findings/failure.js';
import { discardUnfinished } from '../files/unfinished.js';
import { sentences } from '../locales/index.js';
import { screenLanguage } from './options/language.js';
import { runProgram } from './program.js';
import { tell } from './screen/errors.js';
import type { Shell } from './screen/shell.js';

// A run is short and works on much: V8's defaults are for programs that run long and have the machine
// to themselves. Measured in docs/performance.md; a version that does not know a flag says nothing.
// Compiling later saves a fifth of the time of a small township, three threads' worth of it.
setFlagsFromString('--interrupt-budget=400000');
// Collecting earlier saves a third of the memory of a large one.
setFlagsFromString('--heap-growing-percent=60');

const { argv, env, stdout, stderr } = process;
const shell: Shell = {
  argv: argv.slice(2),
  env,
  folder: process.cwd(),
  stdout,
  stderr,
  // Built beside this file.
  worker: new URL('./worker.js', import.meta.url),
};
const lang = screenLanguage(shell.argv, shell.env);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    discardUnfinished();
    stderr.write(`\n${sentences(lang).screen.interrupted}\n`);
    process.exit(EXIT.interrupted);
  });
}
process.once('uncaughtException', (error) => {
  discardUnfinished();
  process.exit(tell(error, lang, shell));
});
// Whoever reads the results may stop early, as `head` does.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runProgram(shell);
