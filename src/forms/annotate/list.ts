import type { Element } from '@xmldom/xmldom';
import { columnLetters } from '../../domain/household.js';
import { withHiddenPlace } from '../../locales/finding.js';
import { linesIn } from '../../xlsx/width.js';
import type { AnnotatedFinding } from './finding.js';
import type { Item } from './items.js';
import { writeFrame, writePrint } from './list-page.js';
import type { Memo } from './mark.js';
import { linkTo, sheetRange } from './ooxml/address.js';
import type { Dialect } from './ooxml/package.js';
import type { Styles } from './ooxml/styles.js';
import type { Workbook } from './ooxml/workbook.js';
import { append, appendText, documentOf, parseXml, rootOf, xmlText } from './ooxml/xml.js';
import type { Words } from './wording.js';

/** The table of findings, by which the sheet is found again whatever it is called. */
export const LIST = '_zengshou.list';

const empty = ({
  main,
  relationships,
}: Dialect): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${main}" xmlns:r="${relationships}"/>`;
const HEADER_FILL = 'FFD9E1F2';
const INPUT_FILL = 'FFFFF9E0';
const HEADER_ROW = 4;
const TITLE_HEIGHT = 24;
/** The height of a line in the workbook's own font. */
const LINE_HEIGHT = 15;
/** The greatest height of a row. */
const HIGHEST = 409;

type Key = keyof Words['columns'];
type Values = (item: Item, words: Words) => string | number | null;

interface Column {
  readonly key: Key;
  readonly width: number;
  readonly value: Values;
}

/**
 * The message of an item; where the cell is hidden it says so, since a click on it shows nothing.
 */
const messageOf: Values = ({ finding, row }, { hidden }) =>
  withHiddenPlace(finding.message, { ...finding, row }, hidden);

/**
 * The columns in their order. What is printed, all but the last two, is as wide as can be read on A4
 * in any font: the widths are counted in the workbook's own, whose letters grow with its figures.
 */
const COLUMNS: readonly Column[] = [
  { key: 'number', width: 6, value: ({ number }) => number },
  { key: 'severity', width: 6, value: ({ finding }, words) => words.severities[finding.severity] },
  { key: 'sheet', width: 11, value: ({ sheet }) => sheet },
  { key: 'row', width: 6, value: ({ row }) => row },
  { key: 'cell', width: 7, value: ({ finding }) => finding.cell },
  { key: 'village', width: 10, value: ({ finding }) => finding.village },
  { key: 'head', width: 9, value: ({ finding }) => finding.head },
  { key: 'household', width: 18, value: ({ finding }) => finding.household },
  { key: 'message', width: 38, value: messageOf },
  { key: 'suggestion', width: 30, value: ({ finding }) => finding.suggestion },
  { key: 'explanation', width: 27, value: () => null },
  { key: 'code', width: 33, value: ({ finding }) => finding.code },
  { key: 'format', width: 8, value: () => null },
];

const columnOf = (key: Key): number => COLUMNS.findIndex((each) => each.key === key);
const cellAt = (key: Key, row: number): string => `${columnLetters(columnOf(key))}${row}`;

/** An item with what was explained of it, '' for nothing. */
export interface ListedItem {
  readonly item: Item;
  readonly explanation: string;
}

export interface ListContent {
  readonly file: string;
  /** Every finding of the file. */
  readonly all: readonly Item[];
  /** Those that are marked and listed. */
  readonly found: readonly ListedItem[];
  /** Households of last year that the file lacks, and those of them that are listed. */
  readonly leftOut: { readonly all: number; readonly listed: readonly ListedItem[] };
  readonly memos: ReadonlyMap<number, Memo>;
  /** The copy is made of values. */
  readonly rebuilt: boolean;
  readonly words: Words;
}

/** Adds the sheet of all findings, behind the others. */
export function addList(workbook: Workbook, styles: Styles, content: ListContent): void {
  const { words, found, leftOut } = content;
  const items = found.map(({ item }) => item);
  const root = rootOf(parseXml(empty(workbook.pack.dialect)));
  writeFrame(root, COLUMNS, items.length === 0 ? 0 : HEADER_ROW);
  const data = append(root, 'sheetData');
  writeTop(data, styles, content);
  const looks = looksOf(styles);
  for (const [n, one] of found.entries()) writeItem(data, one, HEADER_ROW + n + 1, content, looks);
  const last = HEADER_ROW + items.length;
  if (leftOut.listed.length > 0) writeLeftOut(data, styles, last + 2, content, looks);
  const table = {
    top: HEADER_ROW - 1,
    left: 0,
    bottom: last - 1,
    right: columnOf('code'),
  };
  if (items.length > 0) {
    append(root, 'autoFilter', { ref: `A${HEADER_ROW}:${cellAt('code', last)}` });
    writeLinks(root, items);
  }
  writePrint(root);
  const name = workbook.freeName(words.listSheet);
  const entry = workbook.addSheet(name, xmlText(documentOf(root)));
  workbook.setName(entry, LIST, sheetRange(name, table));
  if (items.length > 0) {
    workbook.setName(entry, '_xlnm._FilterDatabase', sheetRange(name, table));
    const rows = `$${HEADER_ROW}:$${HEADER_ROW}`;
    workbook.setName(entry, '_xlnm.Print_Titles', `'${name.replaceAll("'", "''")}'!${rows}`);
  }
  const rows = leftOut.listed.length === 0 ? last : last + 3 + leftOut.listed.length;
  const printed = { top: 0, left: 0, bottom: rows - 1, right: columnOf('explanation') };
  workbook.setName(entry, '_xlnm.Print_Area', sheetRange(name, printed));
}

/** What the sheet is, how many findings, and what to do with them. */
function writeTop(data: Element, styles: Styles, content: ListContent): void {
  const { file, all, found, words } = content;
  const count = (severity: AnnotatedFinding['severity']): number =>
    all.filter(({ finding }) => finding.severity === severity).length;
  const plain = styles.own({});
  const lines: readonly (readonly [string, number])[] = [
    [words.title(file), styles.own({ bold: true, size: 14 })],
    [
      found.length === 0
        ? words.clean
        : words.counts(count('error'), count('warning'), count('info')),
      plain,
    ],
    [guideText(content), plain],
  ];
  for (const [index, [text, style]] of lines.entries()) {
    if (text === '') continue;
    const height = index === 0 ? { ht: TITLE_HEIGHT, customHeight: 1 } : {};
    writeText(append(data, 'row', { r: index + 1, ...height }), `A${index + 1}`, style, text);
  }
  if (found.length > 0) writeHeader(data, styles, HEADER_ROW, words.columns);
}

function writeHeader(data: Element, styles: Styles, at: number, columns: Words['columns']): void {
  const row = append(data, 'row', { r: at });
  const style = styles.own({ bold: true, fill: HEADER_FILL, border: true, center: true });
  for (const { key } of COLUMNS) writeText(row, cellAt(key, at), style, columns[key]);
}

/** Beneath the findings, in the same columns: who stood in last year's table, and where. */
function writeLeftOut(
  data: Element,
  styles: Styles,
  top: number,
  content: ListContent,
  looks: Looks,
): void {
  const { words, leftOut } = content;
  const { all, listed } = leftOut;
  writeText(
    append(data, 'row', { r: top }),
    `A${top}`,
    styles.own({ bold: true }),
    words.leftOut(all, listed.length),
  );
  writeHeader(data, styles, top + 1, { ...words.columns, ...words.lastYearsPlace });
  for (const [n, one] of listed.entries()) writeItem(data, one, top + n + 2, content, looks);
}

const guideText = ({ all, found, rebuilt, words }: ListContent): string =>
  (found.length === 0 ? '' : words.guide + restText(all.length, found.length, words)) +
  (rebuilt ? words.rebuilt : '');

const restText = (all: number, listed: number, words: Words): string =>
  all > listed ? words.rest(listed, all - listed) : '';

interface Looks {
  readonly text: number;
  readonly center: number;
  readonly link: number;
  readonly linkedNumber: number;
  readonly input: number;
}

const looksOf = (styles: Styles): Looks => ({
  text: styles.own({ border: true }),
  center: styles.own({ border: true, center: true }),
  link: styles.own({ border: true, link: true }),
  linkedNumber: styles.own({ border: true, link: true, center: true }),
  input: styles.own({ border: true, input: true, fill: INPUT_FILL }),
});

function writeItem(
  data: Element,
  { item, explanation }: ListedItem,
  number: number,
  { words, memos }: ListContent,
  looks: Looks,
): void {
  const contents = COLUMNS.map(({ key, value }) =>
    key === 'explanation' ? explanation : value(item, words),
  );
  const row = append(data, 'row', { r: number, ...heightOf(contents) });
  for (const [place, { key }] of COLUMNS.entries()) {
    if (key === 'format') continue;
    const isLink = key === linkedKey(item) && linkOf(item) !== null;
    const style = key === 'explanation' ? looks.input : isLink ? looks.link : looks.text;
    const content = contents[place];
    if (typeof content === 'number') {
      const look = isLink ? looks.linkedNumber : looks.center;
      const cell = append(row, 'c', { r: cellAt(key, number), s: look });
      append(cell, 'v', {}, String(content));
    } else writeText(row, cellAt(key, number), style, content ?? '');
  }
  const memo = memos.get(item.number);
  if (memo !== undefined) writeMemo(row, cellAt('format', number), memo);
}

/**
 * The height of a row, since not every program fits rows to wrapped text. It is not marked as
 * fixed, so that the row grows with the explanation.
 */
function heightOf(contents: readonly (string | number | null)[]) {
  const lines = COLUMNS.map(({ width }, n) => linesIn(String(contents[n] ?? ''), width - 1));
  const most = Math.max(...lines);
  return most === 1 ? {} : { ht: Math.min(most * LINE_HEIGHT + 4, HIGHEST) };
}

/**
 * The format of the marked cell, worn by a cell in a hidden column: programs that save the workbook
 * number styles anew, and keep what a cell looks like. 0: the marked cell was not stored before.
 */
function writeMemo(row: Element, address: string, { style, made }: Memo): void {
  const cell = append(row, 'c', { r: address, ...(style === null ? {} : { s: style }) });
  append(cell, 'v', {}, made ? '0' : '1');
}

function writeText(row: Element, address: string, style: number, text: string): void {
  if (text === '') {
    append(row, 'c', { r: address, s: style });
    return;
  }
  const cell = append(row, 'c', { r: address, s: style, t: 'inlineStr' });
  appendText(append(cell, 'is'), text);
}

const linkOf = ({ entry, address, row }: Item): string | null => {
  if (entry === undefined) return null;
  return linkTo(entry.name, address ?? `A${row ?? 1}`);
};

/**
 * The column that is linked: the cell, else the row, else the sheet. A link never lies on an empty
 * cell, since some programs then write the address into it, and the village's answer would belong
 * to another place.
 */
const linkedKey = ({ finding, row }: Item): Key =>
  finding.cell !== null ? 'cell' : row !== null ? 'row' : 'sheet';

function writeLinks(root: Element, items: readonly Item[]): void {
  const linked = items.filter((item) => linkOf(item) !== null);
  if (linked.length === 0) return;
  const links = append(root, 'hyperlinks');
  for (const item of linked) {
    append(links, 'hyperlink', {
      ref: cellAt(linkedKey(item), HEADER_ROW + item.number),
      location: linkOf(item) ?? '',
    });
  }
}
