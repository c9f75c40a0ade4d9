import type { Year } from '../../domain/household.js';
import { lastYearOf, type Period } from '../../domain/period.js';
import { squeeze } from '../cells/values.js';
import type { DetailTable } from '../table/detail-table.js';

/** What sheets of both years beside each other are called. */
const WORDS: readonly (readonly [Year, RegExp])[] = [
  ['prior', /上一?年|去年/u],
  ['current', /[本今当]年/u],
];

/** A village's sheet of a year: 北张村2021年, 北张村(2021), 2021年北张村. */
const VILLAGE_AND_YEAR =
  /^(?:(.*(?:村|社区|居委会))[-_(]?((?:19|20)\d{2})年?\)?|((?:19|20)\d{2})年?(.*(?:村|社区|居委会)))$/u;

type Periods = Readonly<Record<Year, Period | null>>;

/** What a sheet's name says of the year, and whose sheets of the other year it may stand beside. */
interface Said {
  readonly year: Year;
  readonly beside: string;
}

function inWords(name: string): Said | null {
  const [only, ...more] = WORDS.filter(([, words]) => words.test(name));
  return only === undefined || more.length > 0 ? null : { year: only[0], beside: '' };
}

/** The years in which the run's periods end tell a village's two sheets apart. */
function inFigures(name: string, { prior, current }: Periods): Said | null {
  const [, before, behind, first, after] = VILLAGE_AND_YEAR.exec(name) ?? [];
  const year = Number(behind ?? first);
  const beside = before ?? after;
  if (beside === undefined || prior === null || current === null) return null;
  if (lastYearOf(prior) === lastYearOf(current)) return null;
  if (year === lastYearOf(prior)) return { year: 'prior', beside };
  return year === lastYearOf(current) ? { year: 'current', beside } : null;
}

/**
 * The year that a table's sheet is called after (上年, 本年, 北张村2021年), where its file has sheets
 * of both, and no title says more: alone, 本年 may be of any year.
 * Definition: docs/definitions/intake.md.
 */
export function sheetYears(
  tables: readonly DetailTable[],
  periods: Periods,
): (table: DetailTable) => Year | null {
  const saidBy = ({ head }: DetailTable): Said | null => {
    const name = squeeze(head.sheet.normalize('NFKC'));
    return inWords(name) ?? inFigures(name, periods);
  };
  const keyOf = ({ head }: DetailTable, { beside }: Said): string =>
    JSON.stringify([head.file, beside]);
  const named = new Map<string, Set<Year>>();
  for (const table of tables) {
    const said = saidBy(table);
    if (said === null) continue;
    const key = keyOf(table, said);
    const known = named.get(key) ?? new Set<Year>();
    named.set(key, known.add(said.year));
  }
  return (table) => {
    const said = saidBy(table);
    if (said === null || table.period !== null || table.namedYear !== undefined) return null;
    return named.get(keyOf(table, said))?.size === 2 ? said.year : null;
  };
}
