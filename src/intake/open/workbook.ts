import type { OpenedFile, Sheet } from '../sheet.js';
import type { Archive } from './archive.js';
import type { Budget } from './budget.js';
import { Grid } from './grid.js';
import { type Relationship, readElements, relationshipsOf } from './package.js';
import { unreadable } from './refusal.js';
import { SharedStringsSink } from './sharedStrings.js';
import { stylesOf } from './styles.js';
import { isTrue, textOf } from './values.js';
import { WorksheetSink } from './worksheet.js';
import { readXml } from './xml.js';

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly id: string;
}

interface Contents {
  readonly entries: readonly SheetEntry[];
  /** Days are counted from 1904, as old Macintosh programs did. */
  readonly from1904: boolean;
}

const contentsOf = async (
  archive: Archive,
  workbook: string,
  budget: Budget,
): Promise<Contents> => {
  const entries: SheetEntry[] = [];
  let from1904 = false;
  await readElements(archive, workbook, budget, (name, attributes) => {
    if (name === 'workbookPr') from1904 = isTrue(attributes.get('date1904') ?? '');
    if (name !== 'sheet') return;
    entries.push({
      name: textOf(attributes.get('name') ?? ''),
      hidden: (attributes.get('state') ?? 'visible') !== 'visible',
      id: attributes.get('id') ?? '',
    });
    budget.check('sheets', entries.length);
  });
  return { entries, from1904 };
};

const sharedStrings = async (
  archive: Archive,
  relationships: readonly Relationship[],
  budget: Budget,
): Promise<readonly string[]> => {
  const part = relationships.find(({ type }) => type === 'sharedStrings')?.target;
  if (part === undefined) return [];
  const sink = new SharedStringsSink(budget);
  await readXml(archive, part, budget, sink);
  return sink.strings;
};

/** Reads the worksheets of an OOXML workbook; chart, dialog and macro sheets hold no table. */
export const readWorkbook = async (
  archive: Archive,
  workbook: string,
  format: OpenedFile['format'],
  budget: Budget,
): Promise<OpenedFile> => {
  const relationships = await relationshipsOf(archive, workbook, budget);
  const { entries, from1904 } = await contentsOf(archive, workbook, budget);
  const strings = await sharedStrings(archive, relationships, budget);
  const part = relationships.find(({ type }) => type === 'styles')?.target;
  const book = { strings, styles: await stylesOf(archive, part, budget), from1904 };
  const sheets: Sheet[] = [];
  for (const { name, hidden, id } of entries) {
    const relationship = relationships.find((each) => each.id === id);
    if (relationship === undefined) throw unreadable('damaged', { part: name });
    if (relationship.type !== 'worksheet') continue;
    const sheet = relationship.target;
    const sink = new WorksheetSink(sheet, new Grid(name, hidden, budget), book, budget);
    await readXml(archive, sheet, budget, sink);
    sheets.push(sink.finish());
  }
  return { format, sheets };
};
