import type { OpenedFile, Sheet } from '../sheet.js';
import type { Archive } from './archive.js';
import { readRecords } from './binaryRecords.js';
import { BinarySheet } from './binarySheet.js';
import type { Budget } from './budget.js';
import { Grid } from './grid.js';
import { readElements, relationshipsOf } from './package.js';
import { unreadable } from './refusal.js';
import { SharedStringsSink } from './sharedStrings.js';
import { textOf } from './values.js';
import { WorksheetSink } from './worksheet.js';
import { readXml } from './xml.js';

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly id: string;
}

/** One part of a workbook, and where it is. */
interface Part {
  readonly archive: Archive;
  readonly name: string;
  readonly budget: Budget;
}

/** How the parts of a workbook are written: in XML or, in an xlsb, in records. */
interface Notation {
  entries(part: Part, take: (entry: SheetEntry) => void): Promise<void>;
  strings(part: Part): Promise<readonly string[]>;
  sheet(part: Part, grid: Grid, strings: readonly string[]): Promise<Sheet>;
}

const xml: Notation = {
  entries: ({ archive, name: part, budget }, take) =>
    readElements(archive, part, budget, (name, attributes) => {
      if (name !== 'sheet') return;
      take({
        name: textOf(attributes.get('name') ?? ''),
        hidden: (attributes.get('state') ?? 'visible') !== 'visible',
        id: attributes.get('id') ?? '',
      });
    }),
  async strings({ archive, name, budget }) {
    const sink = new SharedStringsSink(budget);
    await readXml(archive, name, budget, sink);
    return sink.strings;
  },
  async sheet({ archive, name, budget }, grid, strings) {
    const sink = new WorksheetSink(name, grid, strings, budget);
    await readXml(archive, name, budget, sink);
    return sink.finish();
  },
};

const SHEET_ENTRY = 0x9c;
const SHARED_STRING = 0x13;

const binary: Notation = {
  entries: ({ archive, name: part, budget }, take) =>
    readRecords(archive, part, budget, (type, body) => {
      if (type !== SHEET_ENTRY) return;
      const hidden = body.number() !== 0;
      body.skip(4);
      const id = body.nullableText();
      take({ name: body.text(), hidden, id });
    }),
  async strings({ archive, name, budget }) {
    const strings: string[] = [];
    await readRecords(archive, name, budget, (type, body) => {
      if (type !== SHARED_STRING) return;
      budget.spend('cells', 1);
      body.skip(1);
      strings.push(body.text());
    });
    return strings;
  },
  async sheet({ archive, name, budget }, grid, strings) {
    const sheet = new BinarySheet(name, grid, strings, budget);
    await readRecords(archive, name, budget, (type, body) => sheet.record(type, body));
    return sheet.finish();
  },
};

/** Reads the worksheets of a workbook; chart, dialog and macro sheets hold no table. */
export const readWorkbook = async (
  archive: Archive,
  workbook: string,
  format: OpenedFile['format'],
  budget: Budget,
): Promise<OpenedFile> => {
  const notation = format === 'xlsb' ? binary : xml;
  const relationships = await relationshipsOf(archive, workbook, budget);
  const entries: SheetEntry[] = [];
  await notation.entries({ archive, name: workbook, budget }, (entry) => {
    entries.push(entry);
    budget.check('sheets', entries.length);
  });
  const shared = relationships.find(({ type }) => type === 'sharedStrings')?.target;
  const strings =
    shared === undefined ? [] : await notation.strings({ archive, name: shared, budget });
  const sheets: Sheet[] = [];
  for (const { name, hidden, id } of entries) {
    const relationship = relationships.find((each) => each.id === id);
    if (relationship === undefined) throw unreadable('damaged', { part: name });
    if (relationship.type !== 'worksheet') continue;
    const grid = new Grid(name, hidden, budget);
    sheets.push(
      await notation.sheet({ archive, name: relationship.target, budget }, grid, strings),
    );
  }
  return { format, sheets };
};
