import type { HelpWords } from './zh/help.js';

/** The words of a verb; null where there is no such verb. */
interface AnyVerb {
  readonly argument?: string;
  readonly options: Readonly<Record<string, string>>;
  readonly examples: readonly [string, string];
}

const wordsOf = ({ verbs }: HelpWords, verb: string): AnyVerb | null =>
  Object.entries<AnyVerb>(verbs).find(([name]) => name === verb)?.[1] ?? null;

/** The help of a verb's argument; null where it has none. */
export const argumentText = (help: HelpWords, verb: string): string | null =>
  wordsOf(help, verb)?.argument ?? null;

/** Calls of a verb, the plainest first. */
export const examplesOf = (help: HelpWords, verb: string): readonly string[] =>
  wordsOf(help, verb)?.examples ?? [];

/** One call of a verb. */
export const exampleOf = (help: HelpWords, verb: string): string | null =>
  examplesOf(help, verb)[0] ?? null;

/** What an option of a verb, such as `--as-of`, is for. */
export function optionText(help: HelpWords, verb: string, option: string): string | null {
  const key = keyOf(option);
  const own = wordsOf(help, verb)?.options[key];
  return own ?? Object.entries(help.shared).find(([name]) => name === key)?.[1] ?? null;
}

/** `--as-of` and `-d, --as-of <DATE>` → `asOf`. */
const keyOf = (option: string): string =>
  (/--([a-z-]+)/u.exec(option)?.[1] ?? option).replace(/-([a-z])/gu, (_, letter: string) =>
    letter.toUpperCase(),
  );
