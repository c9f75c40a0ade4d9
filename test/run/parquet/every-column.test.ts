import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zengshou } from '../../cli/county.js';
import { linesIn } from '../../cli/tables.js';

type Row = Readonly<Record<string, unknown>>;

interface Line {
  readonly level: string;
  readonly path: readonly string[];
  readonly group: {
    readonly name: string;
    readonly income: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  };
}

const folder = mkdtempSync(join(tmpdir(), 'zengshou-columns-'));
const results = join(folder, '结果');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const size = ['--villages', '2', '--households', '40', '--style', 'csv'];
  await zengshou(folder, 'sample', ...size, '--out', '乡', '--quiet');
  const run = ['--out', results, '--parquet', '--jobs', '1', '--quiet'];
  await zengshou(join(folder, '乡'), 'analyze', ...run);
});

/** The rows as they stand in a Parquet file; whole numbers come as BigInt. */
async function rowsOf(name: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const asked = await connection.runAndReadAll(`FROM '${join(results, 'data', name)}.parquet'`);
  const rows = asked
    .getRowObjects()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, cell]) => [
          key,
          typeof cell === 'bigint' ? Number(cell) : cell,
        ]),
      ),
    );
  connection.closeSync();
  return rows;
}

const snake = (name: string): string =>
  name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
const fen = (yuan: number): number => Math.round(yuan * 100);

/** Columns with what a part of a line holds under their names. */
const named = (part: Readonly<Record<string, number>>, name: (key: string) => string): Row =>
  Object.fromEntries(Object.entries(part).map(([key, value]) => [name(key), value]));

/** What a line of groups.jsonl comes to as a row. */
function flat({ level, path, group }: Line): Row {
  const income = Object.entries(group.income).flatMap(([year, amounts]) =>
    Object.entries(amounts).map(([key, yuan]) => [
      `${snake(key)}_${year}_fen`,
      yuan === null ? null : fen(yuan),
    ]),
  );
  return { level, path: path.join('/'), name: group.name, ...Object.fromEntries(income) };
}

/** The columns of all factors. */
const factorColumns = (factors: readonly Readonly<Record<string, number>>[]): Row =>
  Object.assign(
    {},
    ...factors.map(({ factor, households, primary, amount = 0 }) => ({
      [`factor_${factor}_households`]: households,
      [`factor_${factor}_primary`]: primary,
      [`factor_${factor}_amount_fen`]: fen(amount),
    })),
  );

describe('Parquet files', () => {
  it('findings: every column is what findings.jsonl says', async () => {
    const lines = linesIn(results, 'findings.jsonl');
    expect(lines.length).toBeGreaterThan(1);
    const rows = await rowsOf('findings');
    expect(rows).toEqual(
      lines.map((line) => ({
        ...Object.fromEntries(Object.keys(rows[0] ?? {}).map((key) => [key, line[key]])),
        value: line.value === null ? null : String(line.value),
      })),
    );
    const { expected: _expected, params: _params, whose: _whose, ...told } = lines[0];
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(Object.keys(told).sort());
  });

  it('groups: counts, people, incomes, trends and warnings are what groups.jsonl says', async () => {
    const lines = linesIn(results, 'groups.jsonl');
    const rows = await rowsOf('groups');
    expect(rows).toHaveLength(lines.length);
    for (const [n, line] of lines.entries()) {
      const { households, persons, trend, warning, target, monitored, factors } = line.group;
      expect(rows[n]).toMatchObject({
        ...flat(line),
        roster: households.roster,
        not_found: households.notFound,
        not_surveyed: households.notSurveyed,
        not_compared: households.notCompared,
        ...named(persons, (year) => `persons_${year}`),
        up: trend.up.households,
        down: trend.down.households,
        flat: trend.flat.households,
        ...named(
          { red: warning.red, orange: warning.orange, yellow: warning.yellow },
          (colour) => `warning_${colour}`,
        ),
        ...factorColumns(factors),
        target_met: target.met,
        target_not_met: target.notMet,
        target_shortfall_fen: fen(target.shortfall),
        monitored: monitored.surveyed,
      });
    }
  });
});
