import { maskWithin } from '../../domain/masking.js';
import { yuan } from '../../domain/money.js';
import { plainWord } from '../../domain/names/plain-word.js';
import type {
  FilledCell,
  FilledCells,
  LedgerEntry,
  Progress,
} from '../../domain/outcomes/ledger.js';
import { amountSaid, type CellSaid, daySaid } from '../sheet/cells.js';
import {
  keyOf,
  type LedgerColumn,
  MEASURE_CHOICES,
  type MeasureChoice,
  PROGRESS_TEXTS,
} from './layout.js';

/** Codes of what is wrong in a column of a row: they name the column. */
type LedgerCode =
  | 'ledger.missingKey'
  | 'ledger.unknownFamily'
  | 'ledger.unknownChoice'
  | 'ledger.notAmount'
  | 'ledger.amountText'
  | 'ledger.notDate'
  | 'ledger.dateText'
  | 'ledger.otherVillage'
  | 'ledger.planWithoutMeasure';

/** Reports something wrong in a column of the row that is being read. */
export type Reporter = (
  code: LedgerCode,
  column: LedgerColumn,
  rest?: {
    readonly value?: string | number | null;
    readonly expected?: string | number | null;
  },
) => void;

const shown = (cell: FilledCell): string | number | null =>
  typeof cell === 'string' ? maskWithin(cell.trim()).slice(0, 80) : cell;

/** What a row says; what cannot be read is reported and counts as nothing. */
export function entryOf(cells: FilledCells, report: Reporter): LedgerEntry {
  const choice = chosen(MEASURE_CHOICES, cells, 'measure', report);
  const planned = amount(cells, 'planned', report);
  if (planned !== null && planned > 0 && (choice === null || choice === 'notTaken')) {
    report('ledger.planWithoutMeasure', 'planned', { value: yuan(planned) });
  }
  return {
    measure: taken(choice),
    planned,
    helper: cells.helper === null ? null : String(cells.helper).trim(),
    deadline: saidIn(daySaid(cells.deadline), 'deadline', cells, report, DATE),
    progress: chosen<Progress>(PROGRESS_TEXTS, cells, 'progress', report),
    actual: amount(cells, 'actual', report),
  };
}

const taken = (choice: MeasureChoice | null): LedgerEntry['measure'] =>
  choice === 'notTaken' ? null : choice;

function chosen<Key extends string>(
  texts: Readonly<Record<Key, string>>,
  cells: FilledCells,
  column: 'measure' | 'progress',
  report: Reporter,
): Key | null {
  const cell = cells[column];
  if (cell === null) return null;
  const key = keyOf(texts, plainWord(String(cell)));
  if (key === null) report('ledger.unknownChoice', column, { value: shown(cell) });
  return key;
}

const amount = (cells: FilledCells, column: 'planned' | 'actual', report: Reporter) =>
  saidIn(amountSaid(cells[column]), column, cells, report, AMOUNT);

interface Codes<T> {
  readonly wrong: LedgerCode;
  readonly asText: LedgerCode;
  readonly expected: (value: T) => string | number;
}

const AMOUNT: Codes<number> = {
  wrong: 'ledger.notAmount',
  asText: 'ledger.amountText',
  expected: yuan,
};
const DATE: Codes<string> = {
  wrong: 'ledger.notDate',
  asText: 'ledger.dateText',
  expected: (day) => day,
};

function saidIn<T>(
  said: CellSaid<T>,
  column: 'planned' | 'actual' | 'deadline',
  cells: FilledCells,
  report: Reporter,
  codes: Codes<T>,
): T | null {
  if (said === null) return null;
  const value = shown(cells[column]);
  if ('wrong' in said) {
    report(codes.wrong, column, { value });
    return null;
  }
  if (said.asText) {
    report(codes.asText, column, {
      value,
      expected: codes.expected(said.value),
    });
  }
  return said.value;
}
