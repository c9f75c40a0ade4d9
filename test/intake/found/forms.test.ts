import { describe, expect, it } from 'vitest';
import type { FieldKey } from '../../../src/domain/catalog.js';
import type { ColumnMap } from '../../../src/intake/header/names.js';
import { openFile } from '../../../src/intake/open/index.js';
import type { Cell } from '../../../src/intake/sheet.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { sharedByFile } from '../../../src/intake/table/shared.js';
import { readTables } from '../../../src/intake/table/table.js';
import { paramsOf } from '../../params.js';
import { merges, numberIn, type Row, sheet, tableOf } from '../../sheets.js';
import { cardOf, figures, said } from '../cards/ask.js';
import { found, tableIn } from './read.js';

/** Forms as counties and the national system give them out, and others of the same kind. */

const money = ({ findings }: DetailTable) =>
  findings
    .filter(({ code }) => code === 'intake.unknownMoney')
    .map((one) => [one.cell, one.severity, paramsOf(one).sum, paramsOf(one).cells]);
const codes = ({ findings }: DetailTable): string[] => findings.map(({ code }) => code);
const fields = ({ head }: DetailTable): readonly string[] => Object.keys(head.columns);
const first = (table: DetailTable, field: FieldKey): number =>
  numberIn(table.households[0], field) / 100;

const IDENTITY: Row = ['户编号', '户主姓名', '家庭人口数'];

/** A table of households with these columns behind the identity, a column as its header and cells. */
function form(columns: readonly (readonly Cell[])[], map: ColumnMap = new Map()): DetailTable {
  const [headers = [], ...rows] = Array.from({ length: columns[0]?.length ?? 0 }, (_, n) =>
    columns.map((column) => column[n] ?? null),
  );
  return tableOf(
    sheet([
      [...IDENTITY, ...headers],
      ...rows.map((cells, n) => [String(n + 1), `户${n + 1}`, 3, ...cells]),
    ]),
    { map },
  );
}

describe('国家系统的收入情况表', () => {
  it('81 列都认得,只有“其他收入”说不准,说出金额', async () => {
    const table = await tableIn(found('form-national-survey.xlsx'));
    expect(money(table)).toEqual([['BS2', 'error', 36, 3]]);
    expect(codes(table)).not.toContain('intake.unknownColumn');
    expect(first(table, 'total.wages')).toBe(23_000);
    expect(first(table, 'transfers.pension')).toBe(1236);
  });

  it.each(['其他支出说明', '其它收入说明', '(2)其他经营收入说明', '种植业说明'])(
    '%s 是旁边一列的说明',
    (name) => {
      expect(
        codes(
          form([
            ['务工收入', 5000],
            [name, '在县城'],
          ]),
        ),
      ).toEqual([]);
    },
  );
});

describe('带编号和“其中:”的表头', () => {
  it('村别、年总纯收入认得,合在一起的两类说不准', async () => {
    const table = await tableIn(found('form-numbered-heads.xlsx'));
    expect(fields(table)).toEqual(
      expect.arrayContaining(['village', 'total.net', 'total.business', 'total.wages']),
    );
    expect(first(table, 'total.net')).toBe(27_000);
    expect(table.households[0]?.texts.village).toBe('北张村');
    expect(money(table)).toEqual([['I1', 'error', 6000, 3]]);
  });

  it.each([
    '其中:务工收入',
    '其中：1.务工收入(元)',
    '一、其中:(1)务工收入',
    '（三）务工收入（元）',
    '①务工收入',
    '其中:②务工收入',
    '1）务工收入',
    '1.1务工收入',
    '2.1.3 务工收入',
    'Ⅱ.务工收入',
    'A、务工收入',
    '其中务工收入',
  ])('%s 是务工收入', (name) => {
    const table = form([[name, 5000]]);
    expect(codes(table)).toEqual([]);
    expect(first(table, 'wages.migrant')).toBe(5000);
  });

  it.each(['家庭总纯收入(元)', '3.年总纯收入'])('%s 是家庭纯收入', (name) => {
    expect(
      fields(
        form([
          ['务工收入', 5000],
          [name, 5000],
        ]),
      ),
    ).toContain('total.net');
  });
});

describe('一人一行的导出表', () => {
  it('一户编号一户,没有一行是重复;按人填的一项写进对照表就相加', async () => {
    const bytes = found('form-row-per-person.xlsx');
    const table = await tableIn(bytes);
    const reasons = table.rejected.flatMap((row) =>
      row.reasons.map(({ code, cell }) => [code, cell]),
    );
    expect(reasons).toEqual([
      ['members.differs', 'O4'],
      ['members.differs', 'O7'],
    ]);
    expect(table.account).toMatchObject({ household: 0, member: 4, rejected: 2 });
    const { sheets } = await openFile('北张村.xlsx', bytes);
    const form = { unit: null, notAsked: [], perPerson: ['transfers.pension'] as const };
    const [added] = sheets.flatMap((one) =>
      readTables(
        one,
        { file: '北张村.xlsx', year: 'current' },
        new Map(),
        sharedByFile(undefined, form),
      ),
    );
    expect(added?.rejected).toEqual([]);
    expect(added && first(added, 'transfers.pension')).toBe(2472);
  });
});

describe('没有变的表', () => {
  it('只有合计的表', async () => {
    const table = await tableIn(found('form-totals-only.xlsx'));
    expect(codes(table)).toEqual([]);
    expect(first(table, 'total.transfers')).toBe(1900);
  });

  it('标签和数成对的卡', async () => {
    const card = await tableIn(found('card-pairs.xlsx'));
    expect(said(card)).toEqual([]);
    expect(figures(card)).toMatchObject({
      'total.wages': '2000000 B4',
      'total.net': '2601600 B10',
    });
  });

  it('逐月的卡:十三个数不知以哪个为准,拒收并说明', async () => {
    const card = await tableIn(found('card-monthly.xlsx'));
    expect(money(card)).toEqual([]);
    expect(card.households).toEqual([]);
    expect([...new Set(said(card).map((one) => one.split(' ')[0]))]).toEqual([
      'intake.unknownColumn',
      'intake.valueUnclear',
    ]);
  });
});

describe('项目、单位、序号、规模、金额的明白卡', () => {
  it('金额算数,人口在规模下面,没有名称的项目说出金额', async () => {
    const card = await tableIn(found('card-unit-code-scale-amount.xlsx'));
    expect(figures(card)).toEqual({
      population: '3 E4',
      labour: '2 E5',
      'total.gross': '2900000 F6',
      'total.wages': '2000000 F7',
      'total.business': '600000 F8',
      'total.property': '50000 F11',
      'total.transfers': '250000 F12',
      'transfers.soil': '40000 F13',
      'transfers.ecologyOther': '10000 F14',
      'transfers.dibao': '200000 F15',
      'transfers.familyPlanning': '0 F16',
      'transfers.other': '0 F17',
      'total.costs': '240000 F18',
      'total.net': '2660000 F21',
      'total.perCapita': '886667 F22',
    });
    expect(money(card)).toEqual([
      ['B9', 'error', 4000, 1],
      ['B10', 'error', 2000, 1],
      ['B19', 'error', 1600, 1],
      ['B20', 'error', 800, 1],
    ]);
    expect(said(card).filter((one) => !one.startsWith('intake.unknownMoney'))).toEqual([]);
  });

  it('数量代替规模,没有序号,单位一格写万元', () => {
    const card = cardOf([
      ['户主姓名', '张三'],
      ['项目', '单位', '数量', '金额', '备注'],
      ['家庭人口数', '人', 4, null, null],
      ['务工收入', '万元', 2, 1.5, '两人'],
      ['低保金', '万元', null, 0.06, null],
    ]);
    expect(figures(card)).toEqual({
      population: '4 C3',
      'wages.migrant': '1500000 D4',
      'transfers.dibao': '60000 D5',
    });
  });

  it('金额在规模前面,类别和它的合计分两格', () => {
    const card = cardOf([
      ['户主姓名', '张三'],
      ['内容', null, '金额', '规模', '序号'],
      ['家庭人口', null, null, 2, 'A'],
      ['转移性收入', '小计', 700, null, 'P'],
      [null, '低保金', 600, null, 'P1'],
      [null, '其他', 100, null, 'P2'],
      ['生产经营性支出', '支出合计', 50, 1, 'R'],
    ]);
    expect(figures(card)).toEqual({
      population: '2 D3',
      'total.transfers': '70000 C4',
      'transfers.dibao': '60000 C5',
      'transfers.other': '10000 C6',
      'total.costs': '5000 C7',
    });
  });

  it('人口在金额和规模下面都没有的,拒收', () => {
    const { rejected } = cardOf([
      ['户主姓名', '张三'],
      ['项目', '单位', '规模', '金额'],
      ['家庭人口数', '人', null, null],
      ['务工收入', '元', 2, 15_000],
    ]);
    expect(rejected[0]?.reasons.map(({ code }) => code)).toEqual(['household.population']);
  });

  it('括号里列出所含项目的类别,就是这一类;别的括号不去掉', () => {
    const total = form([['工资性收入(务工收入、公益岗收入)', 5000]]);
    expect([codes(total), first(total, 'total.wages')]).toEqual([[], 5000]);
    const other = form([
      ['务工收入', 5000],
      ['财产性收入(不含土地流转)', 300],
    ]);
    expect(money(other)).toEqual([]);
    expect(codes(other)).toEqual(['intake.unknownColumn']);
  });
});

describe('intake.unknownMoney: 说不准的钱不悄悄丢掉', () => {
  it.each([
    '专项用于减少生产经营性支出的补贴',
    '各项补贴',
    '其他收入',
    '一次性补助',
    '春节慰问金',
    '村集体入股分红',
    '特产奖补',
    '优秀学生奖励',
    '意外险赔付',
    '困难救助金',
    '困难补助金',
    '岗位津贴(元)',
  ])('%s 的金额写明', (name) => {
    const table = form([
      ['务工收入', 5000, 0],
      [name, '1,200元', 0.01],
    ]);
    expect(money(table)).toEqual([['E1', 'error', 1200.01, 2]]);
    expect(codes(table)).toEqual(['intake.unknownMoney']);
  });

  it('钱在名称的中间,或者下面不是数、没有大于 0 的数,只是认不出的列', () => {
    const table = (name: string, ...cells: readonly Cell[]) =>
      codes(
        form([
          ['务工收入', ...cells.map(() => 1)],
          [name, ...cells],
        ]),
      );
    const unknown = ['intake.unknownColumn'];
    expect(table('收入来源', 5)).toEqual(unknown);
    expect(table('烟酒收入', 0, '—')).toEqual(unknown);
    expect(table('烟酒收入', -5)).toEqual(unknown);
    expect(table('烟酒收入', '有', 5)).toEqual(unknown);
    expect(table('烟酒收入', '有', 5, '无')).toEqual(['intake.unknownMoney']);
    expect(table('烟酒收入', 13_900_001_111)).toEqual(unknown);
  });

  it('在两列金额之间的是警告,说明和别的认不出的列不隔开', () => {
    const between = (...columns: readonly (readonly Cell[])[]) =>
      money(form([['务工收入', 5000], ...columns]));
    const crops = ['种植业收入', 100];
    expect(between(['打零工', 300], crops)).toEqual([['E1', 'warning', 300, 1]]);
    expect(between(['务工说明', '工地'], ['打零工', 300], ['卖货', 40], crops)).toEqual([
      ['F1', 'warning', 300, 1],
      ['G1', 'warning', 40, 1],
    ]);
    expect(between(['打零工', 300])).toEqual([]);
    expect(between(['打零工', 300], ['劳动力人数', 2])).toEqual([]);
    expect(between(['打零工', '工地'], crops)).toEqual([]);
  });

  it('在合并的收入、支出类别下面的,不论叫什么', () => {
    const under = (category: string) =>
      money(
        tableOf(
          sheet(
            [
              [...IDENTITY, '基本情况', category, null],
              [null, null, null, '劳动力人数', '打零工', '其他'],
              ['1', '王', 3, 1, 300, 5],
            ],
            merges('E1:F1'),
          ),
        ),
      );
    expect(under('工资性收入')).toEqual([['E2', 'error', 300, 1]]);
    expect(under('生产经营性支出')).toEqual([['E2', 'error', 300, 1]]);
  });

  it('按表的单位算成元,表头自己的单位在先', () => {
    const wan = (name: string, unit: string) =>
      tableOf(
        sheet([
          [`2022年收入表(单位:${unit})`],
          [...IDENTITY, '务工收入', name],
          ['1', '王', 3, 2, 0.3],
        ]),
      );
    expect(money(wan('烟酒收入', '万元'))).toEqual([['E2', 'error', 3000, 1]]);
    expect(money(wan('烟酒收入(元)', '万元'))).toEqual([['E2', 'error', 0.3, 1]]);
  });

  it('合计行不重复算', () => {
    const table = tableOf(
      sheet([
        [...IDENTITY, '务工收入', '烟酒收入'],
        ['1', '王', 3, 5, 7],
        [null, '合计', null, 5, 7],
      ]),
    );
    expect(money(table)).toEqual([['E1', 'error', 7, 1]]);
  });

  it('对照表写明是哪一项,就算进去;写不读,就不再提', () => {
    const columns: readonly (readonly Cell[])[] = [
      ['务工收入', 5000],
      ['各项补贴', 300],
    ];
    const named = form(columns, new Map([['各项补贴', 'transfers.other']]));
    expect([codes(named), first(named, 'transfers.other')]).toEqual([[], 300]);
    expect(codes(form(columns, new Map([['各项补贴', null]])))).toEqual([]);
  });

  it('最接近的是一个收支项目', () => {
    const [one] = form([
      ['务工收入', 5000],
      ['产业收入', 300],
    ]).findings;
    expect(one).toMatchObject({ value: '产业收入', expected: '林业收入' });
  });

  it('明白卡的标签也一样', () => {
    const card = cardOf([
      ['户主姓名', '张三', '家庭人口数', 3],
      ['务工收入', 5000, '各项补贴', 300],
    ]);
    expect(money(card)).toEqual([['C2', 'error', 300, 1]]);
  });
});
