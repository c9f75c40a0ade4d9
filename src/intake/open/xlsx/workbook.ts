import type { OpenedFile, Sheet } from '../../sheet.js';
import type { Budget } from '../budget.js';
import { Grid } from '../grid.js';
import { unreadable } from '../refusal.js';
import { readItems } from '../scan/part.js';
import { ScannedRows } from '../scan/sheet.js';
import { ScannedStrings } from '../scan/strings.js';
import { readRecords } from '../xlsb/binary-records.js';
import { BinarySheet } from '../xlsb/binary-sheet.js';
import type { Archive } from './archive.js';
import { type PackagePart, readElements, relationshipsOf } from './package.js';
import { SharedStringsSink } from './shared-strings.js';
import { binaryStylesOf, type Styles, stylesOf } from './styles.js';
import { isTrue, textOf } from './values.js';
import { type Book, WorksheetSink } from './worksheet.js';

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

/** How the parts of a workbook are written: in XML or, in an xlsb, in records. */
interface Notation {
  contents(part: PackagePart): Promise<Contents>;
  strings(part: PackagePart): Promise<readonly string[]>;
  styles(part: PackagePart): Promise<Styles>;
  sheet(part: PackagePart, grid: Grid, book: Book): Promise<Sheet>;
}

const xml: Notation = {
  async contents({ archive, name: part, budget }) {
    const entries: SheetEntry[] = [];
    let from1904 = false;
    await readElements(archive, part, budget, (name, attributes) => {
      // Extensions have an element of this name too, which says nothing of days.
      if (name === 'workbookPr') from1904 ||= isTrue(attributes.get('date1904') ?? '');
      if (name !== 'sheet') return;
      entries.push({
        name: textOf(attributes.get('name') ?? ''),
        hidden: (attributes.get('state') ?? 'visible') !== 'visible',
        id: attributes.get('id') ?? '',
      });
      budget.check('sheets', entries.length);
    });
    return { entries, from1904 };
  },
  async strings(part) {
    const sink = new SharedStringsSink(part.budget);
    await readItems(part, sink, new ScannedStrings(sink.strings, part.budget));
    return sink.strings;
  },
  styles: ({ archive, name, budget }) => stylesOf(archive, name, budget),
  async sheet(part, grid, book) {
    const { name, budget } = part;
    const sink = new WorksheetSink(name, grid, book, budget);
    await readItems(part, sink, new ScannedRows(sink, grid, book, budget));
    return sink.finish();
  },
};

const SHEET_ENTRY = 0x9c;
const WORKBOOK_PROPERTIES = 0x99;
const SHARED_STRING = 0x13;

const binary: Notation = {
  async contents({ archive, name: part, budget }) {
    const entries: SheetEntry[] = [];
    let from1904 = false;
    await readRecords(archive, part, budget, (type, body) => {
      if (type === WORKBOOK_PROPERTIES) from1904 = (body.number() & 1) !== 0;
      if (type !== SHEET_ENTRY) return;
      const hidden = body.number() !== 0;
      body.skip(4);
      const id = body.nullableText();
      entries.push({ name: body.text(), hidden, id });
      budget.check('sheets', entries.length);
    });
    return { entries, from1904 };
  },
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
  styles: ({ archive, name, budget }) => binaryStylesOf(archive, name, budget),
  async sheet({ archive, name, budget }, grid, book) {
    const sheet = new BinarySheet(name, grid, book, budget);
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
  const { entries, from1904 } = await archive.known(workbook, 'contents', () =>
    notation.contents({ archive, name: workbook, budget }),
  );
  const part = (type: string): PackagePart | null => {
    const name = relationships.find((each) => each.type === type)?.target;
    return name === undefined || !archive.has(name) ? null : { archive, name, budget };
  };
  const [shared, styles] = [part('sharedStrings'), part('styles')];
  const book: Book = {
    strings: shared === null ? [] : await notation.strings(shared),
    styles:
      styles === null
        ? new Map()
        : await archive.known(styles.name, 'styles', () => notation.styles(styles)),
    from1904,
  };
  const sheets: Sheet[] = [];
  for (const { name, hidden, id } of entries) {
    const relationship = relationships.find((each) => each.id === id);
    if (relationship === undefined) throw unreadable('damaged', { part: name });
    if (relationship.type !== 'worksheet') continue;
    const grid = new Grid(name, hidden, budget);
    sheets.push(await notation.sheet({ archive, name: relationship.target, budget }, grid, book));
  }
  return { format, sheets };
};
