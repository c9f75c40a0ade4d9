import { container, record, recordsOf, streamOf, words, workbookIn } from '../biff.js';
import { honest } from '../honest.js';
import type { BinaryRecord } from '../mutate/records.js';
import { type Recipe, recipe } from '../recipe.js';

/** BIFF records over which its readers stumble, and containers that run in circles. */

const records = async (): Promise<BinaryRecord[]> => recordsOf(workbookIn(await honest('xls')));

const isLast = ({ type }: BinaryRecord): boolean => type === 0x000a;

/** The workbook with more records at the end of its sheet. */
const withRecords =
  (...more: readonly BinaryRecord[]) =>
  async (): Promise<Uint8Array> => {
    const all = await records();
    const end = all.findLastIndex(isLast);
    return streamOf([...all.slice(0, end), ...more, ...all.slice(end)]);
  };

const repeated = (one: BinaryRecord, times: number): BinaryRecord[] =>
  Array<BinaryRecord>(times).fill(one);

const everywhere = words(0, 0xffff, 0, 0xff);
const formula = (row: number, ...tokens: readonly number[]): BinaryRecord =>
  record(
    0x06,
    ...words(row, 9, 0),
    ...Array<number>(8).fill(0),
    ...words(0, 0, 0),
    ...words(tokens.length),
    ...tokens,
  );

const changed =
  (type: number, change: (one: BinaryRecord) => BinaryRecord) => async (): Promise<Uint8Array> => {
    const all = await records();
    const at = all.findIndex((each) => each.type === type);
    const one = all[at];
    if (one === undefined) throw new Error(`no record ${type}`);
    return streamOf([...all.slice(0, at), change(one), ...all.slice(at + 1)]);
  };

const DAMAGED = {
  ends: 'refused',
  code: 'file.unreadable',
  params: { reason: 'damaged' },
} as const;
const SAME = { ends: 'same' } as const;

const RECORDS: readonly Recipe[] = [
  recipe(
    'biff/link-over-everything',
    withRecords(...repeated(record(0x01b8, ...everywhere, ...Array<number>(32).fill(0)), 200)),
    SAME,
  ),
  recipe(
    'biff/tooltip-over-everything',
    withRecords(...repeated(record(0x0800, ...words(0x0800), ...everywhere), 200)),
    SAME,
  ),
  recipe('biff/shared-formula-cut', withRecords(record(0x04bc, 0x64, 0x00)), SAME),
  recipe('biff/array-cut', withRecords(record(0x0221, 0x00)), SAME),
  recipe('biff/formula-cut', withRecords(record(0x06, ...words(200, 9, 0, 0, 0))), DAMAGED),
  recipe(
    'biff/formula-of-arrays',
    withRecords(
      formula(200, 0x20, 0, 0, 0, 0, 0, 0, 0),
      formula(201, ...Array<number>(60).fill(0x60)),
    ),
    { ends: 'sound' },
  ),
  recipe(
    'biff/formula-without-its-text',
    withRecords(
      record(0x06, ...words(200, 9, 0), 0, 0, 0, 0, 0, 0, 0xff, 0xff, ...words(0, 0, 0, 0)),
      record(0x0203, ...words(201, 9, 0), ...Array<number>(8).fill(0)),
    ),
    DAMAGED,
  ),
  recipe(
    'biff/formula-that-is-no-number',
    withRecords(
      record(0x06, ...words(12, 9, 0), 0, 0, 0, 0, 0, 0, 0xf8, 0x7f, ...words(0, 0, 0, 0)),
    ),
    SAME,
  ),
  recipe(
    'biff/one-cell-twice',
    withRecords(record(0x0203, ...words(4, 5, 0), ...Array<number>(8).fill(0))),
    DAMAGED,
  ),
  recipe(
    'biff/cell-beyond-the-columns',
    withRecords(record(0x0203, ...words(4, 300, 0), ...Array<number>(8).fill(0))),
    { ends: 'refused' },
  ),
  recipe('biff/blanks-that-do-not-end', withRecords(record(0xbe, ...words(200, 0, 0, 0xffff))), {
    ends: 'refused',
  }),
  recipe(
    'biff/merges-one-by-one',
    withRecords(...repeated(record(0xe5, ...words(1, 0, 1, 0, 1)), 20_000)),
    { ends: 'refused', code: 'file.tooLarge', params: { limit: 'merges' } },
  ),
  recipe('biff/merges-that-are-missing', withRecords(record(0xe5, ...words(0xffff))), DAMAGED),
  recipe(
    'biff/columns-without-end',
    withRecords(...repeated(record(0x7d, ...words(0, 0xffff, 0, 0, 0, 0)), 5000)),
    { ends: 'refused', code: 'file.tooLarge', params: { limit: 'columns' } },
  ),
  recipe('biff/columns-cut', withRecords(record(0x7d, 0, 0)), DAMAGED),
  recipe('biff/formats', withRecords(...repeated(record(0x1e, 1, 0x30), 100_000)), {
    ends: 'sound',
  }),
  recipe(
    'biff/drawings',
    withRecords(...repeated(record(0x5d, ...Array<number>(20).fill(0xff)), 100)),
    SAME,
  ),
  recipe('biff/note-without-object', withRecords(record(0x1c, ...words(500, 9, 0, 77), 0)), SAME),
  recipe('biff/unknown-records', withRecords(...repeated(record(0x7fff, 1, 2, 3), 10_000)), SAME),
  recipe(
    'biff/names',
    withRecords(...repeated(record(0x18, ...Array<number>(30).fill(1)), 1000)),
    SAME,
  ),
  recipe('biff/password', withRecords(record(0x2f, ...words(0, 1, 2))), {
    ends: 'refused',
    code: 'file.encrypted',
  }),
  recipe(
    'biff/strings-cut',
    changed(0xfc, (one) => ({ ...one, body: one.body.subarray(0, 9) })),
    { ends: 'sameOrRefused' },
  ),
  recipe(
    'biff/strings-cut-in-a-text',
    changed(0xfc, (one) => ({ ...one, body: one.body.subarray(0, one.body.length - 5) })),
    DAMAGED,
  ),
  recipe(
    'biff/strings-4-billion',
    changed(0xfc, (one) => ({
      ...one,
      body: Uint8Array.from([
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        ...one.body.subarray(8),
      ]),
    })),
    SAME,
  ),
  recipe(
    'biff/strings-in-crumbs',
    async () => {
      const all = await records();
      const at = all.findIndex(({ type }) => type === 0xfc);
      const crumbs = repeated(record(0x3c, 0), 2_000_000);
      return streamOf([
        ...all.slice(0, at),
        record(0xfc, ...words(1, 0, 1, 0, 0xffff), 0),
        ...crumbs,
        ...all.slice(at + 1),
      ]);
    },
    { ends: 'refused' },
  ),
  recipe(
    'biff/sheet-name-cut',
    changed(0x85, (one) => ({ ...one, body: one.body.subarray(0, 7) })),
    DAMAGED,
  ),
  recipe(
    'biff/sheet-that-is-not-there',
    changed(0x85, (one) => ({
      ...one,
      body: Uint8Array.from([9, 9, 9, 9, ...one.body.subarray(4)]),
    })),
    { ends: 'refused' },
  ),
  recipe(
    'biff/sheet-named-proto',
    changed(0x85, (one) => {
      const name = Buffer.from('\x09\0__proto__', 'latin1');
      const body = Buffer.concat([one.body.subarray(0, 6), name]);
      // The sheet lies so much farther behind.
      body.writeUInt32LE(body.readUInt32LE(0) + body.length - one.body.length, 0);
      return { ...one, body: new Uint8Array(body) };
    }),
    { ends: 'same' },
  ),
  recipe(
    'biff/nested-deeply',
    withRecords(...repeated(record(0x0809, ...words(0x0600, 0x20, 0, 0), 0, 0, 0, 0), 10_000)),
    DAMAGED,
  ),
];

const SECTOR = 512;

/** A compound file whose FAT, beginning with that sector, is this; the directory stands in sector 1. */
function compound(fat: readonly number[], directory: Uint8Array, sectors: number): Uint8Array {
  const bytes = new Uint8Array((sectors + 1) * SECTOR);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(24, 0x3e, true);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  view.setUint32(44, 1, true);
  view.setUint32(48, 1, true);
  view.setUint32(56, 4096, true);
  for (const at of [60, 68]) view.setUint32(at, 0xfffffffe, true);
  for (let n = 0; n < 109; n += 1) view.setUint32(76 + n * 4, n === 0 ? 0 : 0xffffffff, true);
  for (const [n, next] of fat.entries()) view.setUint32(SECTOR + n * 4, next, true);
  bytes.set(directory, 2 * SECTOR);
  return bytes;
}

const END = 0xfffffffe;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left?: number;
  readonly right?: number;
  readonly child?: number;
  readonly start?: number;
  readonly size?: number;
}

function directoryOf(...entries: readonly Entry[]): Uint8Array {
  const bytes = new Uint8Array(entries.length * 128);
  const view = new DataView(bytes.buffer);
  for (const [n, { name, type, left, right, child, start = END, size = 0 }] of entries.entries()) {
    const at = n * 128;
    bytes.set(Buffer.from(name, 'utf16le'), at);
    view.setUint16(at + 64, name.length * 2 + 2, true);
    view.setUint8(at + 66, type);
    for (const [m, link] of [left, right, child].entries()) {
      view.setUint32(at + 68 + m * 4, link ?? 0xffffffff, true);
    }
    view.setUint32(at + 116, start, true);
    view.setUint32(at + 120, size, true);
  }
  return bytes;
}

const ROOT: Entry = { name: 'Root Entry', type: 5, child: 1 };
const BOOK: Entry = { name: 'Workbook', type: 2, start: 2, size: 1_000_000 };

const CONTAINERS: readonly Recipe[] = [
  recipe(
    'ole/stream-in-a-circle',
    () => compound([0xfffffffd, END, 3, 4, 2], directoryOf(ROOT, { ...BOOK, start: 3 }), 5),
    DAMAGED,
  ),
  recipe(
    'ole/directory-in-a-circle',
    () => compound([0xfffffffd, 1], directoryOf(ROOT, BOOK), 3),
    DAMAGED,
  ),
  recipe(
    'ole/entry-its-own-parent',
    () =>
      compound(
        [0xfffffffd, END, END],
        directoryOf({ ...ROOT, child: 0 }, { ...BOOK, left: 1, right: 1, child: 1 }),
        3,
      ),
    { ends: 'refused' },
  ),
  recipe(
    'ole/siblings-in-a-circle',
    () =>
      compound(
        [0xfffffffd, END, END],
        directoryOf(
          ROOT,
          { ...BOOK, name: 'a', left: 2 },
          { ...BOOK, name: 'b', left: 1, right: 0 },
        ),
        3,
      ),
    { ends: 'refused' },
  ),
  recipe(
    'ole/everything-ends-in-one-chain',
    () =>
      compound(
        Array.from({ length: 128 }, (_, n) => (n === 0 ? 0xfffffffd : n === 1 ? END : 2)),
        directoryOf(ROOT, BOOK),
        40_000,
      ),
    { ends: 'refused' },
  ),
  recipe(
    'ole/stream-of-4-GB',
    () => compound([0xfffffffd, END, END], directoryOf(ROOT, { ...BOOK, size: 0xffffffff }), 3),
    DAMAGED,
  ),
  recipe('ole/no-directory', () => compound([0xfffffffd, END], new Uint8Array(), 3), {
    ends: 'refused',
  }),
  recipe('ole/header-only', () => compound([], new Uint8Array(), 1).slice(0, 520), DAMAGED),
  recipe(
    'ole/embedded-workbook',
    async () => {
      const stream = workbookIn(await honest('xls'));
      return container({ 'MBD0001/Workbook': streamOf([]), Workbook: stream });
    },
    SAME,
  ),
  recipe('ole/word', () => container({ WordDocument: new Uint8Array(5000) }), {
    ends: 'refused',
    params: { reason: 'doc' },
  }),
  recipe('ole/powerpoint', () => container({ 'PowerPoint Document': new Uint8Array(5000) }), {
    ends: 'refused',
    params: { reason: 'ppt' },
  }),
  recipe(
    'ole/encrypted',
    () =>
      container({ EncryptionInfo: new Uint8Array(100), EncryptedPackage: new Uint8Array(5000) }),
    { ends: 'refused', code: 'file.encrypted' },
  ),
  recipe(
    'ole/summary-of-4-billion',
    async () =>
      container({
        Workbook: workbookIn(await honest('xls')),
        '\u0005SummaryInformation': new Uint8Array(5000).fill(0xff),
      }),
    SAME,
  ),
  recipe(
    'ole/many-streams',
    async () =>
      container({
        Workbook: workbookIn(await honest('xls')),
        ...Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`s${n}`, new Uint8Array(1)])),
      }),
    SAME,
  ),
];

export const BIFF: readonly Recipe[] = [...RECORDS, ...CONTAINERS];
