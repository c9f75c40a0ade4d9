import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { zengshou } from '../../cli/county.js';
import { filesIn, linesIn } from '../../cli/tables.js';

interface Figures {
  readonly name: string;
  readonly households: { readonly surveyed: number };
  readonly persons: { readonly prior: number; readonly current: number };
  readonly trend: Readonly<Record<string, { readonly households: number }>>;
  readonly income: Readonly<Record<string, { readonly net: number }>>;
  readonly items: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly growth: number | null;
  readonly target: {
    readonly met: number;
    readonly notMet: number;
    readonly shortfall: number;
    readonly reached: boolean | null;
  };
  readonly warning: { readonly red: number; readonly orange: number };
  readonly brackets: readonly { readonly current: number }[];
  readonly factors: readonly {
    readonly factor: number;
    readonly households: number;
    readonly primary: number;
    readonly amount: number;
  }[];
  readonly monitored: { readonly down: number };
}
interface Summary {
  readonly group: Figures;
  readonly children: readonly Figures[];
}
type Row = Readonly<Record<string, unknown>>;

const PAGE = readFileSync('docs/queries.md', 'utf8');
const QUERIES = [...PAGE.matchAll(/^## (\d+)\. .*?```sql\n(.*?)```/gmsu)].map(
  ([, number = '', sql = '']) => ({ number: Number(number), sql }),
);

const folder = mkdtempSync(join(tmpdir(), 'zengshou-parquet-'));
const root = join(folder, '县');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await zengshou(
    folder,
    ...['sample', '--townships', '2', '--villages', '2', '--households', '40'],
    ...['--style', 'csv', '--out', '县', '--quiet'],
  );
  await zengshou(root, 'plan', '.', '--out', 'plan.jsonl', '--quiet');
  for (const n of [1, 2]) await unit(n, '结果');
  const up = ['rollup', '--plan', 'plan.jsonl', '结果', '--out', '汇总', '--parquet', '--quiet'];
  expect((await zengshou(root, ...up)).code).toBe(0);
});

const unit = (n: number, out: string) =>
  zengshou(
    root,
    ...[
      'analyze',
      '--unit',
      `plan.jsonl:${n}`,
      '--out',
      out,
      '--parquet',
      '--jobs',
      '1',
      '--quiet',
    ],
  );

const summary = (): Summary =>
  JSON.parse(readFileSync(join(root, '汇总/data/summary.json'), 'utf8'));
const fen = (yuan: number | undefined): number => Math.round((yuan ?? 0) * 100);

/** Whole numbers come as BigInt. */
async function ask(sql: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  onTestFinished(() => connection.closeSync());
  const text = sql.replaceAll(/'(结果|汇总)\//gu, (_, of: string) => `'${root}/${of}/`);
  const rows = (await connection.runAndReadAll(text)).getRowObjects();
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        typeof value === 'bigint' ? Number(value) : value,
      ]),
    ),
  );
}
const query = (number: number): Promise<Row[]> =>
  ask(QUERIES.find((one) => one.number === number)?.sql ?? '');

const byName = (rows: readonly Row[], key: string): Map<unknown, Row> =>
  new Map(rows.map((row) => [row[key], row]));

describe('docs/queries.md', () => {
  it('has ten questions', () => {
    expect(QUERIES.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('1 and 6: each township', async () => {
    const [trends, targets] = [
      byName(await query(1), 'township'),
      byName(await query(6), 'township'),
    ];
    const { children } = summary();
    expect(trends.size).toBe(2);
    for (const { name, households, trend, target } of children) {
      expect(trends.get(name)).toEqual({
        township: name,
        surveyed: households.surveyed,
        up: trend.up?.households,
        down: trend.down?.households,
        flat: trend.flat?.households,
      });
      expect(targets.get(name)).toEqual({
        township: name,
        met: target.met,
        not_met: target.notMet,
        shortfall_fen: fen(target.shortfall),
      });
    }
  });

  it('2: the county to the fen', async () => {
    const { income, persons } = summary().group;
    expect(await query(2)).toEqual([
      {
        net_prior_fen: fen(income.prior?.net),
        net_current_fen: fen(income.current?.net),
        persons_prior: persons.prior,
        persons_current: persons.current,
      },
    ]);
  });

  it('3 and 4: factors', async () => {
    const { factors } = summary().group;
    const of = (number: number) => factors.find(({ factor }) => factor === number);
    expect(await query(3)).toEqual([
      {
        business: of(1)?.households,
        migrant_work: of(3)?.households,
        business_fen: fen(of(1)?.amount),
        migrant_work_fen: fen(of(3)?.amount),
      },
    ]);
    const primary = factors.filter((one) => one.primary > 0);
    const rows = byName(await query(4), 'factor');
    expect(rows.size).toBe(primary.length);
    for (const { factor, primary: households } of primary) {
      expect(rows.get(factor)).toEqual({ factor, households });
    }
  });

  it('5 and 7: warnings and monitored households', async () => {
    const { warning, monitored } = summary().group;
    const villages = await query(5);
    const sum = (key: string) => villages.reduce((all, row) => all + Number(row[key]), 0);
    expect([villages.length, sum('red'), sum('orange')]).toEqual([4, warning.red, warning.orange]);
    expect((await query(7)).length).toBe(monitored.down);
    expect(monitored.down).toBeGreaterThan(0);
  });

  it('8: items', async () => {
    const { items } = summary().group;
    const rows = byName(await query(8), 'item');
    expect(rows.size).toBeGreaterThan(40);
    for (const year of ['prior', 'current']) {
      for (const [item, amount] of Object.entries(items[year] ?? {})) {
        expect([item, rows.get(item)?.[`${year}_fen`]]).toEqual([item, fen(amount)]);
      }
    }
  });

  it('9: brackets', async () => {
    const rows = byName(await query(9), 'bracket');
    summary().group.brackets.forEach(({ current }, n) => {
      expect([n, Number(rows.get(n + 1)?.households ?? 0)]).toEqual([n, current]);
    });
  });

  it('10: the townships of the rollup', async () => {
    const rows = byName(await query(10), 'name');
    for (const { name, growth, target, trend, households } of summary().children) {
      expect(rows.get(name)).toEqual({
        name,
        growth,
        target_reached: target.reached,
        down: trend.down?.households,
        surveyed: households.surveyed,
      });
    }
  });
});

describe('--parquet', () => {
  it('holds every household and finding of the data, masked as there; money as 64-bit fen', async () => {
    const data = "'结果/文水县/北张乡/data";
    const types = await ask(`DESCRIBE SELECT * FROM ${data}/households.parquet'`);
    const money = types.filter(({ column_name: name }) => String(name).endsWith('_fen'));
    expect(money.length).toBeGreaterThan(20);
    expect(new Set(money.map(({ column_type: type }) => type))).toEqual(new Set(['BIGINT']));
    const households = linesIn(join(root, '结果/文水县/北张乡'), 'households.jsonl');
    const rows = await ask(`SELECT id_number, net_current_fen FROM ${data}/households.parquet'`);
    expect(rows).toEqual(
      households.map(({ idNumber, income }) => ({
        id_number: idNumber,
        net_current_fen: fen(income.current.net),
      })),
    );
    expect(String(rows[0]?.id_number)).toMatch(/\*{8}/u);
    const findings = linesIn(join(root, '结果/文水县/北张乡'), 'findings.jsonl');
    const found = await ask(`SELECT code, message FROM ${data}/findings.parquet'`);
    expect(found).toEqual(findings.map(({ code, message }) => ({ code, message })));
    const meta = await ask(
      `SELECT decode(value) AS value FROM parquet_kv_metadata(${data}/households.parquet') WHERE decode(key) = 'zengshou.units'`,
    );
    expect(JSON.parse(String(meta[0]?.value))).toHaveProperty('net_current_fen', 'fen');
  });

  it('the same inputs make the same bytes; without it nothing of the kind is written', async () => {
    await unit(1, '又');
    const parquet = (out: string) =>
      Object.entries(filesIn(join(root, out, '文水县/北张乡'))).filter(([name]) =>
        name.endsWith('.parquet'),
      );
    expect(parquet('又')).toEqual(parquet('结果'));
    expect(parquet('又').map(([name]) => name)).toHaveLength(4);
    await zengshou(
      root,
      'analyze',
      '--unit',
      'plan.jsonl:1',
      '--out',
      '又',
      '--jobs',
      '1',
      '--quiet',
    );
    expect(parquet('又')).toEqual([]);
  });
});
