import Table from 'cli-table3';
import { leastRoom, widthOnScreen, wrapped } from './width.js';

type Align = 'left' | 'right' | 'center';

export interface TableText {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The sums under the rows, which stay where rows are left out. */
  readonly foot?: readonly (readonly string[])[];
  readonly align?: readonly Align[];
  /** Columns whose text may be broken into lines; the first one unless others are named. */
  readonly text?: readonly number[];
  /** Columns that a narrow screen does without, the least needed one first. */
  readonly spare?: readonly number[];
  /** Rows that are shown, unless all are; `ROWS` of them without it. */
  readonly most?: number;
}

/** What is said of a table that does not fit. */
export interface TableWords {
  /** Stands between a head and its text. */
  readonly colon: string;
  readonly listed: (names: readonly string[]) => string;
  readonly spared: (columns: string) => string;
  readonly moreRows: (count: number) => string;
}

/** The most rows; nobody reads more on a screen. */
const ROWS = 60;

/** The borders and the blanks beside the texts of so many columns. */
const frameOf = (columns: number): number => 3 * columns + 1;

/**
 * A table as text that is no wider than there is room: heads are broken into lines, then texts, then
 * columns are left out (and named below), and where that does not help the rows stand under each other.
 */
export function tableText(table: TableText, room: number, words: TableWords): string {
  const { most = ROWS, rows, foot = [] } = table;
  const shown = rows.length > most ? rows.slice(0, most) : rows;
  const all = { ...table, rows: [...shown, ...foot] };
  const rest = rows.length - shown.length;
  const below = rest > 0 ? wrapped(words.moreRows(rest), room) : [];
  for (let spared = 0; spared <= (table.spare ?? []).length; spared += 1) {
    const out = new Set((table.spare ?? []).slice(0, spared));
    const widths = widthsFor(all, out, room);
    if (widths === null) continue;
    const names = table.head.filter((_, column) => out.has(column));
    const note = names.length === 0 ? [] : wrapped(words.spared(words.listed(names)), room);
    return [drawn(all, out, widths), ...note, ...below].join('\n');
  }
  return [records(all, room, words), ...below].join('\n');
}

/** The room of each column, or null where there is too little for all. */
function widthsFor(
  { head, rows, text = [0] }: TableText,
  out: ReadonlySet<number>,
  room: number,
): number[] | null {
  const cells = head.map((_, column) => rows.map((row) => row[column] ?? ''));
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(widthOnScreen));
  const kept = head.map((_, column) => !out.has(column));
  const wanted = head.map((name, column) =>
    kept[column] ? Math.max(widthOnScreen(name), widest(cells[column] ?? [])) : 0,
  );
  const least = head.map((name, column) => {
    if (!kept[column]) return 0;
    const inside = cells[column] ?? [];
    const body = text.includes(column) ? Math.min(TEXT_ROOM, widest(inside)) : widest(inside);
    return Math.max(body, headRoom(name));
  });
  let over = sum(wanted) + frameOf(kept.filter(Boolean).length) - room;
  const widths = [...wanted];
  while (over > 0) {
    const slack = widths.map((width, column) => width - (least[column] ?? 0));
    const widestSlack = Math.max(...slack);
    if (widestSlack <= 0) return null;
    const column = slack.indexOf(widestSlack);
    widths[column] = (widths[column] ?? 0) - 1;
    over -= 1;
  }
  return widths;
}

/** The least width at which a column of texts is readable. */
const TEXT_ROOM = 18;
/** A head of Chinese characters breaks into lines of two, one of words between them. */
const headRoom = (name: string): number =>
  Math.min(widthOnScreen(name), Math.max(4, leastRoom(name)));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function drawn(
  { head, rows, align = [] }: TableText,
  out: ReadonlySet<number>,
  widths: readonly number[],
): string {
  const columns = [...head.keys()].filter((column) => !out.has(column));
  const cell = (text: string, column: number): string => {
    const width = widths[column] ?? 0;
    return widthOnScreen(text) <= width ? text : wrapped(text, width).join('\n');
  };
  const table = new Table({
    head: columns.map((column) => cell(head[column] ?? '', column)),
    colAligns: columns.map((column) => align[column] ?? 'left'),
    // The library's own colours are off, as they ignore the switches for colour.
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => columns.map((column) => cell(row[column] ?? '', column))));
  return table.toString();
}

/** Each row as a paragraph: its first text, and below it the others with their heads. */
function records({ head, rows }: TableText, room: number, { colon }: TableWords): string {
  return rows
    .map(([first = '', ...others]) =>
      [
        ...wrapped(first, room),
        ...others.flatMap((text, n) =>
          text === ''
            ? []
            : wrapped(`${head[n + 1] ?? ''}${colon}${text}`, room - 2).map((line) => `  ${line}`),
        ),
      ].join('\n'),
    )
    .join('\n');
}
