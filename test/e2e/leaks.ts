import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpack } from '../../src/xlsx/pack.js';
import type { Ended } from './run.js';

/** The beginning of a planted number, as soon as nothing parts its figures; our own example is none. */
const WHOLE = /149900191\d{5}/;
const SEPARATORS = /[\s\p{C}\p{M}\p{DI}\p{Pd}.·・•]/gu;

/** Figures of every script as ordinary ones, and nothing between them. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (figure) => {
      const code = figure.codePointAt(0) ?? 0;
      return code < 0x80 ? figure : String((code - (code < 0x900 ? 0x660 : 0x966)) % 10);
    })
    .replace(SEPARATORS, '');

/** The first number in a text with what stands around it; null where there is none. */
export function wholeIn(text: string): string | null {
  const bare = plain(text);
  const found = WHOLE.exec(bare);
  return found === null ? null : bare.slice(Math.max(found.index - 60, 0), found.index + 40);
}

/** Every text of a file: of a workbook each of its parts, of packed columns each value. */
export async function textsOf(path: string): Promise<[name: string, text: string][]> {
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 4).toString() === 'PAR1') return [[path, await valuesIn(path)]];
  if (bytes.subarray(0, 2).toString() !== 'PK') return [[path, bytes.toString()]];
  const parts = await unpack(bytes);
  return [...parts].map(([name, part]) => [`${path}/${name}`, Buffer.from(part).toString()]);
}

/** Every value of a Parquet file, and what its footer says of columns and statistics. */
async function valuesIn(path: string): Promise<string> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = async (columns: string, of: string): Promise<readonly unknown[]> =>
    (await connection.runAndReadAll(`SELECT ${columns} FROM ${of}('${path}')`)).getRowsJson();
  const all = [
    await rows('*', 'read_parquet'),
    await rows('* EXCLUDE (file_name)', 'parquet_metadata'),
    await rows('* EXCLUDE (file_name)', 'parquet_kv_metadata'),
  ];
  connection.closeSync();
  return JSON.stringify(all);
}

/** Where in a folder a number stands, in the names of files too. */
export async function leaksIn(folder: string, isOwn: (name: string) => boolean = () => false) {
  const leaks: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const ofName = wholeIn(entry.name);
    if (ofName !== null) leaks[entry.name] = ofName;
    if (!entry.isFile()) continue;
    for (const [name, text] of await textsOf(join(entry.parentPath, entry.name))) {
      // A link leads to the sheet by its name.
      const found = isOwn(name) ? null : wholeIn(text.replace(/location="[^"]*"/g, ''));
      if (found !== null) leaks[name.slice(folder.length)] = found;
    }
  }
  return leaks;
}

export const leaksOnScreen = ({ out, err }: Ended) => ({ out: wholeIn(out), err: wholeIn(err) });
export const NONE = { out: null, err: null };
