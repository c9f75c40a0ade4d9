import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/domain/findings/finding.js';
import { filled, placeOf } from '../../../../src/domain/household.js';
import { gatherBatch } from '../../../../src/intake/batch/batch.js';
import { withMembers } from '../../../../src/intake/batch/members/members.js';
import type { Cell } from '../../../../src/intake/sheet.js';
import type { DetailTable } from '../../../../src/intake/table/detail-table.js';
import { sharedByFile } from '../../../../src/intake/table/shared.js';
import { readTables } from '../../../../src/intake/table/table.js';
import { sayFinding } from '../../../../src/locales/finding.js';
import { findings as zh } from '../../../../src/locales/zh/findings.js';
import { normalisationsIn } from '../../../normalisations.js';
import { paramsOf } from '../../../params.js';
import { merges, type Row, sheet } from '../../../sheets.js';

type Cells = Readonly<Record<string, Cell>>;

const number = (last: string): string => `14990019700101${last}`;

/** One row a person; a household's columns are filled on every row, where nothing else is said. */
const HEAD: Cells = {
  户编号: '1',
  家庭人口数: 3,
  务工收入: 5000,
  与户主关系: '户主',
  姓名: '王建国',
  证件号码: number('0017'),
};
const WIFE: Cells = { ...HEAD, 与户主关系: '配偶', 姓名: '李桂花', 证件号码: number('0025') };
const SON: Cells = { ...HEAD, 与户主关系: '之子', 姓名: '王小明', 证件号码: number('0033') };

const cellsOf = (people: readonly Cells[]): readonly Row[] => {
  const names = [...new Set(people.flatMap((cells) => Object.keys(cells)))];
  return [names, ...people.map((cells) => names.map((name) => cells[name] ?? null))];
};

interface Given {
  readonly file?: string;
  readonly year?: 'prior' | 'current';
  /** Of the sheet. */
  readonly name?: string;
  readonly perPerson?: readonly ('wages.migrant' | 'property.other')[];
}

function tablesOf(
  people: readonly Cells[],
  { file = '北张村', year = 'current', perPerson = [], name = '' }: Given = {},
): DetailTable[] {
  const form = { unit: null, notAsked: [], perPerson };
  return readTables(
    sheet(cellsOf(people), { name }),
    { file: `${file}.csv`, year },
    new Map(),
    sharedByFile(undefined, form),
  );
}

function read(...people: readonly Cells[]): DetailTable {
  const [table] = tablesOf(people);
  if (table === undefined) throw new Error('no table');
  return table;
}

const codes = ({ findings, rejected }: DetailTable) => [
  ...findings.map(({ code, cell }) => [code, cell]),
  ...rejected.flatMap(({ reasons }) => reasons.map(({ code, cell }) => [code, cell])),
];

const value = ({ households }: DetailTable, field: Parameters<typeof placeOf>[0]) => {
  const found = households[0]?.numbers[placeOf(field)] ?? Number.NaN;
  return filled(found) ? found : null;
};

const account = ({ account: { household, member, copy, rejected } }: DetailTable) => ({
  household,
  member,
  copy,
  rejected,
});

const changes = (table: DetailTable) =>
  [...normalisationsIn(table.normalisations)].map(({ cell, was, readAs }) => [cell, was, readAs]);

describe('一人一行的表:认得出', () => {
  it('同一户编号有几行、恰有一行是户主:是一户', () => {
    const table = read(HEAD, WIFE, SON);
    expect(account(table)).toEqual({ household: 1, member: 2, copy: 0, rejected: 0 });
    expect(codes(table)).toEqual([]);
    expect(table.households[0]?.texts).toMatchObject({ head: '王建国', idNumber: number('0017') });
    expect(table.households[0]?.persons?.map(({ row }) => row)).toEqual([2, 3, 4]);
  });

  it.each(['户主', '本人', '户主本人', '01'])('户主写作“%s”', (relation) => {
    expect(account(read({ ...HEAD, 与户主关系: relation }, WIFE))).toMatchObject({
      household: 1,
      member: 1,
    });
  });

  it('没有与户主关系、没有人编号的表照旧:姓名是户主', () => {
    const { 与户主关系: _, ...plain } = HEAD;
    const table = read(plain, { ...plain, 户编号: '2', 姓名: '赵平', 证件号码: number('0041') });
    expect(table.households.map(({ texts }) => texts.head)).toEqual(['王建国', '赵平']);
    expect(table.households[0]?.persons).toBeUndefined();
  });

  it('每户一行的表有与户主关系:一行一户,姓名是户主', () => {
    const table = read(HEAD, { ...HEAD, 户编号: '2', 姓名: '赵平', 证件号码: number('0041') });
    expect(account(table)).toEqual({ household: 2, member: 0, copy: 0, rejected: 0 });
    expect(table.households.map(({ texts }) => texts.head)).toEqual(['王建国', '赵平']);
  });

  it('只有户主姓名、户主证件号码、户主身份证号是户主的', () => {
    const table = read(
      { ...HEAD, 户主身份证号: number('0017'), 户主姓名: '王建国', 务工时间: 3, 务工月收入: 2000 },
      { ...WIFE, 户主身份证号: number('0017'), 户主姓名: '王建国', 务工时间: 5, 务工月收入: 1000 },
    );
    expect(table.households[0]?.persons?.map(({ months, wage }) => [months, wage])).toEqual([
      [3, 200_000],
      [5, 100_000],
    ]);
    expect([
      value(table, 'workMonths'),
      value(table, 'workers'),
      value(table, 'monthlyWage'),
    ]).toEqual([8, 2, null]);
  });
});

describe('一户的各行', () => {
  it.each([
    ['证件号码相同的两行', [HEAD, WIFE, { ...SON, 证件号码: number('0025') }], 3],
    ['两个户主都有金额', [HEAD, { ...WIFE, 与户主关系: '户主' }, SON], 3],
  ])('%s:不是一户,各行都不采用', (_, people, rows) => {
    const other = [
      { ...HEAD, 户编号: '2', 证件号码: number('0041') },
      { ...WIFE, 户编号: '2', 证件号码: number('005X') },
    ];
    const tables = tablesOf([...people, ...other]);
    const { current, accounts } = gatherBatch(tables, { township: '北张乡' });
    expect(current.rejected).toHaveLength(rows);
    expect(
      new Set(current.rejected.flatMap(({ row }) => row.reasons.map(({ code }) => code))),
    ).toEqual(new Set(['key.duplicate']));
    expect(current.households.map(({ row }) => row.texts.id)).toEqual(['2']);
    expect([...accounts.values()][0]).toMatchObject({ household: 1, member: 1, rejected: rows });
  });

  it.each([
    ['number', '第 3、4 行', [HEAD, WIFE, { ...SON, 证件号码: number('0025') }]],
    ['heads', '第 2、3 行', [HEAD, { ...WIFE, 与户主关系: '户主' }, SON]],
  ])('说明为什么合不成一户: %s', (why, rows, people) => {
    const anchor = [
      { ...HEAD, 户编号: '2', 证件号码: number('0041') },
      { ...WIFE, 户编号: '2', 证件号码: number('005X') },
    ];
    const { current } = gatherBatch(tablesOf([...people, ...anchor]), { township: '北张乡' });
    const [found] = current.rejected.flatMap(({ row }) => row.reasons);
    expect(found?.params).toMatchObject({ why });
    const { message, suggestion } = sayFinding(zh, found as Finding);
    expect(message).toContain(rows);
    expect(suggestion).not.toContain('删去重复的行');
  });

  const { 与户主关系: _relation, ...bare } = HEAD;
  it.each<[string, readonly Cells[]]>([
    ['没有人写明是户主', [{ ...HEAD, 与户主关系: '户主(本人)' }, WIFE]],
    [
      '没有与户主关系',
      [
        { ...bare, 人编号: '101' },
        { ...bare, 人编号: '102', 姓名: '李桂花', 证件号码: number('0025') },
      ],
    ],
  ])('%s:说明这张表像是一人一行的', (_, people) => {
    const { current } = gatherBatch(tablesOf(people), { township: '北张乡' });
    const [found] = current.rejected.flatMap(({ row }) => row.reasons);
    expect(found?.params).toMatchObject({ why: 'noHead' });
    expect(sayFinding(zh, found as Finding).suggestion).toContain('与户主关系');
  });

  it('与户主关系写成别的,提出最接近的名称', () => {
    const { 与户主关系: relation = null, ...cells } = HEAD;
    const [found] = read({ ...cells, 与户主的关系: relation }).findings;
    expect(found).toMatchObject({ code: 'intake.unknownColumn', expected: '与户主关系' });
  });

  it('户编号跨行合并:不说每户一行', () => {
    const merged = { ...merges('A2:A3') };
    const [table] = readTables(
      sheet(
        cellsOf([
          HEAD,
          { ...WIFE, 户编号: null },
          { ...HEAD, 户编号: '2', 证件号码: number('0041') },
          { ...WIFE, 户编号: '2', 证件号码: number('005X') },
        ]),
        merged,
      ),
      { file: '北张村.csv', year: 'current' },
    );
    const [found] = table?.rejected.flatMap(({ reasons }) => reasons) ?? [];
    expect(found).toMatchObject({ code: 'intake.mergedIdentity', params: { persons: 1 } });
    expect(sayFinding(zh, found as Finding).suggestion).not.toContain('每户只填一行');
  });

  it('分写在两个村、两张表里的,各有说法', () => {
    const inVillage = (village: string, cells: Cells): Cells => ({ 行政村: village, ...cells });
    const anchor = [
      inVillage('北张村', { ...HEAD, 户编号: '2', 证件号码: number('0041') }),
      inVillage('北张村', { ...WIFE, 户编号: '2', 证件号码: number('005X') }),
    ];
    const villages = gatherBatch(
      tablesOf([inVillage('北张村', HEAD), inVillage('南张村', WIFE), ...anchor]),
      { township: '北张乡' },
    );
    const tables = gatherBatch(
      [
        ...tablesOf([HEAD, WIFE], { file: '北张村1' }),
        ...tablesOf([HEAD, SON], { file: '北张村2' }),
      ],
      { township: '北张乡' },
    );
    const why = ({ current }: ReturnType<typeof gatherBatch>) =>
      new Set(
        current.rejected.flatMap(({ row }) =>
          row.reasons.filter(({ field }) => field === 'id').map((found) => paramsOf(found).why),
        ),
      );
    expect([why(villages), why(tables)]).toEqual([new Set(['villages']), new Set(['tables'])]);
  });

  it('两个村的行共用一个户编号:各行都不采用;各村从 1 编起的除外', () => {
    const inVillage = (village: string, id: string, serial: number): Cells[] => [
      {
        ...HEAD,
        行政村: village,
        户编号: id,
        证件号码: number(`${serial}1`.padStart(4, '0')),
        姓名: `${village}${id}`,
      },
      { ...WIFE, 行政村: village, 户编号: id, 证件号码: number(`${serial}2`.padStart(4, '0')) },
    ];
    const two = (ids: readonly string[]) =>
      gatherBatch(
        tablesOf(
          ['北张村', '南张村'].flatMap((village, v) =>
            ids.flatMap((id, n) => inVillage(village, id, 10 * v + n + 1)),
          ),
        ),
        { township: '北张乡' },
      );
    expect(two(['1']).current.rejected).toHaveLength(4);
    expect([...two(['1']).accounts.values()][0]).toMatchObject({
      household: 0,
      member: 0,
      rejected: 4,
    });
    const local = two(['1', '2', '3']);
    expect(local.current.rejected).toEqual([]);
    expect([...local.accounts.values()][0]).toMatchObject({ household: 6, member: 6, rejected: 0 });
  });

  it('整行相同的行是重复行,先于别的判断', () => {
    const tables = tablesOf([HEAD, WIFE, WIFE]);
    expect(account(tables[0] as DetailTable)).toEqual({
      household: 1,
      member: 1,
      copy: 1,
      rejected: 0,
    });
    const { keyFindings, accounts } = gatherBatch(tables, { township: '北张乡' });
    expect(keyFindings.map(({ code, row, value: count }) => [code, row, count])).toEqual([
      ['key.copy', 4, 1],
    ]);
    expect([...accounts.values()][0]).toMatchObject({ household: 1, member: 1, copy: 1 });
  });

  it('另一张表抄了一遍:各行都是重复行', () => {
    const tables = [
      ...tablesOf([HEAD, WIFE], { file: '甲/北张村' }),
      ...tablesOf([WIFE, HEAD], { file: '乙/北张村' }),
    ];
    const { accounts } = gatherBatch(tables, { township: '北张乡' });
    expect(
      [...accounts.values()].map(({ household, member, copy }) => [household, member, copy]),
    ).toEqual([
      [1, 1, 0],
      [0, 0, 2],
    ]);
  });

  it('户编号在两张表里:重复,各计一户', () => {
    const tables = [
      ...tablesOf([HEAD, WIFE], { file: '北张村' }),
      ...tablesOf([{ ...HEAD, 务工收入: 1 }, SON], { file: '南张村' }),
    ];
    const { current, accounts } = gatherBatch(tables, { township: '北张乡' });
    expect(current.rejected).toHaveLength(2);
    expect([...accounts.values()].map(({ rejected, member }) => [rejected, member])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });
});

const noHead = (table: DetailTable | undefined) =>
  table?.findings.filter(({ code }) => code === 'members.noHead');

describe('户主', () => {
  it('没有户主:按户主姓名、证件号码,否则第一人', () => {
    const nobody = { 与户主关系: '其他' };
    const family = [
      { ...HEAD, ...nobody, 户编号: '2', 证件号码: number('0041') },
      { ...WIFE, ...nobody, 户编号: '2', 证件号码: number('005X') },
    ];
    const guess = read(HEAD, WIFE, ...family);
    expect(guess.households[1]).toMatchObject({
      row: 4,
      headless: true,
      texts: { head: '王建国' },
    });
    expect(noHead(guess)).toMatchObject([
      { code: 'members.noHead', row: 4, params: { taken: '王建国', named: 0 } },
    ]);
    const named = read(HEAD, WIFE, ...family.map((one) => ({ ...one, 户主姓名: '李桂花' })));
    expect(named.households[1]).toMatchObject({ row: 5, texts: { head: '李桂花' } });
    expect(named.households[1]?.headless).toBeUndefined();
  });

  it('没有户主:另一年有的,按另一年', () => {
    const nobody = [
      { ...HEAD, 与户主关系: '其他' },
      { ...WIFE, 与户主关系: '其他' },
    ];
    const anchor = [
      { ...HEAD, 户编号: '9', 证件号码: number('0041') },
      { ...SON, 户编号: '9', 证件号码: number('005X') },
    ];
    const prior = tablesOf(
      [
        { ...WIFE, 与户主关系: '户主' },
        { ...HEAD, 与户主关系: '配偶' },
      ],
      { year: 'prior' },
    );
    const [, now] = withMembers([...prior, ...tablesOf([...nobody, ...anchor])]);
    expect(now?.households[0]).toMatchObject({
      row: 3,
      texts: { head: '李桂花', idNumber: number('0025') },
    });
    expect(noHead(now)).toMatchObject([
      { code: 'members.noHead', row: 3, cell: 'D3', params: { taken: '李桂花', named: 2 } },
    ]);
  });

  it('两个户主、只有一个有金额:用有金额的,报错', () => {
    const second = { ...WIFE, 与户主关系: '户主' };
    const anchor = [
      { ...HEAD, 户编号: '9', 证件号码: number('0041') },
      { ...SON, 户编号: '9', 证件号码: number('005X') },
    ];
    const table = read({ ...HEAD, 务工收入: null }, second, ...anchor);
    expect(table.households[0]?.texts.head).toBe('李桂花');
    expect(codes(table)).toContainEqual(['members.twoHeads', 'D3']);
  });

  it('户主姓名与本人姓名不同:按本人,有提示', () => {
    const table = read({ ...HEAD, 户主姓名: '王健国' }, WIFE);
    expect(table.households[0]?.texts.head).toBe('王建国');
    expect(table.findings).toContainEqual(
      expect.objectContaining({
        code: 'members.headName',
        cell: 'G2',
        value: '王健国',
        expected: '王建国',
      }),
    );
  });
});

describe('户的各列', () => {
  it('户主一行空白的,取第一个填了的', () => {
    const table = read(
      { ...HEAD, 务工收入: null },
      { ...WIFE, 务工收入: 700 },
      { ...SON, 务工收入: 700 },
    );
    expect(value(table, 'wages.migrant')).toBe(70_000);
  });

  it.each([
    ['务工收入', 5000.01, 'C3'],
    ['家庭人口数', 4, 'B3'],
  ])('%s不一致:不采用,错在不一致的那一格;其余各行是成员', (name, other, cell) => {
    const table = read(HEAD, { ...WIFE, [name]: other }, SON);
    expect(codes(table)).toEqual([['members.differs', cell]]);
    expect(account(table)).toEqual({ household: 0, member: 2, copy: 0, rejected: 1 });
  });

  it('读出来一样就一样', () => {
    expect(codes(read(HEAD, { ...WIFE, 务工收入: '５,０００.00元' }, SON))).toEqual([]);
  });

  it.each(['三人', 0, 31, 2.5])(
    '户主一行的家庭人口数是 %s:不采用,不悄悄换成别人一行的',
    (population) => {
      const table = read({ ...HEAD, 家庭人口数: population }, WIFE, SON);
      expect(table.households).toEqual([]);
      const reasons = table.rejected.flatMap((row) => row.reasons);
      expect(reasons).toContainEqual(
        expect.objectContaining({
          ...{ code: 'household.population', cell: 'B2', value: String(population) },
        }),
      );
      expect(account(table)).toMatchObject({ rejected: 1, member: 2 });
    },
  );

  it('户主一行没填、别人一行填得不对:说的是填了的数', () => {
    const blank = { 家庭人口数: null };
    const table = read({ ...HEAD, ...blank }, { ...WIFE, 家庭人口数: 0 }, { ...SON, ...blank });
    expect(table.rejected.flatMap(({ reasons }) => reasons)).toMatchObject([
      { code: 'household.population', row: 2, value: '0' },
    ]);
  });

  it('成员一行的家庭人口数读不出:不采用,错在那一格', () => {
    expect(codes(read(HEAD, { ...WIFE, 家庭人口数: '三人' }, SON))).toEqual([
      ['household.population', 'B3'],
    ]);
  });

  it('户主一行没填的,取第一个填了的', () => {
    const table = read({ ...HEAD, 家庭人口数: null }, WIFE, SON);
    expect([value(table, 'population'), codes(table)]).toEqual([3, []]);
  });

  it('其他列不一致:警告,按户主一行', () => {
    const table = read(
      { ...HEAD, 户类型: '脱贫户' },
      { ...WIFE, 户类型: '一般农户' },
      { ...SON, 户类型: null },
    );
    expect(table.households[0]?.texts.type).toBe('脱贫户');
    expect(table.findings).toMatchObject([
      { code: 'members.differs', severity: 'warning', cell: 'G3' },
    ]);
  });

  it('每行都写同一个读不出的数:只报一次', () => {
    const wrong = { 务工收入: '三千' };
    const table = read({ ...HEAD, ...wrong }, { ...WIFE, ...wrong }, { ...SON, ...wrong });
    expect(codes(table)).toEqual([['intake.notNumber', 'C2']]);
    expect(account(table)).toEqual({ household: 0, member: 2, copy: 0, rejected: 1 });
  });

  it('perPerson 的项目各人相加,空白按 0;合计记在读法里', () => {
    const people = [HEAD, { ...WIFE, 务工收入: 300.5 }, { ...SON, 务工收入: null }];
    const [table] = tablesOf(people, { perPerson: ['wages.migrant'] });
    expect(value(table as DetailTable, 'wages.migrant')).toBe(530_050);
    expect(changes(table as DetailTable)).toEqual([['C2', '5000+300.5+0', '5300.5']]);
  });

  it('没有人认得的金额列:各行重复的只算一次,不同的是各人的', () => {
    const outside = (...amounts: readonly Cell[]) =>
      read(...[HEAD, WIFE, SON].map((cells, n) => ({ ...cells, 春节慰问金: amounts[n] ?? null })));
    const said = (table: DetailTable) =>
      table.findings.map((found) => [found.code, paramsOf(found).sum]);
    expect(said(outside(300, 300, 300))).toEqual([['intake.unknownMoney', 300]]);
    expect(said(outside(300, null, null))).toEqual([['intake.unknownMoney', 300]]);
    expect(said(outside(300, 200, 0))).toEqual([['intake.unknownMoney', 500]]);
  });

  it('没有人认得的金额有几户,数的是户', () => {
    const rows = [HEAD, WIFE, SON].map((cells, n) => ({ ...cells, 春节慰问金: 100 * (n + 1) }));
    const [found] = read(...rows).findings.map(paramsOf);
    expect(found).toMatchObject({ cells: 1, sum: 600 });
  });

  it('一项的两列和小计,先合成一户再算', () => {
    const people = [HEAD, WIFE, SON].map((cells) => ({
      ...cells,
      利息收入: 10,
      房屋租金: 20,
      退耕还林: 200,
      公益林: 100,
      生态补偿金: 300,
    }));
    const table = read(...people);
    expect(value(table, 'property.other')).toBe(3000);
    expect(value(table, 'transfers.ecologyOther')).toBeNull();
    expect(codes(table)).toEqual([]);
  });
});

describe('由成员得出的', () => {
  const skilled = (...skills: readonly Cell[]) =>
    read(...[HEAD, WIFE, SON].map((cells, n) => ({ ...cells, 劳动技能: skills[n] ?? null })));

  it('劳动力:没有一人填的不清楚,有人填的数填了的', () => {
    expect(value(skilled(null, null, null), 'labour')).toBeNull();
    expect(value(skilled('普通劳动力', null, '丧失劳动力'), 'labour')).toBe(1);
    expect(value(skilled('弱劳动力或半劳动力', '技能劳动力', '半劳动力'), 'labour')).toBe(3);
    expect(changes(skilled('普通劳动力', null, '丧失劳动力'))).toEqual([
      ['G2', '普通劳动力+丧失劳动力', '劳动力人数 1'],
    ]);
  });

  it('劳动技能不认识的:不计,提示在本人一格', () => {
    const table = skilled('普通劳动力', '大学生', null);
    expect(value(table, 'labour')).toBe(1);
    expect(codes(table)).toEqual([['members.skillUnknown', 'G3']]);
  });

  it('表中有劳动力人数的照表,不看劳动技能', () => {
    const table = read({ ...HEAD, 劳动力人数: 2, 劳动技能: '大学生' }, WIFE, SON);
    expect([value(table, 'labour'), codes(table)]).toEqual([2, []]);
  });

  it('死亡、迁出的不计人口、劳动力、务工', () => {
    const { 家庭人口数: _, ...rest } = HEAD;
    const person = (cells: Cells, more: Cells): Cells => ({
      ...rest,
      ...more,
      姓名: cells.姓名 ?? null,
      证件号码: cells.证件号码 ?? null,
      与户主关系: cells.与户主关系 ?? null,
    });
    const table = read(
      person(HEAD, { 劳动技能: '普通劳动力', 务工时间: 4, 人员状态: '正常' }),
      person(WIFE, { 劳动技能: '普通劳动力', 务工时间: 6, 人员状态: '自然减少(死亡)' }),
      person(SON, { 劳动技能: '普通劳动力', 务工时间: 0, 人员状态: null }),
    );
    expect(
      ['population', 'labour', 'workers', 'workMonths'].map((field) =>
        value(table, field as 'labour'),
      ),
    ).toEqual([2, 2, 1, 4]);
    expect(codes(table)).toEqual([['members.counted', null]]);
  });

  it('家庭人口数与成员数不同:警告,按家庭人口数', () => {
    const table = read(HEAD, WIFE);
    expect(value(table, 'population')).toBe(3);
    expect(table.findings).toMatchObject([
      { code: 'members.count', cell: 'B2', expected: 2, params: { stated: 3 } },
    ]);
  });
});

describe('没有户编号的行', () => {
  const owned = { 户主证件号码: number('0017') };

  it('证件号码是某户的户主证件号码、该户还没有此人:归该户', () => {
    const table = read(
      { ...HEAD, ...owned, 户编号: null },
      { ...WIFE, ...owned },
      { ...SON, ...owned },
      { ...HEAD, 户编号: '2', 证件号码: number('0041') },
      { ...SON, 户编号: '2', 证件号码: number('005X') },
    );
    expect(table.households[0]).toMatchObject({ row: 2, texts: { id: '1', head: '王建国' } });
    expect(account(table)).toMatchObject({ household: 2, member: 3, rejected: 0 });
  });

  it('其余不采用,绝不按上一行;也不牵连别的户', () => {
    const table = read(
      { ...HEAD, ...owned },
      { ...WIFE, ...owned },
      { ...SON, ...owned, 户编号: null },
      { ...HEAD, ...owned, 户编号: null, 姓名: '另一人' },
    );
    expect(table.rejected.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
      ['members.noKey'],
      ['members.noKey'],
    ]);
    const { current } = gatherBatch([table], { township: '北张乡' });
    expect(current.households).toHaveLength(1);
  });
});

describe('一个人在两户', () => {
  it('每一处都提示,第一处除外;迁出的不算', () => {
    const second = [
      { ...HEAD, 户编号: '2', 证件号码: number('0041'), 姓名: '赵平' },
      { ...SON, 户编号: '2' },
    ];
    const [table] = withMembers(tablesOf([HEAD, WIFE, SON, ...second]));
    const said = table?.findings.filter(({ code }) => code === 'members.elsewhere');
    expect(said).toMatchObject([
      {
        row: 6,
        cell: 'F6',
        household: '2',
        value: '149900********0033',
        params: { other: '1 王建国' },
      },
    ]);
    const [gone] = withMembers(tablesOf([HEAD, WIFE, { ...SON, 人员状态: '迁出' }, ...second]));
    expect(gone?.findings.filter(({ code }) => code === 'members.elsewhere')).toEqual([]);
  });

  it('一季一张工作表，同一户的人不是在两户', () => {
    const quarters = withMembers([
      ...tablesOf([HEAD, WIFE, SON], { name: '一季度' }),
      ...tablesOf([HEAD, WIFE, SON], { name: '二季度' }),
    ]);
    const codes = quarters.flatMap(({ findings }) => findings.map(({ code }) => code));
    expect(codes).not.toContain('members.elsewhere');
    const other = { ...HEAD, 证件号码: number('0041') };
    const [, second] = withMembers([
      ...tablesOf([HEAD, SON], { name: '北张村' }),
      ...tablesOf([other, SON], { name: '南张村' }),
    ]);
    expect(second?.findings.map(({ code }) => code)).toContain('members.elsewhere');
  });
});
