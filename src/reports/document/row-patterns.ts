import { undirected } from '../../domain/names/typed-name.js';

type Cells = readonly string[];

/**
 * Rows of tables without the library, which makes some hundred kilobytes of objects of each: it is
 * given one row for each way in which cells are empty, with marks in the others, and what it has made
 * of these is filled in for all rows.
 */
export class RowPatterns {
  private readonly tables: (readonly Cells[])[] = [];

  /** The rows of a table that the library is given. */
  of(rows: readonly Cells[]): readonly Cells[] {
    // A row without any text has no mark to find it by.
    if (rows.some((cells) => cells.every((text) => text === ''))) return rows;
    const table = this.tables.push(rows) - 1;
    const patterns = new Map<string, Cells>();
    for (const cells of rows) {
      const way = wayOf(cells);
      if (patterns.has(way)) continue;
      patterns.set(
        way,
        cells.map((text, n) => (text === '' ? '' : `${BEGIN}${table} ${way} ${n}${END}`)),
      );
    }
    return [...patterns.values()];
  }

  /** Hands on the part with all rows in their places, piece by piece. */
  fill(xml: string, put: (piece: string) => void): void {
    const patterns = new Map<string, readonly string[]>();
    for (const [row] of xml.matchAll(ROW)) {
      const [, table, way] = MARK.exec(row) ?? [];
      if (table !== undefined) patterns.set(`${table} ${way}`, row.split(MARKS));
    }
    const done = new Set<string>();
    let end = 0;
    for (const { 0: row, index } of xml.matchAll(ROW)) {
      const [, table] = MARK.exec(row) ?? [];
      if (table === undefined) continue;
      put(xml.slice(end, index));
      end = index + row.length;
      // The first pattern is replaced by all rows of its table.
      if (done.has(table)) continue;
      done.add(table);
      for (const cells of this.tables[Number(table)] ?? []) {
        put(rowOf(patterns.get(`${table} ${wayOf(cells)}`) ?? [], cells));
      }
    }
    put(xml.slice(end));
  }
}

/** The beginning of a mark; rows with marks contain no text of a village. */
const BEGIN = '\u{e000}';
const END = '\u{e001}';
const MARK = /\u{e000}(\d+) ([01]+) \d+\u{e001}/u;
const MARKS = /\u{e000}\d+ [01]+ \d+\u{e001}/u;
const ROW = /<w:tr[ >].*?<\/w:tr>/gsu;

/** Which cells of a row are filled, as a text. */
const wayOf = (cells: Cells): string => cells.map((text) => (text === '' ? '0' : '1')).join('');

/** The texts between those of a pattern's marks. */
function rowOf(between: readonly string[], cells: Cells): string {
  const texts = cells.filter((text) => text !== '');
  return between.map((xml, n) => xml + escaped(texts[n] ?? '')).join('');
}

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Characters that XML cannot contain, which the library drops. */
const CONTROLS = /\p{Cc}/gu;
const KEPT = /[\t\n\r\x7f-\x9f]/u;

/** A text escaped in the way in which the library does it. */
const escaped = (text: string): string =>
  undirected(text)
    .replace(CONTROLS, (one) => (KEPT.test(one) ? one : ''))
    .replace(/[&"'<>]/gu, (one) => MARKUP[one] ?? one);
