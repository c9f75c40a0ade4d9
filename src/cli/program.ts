import { Command, CommanderError } from 'commander';
import { EXIT, ExpectedFailure } from '../domain/findings/failure.js';
import { discardUnfinished } from '../files/unfinished.js';
import { sentences } from '../locales/index.js';
import type { HelpWords } from '../locales/zh/help.js';
import { addOptions, checkChoices, declare } from './options/declare.js';
import { SCREEN } from './options/shared.js';
import { refuseOneHyphen, unknownVerb, usageFailure } from './options/usage.js';
import { tell } from './screen/errors.js';
import { COLUMNS, configureHelp } from './screen/help.js';
import { screenLanguage } from './screen/language.js';
import type { Shell } from './screen/shell.js';
import { allVerbs, COMPLETE, VERBS, verbNamed } from './verbs.js';

/** The only options that may stand before the verb. */
const { noColor, lang } = SCREEN;
const BEFORE_THE_VERB = { noColor, lang };

/** Runs a command line and gives its exit code; whatever goes wrong is told on stderr. */
export async function runProgram(shell: Shell): Promise<number> {
  const language = screenLanguage(shell.argv, shell.env);
  const { help } = sentences(language);
  let code: number = EXIT.done;
  let called: Command | null = null;
  const declareNamed = async (command: Command): Promise<void> => {
    const verb = await verbNamed(command.name());
    if (verb === null) return;
    refuseOneHyphen(shell.argv, verb.options);
    declare(command, verb, help, shell, (done) => {
      code = done;
    });
  };
  const program = commandTree(help, shell).hook('preSubcommand', async (root, command) => {
    called = command;
    checkChoices(BEFORE_THE_VERB, root.opts());
    await declareNamed(command);
  });
  addHelpVerb(program, help, declareNamed, shell);
  try {
    if (shell.argv[0] === COMPLETE) {
      const { complete } = await import('./completion.js');
      return await complete(program, help, shell);
    }
    await program.parseAsync([...shell.argv], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return tell(error, language, shell);
    const failure = await usageFailure(error, called ?? program, program);
    return failure === null ? EXIT.done : tell(failure, language, shell);
  } finally {
    discardUnfinished();
  }
}

/** `zengshou help VERB` is `zengshou VERB --help`. */
function addHelpVerb(
  program: Command,
  help: HelpWords,
  declareNamed: (command: Command) => Promise<void>,
  { stdout }: Pick<Shell, 'stdout'>,
): void {
  const { does, argument, man } = help.helpVerb;
  const command = program.command('help').description(does).argument('[verb]', argument);
  addOptions(command, BEFORE_THE_VERB, help);
  command.option('--man', man);
  command.action(async (name: string | undefined, flags: { readonly man?: true }) => {
    checkChoices(BEFORE_THE_VERB, { ...flags });
    if (flags.man) {
      const { manPage } = await import('./screen/man-page.js');
      stdout.write(manPage(help, await allVerbs(), ZENGSHOU_VERSION));
      return;
    }
    if (name === undefined) return program.outputHelp();
    const verb = program.commands.find((one) => one.name() === name);
    if (name === COMPLETE) throw new ExpectedFailure('usage.missingShell', {});
    if (verb === undefined) throw unknownVerb(name, program);
    if (verb !== command) await declareNamed(verb);
    verb.outputHelp();
  });
}

function commandTree(help: HelpWords, { stdout, stderr }: Shell): Command {
  const program = new Command('zengshou')
    .description(help.program)
    .usage(`${help.options} ${help.command}`)
    .version(ZENGSHOU_VERSION, '-V, --version', help.version)
    .helpOption('-h, --help', help.help)
    .helpCommand(false)
    .enablePositionalOptions()
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      // The library's message is dropped; ours follows in the language of the screen.
      outputError: () => undefined,
      getOutHelpWidth: () => stdout.columns ?? COLUMNS,
      getErrHelpWidth: () => stderr.columns ?? COLUMNS,
    });
  configureHelp(program, help);
  addOptions(program, BEFORE_THE_VERB, help);
  for (const name of Object.keys(VERBS)) {
    program.command(name).description(help.verbs[name as keyof typeof VERBS].does);
  }
  return program;
}
