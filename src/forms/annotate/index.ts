import { annotate as en } from '../../locales/en/annotate.js';
import { annotate as zh } from '../../locales/zh/annotate.js';
import { clearEarlier } from './clear.js';
import { earlierIn } from './earlier.js';
import { matchExplanations } from './explanations.js';
import type { AnnotatedFinding, Explanation } from './finding.js';
import { type Item, itemsOf } from './items.js';
import { addList } from './list.js';
import { type Memo, markSheet } from './mark.js';
import { Package } from './ooxml/package.js';
import { blocksFor, FIRST_BLOCK } from './ooxml/shapes.js';
import { Styles } from './ooxml/styles.js';
import { Workbook } from './ooxml/workbook.js';
import { NotEditable } from './ooxml/xml.js';
import { baseOf, rebuild } from './rebuild.js';

export interface AnnotatedFile {
  readonly bytes: Uint8Array;
  /** Ends in `.xlsx`, or `.xlsm` where the workbook has macros. */
  readonly name: string;
  /** Cells with a comment. */
  readonly marked: number;
  /** A new workbook was made of the file's cells, as the file itself could not carry marks. */
  readonly rebuilt: boolean;
}

const WORDS = { zh, en } as const;

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
  options: { readonly lang: 'zh' | 'en' },
): Promise<AnnotatedFile> {
  try {
    const { marked, ...file } = await annotateBook(name, bytes, findings, new Map(), options.lang);
    return { ...file, marked, rebuilt: false };
  } catch (error) {
    if (!(error instanceof NotEditable)) throw error;
  }
  const made = await rebuild(name, bytes);
  const file = await annotateBook(name, made.bytes, findings, made.renamed, options.lang);
  return { ...file, rebuilt: true };
}

/** Nobody mends more by hand; where whole columns are wrong, a copy full of comments opens nowhere. */
const MOST_MARKED = 5000;

/** The worst ones, and all that the village has explained, numbered anew. */
const keptOf = (items: readonly Item[], explained: readonly (Explanation | undefined)[]) =>
  items
    .map((item, n) => ({ item, explanation: explained[n]?.text ?? '' }))
    .filter(({ explanation }, n) => n < MOST_MARKED || explanation !== '')
    .map(({ item, explanation }, n) => ({ item: { ...item, number: n + 1 }, explanation }));

async function annotateBook(
  name: string,
  bytes: Uint8Array,
  findings: readonly AnnotatedFinding[],
  renamed: ReadonlyMap<string, string>,
  lang: 'zh' | 'en',
): Promise<Omit<AnnotatedFile, 'rebuilt'>> {
  const pack = await Package.open(bytes);
  const workbook = new Workbook(pack);
  const styles = new Styles(pack, workbook.stylesPart);
  const earlier = await earlierIn(pack, workbook, bytes);
  if (earlier !== undefined) clearEarlier(pack, workbook, styles, earlier);
  const words = WORDS[lang];
  const all = itemsOf(findings, workbook.sheets, renamed);
  const explained = matchExplanations(
    all.map(({ finding, sheet }) => ({ ...finding, sheet })),
    earlier?.explanations ?? [],
  );
  const kept = keptOf(all, explained);
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
  const explanations = kept.map(({ explanation }) => explanation);
  addList(workbook, styles, { file, all, items, memos, explanations, words });
  return { bytes: await pack.bytes(), name: file, marked };
}
