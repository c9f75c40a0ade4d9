import { EXIT } from '../domain/findings/failure.js';
import { discardUnfinished } from '../files/unfinished.js';
import { sentences } from '../locales/index.js';
import { tuneEngine } from './engine.js';
import { screenLanguage } from './options/language.js';
import { runProgram } from './program.js';
import { tell } from './screen/errors.js';
import type { Shell } from './screen/shell.js';

tuneEngine();

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
