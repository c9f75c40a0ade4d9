import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Worksheet } from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { FieldKey } from '../../src/domain/catalog.js';
import { fillForm, openForm, readForm } from '../forms/template/fill.js';
import { runHere, temporaryFolder } from './run.js';

type Amounts = Readonly<Partial<Record<FieldKey, number>>>;

interface Planted {
  readonly head: string;
  readonly persons: number;
  readonly labour: number;
  readonly prior: Amounts;
  readonly current: Amounts;
  /** What the village typed instead, at first. */
  readonly mistake?: Readonly<Partial<Record<FieldKey, string | number>>>;
}

const AMOUNTS = ['wages.migrant', 'business.crops', 'costs.crops', 'transfers.pension'] as const;
const amounts = (...values: readonly [number, number, number, number]): Amounts =>
  Object.fromEntries(AMOUNTS.map((field, n) => [field, values[n] ?? 0]));

/** Every figure of both years, and the slips of the villages. */
const VILLAGES: Readonly<Record<string, readonly Planted[]>> = {
  北张村: [
    {
      ...{ head: '王建国', persons: 3, labour: 2 },
      prior: amounts(20_000, 6000, 2000, 1260),
      current: amounts(14_000.5, 6500, 2100.25, 1380),
      mistake: { 'wages.migrant': '约一万四' },
    },
    {
      // His brother works in the household and is registered elsewhere: that is right, and explained.
      ...{ head: '李秀英', persons: 2, labour: 3 },
      prior: amounts(16_000, 0, 0, 1260),
      current: amounts(18_000, 0, 0, 1380),
    },
    {
      ...{ head: '赵玉兰', persons: 1, labour: 1 },
      prior: amounts(9000, 3000, 900, 0),
      current: amounts(8000, 1500, 900, 0),
      mistake: { 'costs.crops': -900 },
    },
  ],
  南张村: [
    {
      ...{ head: '孙德胜', persons: 4, labour: 2 },
      prior: amounts(30_000, 8000, 2500, 0),
      current: amounts(33_000, 8200, 2600, 0),
      mistake: { population: 40 },
    },
    {
      ...{ head: '周桂花', persons: 2, labour: 1 },
      prior: amounts(12_000, 0, 0, 2520),
      current: amounts(12_300, 0, 0, 2760),
    },
  ],
};

const PERIODS = { prior: '2020-10..2021-09', current: '2021-10..2022-09' };
const EXPLAINED = 'household.labourAbovePopulation';
const WORDS = '其弟户口在外村，一同生产生活，入户看过';

const idOf = (village: string, n: number): string =>
  `149900${village === '北张村' ? '10' : '20'}${String(n + 1).padStart(3, '0')}`;

function writePrior(folder: string): void {
  for (const [village, households] of Object.entries(VILLAGES)) {
    const header =
      '户编号,户主姓名,家庭人口数,劳动力人数,务工收入,种植业收入,种植业支出,养老保险金,财产性收入';
    const rows = households.map(({ head, persons, prior }, n) =>
      [idOf(village, n), head, persons, 1, ...AMOUNTS.map((field) => prior[field]), 0].join(','),
    );
    put(folder, `上年/${village}.csv`, Buffer.from([header, ...rows, ''].join('\n')));
  }
}

function put(folder: string, name: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
}

/** Types into the rows of a form what `typed` gives for a household of it. */
async function typeInto(
  bytes: Uint8Array,
  village: string,
  typed: (planted: Planted) => Readonly<Partial<Record<FieldKey, string | number>>>,
): Promise<Uint8Array> {
  const table = await readForm(bytes);
  const all = [...table.households, ...table.rejected];
  const rows = (VILLAGES[village] ?? []).map((planted, n) => {
    const row = all.find(({ texts }) => texts.id === idOf(village, n))?.row;
    if (row === undefined) throw new Error(`${planted.head} 不在表里`);
    return [row, typed(planted)] as const;
  });
  return await fillForm(bytes, { rows: new Map(rows) });
}

/** Changes a sheet of a workbook as a person would, with another library. */
async function change(
  folder: string,
  name: string,
  sheet: string,
  act: (sheet: Worksheet) => void,
) {
  const book = await openForm(new Uint8Array(readFileSync(join(folder, name))));
  const found = book.getWorksheet(sheet);
  if (found === undefined) throw new Error(`${name} 没有 ${sheet}`);
  act(found);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const columnOf = (sheet: Worksheet, header: string): number =>
  (sheet.getRow(4).values as unknown[]).indexOf(header);

/** The villages type this year's figures, with their slips. */
async function fillForms(folder: string): Promise<void> {
  for (const village of Object.keys(VILLAGES)) {
    const form = new Uint8Array(readFileSync(join(folder, `采集表/${village}.xlsx`)));
    const filled = await typeInto(form, village, ({ current, labour, mistake }) => ({
      ...current,
      labour,
      ...mistake,
    }));
    put(folder, `第一次/${village}.xlsx`, filled);
  }
}

/** The villages mend their slips in the copies that came back, and explain what is right. */
async function mendCopies(folder: string): Promise<void> {
  for (const village of Object.keys(VILLAGES)) {
    const copy = await change(folder, `退回/${village}.xlsx`, '问题清单', (sheet) => {
      sheet.eachRow((row) => {
        if (row.getCell(columnOf(sheet, '代码')).value !== EXPLAINED) return;
        row.getCell(columnOf(sheet, '核实说明')).value = WORDS;
      });
    });
    const mended = await typeInto(copy, village, ({ persons, current, mistake = {} }) => {
      const right = { population: persons, ...current };
      const wrong = Object.keys(mistake) as (keyof typeof right)[];
      return Object.fromEntries(wrong.map((field) => [field, right[field]]));
    });
    put(folder, `第二次/${village}.xlsx`, mended);
  }
}

async function signTheOnlyRow(folder: string): Promise<void> {
  const signed = await change(folder, '签认.xlsx', '签认', (sheet) => {
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    const row = sheet.getRow(5);
    expect(row.getCell(columnOf(sheet, '核实说明')).value).toBe(WORDS);
    expect(sheet.getRow(6).getCell(columnOf(sheet, '代码')).value).toBeNull();
    row.getCell(columnOf(sheet, '采纳')).value = '是';
    row.getCell(columnOf(sheet, '签认人')).value = '王助理';
    row.getCell(columnOf(sheet, '签认日期')).value = day('2022-11-24');
    row.getCell(columnOf(sheet, '有效期至')).value = day('2022-12-31');
  });
  put(folder, '签认.xlsx', signed);
}

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly household: string;
  readonly field: string;
  readonly cell: string;
  readonly accepted: boolean;
  readonly signOff?: object;
}

const briefly = (findings: readonly Told[]) =>
  findings.map(({ code, household, field }) => `${code} ${household} ${field}`).sort();

describe('一张表的来回', () => {
  it('生成、填错、校验、标注退回、改正和说明、签认、校验通过、分析', async () => {
    const folder = temporaryFolder();
    const run = (...args: readonly string[]) => runHere(folder, ...args);
    const errors = (text: string): Told[] =>
      JSON.parse(text).findings.filter(({ severity }: Told) => severity === 'error');
    writePrior(folder);

    const made = await run(
      ...['template', '--from', '上年', '--period', PERIODS.current],
      ...['--township', '北张乡', '--out', '采集表'],
    );
    expect(made.code).toBe(0);
    await fillForms(folder);
    const first = await run('validate', '第一次', '--prior', '上年', '--format', 'json');
    expect(first.code).toBe(1);
    expect(briefly(errors(first.out))).toEqual(
      [
        `intake.notNumber ${idOf('北张村', 0)} wages.migrant`,
        `${EXPLAINED} ${idOf('北张村', 1)} labour`,
        `income.negative ${idOf('北张村', 2)} costs.crops`,
        `household.population ${idOf('南张村', 0)} population`,
      ].sort(),
    );
    expect((await run('validate', '第一次', '--prior', '上年', '--annotate', '退回')).code).toBe(1);

    await mendCopies(folder);
    const again = await run('validate', '第二次', '--against', '第一次', '--format', 'json');
    const { against } = JSON.parse(again.out);
    expect(again.code).toBe(1);
    const worst = (findings: readonly Told[]) =>
      briefly(findings.filter(({ severity }) => severity === 'error'));
    expect(worst(against.fixed)).toHaveLength(3);
    expect(worst(against.still)).toEqual([`${EXPLAINED} ${idOf('北张村', 1)} labour`]);
    expect(worst(against.new)).toEqual([]);
    expect([against.added, against.gone]).toEqual([[], []]);

    const listed = await run('validate', '第二次', '--prior', '上年', '--explained', '签认.xlsx');
    expect(listed.code).toBe(1);
    await signTheOnlyRow(folder);
    const project = [
      'township: 北张乡',
      `prior: { files: 上年, period: ${PERIODS.prior} }`,
      `current: { files: 第二次, period: ${PERIODS.current} }`,
      'accept: 签认.xlsx',
      'out: 结果',
    ];
    put(folder, 'zengshou.yaml', Buffer.from(project.join('\n')));
    const clean = await run('validate', '第二次', '--prior', '上年', '--format', 'json');
    expect(clean.code).toBe(0);
    expect(errors(clean.out)).toMatchObject([
      {
        code: EXPLAINED,
        accepted: true,
        signOff: { who: '王助理', signed: '2022-11-24', until: '2022-12-31', why: WORDS },
      },
    ]);

    expect(await run('analyze', '--quiet')).toMatchObject({ code: 0, err: '' });
    compareWithPlanted(join(folder, '结果/data'));
  });
});

const netOf = (of: Amounts): number => {
  const [wages = 0, crops = 0, costs = 0, pension = 0] = AMOUNTS.map((field) => of[field]);
  return wages + crops - costs + pension;
};

/** What the analysis says of every household against what was planted, to the fen. */
function compareWithPlanted(data: string): void {
  const fen = (yuan: number): number => Math.round(yuan * 100);
  const households = readFileSync(join(data, 'households.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const planted = Object.entries(VILLAGES).flatMap(([village, all]) =>
    all.map((one, n) => ({ ...one, village, id: idOf(village, n) })),
  );
  expect(households).toHaveLength(planted.length);
  for (const { id, village, head, persons, prior, current } of planted) {
    const [before, now] = [netOf(prior), netOf(current)];
    const found = households.find((one) => one.id === id);
    expect(found, head).toMatchObject({ village, head, population: { current: persons } });
    expect(fen(found.income.prior.net), head).toBe(fen(before));
    expect(fen(found.income.current.net), head).toBe(fen(now));
    expect(fen(found.change.net.amount), head).toBe(fen(now) - fen(before));
    expect(fen(found.income.current.perCapita), head).toBe(Math.round(fen(now) / persons));
    expect(found.trend, head).toBe(now > before ? 'up' : 'down');
    for (const field of AMOUNTS) {
      expect(fen(found.items.current[field] ?? 0), `${head} ${field}`).toBe(
        fen(current[field] ?? 0),
      );
    }
  }
  const { township } = JSON.parse(readFileSync(join(data, 'summary.json'), 'utf8'));
  const total = planted.reduce((sum, { current }) => sum + fen(netOf(current)), 0);
  expect(fen(township.income.current.net)).toBe(total);
  expect(township.households).toMatchObject({ roster: 5, surveyed: 5, rejected: 0, notFound: 0 });
}
