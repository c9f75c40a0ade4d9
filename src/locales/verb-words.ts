/** What a verb's help says, and what is said where something is missing on its command line. */
export interface VerbWords {
  /** What it does, in one line. */
  readonly does: string;
  /** What the argument is; shown in the help and in the message where it is missing. */
  readonly argument?: string;
  /** Options of its own, and those of `shared` that mean something else here. */
  readonly options: Readonly<Record<string, string>>;
  /** Calls as a clerk would write them, the plainest first. */
  readonly examples: readonly [string, string];
}
