import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePeriod } from '../../../src/domain/period.js';
import { findInputs } from '../../../src/files/inputs.js';
import { openOutput } from '../../../src/files/output.js';
import { DEFAULT_LIMITS } from '../../../src/intake/sheet.js';
import { loadPolicy } from '../../../src/policy/load.js';
import { harvest } from '../../../src/run/analyze/harvest.js';
import { writeTownship } from '../../../src/run/analyze/write.js';
import { gather } from '../../../src/run/read/gather.js';
import { crew } from '../results-folder.js';

/** Rows of a file by its name; of a year. */
type Files = Readonly<Record<string, readonly (readonly string[])[]>>;

export interface Township {
  readonly prior: Files;
  readonly current: Files;
}

const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.join(',')}\n`).join('');

type Json = Readonly<Record<string, unknown>>;

interface Results {
  readonly households: readonly Json[];
  readonly summary: Json;
  readonly findings: readonly Json[];
  /** Rows of all kinds but title, header and blank. */
  readonly rows: number;
}

/** What a township's run writes as data; where things stand in the files is left out. */
export async function resultsOf({ prior, current }: Township): Promise<Results> {
  const folder = mkdtempSync(join(tmpdir(), 'zengshou-members-'));
  try {
    for (const [year, files] of [
      ['上年', prior],
      ['本年', current],
    ] as const) {
      mkdirSync(join(folder, year));
      for (const [name, rows] of Object.entries(files)) {
        writeFileSync(join(folder, year, name), csv(rows));
      }
    }
    const data = await dataIn(folder);
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

async function dataIn(folder: string): Promise<(name: string) => string> {
  const { policy, sha256 } = loadPolicy(null);
  const inputs = (['上年', '本年'] as const).flatMap((year) =>
    findInputs([year], { folder }).files.map((file) => ({
      ...file,
      year: year === '上年' ? ('prior' as const) : ('current' as const),
    })),
  );
  const settings = {
    inputs,
    periods: { prior: parsePeriod('2020-10..2021-09'), current: parsePeriod('2021-10..2022-09') },
    basis: 'same-period' as const,
    township: '北张乡',
    county: null,
    policy,
    columns: () => new Map(),
    limits: DEFAULT_LIMITS,
    unmasked: false,
    reportLang: 'zh' as const,
    toolVersion: ZENGSHOU_VERSION,
  };
  const output = openOutput('结果', { folder });
  const harvested = harvest(await gather(settings, crew(), () => undefined), settings);
  const provenance = {
    policySha256: sha256,
    decidedBy: [],
    options: {},
    generatedAt: '2022-10-08T00:00:00.000Z',
  };
  await writeTownship(settings, harvested, provenance, crew(), output, () => undefined);
  output.commit();
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
