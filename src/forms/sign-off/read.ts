import { fieldNamed } from '../../domain/catalog.js';
import { ACCEPTABLE_CODES, FIXED_CODES, presentCode } from '../../domain/findings/codes.js';
import { type Finding, finding, type SignOff } from '../../domain/findings/finding.js';
import { columnLetters } from '../../domain/household.js';
import { maskWithin } from '../../domain/masking.js';
import { plainWord } from '../../domain/names/plain-word.js';
import type { FilledCell } from '../../domain/outcomes/ledger.js';
import { shownName } from '../../intake/cells/values.js';
import type { Cell } from '../../intake/sheet.js';
import { daySaid, type FilledSheet, filledCell, filledDay, textCell } from '../sheet/cells.js';
import { type FormHeader, headerFinder } from '../sheet/header.js';
import {
  LANGUAGES,
  LONGEST_NAME,
  NEEDED_COLUMNS,
  type SignOffColumn,
  type SignOffWords,
} from './layout.js';
import {
  checkCode,
  DECISION_COLUMNS,
  type Decision,
  type Explained,
  isDecided,
  severityNamed,
} from './row.js';

/** Where a row stands; rows are counted from 1. */
export interface RowPlace {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
}

/** A row as it came back. */
export interface ReadRow {
  readonly explained: Explained;
  readonly decision: Decision;
  readonly place: RowPlace;
  /** True where the cells that the program wrote are unchanged. */
  readonly intact: boolean;
  /** The decision in 采纳; any other word counts as none. */
  readonly says: 'yes' | 'no' | 'nothing';
  /** What makes it an accepted finding; null where it accepts nothing. */
  readonly signOff: SignOff | null;
}

export interface SignOffReading {
  readonly rows: readonly ReadRow[];
  /** Findings of rows that accept something but cannot be used, with the reason. */
  readonly findings: readonly Finding[];
}

/** The file as it was opened. */
interface OpenedTable {
  readonly sheets: readonly FilledSheet[];
}

const LONGEST_SHOWN = 40;

interface Table {
  readonly sheet: FilledSheet;
  readonly header: FormHeader<SignOffColumn>;
  readonly words: SignOffWords;
}

/** Reads a sign-off table back, whatever program saved it; null where the file is none. */
export function readSignOffs(file: string, { sheets }: OpenedTable): SignOffReading | null {
  const tables = sheets.flatMap((sheet) => tableIn(sheet) ?? []);
  if (tables.length === 0) return null;
  const rows: ReadRow[] = [];
  const findings: Finding[] = [];
  for (const table of tables) {
    const { sheet, header } = table;
    for (const [n, cells] of sheet.rows.slice(header.row + 1).entries()) {
      const place = { file, sheet: shownName(sheet.name), row: header.row + n + 2 };
      const row = rawRow(table, cells);
      if (row.explained.code === '' && !isDecided(row.decision)) continue;
      const said = saidIn(row, place);
      if ('problem' in said) findings.push(problemIn(row, place, table, said.problem));
      const says = 'problem' in said ? said.says : said;
      const { explained, decision } = row;
      rows.push({ explained, decision, place, intact: isIntact(row), ...says });
    }
  }
  return { rows, findings };
}

const FINDERS = LANGUAGES.map((words) => ({
  words,
  headerOf: headerFinder(words.columns, NEEDED_COLUMNS, NEEDED_COLUMNS.length),
}));

/** The sheet of explanations that stand apart has no check code, and nothing to read back. */
function tableIn(sheet: FilledSheet): Table | null {
  for (const { words, headerOf } of FINDERS) {
    const header = headerOf(sheet);
    if (header !== null) return { sheet, header, words };
  }
  return null;
}

interface RawRow {
  readonly explained: Explained;
  readonly decision: Decision;
  readonly check: string;
}

function rawRow({ header, words }: Table, cells: readonly Cell[]): RawRow {
  const at = (column: SignOffColumn): Cell => cells[header.columns.get(column) ?? -1] ?? null;
  const text = (column: SignOffColumn): string => textCell(at(column));
  return {
    explained: {
      severity: severityNamed(text('severity'), words.severities),
      file: text('file'),
      sheet: text('sheet'),
      cell: text('cell'),
      village: text('village'),
      household: text('household'),
      head: text('head'),
      field: text('field'),
      value: text('value'),
      code: text('code'),
      message: text('message'),
      explanation: text('explanation'),
    },
    decision: {
      adopt: filledCell(at('adopt')),
      who: filledCell(at('who')),
      signed: filledDay(at('signed')),
      until: filledDay(at('until')),
    },
    check: text('check'),
  };
}

type Says = Pick<ReadRow, 'says' | 'signOff'>;
const NOTHING: Says = { says: 'nothing', signOff: null };

interface Problem {
  readonly code: 'accept.unusable' | 'accept.keyChanged';
  readonly column: SignOffColumn;
  readonly reason: 'missing' | 'notChoice' | 'notDate' | 'beforeSigned' | 'tooLong' | null;
}

/** What a row says; for one that accepts but cannot be used, what is wrong with it. */
function saidIn(row: RawRow, place: RowPlace): Says | { says: Says; problem: Problem } {
  const { decision } = row;
  const word = plainWord(String(decision.adopt ?? '')).toLowerCase();
  if (word === '') return NOTHING;
  if (LANGUAGES.some(({ no }) => no === word)) return { says: 'no', signOff: null };
  const unusable = (column: SignOffColumn, reason: Problem['reason']) => ({
    says: NOTHING,
    problem: { code: 'accept.unusable' as const, column, reason },
  });
  if (!LANGUAGES.some(({ yes }) => yes === word)) return unusable('adopt', 'notChoice');
  if (!isIntact(row) || !isAcceptable(row.explained.code)) {
    return { says: NOTHING, problem: { code: 'accept.keyChanged', column: 'check', reason: null } };
  }
  const missing = DECISION_COLUMNS.find((column) => decision[column] === null);
  if (missing !== undefined) return unusable(missing, 'missing');
  const who = String(decision.who).trim();
  if (who.length > LONGEST_NAME) return unusable('who', 'tooLong');
  const signed = dayIn(decision.signed);
  if (signed === null) return unusable('signed', 'notDate');
  const until = dayIn(decision.until);
  if (until === null) return unusable('until', 'notDate');
  if (until < signed) return unusable('until', 'beforeSigned');
  const why = row.explained.explanation;
  return {
    says: 'yes',
    signOff: { who: maskWithin(who), signed, until, why, source: sourceOf(place) },
  };
}

const isIntact = ({ explained, check }: RawRow): boolean => check === checkCode(explained);

export const sourceOf = ({ file, sheet, row }: RowPlace): string => [file, sheet, row].join('!');

/** Tells whether a code can be accepted: what rejects its row or file stays rejected. */
const isAcceptable = (code: string): boolean =>
  !FIXED_CODES.has(code) && (ACCEPTABLE_CODES as readonly string[]).includes(presentCode(code));

function dayIn(cell: FilledCell): string | null {
  const said = daySaid(cell);
  return said === null || 'wrong' in said ? null : said.value;
}

function problemIn(
  { explained, decision }: RawRow,
  place: RowPlace,
  { header, words }: Table,
  { code, column, reason }: Problem,
): Finding {
  const filled = DECISION_COLUMNS.find((one) => one === column);
  const value = filled === undefined ? null : decision[filled];
  return finding(code, {
    ...place,
    cell: `${columnLetters(header.columns.get(column) ?? 0)}${place.row}`,
    village: explained.village || null,
    household: explained.household || null,
    field: fieldNamed(explained.field),
    value: typeof value === 'string' ? maskWithin(value.trim()).slice(0, LONGEST_SHOWN) : value,
    params: { column: words.columns[column], reason },
  });
}
