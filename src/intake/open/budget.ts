import { type Limits, LONG_TEXT, UnreadableFile } from '../sheet.js';

type Counted =
  | 'inflatedBytes'
  | 'parts'
  | 'sheets'
  | 'allRows'
  | 'filledRows'
  | 'cells'
  | 'texts'
  | 'longTexts'
  | 'merges'
  | 'elements'
  | 'tables'
  | 'findings';

export type Used = Readonly<Record<Counted, number>>;

/** What one file has used up of its limits, counted as it comes, never taken from what it declares. */
export class Budget {
  private readonly used: Record<Counted, number> = {
    inflatedBytes: 0,
    parts: 0,
    sheets: 0,
    allRows: 0,
    filledRows: 0,
    cells: 0,
    texts: 0,
    longTexts: 0,
    merges: 0,
    elements: 0,
    tables: 0,
    findings: 0,
  };

  private key: string | undefined;

  constructor(readonly limits: Limits) {}

  /** A key that is the same for the same limits. */
  get limitsKey(): string {
    this.key ??= JSON.stringify(this.limits);
    return this.key;
  }

  /** Another count under stricter limits, for readers that need more room for less. */
  within(stricter: Partial<Limits>): Budget {
    const limits: Record<keyof Limits, number> = { ...this.limits };
    for (const [limit, most] of Object.entries(stricter) as [keyof Limits, number][]) {
      limits[limit] = Math.min(limits[limit], most);
    }
    return new Budget(limits);
  }

  /** Remembers what is used up by now; calling the result goes back to that, to read once more. */
  mark(): () => void {
    const until = { ...this.used };
    return () => {
      Object.assign(this.used, until);
    };
  }

  /** Begins to count; calling the result tells what was used since. */
  counting(): () => Used {
    const until = { ...this.used };
    return () => {
      const used = { ...this.used };
      for (const limit of Object.keys(until) as Counted[]) used[limit] -= until[limit];
      return used;
    };
  }

  /** Uses the same once more; false where that is beyond a limit, with nothing used. */
  useAgain(used: Used): boolean {
    const limits = Object.keys(used) as Counted[];
    if (limits.some((limit) => this.used[limit] + used[limit] > this.limits[limit])) return false;
    for (const limit of limits) this.used[limit] += used[limit];
    return true;
  }

  spend(limit: Counted, amount: number): void {
    this.used[limit] += amount;
    this.check(limit, this.used[limit]);
  }

  /** The text of a cell, which has to be gone through wherever it is shown. */
  spendText(length: number): void {
    if (length > LONG_TEXT) this.spend('longTexts', 1);
    if (length > this.limits.cellLength) this.check('cellLength', length);
    this.spend('texts', length);
  }

  /** Refuses the file where `amount` lies beyond the limit. */
  check(limit: keyof Limits, amount: number): void {
    const most = this.limits[limit];
    if (amount > most) throw new UnreadableFile('file.tooLarge', { limit, most });
  }
}
