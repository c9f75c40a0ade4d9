import type { DataValidation } from 'exceljs';
import type { FilledColumn } from '../../domain/ledger.js';
import type { LedgerWords } from '../../locales/zh/ledger.js';
import { CHOICE_ORDER, FIRST_ROW, HEADERS, MEASURE_CHOICES, PROGRESS_TEXTS } from './layout.js';

type Rule = Pick<DataValidation, 'type' | 'formulae' | 'operator'>;

const LONGEST_TEXT = 300;
const FIRST_DAY = new Date(Date.UTC(2000, 0, 1));
const LAST_DAY = new Date(Date.UTC(2099, 11, 31));

const list = (values: readonly string[]): Rule => ({
  type: 'list',
  formulae: [`"${values.join(',')}"`],
});

/** Formulas are those of the first row; a spreadsheet moves them along. */
function ruleOf(column: FilledColumn, letters: string): Rule {
  const cell = `${letters}${FIRST_ROW}`;
  switch (column) {
    case 'measure':
      return list(CHOICE_ORDER.map((choice) => MEASURE_CHOICES[choice]));
    case 'progress':
      return list(Object.values(PROGRESS_TEXTS));
    case 'planned':
    case 'actual':
      return {
        type: 'custom',
        formulae: [`AND(ISNUMBER(${cell}),${cell}>=0,ROUND(${cell},2)=${cell})`],
      };
    case 'deadline':
      return { type: 'date', operator: 'between', formulae: [FIRST_DAY, LAST_DAY] };
    default:
      return { type: 'textLength', operator: 'lessThanOrEqual', formulae: [LONGEST_TEXT] };
  }
}

/** What a column asks for, as it pops up beside the cell, and what is said of a wrong entry. */
export const validationOf = (
  column: FilledColumn,
  letters: string,
  { prompts, alertTitle }: LedgerWords,
): DataValidation => ({
  ...ruleOf(column, letters),
  allowBlank: true,
  showInputMessage: true,
  promptTitle: HEADERS[column],
  prompt: prompts[column],
  showErrorMessage: true,
  errorStyle: 'stop',
  errorTitle: alertTitle,
  error: prompts[column],
});
