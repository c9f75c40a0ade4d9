import { describe, expect, it } from 'vitest';
import type { ItemKey } from '../../../src/domain/catalog.js';
import { filled, placeOf } from '../../../src/domain/household.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { readTables } from '../../../src/intake/table/table.js';
import { normalisationsIn } from '../../normalisations.js';
import { merges, type Row, sheet } from '../../sheets.js';

const IDENTITY: Row = ['户主姓名', '家庭人口数'];

function read(rows: readonly Row[], parts: Parameters<typeof sheet>[1] = {}): DetailTable {
  const [table] = readTables(sheet(rows, parts), { file: '本年/北张村.xlsx', year: 'current' });
  if (table === undefined) throw new Error('no table');
  return table;
}

/** A table of these columns, a household a row. */
const tableOf = (names: Row, ...rows: readonly Row[]): DetailTable =>
  read([[...IDENTITY, ...names], ...rows.map((row, n): Row => [`户${n + 1}`, 3, ...row])]);

/** The filled amounts of every household, in yuan. */
const amounts = ({ households }: DetailTable, ...items: readonly ItemKey[]) =>
  households.map(({ numbers }) =>
    items.map((item) => {
      const value = numbers[placeOf(item)] as number;
      return filled(value) ? value / 100 : null;
    }),
  );

const said = ({ findings }: DetailTable) =>
  findings.map(({ code, cell, value, expected }) => [code, cell, value, expected]);

describe('小计旁边有所属各列:不重复计', () => {
  const NAMES: Row = ['退耕还林', '公益林', '生态补偿金'];
  const ITEMS = ['transfers.farmland', 'transfers.forest', 'transfers.ecologyOther'] as const;

  it('等于各列之和:不计,也不算有这一项', () => {
    const table = tableOf(NAMES, [200, 100, 300], [200, null, '200元']);
    expect(amounts(table, ...ITEMS)).toEqual([
      [200, 100, null],
      [200, null, null],
    ]);
    expect(table.head.columns['transfers.ecologyOther']).toBeUndefined();
    expect(said(table)).toEqual([]);
  });

  it('各列空白:小计按组内的其他项计入', () => {
    const table = tableOf(NAMES, [null, null, 300], [200, 100, 300]);
    expect(amounts(table, ...ITEMS)).toEqual([
      [null, null, 300],
      [200, 100, null],
    ]);
    expect(table.head.columns['transfers.ecologyOther']).toBe(4);
    expect(said(table)).toEqual([]);
    expect(table.households[0]?.surveyed).toBe(true);
  });

  it('多于各列之和:多出的按其他项计入,并报错', () => {
    const table = tableOf(NAMES, [200, 100, 350]);
    expect(amounts(table, ...ITEMS)).toEqual([[200, 100, 50]]);
    expect(said(table)).toEqual([['totals.group', 'E2', 350, 300]]);
    expect(table.findings[0]?.params).toEqual({
      group: '生态补偿金',
      parts: '退耕还林、公益林',
      difference: 50,
    });
  });

  it('少于各列之和:按各列计,并报错', () => {
    const table = tableOf(NAMES, [200, 100, 250]);
    expect(amounts(table, ...ITEMS)).toEqual([[200, 100, null]]);
    expect(said(table)).toEqual([['totals.group', 'E2', 250, 300]]);
  });

  it('允许差是一分,每填一列多半分', () => {
    const found = (sum: number, ...parts: (number | null)[]) =>
      said(tableOf(NAMES, [...parts, sum])).length;
    expect([found(200.01, 200, null), found(200.02, 200, null)]).toEqual([0, 1]);
    expect([found(300.02, 200, 100), found(300.03, 200, 100)]).toEqual([0, 1]);
    expect([found(299.98, 200, 100), found(299.97, 200, 100)]).toEqual([0, 1]);
  });

  it('小计空白:什么也不说', () => {
    const table = tableOf(NAMES, [200, 100, null]);
    expect(amounts(table, ...ITEMS)).toEqual([[200, 100, null]]);
    expect(said(table)).toEqual([]);
  });

  it('小计为负数:拒收', () => {
    const table = tableOf(NAMES, [null, null, -1]);
    expect(table.rejected[0]?.reasons).toMatchObject([{ code: 'income.negative', cell: 'E2' }]);
  });

  it('合计行的小计也不重复计', () => {
    const table = read([
      [...IDENTITY, ...NAMES],
      ['王', 3, 200, 100, 350],
      ['合计', 3, 200, 100, 350],
    ]);
    expect(table.totals[0]?.numbers[placeOf('transfers.ecologyOther')]).toBe(5000);
  });

  it('表中没有所属各列:就是那一项', () => {
    expect(amounts(tableOf(['生态补偿金'], [300]), 'transfers.ecologyOther')).toEqual([[300]]);
    expect(amounts(tableOf(['公益岗收入'], [300]), 'wages.sectorPost')).toEqual([[300]]);
    expect(amounts(tableOf(['其他转移性收入小计'], [300]), 'transfers.other')).toEqual([[300]]);
  });

  it.each([
    '生态补偿金小计',
    '生态补偿金合计',
    '生态补偿金(小计)',
    '小计(生态补偿金)',
    '合计:生态补偿金',
    '(一)生态补偿金小计(元)',
  ])('%s 也是小计', (name) => {
    const table = tableOf(['退耕还林', '公益林', name], [200, 100, 300]);
    expect(amounts(table, ...ITEMS)).toEqual([[200, 100, null]]);
    expect(said(table)).toEqual([]);
  });

  it('公益岗收入是三种公益岗的小计;公益岗位收入是其中一种', () => {
    const posts = ['wages.sectorPost', 'wages.townPost', 'wages.villagePost'] as const;
    const group = tableOf(['乡镇公益岗', '村级公益岗', '公益岗收入'], [1, 2, 3], [1, 2, 5]);
    expect(amounts(group, ...posts)).toEqual([
      [null, 1, 2],
      [2, 1, 2],
    ]);
    const post = tableOf(['乡镇公益岗', '公益性岗位收入'], [1, 3]);
    expect(amounts(post, ...posts)).toEqual([[3, 1, null]]);
    expect(said(post)).toEqual([]);
  });
});

describe('只写“其他转移性收入”的列:由数字看出是小计还是一项', () => {
  const NAMES: Row = ['高龄津贴', '教育补助', '其他转移性收入'];
  const ITEMS = ['transfers.elderly', 'transfers.education', 'transfers.other'] as const;

  it('三户以上、过半等于各列之和:是小计', () => {
    const table = tableOf(NAMES, [1, 2, 3], [5, null, 5], [null, 7, 7], [1, 1, 9], [1, null, null]);
    expect(amounts(table, ...ITEMS)).toEqual([
      [1, 2, null],
      [5, null, null],
      [null, 7, null],
      [1, 1, 7],
      [1, null, null],
    ]);
    expect(said(table)).toEqual([['totals.group', 'E5', 9, 2]]);
  });

  it('只有两户相等:是一项', () => {
    const table = tableOf(NAMES, [1, 2, 3], [5, null, 5]);
    expect(amounts(table, 'transfers.other')).toEqual([[3], [5]]);
    expect(said(table)).toEqual([]);
  });

  it('正好一半相等:是一项', () => {
    const equal: Row[] = [
      [1, 2, 3],
      [5, null, 5],
      [null, 7, 7],
    ];
    const other: Row[] = [
      [1, null, 9],
      [null, null, 8],
      [2, 2, null],
    ];
    expect(amounts(tableOf(NAMES, ...equal, ...other), 'transfers.other')[0]).toEqual([3]);
    expect(amounts(tableOf(NAMES, ...equal, ...other.slice(1)), 'transfers.other')[0]).toEqual([
      null,
    ]);
  });

  it('全是零的户和拒收的户不算', () => {
    const rows: Row[] = [
      [1, 2, 3],
      [5, null, 5],
      [0, 0, 0],
      [null, null, 0],
    ];
    expect(amounts(tableOf(NAMES, ...rows), 'transfers.other')[0]).toEqual([3]);
    const refused: Row = ['错', 7, 7];
    expect(amounts(tableOf(NAMES, ...rows, refused), 'transfers.other')[0]).toEqual([3]);
  });

  it('写明小计的不看数字', () => {
    const table = tableOf(['高龄津贴', '其他转移性收入小计'], [1, 3]);
    expect(amounts(table, 'transfers.elderly', 'transfers.other')).toEqual([[1, 2]]);
  });
});

describe('“X小计”旁边有 X:是核对;没有 X:就是 X', () => {
  it('核对:相等不说,不等报错,按 X 计', () => {
    const table = tableOf(['务工收入', '务工收入小计'], [5, 5], [5, 6], [5, 4], [null, 7]);
    expect(amounts(table, 'wages.migrant')).toEqual([[5], [5], [5], [7]]);
    expect(said(table)).toEqual([
      ['totals.group', 'D3', 6, 5],
      ['totals.group', 'D4', 4, 5],
    ]);
  });

  it('单独一列', () => {
    expect(amounts(tableOf(['务工收入(合计)'], [5]), 'wages.migrant')).toEqual([[5]]);
  });

  it('大类的小计是合计列', () => {
    const table = tableOf(['务工收入', '小计(工资性收入)'], [5, 5]);
    expect(table.head.columns['total.wages']).toBe(3);
  });
});

describe('上层表头', () => {
  it('大类之下的组:小计是组的,其他是组内的其他项', () => {
    const table = read(
      [
        [...IDENTITY, '转移性收入', null, null, null, null, null],
        [null, null, '低保金', '生态补偿金', null, null, '其他', '小计'],
        [null, null, null, '退耕还林', '其他', '小计', null, null],
        ['王', 3, 10, 200, 50, 250, 7, 267],
      ],
      merges('A1:A3', 'B1:B3', 'C1:H1', 'C2:C3', 'D2:F2', 'G2:G3', 'H2:H3'),
    );
    expect(
      amounts(table, 'transfers.farmland', 'transfers.ecologyOther', 'transfers.other'),
    ).toEqual([[200, 50, 7]]);
    expect(table.head.columns['total.transfers']).toBe(7);
    expect(said(table)).toEqual([]);
  });

  it('两者都不是的上层不管:再上一层的大类仍然算数', () => {
    const table = read(
      [
        [...IDENTITY, '财产性收入', null, null],
        [null, null, '2022年情况', null, null],
        [null, null, '土地流转', '其他', '小计'],
        ['王', 3, 10, 20, 30],
      ],
      merges('A1:A3', 'B1:B3', 'C1:E1', 'C2:E2'),
    );
    expect(amounts(table, 'property.land', 'property.other')).toEqual([[10, 20]]);
    expect(table.head.columns['total.property']).toBe(4);
  });

  it('其中:与编号一样不算', () => {
    const table = tableOf(['其中:务工收入', '1.其中：乡镇公益岗'], [1, 2]);
    expect(amounts(table, 'wages.migrant', 'wages.townPost')).toEqual([[1, 2]]);
  });
});

describe('一项有两列', () => {
  const NAMES: Row = ['利息收入', '房屋租金'];
  const added = (table: DetailTable) => [...normalisationsIn(table.normalisations)];

  it('名称不同的是两笔钱:相加,一张表说一次', () => {
    const table = tableOf(NAMES, [1, 2], [3, null], [null, 4]);
    expect(amounts(table, 'property.other')).toEqual([[3], [3], [4]]);
    expect(added(table)).toEqual([{ cell: 'D1', was: '房屋租金', readAs: '利息收入+房屋租金' }]);
    expect(said(table)).toEqual([]);
  });

  it('每户都相同的是同一笔钱:取一列,并提示', () => {
    const table = tableOf(NAMES, [1, 1], [3, null], [null, 4]);
    expect(amounts(table, 'property.other')).toEqual([[1], [3], [4]]);
    expect(said(table)).toMatchObject([['intake.duplicateColumn', 'D1', '房屋租金', null]]);
  });

  it('从来不同填的是两笔钱', () => {
    const table = tableOf(NAMES, [1, null], [null, 4]);
    expect(amounts(table, 'property.other')).toEqual([[1], [4]]);
    expect(said(table)).toEqual([]);
  });

  it('三列', () => {
    const table = tableOf([...NAMES, '其他财产性收入'], [1, 2, 4]);
    expect(amounts(table, 'property.other')).toEqual([[7]]);
  });
});

describe('家庭人口数有几列', () => {
  const table = (names: Row, ...values: Row) =>
    read([
      ['户主姓名', ...names, '务工收入'],
      ['王', ...values, 1],
    ]);
  const population = ({ households }: DetailTable) => households[0]?.numbers[placeOf('population')];

  it.each<[Row, Row, number]>([
    [['当前家庭人口数', '家庭人口数', '年度家庭人口数'], [5, 4, 3], 3],
    [['当前家庭人口数', '家庭人口数'], [5, 4], 4],
    [['当前家庭人口数', '人口数'], [5, 4], 4],
    [['当前家庭人口数', '年度家庭人口数'], [5, null], 5],
    [['当前家庭人口数'], [5], 5],
  ])('%j 填 %j:按 %i 人', (names, values, persons) => {
    const read = table(names, ...values);
    expect(population(read)).toBe(persons);
    expect(read.findings.every(({ code }) => code === 'household.populationDiffers')).toBe(true);
  });

  it('不同只是提示,说出是哪一列', () => {
    expect(table(['当前家庭人口数', '年度家庭人口数'], 5, 3).findings).toMatchObject([
      {
        code: 'household.populationDiffers',
        severity: 'info',
        cell: 'B2',
        value: '5',
        expected: 3,
        params: { column: '当前家庭人口数' },
      },
    ]);
    expect(table(['当前家庭人口数', '年度家庭人口数'], 3, '3人').findings).toEqual([]);
  });
});

describe('认得而不读的表头', () => {
  it.each([
    '务工收入参考范围',
    '填报日期',
    '联系方式',
    '务工收入说明',
    '务工说明',
    '种植业说明',
    '生态补偿金说明',
  ])('%s 不提示', (name) => {
    expect(said(tableOf(['务工收入', name], [1, 'x']))).toEqual([]);
  });

  it.each(['烟酒说明', '参考范围'])('%s 仍提示', (name) => {
    const table = tableOf(['务工收入', name], [1, 'x']);
    expect(table.findings).toMatchObject([
      { code: 'intake.unknownColumn', cell: 'D1', value: name },
    ]);
  });
});

describe('经营收入的负数、户类型里的低保、看不懂的是否', () => {
  it('经营收入为负照算,只是警告;别的为负拒收', () => {
    const table = tableOf(['其他经营收入'], [-500]);
    expect(amounts(table, 'business.other')).toEqual([[-500]]);
    expect(table.findings).toMatchObject([
      { code: 'income.negative', severity: 'warning', cell: 'C2', field: 'business.other' },
    ]);
    for (const name of ['务工收入', '其他经营支出', '低保金', '土地流转收入']) {
      expect(tableOf([name], [-0.01]).rejected).toHaveLength(1);
      expect(tableOf([name], [0]).rejected).toEqual([]);
    }
  });

  it.each([
    ['一般脱贫户', '脱贫户', '一般户'],
    ['低保脱贫户', '脱贫户', '低保户'],
    ['特困供养脱贫户', '脱贫户', '特困户'],
    ['脱贫户', '脱贫户', null],
    ['脱贫不稳定户', '脱贫不稳定户', null],
  ])('户类型 %s 读作 %s,低保特困类别 %s', (written, type, welfare) => {
    const table = tableOf(['务工收入', '户类型'], [1, written]);
    expect(table.households[0]?.texts).toMatchObject({ type, welfare });
    expect(table.head.columns.welfare).toBe(welfare === null ? undefined : 3);
  });

  it.each([
    ['工资性收入', 'total.wages'],
    ['生产经营性支出', 'total.costs'],
    ['财产性收入', 'total.property'],
    ['转移性收入', 'total.transfers'],
    ['理赔收入', 'claims'],
    ['合规自付支出', 'outOfPocket'],
  ])('%s 为负的照读,要说一声', (name, field) => {
    const table = tableOf([name, '务工收入'], [-0.01, 5000]);
    expect(table.rejected).toEqual([]);
    expect(table.findings).toContainEqual(
      expect.objectContaining({
        ...{ code: 'income.negative', severity: 'warning', cell: 'C2', field, value: '-0.01' },
      }),
    );
    const none = tableOf([name, '务工收入'], [0, 5000]).findings;
    expect(none.filter(({ code }) => code === 'income.negative')).toEqual([]);
  });

  it.each(['生产经营性收入', '年总收入', '家庭纯收入', '人均纯收入'])(
    '亏损的户 %s 本来可以为负',
    (name) => {
      const { findings } = tableOf([name, '其他经营收入'], [-0.01, 5000]);
      expect(findings.filter(({ code }) => code === 'income.negative')).toEqual([]);
    },
  );

  it('有低保特困类别的,以它为准', () => {
    const table = tableOf(['务工收入', '户类型', '低保特困类别'], [1, '低保脱贫户', '一般户']);
    expect(table.households[0]?.texts.welfare).toBe('一般户');
    expect(table.head.columns.welfare).toBe(4);
  });

  it('一列一个词说一次', () => {
    const rows: Row[] = ['大概', '大概', '可能', '是'].map((word) => [1, word]);
    expect(tableOf(['务工收入', '是否停止经营'], ...rows).findings).toMatchObject([
      { code: 'intake.wordUnknown', cell: 'D2', value: '大概', params: { cells: 2 } },
      { code: 'intake.wordUnknown', cell: 'D4', value: '可能', params: { cells: 1 } },
    ]);
  });
});
