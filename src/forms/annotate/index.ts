import type { Sheet } from '../../intake/sheet.js';
import { annotate as en } from '../../locales/en/filled/annotate.js';
import type { Lang } from '../../locales/index.js';
import { annotate as zh } from '../../locales/zh/filled/annotate.js';
import { openSheets } from '../sheet/open.js';
import { clearEarlier } from './clear.js';
import { earlierIn } from './earlier.js';
import { matchExplanations } from './explanations.js';
import type { AnnotatedFinding, Explanation } from './finding.js';
import { type Item, itemsOf, leftOutItems } from './items.js';
import { addList, type ListedItem } from './list.js';
import { type Memo, markSheet } from './mark.js';
import { Package } from './ooxml/package.js';
import { blocksFor, FIRST_BLOCK } from './ooxml/shapes.js';
import { Styles } from './ooxml/styles.js';
import { Workbook } from './ooxml/workbook.js';
import { NotEditable } from './ooxml/xml.js';
import { type OwnRows, ownSheets } from './own-rows.js';
import { baseOf, rebuild } from './rebuild.js';

export interface AnnotatedFile {
  readonly bytes: Uint8Array;
  /** Ends in `.xlsx`, or `.xlsm` where the workbook has macros. */
  readonly name: string;
  /** How many cells have a comment. */
  readonly marked: number;
  /** A new workbook was made of the file's cells, as the file itself could not carry marks. */
  readonly rebuilt: boolean;
}

const WORDS = { zh, en } as const;

interface AnnotateOptions {
  readonly lang: Lang;
  /** Findings of last year's households that the file lacks; `sheet` tells where they stood. */
  readonly leftOut?: readonly AnnotatedFinding[];
}

/**
 * A copy of a submitter's file in which every finding is shown where it is: cells are filled and
 * commented, rows are marked in a column beside the table, and a sheet lists all findings. Nothing
 * else is changed. Marks of an earlier annotation are taken out first, and what the village
 * explained goes along.
 *
 * @throws {UnreadableFile} where the file cannot be read.
 */
export async function annotateFile(
  name: string,
  bytes: Uint8Array,
  findings: readonly AnnotatedFinding[],
  { lang, leftOut = [] }: AnnotateOptions,
): Promise<AnnotatedFile> {
  const task = { name, findings, lang, leftOut };
  try {
    return await annotateBook(bytes, { ...task, renamed: new Map(), rebuilt: false });
  } catch (error) {
    if (!(error instanceof NotEditable)) throw error;
  }
  const { sheets } = await openSheets(name, bytes);
  return await annotateRebuilt(sheets, task);
}

/**
 * A copy for one of the villages that a file is of: a workbook of its rows only, made of values.
 * The findings are those of its rows, which may have moved up.
 *
 * @throws {UnreadableFile} where it would be too large.
 */
export async function annotateOwnRows(
  name: string,
  all: readonly Sheet[],
  own: OwnRows,
  findings: readonly AnnotatedFinding[],
  { lang, leftOut = [] }: AnnotateOptions,
): Promise<AnnotatedFile> {
  const { sheets, rowOf } = ownSheets(all, own);
  const moved = findings.map((finding): AnnotatedFinding => {
    const { sheet, row, cell } = finding;
    if (row === null) return { ...finding, cell: null };
    const to = rowOf(sheet ?? '', row);
    const column = cell?.replace(/\d+$/, '') ?? null;
    return { ...finding, row: to, cell: to === null || column === null ? null : `${column}${to}` };
  });
  return await annotateRebuilt(sheets, { name, findings: moved, leftOut, lang });
}

async function annotateRebuilt(
  sheets: readonly Sheet[],
  task: Pick<Task, 'name' | 'findings' | 'leftOut' | 'lang'>,
): Promise<AnnotatedFile> {
  const { bytes, renamed } = await rebuild(sheets);
  return await annotateBook(bytes, { ...task, renamed, rebuilt: true });
}

interface Task {
  /** The name of the file. */
  readonly name: string;
  readonly findings: readonly AnnotatedFinding[];
  readonly leftOut: readonly AnnotatedFinding[];
  /** What sheets are called in the copy, where that differs. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly rebuilt: boolean;
  readonly lang: Lang;
}

/**
 * The most findings that are marked: nobody corrects more by hand, and a copy with too many
 * comments does not open.
 */
const MOST_MARKED = 5000;

/** The worst findings and all that the village has explained, numbered anew. */
const keptOf = (
  items: readonly Item[],
  explained: readonly (Explanation | undefined)[],
  before = 0,
): ListedItem[] =>
  items
    .map((item, n) => ({ item, explanation: explained[n]?.text ?? '' }))
    .filter(({ explanation }, n) => n < MOST_MARKED || explanation !== '')
    .map(({ item, explanation }, n) => ({
      item: { ...item, number: before + n + 1 },
      explanation,
    }));

async function annotateBook(
  bytes: Uint8Array,
  { name, findings, leftOut, renamed, rebuilt, lang }: Task,
): Promise<AnnotatedFile> {
  const pack = await Package.open(bytes);
  const workbook = new Workbook(pack);
  const styles = new Styles(pack, workbook.stylesPart);
  const earlier = await earlierIn(pack, workbook, bytes);
  if (earlier !== undefined) clearEarlier(pack, workbook, styles, earlier);
  const words = WORDS[lang];
  const all = itemsOf(findings, workbook.sheets, renamed);
  const ofLastYear = leftOutItems(leftOut);
  const explained = matchExplanations(
    [...all, ...ofLastYear].map(({ finding, sheet }) => ({ ...finding, sheet })),
    earlier?.explanations ?? [],
  );
  const kept = keptOf(all, explained);
  const gone = keptOf(ofLastYear, explained.slice(all.length), kept.length);
  const items = kept.map(({ item }) => item);
  const memos = new Map<number, Memo>();
  let marked = 0;
  let block = FIRST_BLOCK;
  for (const entry of workbook.sheets) {
    const own = items.filter((item) => item.entry?.part === entry.part);
    if (own.length === 0) continue;
    const sheet = markSheet(pack, workbook, styles, entry, own, words, block);
    for (const [number, memo] of sheet.memos) memos.set(number, memo);
    marked += sheet.cells;
    block += blocksFor(sheet.boxes);
  }
  const file = `${baseOf(name)}.${workbook.hasMacros ? 'xlsm' : 'xlsx'}`;
  const listed = { found: kept, leftOut: { all: leftOut.length, listed: gone } };
  addList(workbook, styles, { file, all, ...listed, memos, rebuilt, words });
  return { bytes: pack.bytes(), name: file, marked, rebuilt };
}
