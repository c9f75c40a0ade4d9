import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finding } from '../../../src/domain/findings/finding.js';
import { type Batch, gatherBatch } from '../../../src/intake/batch/batch.js';
import type { Sheet } from '../../../src/intake/sheet.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { readTables } from '../../../src/intake/table/table.js';
import { HEADER, person, type Row, sheet, tableOf } from '../../sheets.js';

const gather = (tables: readonly DetailTable[], township: string | null = '北张乡'): Batch =>
  gatherBatch(tables, { township });

/** A table of the current year in a file of its own. */
const current = (file: string, rows: readonly Row[], parts: Partial<Sheet> = {}): DetailTable =>
  tableOf(sheet(rows, parts), { file: `本年/${file}` });

const villages = (batch: Batch): readonly string[] =>
  batch.current.households.map(({ village }) => village);

const reasons = (batch: Batch): readonly (readonly [string, readonly string[]])[] =>
  batch.current.rejected.map(({ row }) => [
    row.texts.head ?? '',
    row.reasons.map(({ code }) => code),
  ]);

const ONE: Row = person('1', '王建国', 1);
const TWO: Row = person('2', '李桂花', 2);
const IN_VILLAGE: Row = ['行政村', ...HEADER];

describe('户属于哪个村', () => {
  it.each<[string, string, readonly Row[], Partial<Sheet>, string]>([
    [
      '列',
      '南张村.xlsx',
      [['填报单位:武村'], IN_VILLAGE, ['北张村', ...ONE]],
      { name: '上河头村' },
      '北张村',
    ],
    ['工作表名', '南张村.xlsx', [['填报单位:武村'], HEADER, ONE], { name: '北张村' }, '北张村'],
    ['标题', '南张村.xlsx', [['填报单位:北张村'], HEADER, ONE], { name: 'Sheet1' }, '北张村'],
    ['文件名', '北张村.xlsx', [['2022年收入明细表'], HEADER, ONE], { name: 'Sheet1' }, '北张村'],
    ['文件名', '北张.csv', [HEADER, ONE], {}, '北张'],
  ])('先看%s', (_, file, rows, parts, village) => {
    expect(villages(gather([current(file, rows, parts)]))).toEqual([village]);
  });

  it('工作表名等于这一批里的一个村,也是村名', () => {
    const batch = gather([
      current('甲.xlsx', [['填报单位:武村'], HEADER, ONE], { name: '北张' }),
      current('乙.xlsx', [IN_VILLAGE, ['北张村', ...TWO]]),
    ]);
    expect(villages(batch)).toEqual(['北张村', '北张村']);
    const alone = gather([current('甲.xlsx', [['填报单位:武村'], HEADER, ONE], { name: '北张' })]);
    expect(villages(alone)).toEqual(['武村']);
  });

  it('后缀不把一个村分成两个,打印以村结尾的写法', () => {
    const batch = gather([
      current('a.xlsx', [IN_VILLAGE, ['北张', ...ONE]]),
      current('b.xlsx', [HEADER, TWO], { name: '北张村委会' }),
      current('c.xlsx', [['填报单位:北张村'], HEADER, person('3', '张', 1)]),
      current('北张村村委会.xlsx', [HEADER, person('4', '赵', 1)]),
    ]);
    expect(new Set(villages(batch))).toEqual(new Set(['北张村']));
  });

  it('没有以村结尾的写法,取字码最小的', () => {
    const batch = gather([
      current('a.xlsx', [IN_VILLAGE, ['北张村委会', ...ONE]]),
      current('b.xlsx', [IN_VILLAGE, ['北张', ...TWO]]),
    ]);
    expect(new Set(villages(batch))).toEqual(new Set(['北张']));
  });

  it('文件名多写了字,认得出这一批里的村;乡名不是村名', () => {
    const known = current('b.xlsx', [IN_VILLAGE, ['北张村', ...TWO]]);
    expect(villages(gather([current('北张最新版.xlsx', [HEADER, ONE]), known]))).toEqual([
      '北张村',
      '北张村',
    ]);
    expect(villages(gather([current('北张乡.xlsx', [HEADER, ONE]), known]))).toEqual([
      '北张乡',
      '北张村',
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('叫 %s 的村是普通的村', (name) => {
    const batch = gather([
      current('a.xlsx', [IN_VILLAGE, [name, ...ONE]]),
      current('b.xlsx', [HEADER, TWO], { name }),
    ]);
    expect(villages(batch)).toEqual([name, name]);
  });

  it('与文件读入的先后无关', () => {
    const tables = [
      current('a.xlsx', [IN_VILLAGE, ['北张', ...ONE]]),
      current('b.xlsx', [HEADER, TWO], { name: '北张村委会' }),
      current('c.xlsx', [['填报单位:北张村'], HEADER, person('3', '张', 1)], { name: '南张' }),
      current('南张村.xlsx', [HEADER, person('4', '赵', 1)]),
    ];
    const placesOf = (batch: Batch): readonly string[] =>
      batch.current.households.map(({ row, village }) => `${row.texts.id} ${village}`).sort();
    fc.assert(
      fc.property(fc.shuffledSubarray(tables, { minLength: 4 }), (shuffled) => {
        expect(placesOf(gather(shuffled))).toEqual(placesOf(gather(tables)));
      }),
    );
  });
});

describe('户属于哪个乡镇', () => {
  const IN_TOWNSHIP: Row = ['乡镇', ...HEADER];
  const townships = (tables: readonly DetailTable[], option: string | null) =>
    gather(tables, option).current.households.map(({ township }) => township);

  it('列里只有一个乡镇时,以选项为准;没有选项就用列', () => {
    const tables = [
      current('a.xlsx', [IN_TOWNSHIP, ['北张', ...ONE]]),
      current('b.xlsx', [HEADER, TWO]),
    ];
    expect(townships(tables, '北张乡')).toEqual(['北张乡', '北张乡']);
    expect(townships(tables, null)).toEqual(['北张', '北张']);
  });

  it('列里有几个乡镇时各归各的', () => {
    const tables = [
      current('a.xlsx', [IN_TOWNSHIP, ['北张乡', ...ONE], ['南安镇', ...TWO]]),
      current('b.xlsx', [HEADER, person('3', '张', 1)]),
    ];
    expect(townships(tables, '北张乡')).toEqual(['北张乡', '南安镇', '北张乡']);
  });
});

describe('一年里重复的编号', () => {
  it('同一户编号的行全部拒收,不挑一个', () => {
    const batch = gather([current('北张村.xlsx', [HEADER, ONE, TWO, person('1', '王小二', 3)])]);
    expect(batch.current.households.map(({ row }) => row.texts.id)).toEqual(['2']);
    expect(reasons(batch)).toEqual([
      ['王建国', ['key.duplicate']],
      ['王小二', ['key.duplicate']],
    ]);
  });

  const header: Row = [...HEADER, '身份证号'];
  const ID = '14990019900101123X';

  it('身份证号比前十八位,不分大小写;编号与证号各自算', () => {
    const batch = gather([
      current('北张村.xlsx', [
        header,
        person('1', '王', 1, ID),
        person('2', '李', 1, `${ID.toLowerCase()}4211`),
        person(ID, '张', 1, null),
      ]),
    ]);
    expect(reasons(batch)).toEqual([
      ['王', ['key.duplicate']],
      ['李', ['key.duplicate']],
    ]);
    expect(JSON.stringify(batch.rejections)).not.toContain(ID);
  });

  it('编号与证号都重复,两样都说', () => {
    const rows = [person('1', '王', 1, ID), person('1', '李', 1, ID)];
    expect(reasons(gather([current('北张村.xlsx', [header, ...rows])]))).toEqual([
      ['王', ['key.duplicate', 'key.duplicate']],
      ['李', ['key.duplicate', 'key.duplicate']],
    ]);
  });

  it('跨村重复另有说法,指出另一处', () => {
    const batch = gather([
      current('北张村.xlsx', [HEADER, ONE]),
      current('南张村.xlsx', [HEADER, ONE], { name: '表一' }),
    ]);
    expect(reasons(batch)).toEqual([
      ['王建国', ['key.duplicateAcrossVillages']],
      ['王建国', ['key.duplicateAcrossVillages']],
    ]);
    expect(batch.rejections[0]).toMatchObject({
      village: '北张村',
      cell: 'A2',
      value: '1',
      params: { others: '本年/南张村.xlsx!表一!2', rows: 2 },
    });
  });

  it('已因别的原因拒收的行,它的编号仍算一次', () => {
    const batch = gather([current('北张村.xlsx', [HEADER, ONE, person('1', '王小二', '三千')])]);
    expect(reasons(batch)).toEqual([
      ['王建国', ['key.duplicate']],
      ['王小二', ['intake.notNumber', 'key.duplicate']],
    ]);
  });

  it('姓名不是编号,同名不算重复;两年之间也不算', () => {
    const rows = [HEADER, ONE, person('2', '王建国', 1)];
    const prior = tableOf(sheet(rows), { file: '上年/北张村.xlsx', year: 'prior' });
    const batch = gather([prior, current('北张村.xlsx', rows)]);
    expect(batch.prior.households).toHaveLength(2);
    expect(batch.current.households).toHaveLength(2);
  });

  it.each(['__proto__', 'constructor', 'toString'])('编号叫 %s 也只在重复时拒收', (id) => {
    expect(gather([current('a.xlsx', [HEADER, person(id, '王', 1)])]).current.rejected).toEqual([]);
    const twice = [HEADER, person(id, '王', 1), person(id, '李', 1)];
    expect(gather([current('a.xlsx', twice)]).current.rejected).toHaveLength(2);
  });
});

describe('期间分开的表', () => {
  const both = [
    current('两年.xlsx', [HEADER, ONE, TWO], { name: '2021年' }),
    current('两年.xlsx', [HEADER, person('1', '王建国', 3), person('2', '李桂花', 4)], {
      name: '2022年',
    }),
  ];

  it('同一户在不同年份的表里不算重复', () => {
    const yearOf = ({ head }: DetailTable) => head.sheet;
    const batch = gatherBatch(both, { township: null, yearOf });
    expect(batch.current.households).toHaveLength(4);
    expect(batch.current.rejected).toEqual([]);
  });

  it('不分年份就是重复', () => {
    expect(gather(both).current.households).toEqual([]);
  });
});

describe('行数的账', () => {
  it('重复与期间不符的行从户数转入拒收,总数不变', () => {
    const again: Row = person('1', '王建国', 2);
    const table = current('北张村.xlsx', [HEADER, ONE, TWO, again, ONE, [], ['合计', null, 9, 3]]);
    const account = gather([table]).accounts.get(table.head);
    expect(account).toEqual({
      ...{ title: 0, header: 1, blank: 1, total: 1, note: 0 },
      ...{ household: 1, member: 0, copy: 1, rejected: 2 },
    });
  });

  it('每张表的账都等于它的行数', () => {
    const rows = fc.array(
      fc.oneof<fc.Arbitrary<Row>[]>(
        fc.tuple(
          fc.constantFrom('1', '2', '3', null),
          fc.constantFrom('王', '李', null),
          fc.constant(3),
          fc.nat(),
        ),
        fc.constant([]),
        fc.constant(['合计', null, 6, 1]),
        fc.constant(['注:']),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 4 }), (files) => {
        const tables = files.map((below, n) => current(`${n}.xlsx`, [HEADER, ...below]));
        const { accounts, current: year } = gather(tables);
        let people = 0;
        for (const [n, { head }] of tables.entries()) {
          const account = accounts.get(head);
          const sum = Object.values(account ?? {}).reduce((total, count) => total + count, 0);
          expect(sum).toBe((files[n]?.length ?? 0) + 1);
          people += (account?.household ?? 0) + (account?.rejected ?? 0);
        }
        expect(year.households.length + year.rejected.length).toBe(people);
      }),
    );
  });
});

describe('提示属于哪个村', () => {
  it('行的提示归行的村;整表的提示,只有一个村时归它', () => {
    const flat = current('全乡.csv', [
      [...IN_VILLAGE, '神秘列'],
      ['北张村', ...ONE],
      ['南张村', ...TWO],
    ]);
    const single = current('武村.csv', [[...HEADER, '神秘列'], person('9', '赵', 1)]);
    const batch = gather([flat, single]);
    const at = (table: DetailTable, row: number | null) => {
      const [found] = table.findings;
      return found === undefined ? undefined : batch.villageAt({ ...found, row });
    };
    expect(at(flat, 2)).toBe('北张村');
    expect(at(flat, 3)).toBe('南张村');
    expect(at(flat, 1)).toBeNull();
    expect(at(single, 1)).toBe('武村');
    expect(at(single, null)).toBe('武村');
  });
});

describe('明白卡', () => {
  it('提示在卡的哪一行,都是这一户的村', () => {
    const rows: Row[] = [
      ['行政村', '北张村', '户主姓名', '张三', '家庭人口数', 3],
      ['务工收入', 5],
      ['行政村', '南张村', '户主姓名', '李四', '家庭人口数', 2],
      ['务工收入', 6],
    ];
    const tables = readTables(sheet(rows, { name: '卡' }), { file: 'a.xlsx', year: 'current' });
    const { villageAt } = gather(tables);
    const at = (row: number) =>
      villageAt(finding('income.allZero', { file: 'a.xlsx', sheet: '卡', row }));
    expect([1, 2, 3, 4].map(at)).toEqual(['北张村', '北张村', '南张村', '南张村']);
  });

  it('两张卡上同一个编号,都拒收,说出各自的格', () => {
    const twin = (name: string) =>
      tableOf(
        sheet(
          [
            ['户主姓名', name, '家庭人口数', 3],
            ['户编号', '7'],
            ['务工收入', 5],
          ],
          { name },
        ),
        {
          file: '本年/北张村.xlsx',
        },
      );
    const { current: year } = gather([twin('张三'), twin('李四')]);
    expect(year.rejected.flatMap(({ row }) => row.reasons)).toMatchObject([
      { code: 'key.duplicate', sheet: '张三', row: 2, cell: 'B2' },
      { code: 'key.duplicate', sheet: '李四', row: 2, cell: 'B2' },
    ]);
  });
});
