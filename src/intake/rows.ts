import type { Header } from './header.js';
import { SERIAL_NAMES } from './header.js';
import type { Cell, Sheet } from './sheet.js';
import { isBlank, squeezed } from './values.js';

const TOTAL = /(?:小计|合计|总计)$/u;
const NOTE =
  /^(?:(?:填表|填报|制表|编制|审核|复核|审批|分管|主管|经办|统计|上报|村支书|村主任|驻村|包村|单位负责|负责)(?:人|员|单位|日期|时间|领导|干部|负责人|工作队)?(?:[::(]|$|签)|(?:注|备注|说明|附注|附|填表说明)\d*(?:[::、.]|$)|(?:日期|时间|电话|联系电话|签字|签名|盖章|公章)(?:[::(]|$)|\(?盖章|以上|本表)/u;

const plain = (cell: Cell | undefined): string =>
  isBlank(cell) || cell === undefined
    ? ''
    : squeezed(cell)
        .normalize('NFKC')
        .replace(/[::]+$/u, '');

export interface RowReader {
  /** The kind of a row, by index from 0; `body` still has to be read as a household. */
  kindOf(row: number): 'title' | 'header' | 'blank' | 'total' | 'note' | 'body';
  /** The words of a total row, e.g. 合计. */
  totalLabel(row: number): string;
}

/** Recognises the rows of one detail table. Definition: docs/definitions/intake.md. */
export function rowReader(sheet: Sheet, header: Header): RowReader {
  const serial = new Set(
    header.columns
      .filter(({ leaf, field }) => field === null && SERIAL_NAMES.has(leaf))
      .map(({ column }) => column),
  );
  const columnsOf = (...fields: readonly string[]): readonly number[] =>
    header.columns
      .filter(({ field }) => field !== null && fields.includes(field))
      .map(({ column }) => column);
  const keys = columnsOf('id', 'idNumber');
  const heads = columnsOf('head');
  const places = new Set(columnsOf('county', 'township', 'village'));
  const repeats = repeatedRows(sheet, header);

  const firstFilled = (cells: readonly Cell[]): number => cells.findIndex((cell) => !isBlank(cell));

  const totalCell = (cells: readonly Cell[], first: number): number | undefined =>
    [first, ...heads].find((column) => TOTAL.test(plain(cells[column])));

  const isTotal = (cells: readonly Cell[], first: number): boolean => {
    const column = totalCell(cells, first);
    return (
      column !== undefined && keys.every((key) => key === column || isBlank(cells[key] ?? null))
    );
  };

  const isNote = (cells: readonly Cell[], first: number): boolean => {
    const others = keys.filter((key) => key !== first);
    if (others.some((key) => !isBlank(cells[key]) && !NOTE.test(plain(cells[key])))) return false;
    if (NOTE.test(plain(cells[first]))) return true;
    const unnamed = [...keys, ...heads].every((key) => isBlank(cells[key] ?? null));
    return unnamed && !places.has(first) && cells.every((cell) => isBlank(cell) || isWords(cell));
  };

  return {
    kindOf(row) {
      const cells = sheet.rows[row] ?? [];
      const first = firstFilled(cells);
      if (first === -1) return 'blank';
      if (row < header.top) return 'title';
      if (row <= header.bottom) return 'header';
      if (cells.every((cell, column) => isBlank(cell) || (serial.has(column) && !isWords(cell)))) {
        return 'blank';
      }
      const repeat = repeats(cells, first);
      if (repeat !== null) return repeat;
      if (isTotal(cells, first)) return 'total';
      return isNote(cells, first) ? 'note' : 'body';
    },
    totalLabel(row) {
      const cells = sheet.rows[row] ?? [];
      const column = totalCell(cells, firstFilled(cells));
      return column === undefined ? '' : plain(cells[column]);
    },
  };
}

/** Plain words: no figure that could be an amount. */
const isWords = (cell: Cell): boolean =>
  typeof cell === 'string' && !/^[\d.,¥()+-]+$/u.test(plain(cell));

const cellMark = (cells: readonly Cell[], column: number): string =>
  `${column}:${squeezed(cells[column] ?? null)}`;

const rowMark = (cells: readonly Cell[]): string =>
  [...cells.keys()]
    .filter((column) => !isBlank(cells[column]))
    .map((column) => cellMark(cells, column))
    .join('\n');

type Repeats = (cells: readonly Cell[], first: number) => 'title' | 'header' | null;

/** Rows of the title block and of the header, which printed pages repeat. */
function repeatedRows(sheet: Sheet, header: Header): Repeats {
  const rows = new Map<string, 'title' | 'header'>();
  const beginnings = new Set<string>();
  for (let row = 0; row <= header.bottom; row += 1) {
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
