import type { DataValidation } from 'exceljs';
import type { FilledColumn } from '../../domain/ledger.js';
import type { LedgerWords } from '../../locales/zh/ledger.js';
import { anyDay, checkedBy, choiceOf, type Rule, textUpTo } from '../list-checks.js';
import { FIRST_ROW } from '../list-sheet.js';
import { CHOICE_ORDER, HEADERS, MEASURE_CHOICES, PROGRESS_TEXTS } from './layout.js';

const LONGEST_TEXT = 300;

/** Formulas are those of the first row; a spreadsheet moves them along. */
function ruleOf(column: FilledColumn, letters: string): Rule {
  const cell = `${letters}${FIRST_ROW}`;
  switch (column) {
    case 'measure':
      return choiceOf(CHOICE_ORDER.map((choice) => MEASURE_CHOICES[choice]));
    case 'progress':
      return choiceOf(Object.values(PROGRESS_TEXTS));
    case 'planned':
    case 'actual':
      return {
        type: 'custom',
        formulae: [`AND(ISNUMBER(${cell}),${cell}>=0,ROUND(${cell},2)=${cell})`],
      };
    case 'deadline':
      return anyDay;
    default:
      return textUpTo(LONGEST_TEXT);
  }
}

/** What a column asks for, as it pops up beside the cell, and what is said of a wrong entry. */
export const validationOf = (
  column: FilledColumn,
  letters: string,
  { prompts, alertTitle }: LedgerWords,
): DataValidation =>
  checkedBy(ruleOf(column, letters), {
    title: HEADERS[column],
    prompt: prompts[column],
    alertTitle,
  });
