import { widthOf } from '../width.js';
import { type Across, type Block, LineBlock, TableBlock } from './blocks.js';
import { printedWidths, widthsOf } from './columns.js';
import { DEFAULT_WIDTH, type Link, type ShadedRange, type SheetFrame } from './frame.js';
import { type Pages, pagesOf, Tops } from './pages.js';
import { columnsOfFirstPage, type Paper, paperFor } from './paper.js';
import type { PlainColumn, PlainSheet } from './plain.js';
import type { RowWriter } from './sheet.js';
import type { LINE_STYLES } from './style.js';
import { footOf, placesOf, type SheetWords, type TablePlace, type Target } from './table.js';

/** A sheet of tables, ready to be written. */
export interface Rendering {
  readonly frame: SheetFrame;
  /** Where lines and charts stand, so that no page's edge cuts them. */
  readonly across: Across;
  rows(sheet: RowWriter): void;
}

/** Where everything on a sheet stands, how wide its columns are, and what its cells hold. */
export function rendering(sheet: PlainSheet, words: SheetWords): Rendering {
  const places = placesOf(sheet);
  const kept = sheet.frozenColumns ?? 0;
  const widths = widthsOf(sheet, kept, MARGINS);
  const printed = printedWidths(sheet, widths);
  const paper = paperFor(printed, kept, MARGINS);
  const columnsOfPage = columnsOfFirstPage(printed, paper, kept, MARGINS);
  // What begins in columns that every page repeats would be printed there once more, cut off.
  const first = paper.pagesAcross > 1 ? Math.min(kept, columnsOfPage - 1) : 0;
  const across = { first, widths: widths.slice(first, columnsOfPage) };
  const blocks = blocksOf(sheet, { places, widths, across }, words);
  const tops = () => topsOf(blocks);
  const pages = pagesOf({ sheet, places, widths: printed, paper, margins: MARGINS, tops });
  return {
    frame: frameOf(sheet, { places, widths, paper, pages }, words),
    across,
    rows: (writer) => {
      for (const block of blocks) block.write(writer);
    },
  };
}

interface Room {
  readonly places: readonly TablePlace[];
  readonly widths: readonly number[];
  readonly across: Across;
}

/** What stands on a sheet, from top to bottom. */
function blocksOf(sheet: PlainSheet, { places, widths, across }: Room, words: SheetWords): Block[] {
  const blocks: Block[] = [];
  const line = (row: number, text: string, style: keyof typeof LINE_STYLES = 'line') =>
    blocks.push(new LineBlock(row, text, style, across));
  if (!sheet.bare) line(1, sheet.title, 'title');
  for (const [n, text] of sheet.lines.entries()) line(n + 2, text);
  for (const [n, table] of sheet.tables.entries()) {
    const place = places[n];
    if (place === undefined) continue;
    if (table.caption !== undefined) line(place.top, table.caption, 'caption');
    blocks.push(new TableBlock(place, table, widths, words.none));
  }
  const foot = footOf(sheet);
  for (const [n, text] of sheet.notes.entries()) line(foot.notes + n, text);
  if (sheet.signature !== undefined) {
    blocks.push(new LineBlock(foot.signature, sheet.signature, 'line', forOneLine(sheet, across)));
  }
  return blocks;
}

function topsOf(blocks: readonly Block[]): Tops {
  const tops = new Tops();
  for (const block of blocks) block.addTo(tops);
  return tops;
}

/** What is signed stands on one line, though the tables above it are narrow. */
function forOneLine({ signature = '' }: PlainSheet, { first, widths }: Across): Across {
  const missing = widthOf(signature) + 2 - widths.reduce((sum, one) => sum + one, 0);
  const more = Math.max(0, Math.ceil(missing / DEFAULT_WIDTH));
  return { first, widths: [...widths, ...Array<number>(more).fill(DEFAULT_WIDTH)] };
}

const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };

interface Measures {
  readonly places: readonly TablePlace[];
  readonly widths: readonly number[];
  readonly paper: Paper;
  readonly pages: Pages;
}

function frameOf(
  sheet: PlainSheet,
  { places, widths, paper: { pagesAcross }, pages }: Measures,
  { pageFooter }: SheetWords,
): SheetFrame {
  const kept = sheet.frozenColumns ?? 0;
  const list = sheet.frozenColumns === undefined ? undefined : places[0];
  const headRows = sheet.lines.length + 1;
  const filtered = places[sheet.tables.findIndex(({ filter }) => filter)];
  return {
    name: sheet.name,
    widths,
    frozen: { rows: list?.headerRow ?? headRows, columns: kept },
    gridLines: false,
    ...(sheet.tables.some(({ levels }) => levels !== null) && { folds: true }),
    page: {
      paper: pages.paper,
      onePage: pages.onePage,
      ...(pages.upright && { upright: true }),
      pagesAcross,
      titleColumns: pagesAcross > 1 ? kept : 0,
      margins: MARGINS,
      ...(pages.breaks.length > 0 && { breaks: pages.breaks }),
      titleRows: pages.titleRows,
      footer: pageFooter,
    },
    ...(filtered && { filter: filterOf(filtered) }),
    links: linksOf(sheet, places),
    shades: shadesOf(sheet, places),
  };
}

/** Cells that lead somewhere, each with its address. */
function linksOf({ tables }: PlainSheet, places: readonly TablePlace[]): Link[] {
  const found: Link[] = [];
  tables.forEach(({ columns }, n) => {
    const place = places[n];
    if (place === undefined) return;
    for (const { key, links } of columns) {
      for (const { row, target } of links ?? NO_LINKS) {
        found.push(linkTo(target, place.at(place.firstRow + row)(key)));
      }
    }
  });
  return found;
}

const NO_LINKS: NonNullable<PlainColumn['links']> = [];

const linkTo = (target: Target, cell: string): Link =>
  'file' in target
    ? { cell, file: target.file }
    : { cell, location: `'${target.sheet.replaceAll("'", "''")}'!${target.cell ?? 'A1'}` };

const shadesOf = ({ tables }: PlainSheet, places: readonly TablePlace[]): ShadedRange[] =>
  tables.flatMap(({ columns, rows }, n) =>
    columns.flatMap(({ key, shade }) =>
      shade === undefined || rows.length === 0 ? [] : [{ range: places[n]?.own(key) ?? '', shade }],
    ),
  );

function filterOf(place: TablePlace): string {
  const { columns } = place.table;
  const [first, last] = [columns[0]?.key ?? '', columns.at(-1)?.key ?? ''];
  return `${place.at(place.headerRow)(first)}:${place.at(place.lastRow)(last)}`;
}
