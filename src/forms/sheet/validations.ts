import type { DataValidation } from 'exceljs';

/** What a cell may hold. Formulas are those of the first row; a spreadsheet moves them along. */
export type EntryRule = Pick<DataValidation, 'type' | 'formulae' | 'operator'>;

const FIRST_DAY = new Date(Date.UTC(2000, 0, 1));
const LAST_DAY = new Date(Date.UTC(2099, 11, 31));

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

/** Remarks are no letters. */
export const text = textUpTo(300);

/** What a column asks for, as it pops up beside the cell, and what is said of a wrong entry. */
export const entryCheck = (
  rule: EntryRule,
  { header, prompt, alert }: { header: string; prompt: string; alert: string },
): DataValidation => ({
  ...rule,
  allowBlank: true,
  showInputMessage: true,
  promptTitle: header,
  prompt,
  showErrorMessage: true,
  errorStyle: 'stop',
  errorTitle: alert,
  error: prompt,
});
