import { NUMERIC_FIELDS } from '../../domain/household.js';
import { isClean } from '../cells/clean.js';
import { isBlank, isWords, readText, squeezed } from '../cells/values.js';
import type { Header } from '../header/names.js';
import { SERIAL_NAMES } from '../header/unread.js';
import type { Cell, Sheet } from '../sheet.js';

const HOUSEHOLDS = '[\\d一二三四五六七八九十百千零〇两]{1,8}户(?:[,、，]?\\d{1,6}[人口])?';
/** Sums, also the labels of spreadsheet programs (汇总, 平均值, 计数); with words in front, or how many behind. */
const SUM = `(?:[小合总共]计|汇总)[数值]?(?:共?${HOUSEHOLDS})?|共(?:计|有)?${HOUSEHOLDS}|总?计数`;
/** What a row gives per household or head, which is no sum. */
const MEAN = '(?:户均|人均|平均)(?:[数值]|纯?收入)?';
const TOTAL = new RegExp(`(?:${SUM}|${MEAN})(?:\\([^()]*\\))?$`, 'u');
const NO_SUM = new RegExp(`(?:${MEAN}|(?<![小合共])计数)(?:\\([^()]*\\))?$`, 'u');

/** A total row that gives no sums: 户均, 平均值, 计数. */
export const isNoSum = (label: string): boolean => NO_SUM.test(label);
const NOTE =
  /^(?:(?:填表|填报|制表|编制|审核|复核|审批|分管|主管|经办|统计|上报|村支书|村主任|驻村|包村|单位负责|负责)(?:人|员|单位|日期|时间|领导|干部|负责人|工作队)?(?:[:(]|$|签)|(?:注|备注|说明|附注|附|填表说明)\d*(?:[:、.]|$)|(?:日期|时间|电话|联系电话|签字|签名|盖章|公章)(?:[:(]|$)|\(?盖章|以上|以下空白|本表)/u;

function plain(cell: Cell | undefined): string {
  if (isBlank(cell) || cell === undefined) return '';
  const text = squeezed(cell);
  return isClean(text) ? text : text.normalize('NFKC').replace(/(?<!:):+$/u, '');
}

/** The kind of a row; `body` still has to be read as a household. */
export type RowKind = 'title' | 'header' | 'blank' | 'total' | 'note' | 'body';

export interface RowReader {
  /** By index from 0. */
  kindOf(row: number): RowKind;
  /** The words of a total row, e.g. 合计. */
  totalLabel(row: number): string;
}

/** Recognises the rows of one detail table, from its first title on. Definition: docs/definitions/intake.md. */
export const rowReader = (sheet: Sheet, header: Header, from = 0): RowReader =>
  new RowKinds(sheet, header, from);

class RowKinds implements RowReader {
  private readonly serial: ReadonlySet<number>;
  private readonly keys: readonly number[];
  private readonly heads: readonly number[];
  /** Columns that say who it is. */
  private readonly names: readonly number[];
  private readonly places: ReadonlySet<number>;
  private readonly figures: readonly number[];
  private readonly repeats: Repeats;

  constructor(
    private readonly sheet: Sheet,
    private readonly header: Header,
    from: number,
  ) {
    const columnsOf = (...fields: readonly string[]): readonly number[] =>
      header.columns
        .filter(({ field }) => field !== null && fields.includes(field))
        .map(({ column }) => column);
    this.serial = new Set(
      header.columns
        .filter(({ leaf, field }) => field === null && SERIAL_NAMES.has(leaf))
        .map(({ column }) => column),
    );
    this.keys = columnsOf('id', 'idNumber', 'personNumber');
    this.heads = columnsOf('head', 'personName');
    this.names = [...this.keys, ...this.heads];
    this.places = new Set(columnsOf('county', 'township', 'village', 'hamlet'));
    this.figures = columnsOf(...NUMERIC_FIELDS);
    this.repeats = repeatedRows(sheet, header, from);
  }

  kindOf(row: number): RowKind {
    const { header } = this;
    const cells = this.sheet.rows[row] ?? [];
    const first = firstFilled(cells);
    if (first === -1) return 'blank';
    if (row < header.top) return 'title';
    if (row <= header.bottom) return 'header';
    if (this.isNumbered(cells)) return 'blank';
    const repeat = this.repeats(cells, first);
    if (repeat !== null) return repeat;
    if (isNumbering(cells)) return 'header';
    if (this.isTotal(cells, first)) return 'total';
    return this.isNote(cells, first) ? 'note' : 'body';
  }

  totalLabel(row: number): string {
    const cells = this.sheet.rows[row] ?? [];
    const column = this.totalCell(cells, firstFilled(cells));
    return column === undefined ? '' : plain(cells[column]);
  }

  /** Nothing stands in the row but its serial number. */
  private isNumbered(cells: readonly Cell[]): boolean {
    return cells.every(
      (cell, column) => isBlank(cell) || (this.serial.has(column) && !isWords(cell)),
    );
  }

  /** The word may stand behind a serial number or the village's name. */
  private totalCell(cells: readonly Cell[], first: number): number | undefined {
    if (TOTAL.test(plain(cells[first]))) return first;
    const behind = cells.findIndex(
      (cell, column) => !isBlank(cell) && !this.serial.has(column) && !this.places.has(column),
    );
    if (behind !== first && TOTAL.test(plain(cells[behind]))) return behind;
    return this.heads.find((column) => TOTAL.test(plain(cells[column])));
  }

  private isTotal(cells: readonly Cell[], first: number): boolean {
    // A dash in a key column is no key. Nearly every household has two, and so no word of totals.
    const keys = this.keys.filter((key) => readText(cells[key]) !== null);
    if (keys.length > 1) return false;
    const column = this.totalCell(cells, first);
    return column !== undefined && keys.every((key) => key === column);
  }

  private isNote(cells: readonly Cell[], first: number): boolean {
    const { keys, figures, places } = this;
    if (NOTE.test(plain(cells[first]))) {
      const noKeys = keys.every(
        (key) => key === first || isBlank(cells[key]) || NOTE.test(plain(cells[key])),
      );
      return noKeys || figures.every((column) => isBlank(cells[column]) || isWords(cells[column]));
    }
    const unnamed = this.names.every((key) => isBlank(cells[key]));
    return unnamed && !places.has(first) && cells.every((cell) => isBlank(cell) || isWords(cell));
  }
}

const firstFilled = (cells: readonly Cell[]): number => cells.findIndex((cell) => !isBlank(cell));

const TEXT_COLUMN = /^(?:[甲乙丙丁戊己庚辛壬癸]|[栏列]次)$/u;
const FEWEST_NUMBERED = 3;

/** The row under a form's header that numbers its columns: `甲 乙 1 2 3 4=2+3`. */
function isNumbering(cells: readonly Cell[]): boolean {
  let numbered = 0;
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    const text = plain(cell);
    if (TEXT_COLUMN.test(text)) continue;
    if (/^\(?(\d+)\)?(?:=.*)?$/.exec(text)?.[1] !== String(numbered + 1)) return false;
    numbered += 1;
  }
  return numbered >= FEWEST_NUMBERED;
}

const cellMark = (cells: readonly Cell[], column: number): string =>
  `${column}:${squeezed(cells[column] ?? null)}`;

const rowMark = (cells: readonly Cell[]): string =>
  [...cells.keys()]
    .filter((column) => !isBlank(cells[column]))
    .map((column) => cellMark(cells, column))
    .join('\n');

type Repeats = (cells: readonly Cell[], first: number) => 'title' | 'header' | null;

/** Rows of the title block and of the header, which printed pages repeat. */
function repeatedRows(sheet: Sheet, header: Header, from: number): Repeats {
  const rows = new Map<string, 'title' | 'header'>();
  const beginnings = new Set<string>();
  for (let row = from; row <= header.bottom; row += 1) {
    const cells = sheet.rows[row] ?? [];
    const first = cells.findIndex((cell) => !isBlank(cell));
    if (first === -1) continue;
    rows.set(rowMark(cells), row < header.top ? 'title' : 'header');
    beginnings.add(cellMark(cells, first));
  }
  // The first cell tells nearly every household apart, so the whole row is seldom looked at.
  return (cells, first) =>
    beginnings.has(cellMark(cells, first)) ? (rows.get(rowMark(cells)) ?? null) : null;
}
