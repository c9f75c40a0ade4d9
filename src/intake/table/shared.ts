import type { Finding } from '../../domain/findings/finding.js';
import { type FormNotes, NO_NOTES } from '../header/names.js';
import { type Suggest, suggester } from '../header/near.js';
import { Budget } from '../open/budget.js';
import { DEFAULT_LIMITS, type Limits } from '../sheet.js';

/** What the sheets of one file share while their tables and cards are read. */
export interface SharedByFile {
  /** What the file has used up of its limits. */
  readonly budget: Budget;
  /** A form asks the same of every sheet. */
  readonly suggest: Suggest;
  readonly form: FormNotes;
}

export const sharedByFile = (
  limits: Limits = DEFAULT_LIMITS,
  form: FormNotes = NO_NOTES,
): SharedByFile => ({
  budget: new Budget(limits),
  suggest: suggester(),
  form,
});

/** What a table or a card has of its sheet. */
export interface OfSheet {
  /** The sheet's name, where it can be the village's. */
  readonly sheetHint: string;
  /** Findings about the sheet as a whole; its first table has them. */
  readonly findings: readonly Finding[];
  readonly shared: SharedByFile;
}
