import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { ItemKey } from '../../../src/domain/catalog.js';
import { NO_NOTES } from '../../../src/intake/header/names.js';
import { plainSheet } from '../../../src/sample/write/draft.js';
import { writeText } from '../../../src/sample/write/text.js';
import { ownResultsIn } from '../results-folder.js';

/** Rows of a file by its name; of a year. */
type Files = Readonly<Record<string, readonly (readonly string[])[]>>;

/** A township's files of both years. */
export interface Township {
  readonly prior: Files;
  readonly current: Files;
}

/** The rows as a file of the kind that its name says (.txt: GB18030); in workbooks figures are numbers. */
function bytesOf(name: string, rows: readonly (readonly string[])[]): Uint8Array {
  const kind = extname(name);
  if (kind === '.csv') {
    return writeText(plainSheet('', rows), { encoding: 'utf8', delimiter: ',' });
  }
  if (kind === '.txt') {
    return writeText(plainSheet('', rows), { encoding: 'gb18030', delimiter: '\t' });
  }
  const cells = rows.map((row) =>
    row.map((text) =>
      /^(?:0|[1-9]\d{0,7})(?:\.\d{1,2})?$/.test(text) ? Number(text) : text === '' ? null : text,
    ),
  );
  const book = utils.book_new(utils.aoa_to_sheet(cells), 'Sheet1');
  const bookType = kind === '.xls' ? 'biff8' : 'xlsx';
  return write(book, { bookType, type: 'buffer' }) as Uint8Array;
}

type Json = Readonly<Record<string, unknown>>;

interface Results {
  readonly households: readonly Json[];
  readonly summary: Json;
  readonly findings: readonly Json[];
  /** Rows of all kinds but title, header and blank. */
  readonly rows: number;
}

/** What a township's run writes as data; where things stand in the files is left out. */
export async function resultsOf(
  { prior, current }: Township,
  perPerson: readonly ItemKey[] = [],
): Promise<Results> {
  const folder = mkdtempSync(join(tmpdir(), 'zengshou-members-'));
  try {
    for (const [year, files] of [
      ['上年', prior],
      ['本年', current],
    ] as const) {
      mkdirSync(join(folder, year));
      for (const [name, rows] of Object.entries(files)) {
        writeFileSync(join(folder, year, name), bytesOf(name, rows));
      }
    }
    const data = await dataIn(folder, perPerson);
    const lines = (name: string): Json[] =>
      data(name)
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Json);
    const manifest = JSON.parse(data('manifest.json')) as {
      inputs: { sheets: { rows: Record<string, number> }[] }[];
    };
    const accounts = manifest.inputs.flatMap(({ sheets }) => sheets.map(({ rows }) => rows));
    return {
      households: lines('households.jsonl').map(withoutPlaces),
      summary: JSON.parse(data('summary.json')) as Json,
      findings: lines('findings.jsonl'),
      rows: accounts.reduce(
        (sum, { household = 0, member = 0, rejected = 0, copy = 0 }) =>
          sum + household + member + rejected + copy,
        0,
      ),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function dataIn(
  folder: string,
  perPerson: readonly ItemKey[],
): Promise<(name: string) => string> {
  await ownResultsIn(folder, { forms: () => ({ ...NO_NOTES, perPerson }) });
  return (name) => readFileSync(join(folder, '结果', 'data', name), 'utf8');
}

const PLACES = new Set(['evidence', 'source', 'priorSource', 'file', 'sheet', 'row', 'cell']);

function withoutPlaces<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutPlaces) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      PLACES.has(key) ? [] : [[key, withoutPlaces(inner)]],
    ),
  ) as Value;
}
