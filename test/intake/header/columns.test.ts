import { describe, expect, it } from 'vitest';
import { columnsOfSheet } from '../../../src/intake/header/columns.js';
import type { ColumnMap } from '../../../src/intake/header/names.js';
import { suggester } from '../../../src/intake/header/near.js';
import type { Sheet } from '../../../src/intake/sheet.js';
import { HEADER, merges, person, type Row, sheet } from '../../sheets.js';

const tablesIn = (given: Sheet, map: ColumnMap = new Map()) =>
  columnsOfSheet(given, map, suggester());

/** The only table's columns, by their headers. */
const columnsIn = (given: Sheet, map?: ColumnMap) =>
  Object.fromEntries((tablesIn(given, map)[0]?.columns ?? []).map((one) => [one.header, one]));

describe('每一列读作什么,凭什么', () => {
  const given = sheet(
    [
      ['序号', '户编号', '户主姓名', '家庭人口数', '工资性收入', null, null, '备注'],
      [null, null, null, null, '外出务工收入', '其他', '打零工', null],
      [1, '1', '王建国', 3, 100, 200, 300, 'x'],
    ],
    merges('A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:G1', 'H1:H2'),
  );

  it('名称、同义名、上层表头', () => {
    const columns = columnsIn(given);
    expect(columns.序号).toMatchObject({ column: 'A', became: 'serial', field: null });
    expect(columns.户编号).toMatchObject({ became: 'field', field: 'id', by: 'label' });
    expect(columns['工资性收入/外出务工收入']).toMatchObject({
      field: 'wages.migrant',
      label: '务工收入',
      by: 'synonym',
    });
    expect(columns['工资性收入/其他']).toMatchObject({ field: 'wages.other', by: 'category' });
  });

  it('列对照表写明的,写了不读的,用了哪一条', () => {
    const columns = columnsIn(
      given,
      new Map([
        ['工资性收入/打零工', 'wages.picking'],
        ['备注', null],
      ]),
    );
    expect(columns['工资性收入/打零工']).toMatchObject({
      field: 'wages.picking',
      by: 'map',
      inMap: '工资性收入/打零工',
    });
    expect(columns.备注).toMatchObject({ became: 'leftOut', field: null, inMap: '备注' });
  });

  it('表头在哪几行;明细表什么也不缺', () => {
    expect(tablesIn(given)).toMatchObject([{ sheet: '', headerRows: [1, 2], lacks: [] }]);
  });
});

describe('认不出的列', () => {
  const given = sheet([
    [...HEADER, '务工收人', '宅基地号', '上年务工收入(对照)'],
    person('1', '王建国', 1, 2, '14990019900101123X', 5),
    person('2', '李桂花', 1, 30, null, 6),
    ['合计', null, 6, 2, 32],
  ]);
  const columns = columnsIn(given);

  it('最接近的栏目、得分,那一栏是否已有', () => {
    expect(columns.务工收人).toMatchObject({
      became: 'unknown',
      nearest: {
        name: '务工收入',
        field: 'wages.migrant',
        label: '务工收入',
        score: 0.75,
        taken: 'D',
      },
    });
    expect(columns.宅基地号?.nearest).toBeNull();
  });

  it('下面是什么,只数户,不说出写了什么', () => {
    expect(columns.务工收人?.values).toMatchObject({ numbers: 2, digits: [1, 2], blanks: 0 });
    expect(columns.宅基地号?.values).toMatchObject({ longNumbers: 1, blanks: 1 });
    expect(columns.户编号?.values).toBeNull();
    expect(JSON.stringify(tablesIn(given))).not.toMatch(/王建国|149900/);
  });

  it('对照列不算认不出', () => {
    expect(columns['上年务工收入(对照)']?.became).toBe('reference');
  });

  it('表头里的证件号码掩去,也不给写进对照表的名称', () => {
    const [, , , , one] = tablesIn(sheet([[...HEADER, '14990019900101123X']]))[0]?.columns ?? [];
    expect(one).toMatchObject({ header: '149900********123X', names: null });
  });
});

describe('重复的列与单位', () => {
  it('后面的一列与前面的重复', () => {
    const columns = columnsIn(sheet([[...HEADER, '户主'], person('1', '王建国', 1, 2)]));
    expect(columns.务工收入?.became).toBe('field');
    expect(columns.户主).toMatchObject({ became: 'duplicate', field: 'head', first: 'B' });
    const items = columnsIn(sheet([[...HEADER, '外出务工收入'], person('1', '王建国', 1, 2)]));
    expect(items.外出务工收入).toMatchObject({ became: 'field', first: null });
  });

  it.each<[string, readonly Row[], string | null]>([
    ['标题', [['单位:万元'], HEADER], '万元'],
    ['表头', [[...HEADER.slice(0, 3), '务工收入(万元)']], '万元'],
    ['表头先于标题', [['单位:万元'], [...HEADER.slice(0, 3), '务工收入(元)']], null],
    ['没有写', [HEADER], null],
  ])('不是元的单位:%s', (_, rows, unit) => {
    const all = tablesIn(sheet([...rows, person('1', '王建国', 1)]))[0]?.columns ?? [];
    expect(all.map((one) => one.unit)).toEqual([null, null, null, unit]);
  });
});

describe('一张工作表', () => {
  it('上下几张表各有各的列', () => {
    const given = sheet([
      ['北张村2022年收入表'],
      HEADER,
      person('1', '王建国', 1),
      ['南张村2022年收入表'],
      [...HEADER, '打零工'],
      person('2', '李桂花', 1, 2),
    ]);
    const tables = tablesIn(given);
    expect(tables.map(({ headerRows }) => headerRows)).toEqual([
      [2, 2],
      [5, 5],
    ]);
    expect(tables.map(({ columns }) => columns.length)).toEqual([4, 5]);
  });

  it('没有明细表的,给出最像表头的一行和缺的栏目;标题写的单位也算', () => {
    const given = sheet([
      ['单位:万元'],
      ['户编号', '户主姓名', '几口人', '务工收入'],
      ['1', '王建国', 3, 1.2],
    ]);
    const [table] = tablesIn(given);
    expect(table).toMatchObject({ headerRows: [2, 2], lacks: ['population'] });
    expect(table?.columns.at(-1)?.unit).toBe('万元');
    expect(table?.columns[2]?.values).toMatchObject({ numbers: 1, digits: [1, 1] });
  });

  it('不是明细表的没有列', () => {
    expect(tablesIn(sheet([['说明'], ['本表由村填报']]))).toEqual([]);
  });

  it('一万六千列、上千行也有结果,只看前面的', () => {
    const wide = Array.from({ length: 16_000 }, (_, n) => `列${n}`);
    const rows = new Array<Row>(3000).fill(person('1', '王建国', 1, 2));
    const columns = tablesIn(sheet([[...HEADER, ...wide], ...rows]))[0]?.columns ?? [];
    expect(columns).toHaveLength(16_004);
    expect(columns[4]?.values?.numbers).toBe(1000);
    expect(columns.at(-1)?.values).toBeNull();
  });
});

describe('一人一行的表里认不出的钱', () => {
  const HEAD = ['户编号', '与户主关系', '姓名', '家庭人口数', '务工收入', '村里另发奖补'];
  const money = (...amounts: readonly number[]) => {
    const rows = amounts.map((amount, n): Row => {
      const relation = n % 2 === 0 ? '户主' : '配偶';
      return [n < 2 ? '1' : '2', relation, `人${n}`, 2, 100, amount];
    });
    return columnsIn(sheet([HEAD, ...rows])).村里另发奖补?.money;
  };

  it('一户各行重复的只算一次', () => {
    expect(money(3000, 3000, 500, 500)).toBe(3500);
  });

  it('一户各行不同的，各人相加', () => {
    expect(money(3000, 1000, 500, 500)).toBe(4500);
  });
});
