import type { FilledColumn } from '../../domain/outcomes/ledger.js';
import type { LedgerWords } from '../../locales/zh/filled/ledger.js';
import { FIRST_ROW } from '../sheet/rows.js';
import {
  amount,
  day,
  type EntryCheck,
  type EntryRule,
  entryCheck,
  oneOf,
  text,
} from '../sheet/validations.js';
import { CHOICE_ORDER, HEADERS, MEASURE_CHOICES, PROGRESS_TEXTS } from './layout.js';

function ruleOf(column: FilledColumn, letters: string): EntryRule {
  switch (column) {
    case 'measure':
      return oneOf(CHOICE_ORDER.map((choice) => MEASURE_CHOICES[choice]));
    case 'progress':
      return oneOf(Object.values(PROGRESS_TEXTS));
    case 'planned':
    case 'actual':
      return amount(`${letters}${FIRST_ROW}`);
    case 'deadline':
      return day;
    default:
      return text;
  }
}

export const validationOf = (
  column: FilledColumn,
  letters: string,
  { prompts, alertTitle }: LedgerWords,
): EntryCheck =>
  entryCheck(ruleOf(column, letters), {
    header: HEADERS[column],
    prompt: prompts[column],
    alert: alertTitle,
  });
