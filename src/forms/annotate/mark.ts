import type { Element } from '@xmldom/xmldom';
import { append } from '../../domain/append.js';
import { MILDEST, SEVERITIES, type Severity } from '../../domain/findings/severity.js';
import type { Item } from './items.js';
import { addMarks, filterOf, type MarkColumn, markColumn, shownAt, styleOf } from './marks.js';
import { addressOf, cellAddress } from './ooxml/address.js';
import { Comments } from './ooxml/comments.js';
import type { Package } from './ooxml/package.js';
import { type Scan, scanSheet } from './ooxml/scan.js';
import { EditedSheet } from './ooxml/sheet.js';
import type { Styles } from './ooxml/styles.js';
import type { SheetEntry, Workbook } from './ooxml/workbook.js';
import type { Words } from './wording.js';

/** How a filled cell was formatted: what is needed to give it back. */
export interface Memo {
  /** The index of its style; null where it had none of its own. */
  readonly style: string | null;
  /** The cell was not stored before. */
  readonly made: boolean;
}

export interface MarkedSheet {
  /** By the number of the item that the cell's comment begins with. */
  readonly memos: ReadonlyMap<number, Memo>;
  /** How many cells have a comment. */
  readonly cells: number;
  /** How many boxes of comments there are, for the numbers on the next sheet. */
  readonly boxes: number;
}

const worst = (items: readonly Item[]): Severity =>
  SEVERITIES.find((each) => items.some(({ finding }) => finding.severity === each)) ?? MILDEST;

function groupBy<Key>(items: readonly Item[], keyOf: (item: Item) => Key | null) {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    append(groups, key, item);
  }
  return groups;
}

/** Fills and comments the cells of one sheet and marks its rows. */
export function markSheet(
  pack: Package,
  workbook: Workbook,
  styles: Styles,
  entry: SheetEntry,
  items: readonly Item[],
  words: Words,
  block: number,
): MarkedSheet {
  const text = pack.text(entry.part);
  const scan = scanSheet(text, () => false);
  const cells = groupBy(items, ({ address }) =>
    address === null ? null : shownAt(address, scan.merges),
  );
  const column = columnFor(pack, entry, text, scan, items);
  const rows = column === null ? new Map<number, Severity>() : rowMarks(items, column);
  const targets = targetsFor(cells.keys(), column, rows.keys());
  const sheet = new EditedSheet(text, scan, targets);
  const memos = new Map<number, Memo>();
  for (const [address, own] of cells) {
    const memo = fill(sheet, styles, address, worst(own));
    if (memo !== null && own[0] !== undefined) memos.set(own[0].number, memo);
  }
  const comments = new Map([...cells].map(([address, own]) => [address, commentOf(own, words)]));
  if (column !== null && rows.size > 0) {
    addMarks(workbook, entry, sheet, styles, rows, column, words.severities);
    comments.set(addressOf({ row: column.head, column: column.column }), words.markHint);
  }
  if (comments.size > 0) {
    const part = Comments.of(pack, entry.part) ?? Comments.create(pack, entry.part);
    part.add(sheet, comments, block);
  }
  pack.setText(entry.part, sheet.text());
  return { memos, cells: cells.size, boxes: comments.size };
}

function columnFor(
  pack: Package,
  entry: SheetEntry,
  text: string,
  scan: Scan,
  items: readonly Item[],
): MarkColumn | null {
  const tables = pack
    .relationships(entry.part)
    .filter(({ type }) => type === 'table')
    .flatMap(({ target }) => filterOf(pack.root(target).getAttribute('ref')) ?? []);
  const bare = new EditedSheet(text, scan, new Map());
  const filter = filterOf(bare.child('autoFilter')?.getAttribute('ref'));
  const households = items.filter(({ finding }) => finding.household !== null);
  const firstHousehold = households.reduce(
    (first, { row }) => Math.min(first, row ?? Number.POSITIVE_INFINITY),
    Number.POSITIVE_INFINITY,
  );
  const lastNamed = items.reduce(
    (last, { address }) => Math.max(last, cellAddress(address ?? '')?.column ?? -1),
    -1,
  );
  return markColumn({ scan, filter, tables, firstHousehold, lastNamed });
}

/** The severity of each row of the table with an error or a warning; infos mark no row. */
function rowMarks(items: readonly Item[], { head }: MarkColumn): Map<number, Severity> {
  const rows = groupBy(items, ({ row }) => row);
  return new Map(
    [...rows]
      .map(([row, own]): [number, Severity] => [row, worst(own)])
      .filter(([row, severity]) => row > head && severity !== 'info')
      .sort(([a], [b]) => a - b),
  );
}

function targetsFor(
  addresses: Iterable<string>,
  column: MarkColumn | null,
  rows: Iterable<number>,
): Map<number, Set<number>> {
  const targets = new Map<number, Set<number>>();
  const add = (row: number, at: number): void => {
    const known = targets.get(row);
    if (known === undefined) targets.set(row, new Set([at]));
    else known.add(at);
  };
  for (const address of addresses) {
    const place = cellAddress(address);
    if (place !== undefined) add(place.row, place.column);
  }
  if (column === null) return targets;
  add(column.head, column.column);
  for (const row of rows) add(row, column.column);
  return targets;
}

function fill(
  sheet: EditedSheet,
  styles: Styles,
  address: string,
  severity: Severity,
): Memo | null {
  const place = cellAddress(address);
  if (severity === 'info' || place === undefined) return null;
  const { cell, made } = sheet.cell(place);
  const memo = { style: cell.getAttribute('s'), made };
  cell.setAttribute('s', String(styles.withFill(styleOf(cell), severity)));
  return memo;
}

const commentOf = (items: readonly Item[], words: Words): string =>
  items
    .map(({ number, finding: { severity, message, suggestion } }) => {
      const line = words.item(number, words.severities[severity], message);
      return suggestion ? `${line}\n${words.suggestion(suggestion)}` : line;
    })
    .join('\n');

/** Gives a filled cell its own format back. */
export function unfill(
  sheet: EditedSheet,
  styles: Styles,
  cell: Element,
  memo: Memo | undefined,
): void {
  if (memo === undefined) {
    cell.setAttribute('s', String(styles.withoutFill(styleOf(cell))));
    return;
  }
  if (memo.made && cell.firstChild === null) {
    sheet.removeCell(cell);
    return;
  }
  if (memo.style === null) cell.removeAttribute('s');
  else cell.setAttribute('s', memo.style);
}
