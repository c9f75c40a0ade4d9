import type { DataValidation } from 'exceljs';

export type Rule = Pick<DataValidation, 'type' | 'formulae' | 'operator'>;

const FIRST_DAY = new Date(Date.UTC(2000, 0, 1));
const LAST_DAY = new Date(Date.UTC(2099, 11, 31));

export const choiceOf = (values: readonly string[]): Rule => ({
  type: 'list',
  formulae: [`"${values.join(',')}"`],
});

export const textUpTo = (length: number): Rule => ({
  type: 'textLength',
  operator: 'lessThanOrEqual',
  formulae: [length],
});

export const anyDay: Rule = {
  type: 'date',
  operator: 'between',
  formulae: [FIRST_DAY, LAST_DAY],
};

/** A check with what pops up beside the cell and what is said of a wrong entry. */
export const checkedBy = (
  rule: Rule,
  { title, prompt, alertTitle }: Readonly<Record<'title' | 'prompt' | 'alertTitle', string>>,
): DataValidation => ({
  ...rule,
  allowBlank: true,
  showInputMessage: true,
  promptTitle: title,
  prompt,
  showErrorMessage: true,
  errorStyle: 'stop',
  errorTitle: alertTitle,
  error: prompt,
});
