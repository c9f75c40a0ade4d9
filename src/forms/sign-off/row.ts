import { createHash } from 'node:crypto';
import { labelOf } from '../../domain/catalog.js';
import type { Finding } from '../../domain/findings/finding.js';
import { MILDEST, SEVERITIES, type Severity } from '../../domain/findings/severity.js';
import { maskWithin, type Staying, stayingOf } from '../../domain/masking.js';
import type { FilledCell } from '../../domain/outcomes/ledger.js';
import { storable } from '../../xlsx/text.js';

/** How a row of the table stands. */
type SignOffState = 'open' | 'carried' | 'incomplete' | 'changed' | 'accepted' | 'absent';
/** Why an explanation stands apart. */
export type OtherCause = 'gone' | 'rejecting' | 'unacceptable' | 'altered' | 'unlisted';

/** What the program writes of an explained finding: texts as they stand in the cells, '' for none. */
export interface Explained {
  readonly severity: Severity;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly village: string;
  readonly household: string;
  /** The head's name: to look at, not what the row is known by. */
  readonly head: string;
  /** The label of the field. */
  readonly field: string;
  readonly value: string;
  readonly code: string;
  readonly message: string;
  /** The village's words. */
  readonly explanation: string;
}

/** The cells that the clerk fills in, as they stand, even where they are wrong. */
export interface Decision {
  readonly adopt: FilledCell;
  readonly who: FilledCell;
  readonly signed: FilledCell;
  readonly until: FilledCell;
}

export const DECISION_COLUMNS = ['adopt', 'who', 'signed', 'until'] as const;
export const UNDECIDED: Decision = { adopt: null, who: null, signed: null, until: null };

export const isDecided = (decision: Decision): boolean =>
  DECISION_COLUMNS.some((column) => decision[column] !== null);

export interface SignOffRow {
  readonly state: SignOffState;
  readonly explained: Explained;
  readonly decision: Decision;
}

export interface OtherRow {
  readonly cause: OtherCause;
  readonly explained: Explained;
  readonly decision: Decision;
}

/** How much of a village's explanation is shown; the whole text stands in the file that it sent. */
const LONGEST_EXPLANATION = 2000;
const LONGEST_TEXT = 300;

/** A text of somebody else, masked and shortened for the table. */
function shown(text: string | number | null, most = LONGEST_TEXT, staying?: Staying): string {
  const safe = maskWithin(storable(String(text ?? '')), staying).trim();
  return safe.length <= most ? safe : `${storable(safe.slice(0, most - 1))}…`;
}

/** The words of a village: on as many lines as it wrote, without whole ID numbers. */
export const explanationText = (text: string): string => shown(text, LONGEST_EXPLANATION);

/** What a finding's cell says, as the table shows it: its own household's 户编号 stays. */
export const valueText = ({ value, household }: Pick<Finding, 'value' | 'household'>): string =>
  shown(value, LONGEST_TEXT, stayingOf([{ id: household, idNumber: null }]));

export function explainedOf(found: Finding, message: string, explanation: string): Explained {
  const own = stayingOf([{ id: found.household, idNumber: null }]);
  return {
    severity: found.severity,
    file: shown(found.file),
    sheet: shown(found.sheet),
    cell: found.cell ?? '',
    village: shown(found.village),
    household: shown(found.household, LONGEST_TEXT, own),
    head: shown(found.whose?.head ?? null),
    field: found.field === null ? '' : labelOf(found.field),
    value: valueText(found),
    code: found.code,
    message: shown(message, LONGEST_TEXT, own),
    explanation: explanationText(explanation),
  };
}

/** What a row is about, and the words that are signed: everything that must not change by hand. */
const CHECKED = [
  'code',
  'village',
  'household',
  'field',
  'file',
  'sheet',
  'cell',
  'value',
  'explanation',
] as const satisfies readonly (keyof Explained)[];

/** White space may change on its way through another program. */
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');

/**
 * The check code of a row: it agrees with what the program wrote. Made of masked texts only, as
 * whoever knows most of an ID number can try the rest.
 */
export function checkCode(explained: Explained): string {
  const parts = CHECKED.map((key) => plain(explained[key]));
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  // The letter in front keeps spreadsheets from taking the code for a number.
  return `K${hash.slice(0, 12).toUpperCase()}`;
}

export const sameWords = (a: string, b: string): boolean => plain(a) === plain(b);

export const severityNamed = (word: string, words: Readonly<Record<Severity, string>>): Severity =>
  SEVERITIES.find((one) => words[one] === word) ?? MILDEST;
