import type { Year } from '../../domain/household.js';
import { squeeze } from '../cells/values.js';
import type { DetailTable } from '../table/detail-table.js';

/** What sheets of both years beside each other are called. */
const WORDS: readonly (readonly [Year, RegExp])[] = [
  ['prior', /上一?年|去年/u],
  ['current', /[本今当]年/u],
];

function yearIn(sheet: string): Year | null {
  const name = squeeze(sheet.normalize('NFKC'));
  const [only, ...more] = WORDS.filter(([, words]) => words.test(name));
  return only === undefined || more.length > 0 ? null : only[0];
}

/**
 * The year that a table's sheet is called after (上年, 本年), where its file has sheets of both, and
 * no title says more: alone, 本年 may be of any year. Definition: docs/definitions/intake.md.
 */
export function sheetYears(tables: readonly DetailTable[]): (table: DetailTable) => Year | null {
  const named = new Map<string, Set<Year>>();
  for (const { head } of tables) {
    const year = yearIn(head.sheet);
    if (year === null) continue;
    const known = named.get(head.file) ?? new Set<Year>();
    named.set(head.file, known.add(year));
  }
  return ({ head, period, namedYear }) =>
    period === null && namedYear === undefined && named.get(head.file)?.size === 2
      ? yearIn(head.sheet)
      : null;
}
