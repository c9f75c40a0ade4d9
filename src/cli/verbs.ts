import type { Command } from 'commander';
import type { ScreenWords } from '../locales/zh/screen.js';
import {
  type CommonFlags,
  type RunFlags,
  withCommonFlags,
  withInputFlags,
  withOutFlag,
  withScreenFlags,
} from './flags.js';
import type { Shell } from './shell.js';

/** What a verb is declared on. */
export interface Tree {
  readonly program: Command;
  readonly words: ScreenWords;
  readonly shell: Shell;
  /** Takes the exit code of a verb that has done its work. */
  finish(code: number): void;
}

/** Declares a verb; what it does is loaded when it is called. */
type Verb = (tree: Tree) => void;

const init: Verb = ({ program, words, shell, finish }) => {
  const { verbs, arguments: names } = words.help;
  const command = program.command('init').description(verbs.init).argument('[dir]', names.folder);
  withScreenFlags(command, words).action(async (folder: string | undefined, flags: CommonFlags) => {
    const { init: run } = await import('./commands/init.js');
    finish(run(folder ?? '.', flags, shell));
  });
};

const analyze: Verb = ({ program, words, shell, finish }) => {
  const command = program.command('analyze').description(words.help.verbs.analyze);
  withCommonFlags(withOutFlag(withInputFlags(command, words), words), words).action(
    async (flags: RunFlags) => {
      const [{ resolveRunOptions }, { analyze: run }] = await Promise.all([
        import('./run-options.js'),
        import('./commands/analyze.js'),
      ]);
      finish(await run(resolveRunOptions(flags, shell)));
    },
  );
};

/** In the order in which people use them. */
export const VERBS: readonly Verb[] = [init, analyze];
