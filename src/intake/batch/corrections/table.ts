import type { Year } from '../../../domain/household.js';
import { writtenPeriod } from '../../../domain/months/named-period.js';
import type { Period } from '../../../domain/period.js';
import { squeezed } from '../../cells/values.js';
import type { Cell, Sheet } from '../../sheet.js';

/** A row of a table of corrections; amounts are in 元. Definition: docs/clerk.md. */
export interface Correction {
  readonly row: number;
  readonly village: string | null;
  /** 户编号, or else the head's name. */
  readonly household: string;
  readonly year: Year | null;
  /**
   * The months of the part that is meant, where a year comes in parts and the correction says so.
   */
  readonly months?: Period;
  /** As it is written: a label or a key. */
  readonly field: string;
  readonly old: Cell;
  readonly new: Cell;
  readonly who: string;
  readonly why: string;
}

export interface CorrectionTable {
  readonly file: string;
  readonly corrections: readonly Correction[];
}

type Key = 'village' | 'household' | 'year' | 'field' | 'old' | 'new' | 'who' | 'why';

const HEADERS: Readonly<Record<Key, readonly string[]>> = {
  village: ['行政村', '村', 'village'],
  household: ['户', '户编号', '户编号或户主姓名', 'household'],
  year: ['年度', '年份', 'year'],
  field: ['栏目', '项目', 'field'],
  old: ['原值', 'old'],
  new: ['新值', 'new'],
  who: ['更正人', 'who'],
  why: ['原因', '更正原因', 'why'],
};

const REQUIRED = (Object.keys(HEADERS) as Key[]).filter((key) => key !== 'village');
const YEARS: ReadonlyMap<string, Year> = new Map([
  ['上年', 'prior'],
  ['本年', 'current'],
  ['prior', 'prior'],
  ['current', 'current'],
]);

/** 栏目 of a correction that says which of several rows counts, by the number of the row. */
export const COUNTED_ROW: ReadonlySet<string> = new Set(['采用的行', '采用哪一行', 'countedRow']);

const SEARCHED_ROWS = 20;

/** Reads a table of corrections; null where no sheet has its header. */
export function correctionsIn(file: string, sheets: readonly Sheet[]): CorrectionTable | null {
  for (const { rows } of sheets) {
    for (const [header, cells] of rows.slice(0, SEARCHED_ROWS).entries()) {
      const names = cells.map(squeezed);
      const places = new Map(
        (Object.keys(HEADERS) as Key[]).flatMap((key): [Key, number][] => {
          const place = names.findIndex((name) => HEADERS[key].includes(name));
          return place === -1 ? [] : [[key, place]];
        }),
      );
      if (!REQUIRED.every((key) => places.has(key))) continue;
      const body = rows.slice(header + 1).map((row, n) => ({ row, number: header + n + 2 }));
      return {
        file,
        corrections: body
          .filter(({ row }) => row.some((cell) => squeezed(cell) !== ''))
          .map(({ row, number }) => correctionOf(row, number, places)),
      };
    }
  }
  return null;
}

function correctionOf(
  cells: readonly Cell[],
  row: number,
  places: ReadonlyMap<Key, number>,
): Correction {
  const cell = (key: Key): Cell => cells[places.get(key) ?? -1] ?? null;
  const text = (key: Key): string => squeezed(cell(key));
  return {
    row,
    village: text('village') || null,
    household: text('household'),
    ...yearIn(text('year')),
    field: text('field'),
    old: cell('old'),
    new: cell('new'),
    who: text('who'),
    why: text('why'),
  };
}

/** `本年`, or of a year in parts `本年2022年4-6月`, `本年 2022-04..2022-06`. */
function yearIn(text: string): Pick<Correction, 'year' | 'months'> {
  for (const [word, year] of YEARS) {
    if (!text.startsWith(word)) continue;
    const rest = text
      .normalize('NFKC')
      .slice(word.length)
      .replace(/^[:(]|\)$/gu, '');
    if (rest === '') return { year };
    const months = writtenPeriod(rest);
    return months === null ? { year: null } : { year, months };
  }
  return { year: null };
}
