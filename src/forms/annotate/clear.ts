import type { Earlier } from './earlier.js';
import { type Memo, unfill } from './mark.js';
import { clearMarks, MARKS, markCells } from './marks.js';
import { addressOf, rangeIn } from './ooxml/address.js';
import { Comments } from './ooxml/comments.js';
import type { Package } from './ooxml/package.js';
import { scanSheet } from './ooxml/scan.js';
import { EditedSheet } from './ooxml/sheet.js';
import type { Styles } from './ooxml/styles.js';
import type { SheetEntry, Workbook } from './ooxml/workbook.js';
import { itemNumber } from './wording.js';

/** Takes an earlier annotation out of a workbook. */
export function clearEarlier(
  pack: Package,
  workbook: Workbook,
  styles: Styles,
  { list, memos }: Earlier,
): void {
  for (const entry of workbook.sheets) {
    if (entry.part !== list.part) clearSheet(pack, workbook, styles, entry, memos);
  }
  workbook.removeSheet(list);
}

function clearSheet(
  pack: Package,
  workbook: Workbook,
  styles: Styles,
  entry: SheetEntry,
  memos: ReadonlyMap<number, Memo>,
): void {
  const comments = Comments.of(pack, entry.part);
  const texts = comments?.ours() ?? new Map<string, string>();
  const name = workbook.nameOf(entry, MARKS);
  const text = pack.text(entry.part);
  const scan = scanSheet(text, (style) => styles.isMark(style));
  if (texts.size === 0 && name === undefined && scan.styled.size === 0) return;
  const range = name === undefined ? undefined : rangeIn(name);
  const marks = markCells(range, scan);
  const targets = new Map([...scan.styled].map(([row, columns]) => [row, new Set(columns)]));
  for (const [row, column] of marks) {
    targets.set(row, new Set([...(targets.get(row) ?? []), column]));
  }
  const sheet = new EditedSheet(text, scan, targets);
  clearMarks(workbook, entry, sheet, styles, range, marks);
  for (const [row, columns] of scan.styled) {
    for (const column of columns) {
      const cell = sheet.find({ row, column });
      if (cell === undefined) continue;
      // The comment has moved along with its cell and names the line of the list that remembers the
      // format.
      const number = itemNumber(texts.get(addressOf({ row, column })) ?? '');
      unfill(sheet, styles, cell, number === undefined ? undefined : memos.get(number));
    }
  }
  comments?.clear(sheet);
  pack.setText(entry.part, sheet.text());
}
