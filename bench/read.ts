/**
 * How long it takes to open workbooks, and how many times as long as merely unzipping the same
 * files and looking at every byte. Run it with
 *
 *   node scripts/run.js bench/read.ts
 *
 * Each line is the best of several rounds: the first ones warm the engine up.
 */
import { performance } from 'node:perf_hooks';
import { inflateRawSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import ExcelJS from 'exceljs';
import { openFile } from '../src/intake/open/index.js';
import { DEFAULT_LIMITS } from '../src/intake/sheet.js';
import { UNPACKING } from '../src/xlsx/unpacking.js';

const ROUNDS = 6;
const TEXT_COLUMNS = 8;
const LESS = 0x3c;

interface Batch {
  readonly name: string;
  readonly files: number;
  readonly rows: number;
  readonly columns: number;
}

const BATCHES: readonly Batch[] = [
  { name: 'a township: two years of ten villages', files: 20, rows: 300, columns: 70 },
  { name: 'a county in one file', files: 1, rows: 30_000, columns: 40 },
];

const makeFile = async ({ rows, columns }: Batch, file: number): Promise<Uint8Array> => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Sheet1');
  for (let row = 0; row < rows; row += 1) {
    sheet.addRow(
      Array.from({ length: columns }, (_, column) =>
        column < TEXT_COLUMNS
          ? `户${file}-${column < 2 ? row : row % 20}-${column}`
          : ((row * 7919 + column * 104_729 + file) % 4_000_000) / 100,
      ),
    );
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
};

/** The deflated parts of a zip. */
const deflated = async (bytes: Uint8Array): Promise<Uint8Array[]> => {
  const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries();
  const parts: Uint8Array[] = [];
  for (const entry of entries) {
    if (entry.directory || entry.compressionMethod !== 8) continue;
    parts.push(await entry.getData(new Uint8ArrayWriter(), { passThrough: true }));
  }
  return parts;
};

const scan = (parts: readonly Uint8Array[]): { tags: number; bytes: number } => {
  let tags = 0;
  let bytes = 0;
  for (const part of parts) {
    const xml = inflateRawSync(part);
    bytes += xml.length;
    for (let at = 0; at < xml.length; at += 1) if (xml[at] === LESS) tags += 1;
  }
  return { tags, bytes };
};

const best = async (work: () => unknown): Promise<number> => {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
};

const line = (label: string, milliseconds: number, floor: number): string =>
  `  ${label.padEnd(34)}${milliseconds.toFixed(0).padStart(7)} ms  ${(milliseconds / floor).toFixed(1).padStart(5)} ×`;

for (const batch of BATCHES) {
  const files: Uint8Array[] = [];
  for (let file = 0; file < batch.files; file += 1) files.push(await makeFile(batch, file));
  const parts = (await Promise.all(files.map(deflated))).flat();
  const { bytes, tags } = scan(parts);
  const floor = await best(() => scan(parts));
  const reading = await best(async () => {
    for (const file of files) await openFile('', file, DEFAULT_LIMITS, UNPACKING);
  });
  const megabytes = (bytes / 2 ** 20).toFixed(1);
  console.log(`${batch.name}: ${batch.files} × ${batch.rows} × ${batch.columns}`);
  console.log(`  ${megabytes} MB of XML, ${tags} tags`);
  console.log(line('unzipping and scanning', floor, floor));
  console.log(line('opening', reading, floor));
}
