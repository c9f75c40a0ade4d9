import type { Validation } from '../../xlsx/write/frame.js';

/** What a cell may hold. Formulas are those of the first row; a spreadsheet moves them along. */
export type EntryRule = Pick<Validation, 'type' | 'formulae' | 'operator'>;

/** A rule, and what is said of it. */
export type EntryCheck = Omit<Validation, 'range'>;

/** 2000-01-01 and 2099-12-31, as spreadsheets count days. */
const FIRST_DAY = 36_526;
const LAST_DAY = 73_050;

export const oneOf = (values: readonly string[]): EntryRule => ({
  type: 'list',
  formulae: [`"${values.join(',')}"`],
});

export const amount = (cell: string): EntryRule => ({
  type: 'custom',
  formulae: [`AND(ISNUMBER(${cell}),${cell}>=0,ROUND(${cell},2)=${cell})`],
});

export const day: EntryRule = {
  type: 'date',
  operator: 'between',
  formulae: [FIRST_DAY, LAST_DAY],
};

export const textUpTo = (length: number): EntryRule => ({
  type: 'textLength',
  operator: 'lessThanOrEqual',
  formulae: [length],
});

/** A text of at most 300 characters, enough for a remark. */
export const text = textUpTo(300);

/** What a column asks for, as it pops up beside the cell, and what is said of a wrong entry. */
export const entryCheck = (
  rule: EntryRule,
  { header, prompt, alert }: { header: string; prompt: string; alert: string },
): EntryCheck => ({
  ...rule,
  promptTitle: header,
  prompt,
  errorTitle: alert,
  error: prompt,
});
