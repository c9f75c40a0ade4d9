import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { EXIT, type ExitCode, ExpectedFailure } from '../domain/findings/failure.js';
import type { HelpWords } from '../locales/zh/help.js';
import { addOptions } from './options/declare.js';
import { oneOf } from './options/value.js';
import type { Shell } from './screen/shell.js';
import { allVerbs, COMPLETE } from './verbs.js';

/** What stands before the words of a shell that asks; any other option names no shell. */
const ASKING = '--';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

/**
 * The last line of an answer tells the shell to do nothing else; the protocol is that of the Go
 * library cobra.
 */
const NOTHING_ELSE = ':4';
const FILES = ':0';

/**
 * The library's script of bash asks a function of the package bash-completion for the words, which
 * is not on every machine, and leaves files out: both are added.
 */
const BASH = {
  before: `# Without the package bash-completion the words are taken as bash has split them.
if ! declare -F _get_comp_words_by_ref > /dev/null; then
    _get_comp_words_by_ref() {
        cword=$COMP_CWORD
        words=("\${COMP_WORDS[@]}")
        cur=\${COMP_WORDS[COMP_CWORD]}
        prev=\${COMP_WORDS[COMP_CWORD - 1]}
    }
fi
`,
  after: 'complete -o default -F __zengshou_complete zengshou\n',
} as const;

/** Answers a shell that asks what may stand on a command line, or prints its script. */
export async function complete(
  program: Command,
  help: HelpWords,
  { argv, stdout }: Pick<Shell, 'argv' | 'stdout'>,
): Promise<ExitCode> {
  const [, asked = '', ...words] = argv;
  if (asked !== ASKING && /^(?:-|$)/u.test(asked))
    throw new ExpectedFailure('usage.missingShell', {});
  if (asked !== ASKING) oneOf(COMPLETE, asked, SHELLS);
  for (const [name, { options }] of await allVerbs()) {
    const command = program.commands.find((verb) => verb.name() === name);
    if (command !== undefined) addOptions(command, options, help, { withChoices: true });
  }
  tab(program);
  const answer = await printed(() => program.parseAsync([...argv], { from: 'user' }));
  // The verb by which shells ask is not offered to people.
  const lines = answer.filter((line) => !line.startsWith(`${COMPLETE}\t`));
  const told = lines.map((line) => (line === NOTHING_ELSE ? besides(words, lines) : line));
  const text = `${told.join('\n')}\n`;
  stdout.write(asked === 'bash' ? BASH.before + text + BASH.after : text);
  return EXIT.done;
}

/**
 * What the shell does besides: behind a verb, anything that is neither an option nor one of a few
 * values is a file.
 */
function besides(words: readonly string[], lines: readonly string[]): string {
  const isFile = lines.length === 1 && words.length > 1 && !words.at(-1)?.startsWith('-');
  return isFile ? FILES : NOTHING_ELSE;
}

/** The lines that the library prints by the console. */
async function printed(act: () => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const { log } = console;
  console.log = (line: string) => void lines.push(line);
  try {
    await act();
    return lines;
  } finally {
    console.log = log;
  }
}
