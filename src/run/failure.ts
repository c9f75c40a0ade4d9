/** Reasons for which a run as a whole cannot be done; each has its sentence in the locales. */
export type RunFailureCode =
  | 'period.missing'
  | 'period.several'
  | 'period.notComparable'
  | 'period.noSeasonality'
  | 'run.noTables'
  | 'run.strict';

/** A run that is refused: a code and values, no sentence. */
export class RunFailure extends Error {
  constructor(
    readonly code: RunFailureCode,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'RunFailure';
  }
}
