import { describe, expect, it } from 'vitest';
import { amountsOf, shapeOf } from '../../../src/domain/amounts.js';
import { type FieldKey, type ItemKey, labelOf } from '../../../src/domain/catalog.js';
import {
  filled,
  type Household,
  type TableHead,
  type Year,
} from '../../../src/domain/household.js';
import { gatherBatch } from '../../../src/intake/batch/batch.js';
import type { FormNotes } from '../../../src/intake/header/names.js';
import type { Cell } from '../../../src/intake/sheet.js';
import { sharedByFile } from '../../../src/intake/table/shared.js';
import { readTables } from '../../../src/intake/table/table.js';
import { checkYears } from '../../../src/run/check/validate.js';
import { matchAnswered } from '../../../src/run/read/matching.js';
import { askedTable, headWithout, withoutNotAsked } from '../../../src/run/read/not-asked.js';
import { policyWith } from '../../checks/ask.js';
import { sheet } from '../../sheets.js';

type Cells = Readonly<Partial<Record<FieldKey, Cell>>>;

const NAMED: Cells = { id: '1', head: '王建国', population: 2 };

function tablesOf(year: Year, cells: Cells, form: FormNotes) {
  const all = { ...NAMED, ...cells };
  const fields = Object.keys(all) as FieldKey[];
  const file = year === 'prior' ? '上年/北张村.xlsx' : '本年/北张村.xlsx';
  const rows = [fields.map(labelOf), fields.map((field) => all[field] ?? null)];
  return readTables(sheet(rows), { file, year }, new Map(), sharedByFile(undefined, form));
}

const notAsking = (...notAsked: ItemKey[]): FormNotes => ({ unit: null, notAsked, perPerson: [] });

async function bothOf(before: Cells, now: Cells, form: FormNotes) {
  const tables = [...tablesOf('prior', before, form), ...tablesOf('current', now, form)];
  const batch = gatherBatch(tables, { township: '北张乡' });
  const { matching } = await matchAnswered(batch, []);
  return withoutNotAsked({ batch, matching });
}

/** Net income of the pair in both years, in yuan, and whether both are asked. */
async function nets(before: Cells, now: Cells, ...items: ItemKey[]) {
  const { matching } = await bothOf(before, now, notAsking(...items));
  const [pair] = matching.pairs;
  const net = (row: Household | undefined) =>
    row === undefined ? null : amountsOf(row, shapeOf(row)).net / 100;
  return [net(pair?.prior.row), net(pair?.current.row)];
}

describe('不问:一项从两年去掉', () => {
  const POST = { 'wages.migrant': 9000, 'wages.villagePost': 3000 };

  it('只有一年有的项目,两年都不计', async () => {
    expect(await nets(POST, { 'wages.migrant': 9000 })).toEqual([12_000, 9000]);
    expect(await nets(POST, { 'wages.migrant': 9000 }, 'wages.villagePost')).toEqual([9000, 9000]);
  });

  it('支出同样', async () => {
    const farm = { ...POST, 'costs.crops': 500 };
    expect(await nets(farm, POST, 'costs.crops')).toEqual([12_000, 12_000]);
  });

  it('大类只有这一项:按 0 计,合计也不算', async () => {
    const only = { 'wages.villagePost': 3000, 'total.wages': 3000, 'property.land': 100 };
    expect(await nets(only, only, 'wages.villagePost')).toEqual([100, 100]);
  });

  it('其余各项空白:合计不顶替', async () => {
    const rest = {
      'wages.migrant': null,
      'wages.villagePost': 3000,
      'total.wages': 3000,
      'property.land': 100,
    };
    expect(await nets(rest, rest, 'wages.villagePost')).toEqual([100, 100]);
  });

  it('一年只知道合计:两年都不去掉', async () => {
    expect(await nets(POST, { 'total.wages': 12_000 }, 'wages.villagePost')).toEqual([
      12_000, 12_000,
    ]);
    const onlyTotal = { 'wages.migrant': null, 'wages.villagePost': null, 'total.wages': 12_000 };
    expect(await nets(POST, onlyTotal, 'wages.villagePost')).toEqual([12_000, 12_000]);
  });

  it('只填了这一项的户成了未排查', async () => {
    const only = { 'wages.migrant': null, 'wages.villagePost': 3000 };
    const { batch, matching } = await bothOf(POST, only, notAsking('wages.villagePost'));
    expect(matching.pairs[0]?.current.row.surveyed).toBe(false);
    expect(batch.current.households[0]?.row).toBe(matching.pairs[0]?.current.row);
    const asked = await bothOf(POST, only, notAsking());
    expect(asked.matching.pairs[0]?.current.row.surveyed).toBe(true);
  });

  it('表里没有这一列', async () => {
    const { matching } = await bothOf(POST, POST, notAsking('wages.villagePost'));
    const row = matching.pairs[0]?.prior.row;
    expect(row?.table.columns['wages.villagePost']).toBeUndefined();
    expect(row?.numbers.some((value) => filled(value) && value === 300_000)).toBe(false);
  });

  it('没有人配对的户也去掉', async () => {
    const { matching } = await bothOf(
      { ...POST, id: '7', head: '甲' },
      { ...POST, id: '8', head: '乙' },
      notAsking('wages.villagePost'),
    );
    const alone = [...matching.priorOnly, ...matching.currentOnly].map(({ row }) => row);
    expect(alone.map((row) => amountsOf(row, shapeOf(row)).wages)).toEqual([900_000, 900_000]);
  });
});

describe('不问以后的发现', () => {
  const found = async (before: Cells, now: Cells, form: FormNotes) => {
    const reading = (year: Year, cells: Cells) => {
      const name = year === 'prior' ? '上年/北张村.xlsx' : '本年/北张村.xlsx';
      const input = { path: name, name, year };
      const tables = tablesOf(year, cells, form);
      return { input, sha256: '', format: 'xlsx' as const, tables, skipped: [], faults: [] };
    };
    const { findings } = await checkYears([reading('prior', before), reading('current', now)], {
      policy: policyWith({}),
      township: '北张乡',
      periods: { prior: null, current: null },
      basis: 'same-period',
      today: () => '2022-09-30',
    });
    return findings.map(({ code }) => code);
  };
  const PRIOR = { 'wages.migrant': 9000, 'wages.villagePost': 3000 };

  it('不再说少了一项', async () => {
    const now = { 'wages.migrant': 9500 };
    expect(await found(PRIOR, now, notAsking())).toContain('intake.itemGone');
    expect(await found(PRIOR, now, notAsking('wages.villagePost'))).not.toContain(
      'intake.itemGone',
    );
  });

  it('表内合计仍然连同这一项核对', async () => {
    const now = { ...PRIOR, 'total.wages': 12_000 };
    expect(await found(PRIOR, now, notAsking('wages.villagePost'))).not.toContain(
      'totals.category',
    );
    const off = { ...PRIOR, 'total.wages': 9000 };
    expect(await found(PRIOR, off, notAsking('wages.villagePost'))).toContain('totals.category');
  });

  it('其余规则看去掉以后的数', async () => {
    const now = { 'wages.migrant': 200, 'wages.villagePost': 3000 };
    expect(await found(now, now, notAsking())).not.toContain('income.wagesRange');
    expect(await found(now, now, notAsking('wages.villagePost'))).toContain('income.wagesRange');
  });
});

describe('列对照表写明单位', () => {
  it('金额按它读,表头自己写的单位在前', () => {
    const [table] = readTables(
      sheet([
        ['户主姓名', '家庭人口数', '务工收入', '土地流转(元)'],
        ['王', 2, 1.2, 300],
      ]),
      { file: '本年/北张村.xlsx', year: 'current' },
      new Map(),
      sharedByFile(undefined, { unit: '万元', notAsked: [], perPerson: [] }),
    );
    const row = table?.households[0];
    expect(row === undefined ? null : amountsOf(row, shapeOf(row))).toMatchObject({
      wages: 1_200_000,
      property: 30_000,
    });
    expect(table?.head).toMatchObject({ unitGiven: true });
  });
});

it('拿掉几项的表头:说得出是哪张表、少了哪几项,再做一次还是它', () => {
  const [table] = tablesOf('prior', { 'wages.migrant': 1, 'business.crops': 2 }, notAsking());
  const head = table?.head as TableHead;
  const without = headWithout(head, ['wages.migrant']);
  expect(Object.keys(without.columns)).not.toContain('wages.migrant');
  expect(askedTable(without)).toEqual({ table: head, without: ['wages.migrant'] });
  expect(askedTable(head)).toEqual({ table: head, without: [] });
  expect([headWithout(head, ['wages.migrant']), headWithout(head, [])]).toEqual([without, head]);
  expect(headWithout(head, ['wages.migrant'])).toBe(without);
});
