import type { ExitCode } from '../../domain/findings/failure.js';
import type { HelpWords, SharedOption, VerbName } from '../../locales/zh/help.js';
import type { Shell } from '../screen/shell.js';

/** An option of which more is known than how it is typed. */
export interface FullOption {
  /** `-o, --out <DIR>`: names of values stand as they are in both languages. */
  readonly flags: string;
  /** What may stand behind it; anything else is refused. */
  readonly choices?: readonly string[];
  /** May be given several times, one value each, so that an argument may follow. */
  readonly repeats?: true;
  readonly required?: true;
}

/** How an option is typed, and what else is known of it. */
export type Option = string | FullOption;

/** Options by the names that the code uses: `--as-of` is `asOf`. */
export type Options = Readonly<Record<string, Option>>;

/** Every option of a verb has words in the help, its own or those that several verbs share. */
export type OptionsOf<N extends VerbName> = {
  readonly [K in SharedOption | keyof HelpWords['verbs'][N]['options']]?: Option;
};

type Typed<F> = F extends `${string}...>`
  ? readonly string[]
  : F extends `${string}>`
    ? string
    : boolean;

type Value<O> = O extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : O extends { readonly repeats: true }
    ? readonly string[]
    : O extends FullOption
      ? Typed<O['flags']>
      : Typed<O>;

type Required<O> = {
  [K in keyof O]: O[K] extends { readonly required: true } ? K : never;
}[keyof O];

/** What the options of a declaration come to when they are typed. */
export type Flags<O> = { readonly [K in Required<O>]: Value<O[K]> } & {
  readonly [K in Exclude<keyof O, Required<O>>]?: Value<O[K]>;
};

/** What stands behind a verb: `<files...>`, `<key>`, `[dir]`, or nothing. */
type Given<A> = A extends `${string}...${string}`
  ? readonly string[]
  : A extends `<${string}`
    ? string
    : A extends `[${string}`
      ? string | undefined
      : undefined;

/** A verb as the command line declares it. Definition: docs/definitions/cli.md. */
export interface Verb {
  readonly argument?: string;
  /** The page that tells more of it, such as `docs/clerk.md`. */
  readonly page: string;
  /** True where it may end with 1, that is done but with error-level findings. */
  readonly finds?: boolean;
  readonly options: Options;
  run(given: unknown, flags: object, shell: Shell): Promise<ExitCode> | ExitCode;
}

interface Declaration<O, A> extends Pick<Verb, 'page' | 'finds'> {
  readonly argument?: A;
  readonly options: O;
  run(given: Given<A>, flags: Flags<O>, shell: Shell): Promise<ExitCode> | ExitCode;
}

/** A verb whose options and argument have the types that its declaration says. */
export const verb = <const O extends Options, const A extends string | undefined = undefined>(
  declaration: Declaration<O, A>,
): Verb => declaration as unknown as Verb;
