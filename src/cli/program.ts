import { Command, CommanderError } from 'commander';
import { EXIT } from '../domain/findings/failure.js';
import { discardUnfinished } from '../files/unfinished.js';
import { LANGS, sentences } from '../locales/index.js';
import type { ScreenWords } from '../locales/zh/screen.js';
import { withLanguageFlags } from './options/flags.js';
import { screenLanguage } from './options/language.js';
import { usageFailure } from './options/usage.js';
import { oneOf } from './options/value.js';
import { tell } from './screen/errors.js';
import type { Shell } from './screen/shell.js';
import { widthOnScreen } from './screen/width.js';
import { VERBS } from './verbs.js';

/** Runs a command line and gives its exit code; whatever goes wrong is told on stderr. */
export async function runProgram(shell: Shell): Promise<number> {
  const lang = screenLanguage(shell.argv, shell.env);
  const words = sentences(lang).screen;
  let code: number = EXIT.done;
  const program = commandTree(words, shell);
  for (const declare of VERBS) {
    declare({
      program,
      words,
      shell,
      finish: (done) => {
        code = done;
      },
    });
  }
  try {
    await program.parseAsync([...shell.argv], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return tell(error, lang, shell);
    const failure = usageFailure(error, commandOf(program, shell.argv), program);
    return failure === null ? EXIT.done : tell(failure, lang, shell);
  } finally {
    discardUnfinished();
  }
}

/** The verb that was meant, or the program where there is none. */
const commandOf = (program: Command, argv: readonly string[]): Command =>
  program.commands.find((verb) => argv.includes(verb.name())) ?? program;

function commandTree(words: ScreenWords, { stdout, stderr }: Shell): Command {
  const { help } = words;
  const program = new Command('zengshou')
    .description(help.program)
    .usage(`${help.options} ${help.command}`)
    .version(ZENGSHOU_VERSION, '-V, --version', help.version)
    .helpOption('-h, --help', help.help)
    .helpCommand(false)
    .enablePositionalOptions()
    .showSuggestionAfterError(false)
    .exitOverride()
    .hook('preAction', (_, verb) => {
      const { lang } = verb.optsWithGlobals<{ lang?: string }>();
      oneOf('--lang', lang, LANGS);
    })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      // The message follows in the language of the screen.
      outputError: () => undefined,
      getOutHelpWidth: () => stdout.columns ?? 100,
      getErrHelpWidth: () => stderr.columns ?? 100,
    })
    .configureHelp({
      displayWidth: widthOnScreen,
      styleTitle: (title) => help.titles[title] ?? title,
      styleUsage: (usage) =>
        usage.replace('[options]', help.options).replace('[command]', help.command),
    });
  return withLanguageFlags(program, words);
}
