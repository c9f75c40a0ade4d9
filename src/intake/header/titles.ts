import { inFigures } from '../../domain/months/in-figures.js';
import { periodInTitle } from '../../domain/months/named-period.js';
import { villageInTitles } from '../batch/village.js';
import { isBlank, isWords, squeezed, unwrapped } from '../cells/values.js';
import type { Cell } from '../sheet.js';
import type { Header } from './names.js';
import { unitInTitle } from './normalise.js';

/**
 * Tells the titles of a second table on a sheet from rows of households. Definition:
 * docs/definitions/intake.md.
 */

/** The longest title; what a hostile cell holds beyond is not looked at. */
const LONGEST_TITLE = 500;

/** One text of a title row: its filled cells, merged or not, one after the other. */
export const titleText = (cells: readonly Cell[]): string =>
  cells
    .filter((cell) => !isBlank(cell))
    .map((cell) =>
      (typeof cell === 'string' ? unwrapped(cell).trim() : squeezed(cell)).slice(0, LONGEST_TITLE),
    )
    .join('  ')
    .slice(0, LONGEST_TITLE);

/** The columns of the table above in which a household's row has its names. */
export interface TitleColumns {
  readonly names: ReadonlySet<number>;
  readonly places: ReadonlySet<number>;
}

export function titleColumns({ columns }: Header): TitleColumns {
  const of = (...fields: readonly string[]): ReadonlySet<number> =>
    new Set(
      columns.filter(({ field }) => fields.includes(field ?? '')).map(({ column }) => column),
    );
  return {
    names: of('id', 'idNumber', 'head'),
    places: of('county', 'township', 'village', 'hamlet'),
  };
}

const FORM =
  /(?:表|台账|明细|花名册|清册|(?:明白|收入|情况|信息|登记|监测|帮扶)卡)(?:\([^()]*\))?$/u;
const DATE = /\d{4}年\d{1,2}月\d{1,2}日|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/u;
const UNIT_OF_THE_FORM = /^填报单位/u;
/** Words of signatures and remarks, which end the table above. */
const FOOT =
  /^(?:(?:填表|填报|制表|编制|审核|复核|审批|分管|主管|经办|统计|上报|负责|单位负责)人?|(?:注|备注|说明|附注|附|填表说明)\d*[:、.]|签字|签名|盖章|以上|以下空白)/u;

/** A month alone may be the day on which the table above was signed, or a household's own date. */
const MONTH_ALONE = /^\d{4}(?:年\d{1,2}月|[-./]?\d{1,2})$/u;

const titleOf = (text: string): boolean =>
  FORM.test(text) ||
  unitInTitle(text) !== null ||
  (periodInTitle(text) !== null && !MONTH_ALONE.test(inFigures(text)));

/**
 * What a row between two tables can be: a title of the next, `填报单位:` (which also stands at the
 * foot of a table), or neither.
 */
export function isTitleRow(cells: readonly Cell[], columns: TitleColumns): 'title' | 'unit' | null {
  let proper = false;
  let place = false;
  let figures = 0;
  let first: string | null = null;
  for (const [column, cell] of cells.entries()) {
    if (isBlank(cell)) continue;
    const text = squeezed(cell).slice(0, LONGEST_TITLE).normalize('NFKC');
    first ??= text;
    if (!isWords(cell)) {
      figures += 1;
      if (columns.names.has(column)) return null;
      continue;
    }
    const named = !columns.places.has(column) && villageInTitles([text]) !== null;
    const title = titleOf(text);
    proper ||= title;
    place ||= named;
    const labelled = UNIT_OF_THE_FORM.test(text) || DATE.test(text);
    if (columns.names.has(column) && !title && !named && !labelled) return null;
  }
  if (first === null || figures > 1) return null;
  if (UNIT_OF_THE_FORM.test(first)) return 'unit';
  if (FOOT.test(first)) return null;
  return proper || (place && figures === 0) ? 'title' : null;
}
