import type { FieldKey } from '../../domain/catalog.js';
import { type Cell, isFault } from '../sheet.js';
import { EMPTY, isBlank, type Read, readText, squeezed, UNREADABLE } from './values.js';

/** How yes/no cells are read. Definition: docs/definitions/intake.md, "Reading". */

const YES: ReadonlySet<string> = new Set([
  '是',
  '有',
  '已',
  '√',
  '✓',
  'Y',
  '1',
  '愿意',
  '有意愿',
  '非常愿意',
]);
const NO: ReadonlySet<string> = new Set(['否', '无', '没', '没有', '×', 'N', '0']);
const BEGINS_YES = /^已/u;
const BEGINS_NO = /^(?:未|不|没|无|部分|非监测)/u;

/** Words of a column's own name that answer it like 是: 消除 under 风险是否已消除. */
const OWN_WORDS: Readonly<Partial<Record<FieldKey, readonly string[]>>> = {
  riskCleared: ['消除'],
  stopped: ['停止'],
  loanEligible: ['符合'],
  motivated: ['不足'],
  assistDone: ['落实', '到位'],
};

/** 是 is 1, 否 is 0; what is neither is unknown. */
export function readAnswer(cell: Cell | undefined, field: FieldKey): Read<number> {
  // A short way for nearly all answers.
  if (cell === '是') return 1;
  if (cell === '否') return 0;
  if (isBlank(cell) || cell === undefined) return EMPTY;
  if (isFault(cell)) return UNREADABLE;
  const text = squeezed(cell).normalize('NFKC').toUpperCase();
  if (YES.has(text) || BEGINS_YES.test(text) || OWN_WORDS[field]?.includes(text)) return 1;
  if (NO.has(text) || BEGINS_NO.test(text)) return 0;
  return readText(cell) === null ? EMPTY : UNREADABLE;
}

/** Tells whether a cell is exactly 是 or 否, to count the answers in an unknown column. */
export const isPlainAnswer = (cell: Cell): boolean => ['是', '否'].includes(squeezed(cell));
