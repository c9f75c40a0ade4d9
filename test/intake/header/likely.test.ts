import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelyHeader } from '../../../src/intake/header/likely.js';
import { type ColumnMap, lackingIn } from '../../../src/intake/header/names.js';
import { suggester } from '../../../src/intake/header/near.js';
import { findHeader } from '../../../src/intake/header/search.js';
import type { Sheet } from '../../../src/intake/sheet.js';
import { HEADER, merges, person, type Row, sheet } from '../../sheets.js';

const likelyIn = (given: Sheet, map: ColumnMap = new Map()) =>
  likelyHeader(given, map, suggester());

const pathsIn = (given: Sheet): readonly string[] | null =>
  likelyIn(given)?.columns.map(({ path }) => path) ?? null;

/** A county's own form: nothing says how many persons a household has. */
const OWN: Row = ['序号', '农户代码', '户主', '几口人', '打工收人', '种地收入'];
const household = (n: number): Row => [n, `14990010${n}`, '王建国', 3, 12_000, 800 * n];
const HOUSEHOLDS = [1, 2, 3].map(household);

describe('用自己的话写的表', () => {
  it('标题之下最像表头的一行,连同还缺的栏目', () => {
    const given = sheet([
      ['北张村收入登记表'],
      ['单位:元', null, '填报单位:北张村'],
      OWN,
      ...HOUSEHOLDS,
    ]);
    expect(findHeader(given)).toBeNull();
    const header = likelyIn(given);
    expect([header?.top, header?.bottom]).toEqual([2, 2]);
    expect(lackingIn(header?.columns ?? [])).toEqual(['population', 'amount']);
    expect(pathsIn(given)).toEqual(OWN);
  });

  const grouped: readonly Row[] = [
    ['北张乡', '北张村'],
    ['户主', '几口人', '挣工资的', null, '种地的', null],
    [null, null, '打工', '公益岗', '毛收入', '本钱'],
    ['王建国', 3, 12_000, 3000, 8000, 2000],
    ['李桂花', 2, 9000, 0, 7000, 1500],
  ];
  const PATHS = [
    '户主',
    '几口人',
    '挣工资的/打工',
    '挣工资的/公益岗',
    '种地的/毛收入',
    '种地的/本钱',
  ];

  it('两层表头,不管合并还在不在', () => {
    expect(pathsIn(sheet(grouped, merges('A2:A3', 'B2:B3', 'C2:D2', 'E2:F2')))).toEqual(PATHS);
    expect(pathsIn(sheet(grouped))).toEqual(PATHS);
  });

  it('列对照表已经写明的算认得,缺的少一样', () => {
    const header = likelyIn(sheet([OWN, ...HOUSEHOLDS]), new Map([['几口人', 'population']]));
    expect(lackingIn(header?.columns ?? [])).toEqual(['amount']);
  });

  it('表头下的单位一行也是表头', () => {
    const given = sheet([OWN, [null, null, null, '人', '万元', '元'], ...HOUSEHOLDS]);
    const header = likelyIn(given);
    expect(header?.bottom).toBe(1);
    expect(header?.columns.map(({ unit }) => unit)).toEqual([null, null, null, null, '万元', '元']);
  });

  it('没有一个认得的词,只有表的样子:要四列以上的数、两户以上', () => {
    const words: Row = ['门牌', '当家的', '几口', '打零工', '种地', '养羊', '吃低保'];
    const given = (...rows: readonly Row[]) =>
      likelyHeader(sheet([words, ...rows]), new Map(), suggester(), 'shape');
    const one: Row = ['1', '王建国', 3, 1200, 900, 0, 300];
    expect(likelyIn(sheet([words, one, one]))).toBeNull();
    expect(given(one, one)?.columns.map(({ path }) => path)).toEqual(words);
    expect(given(one)).toBeNull();
    expect(given(one.slice(0, 4), one.slice(0, 4))).toBeNull();
  });

  it('没有户的空表,认得三栏以上才算', () => {
    expect(pathsIn(sheet([OWN]))).toBeNull();
    const known: Row = ['户编号', '户主姓名', '几口人', '务工收入', '低保金'];
    expect(pathsIn(sheet([known]))).toEqual(known);
  });
});

describe('显然不是农户明细表的', () => {
  it.each<[string, readonly Row[]]>([
    ['说明', [['说明'], ['1.本表由村填报'], ['2.金额单位为元']]],
    [
      '村的汇总',
      [
        ['行政村', '脱贫户数', '家庭人口数', '工资性收入'],
        ['北张村', 30, 90, 1],
      ],
    ],
    [
      '名册',
      [
        ['序号', '户主姓名', '身份证号', '联系电话'],
        [1, '王建国', '14990019900101123X', '13800000000'],
      ],
    ],
    [
      '别的表',
      [
        ['日期', '气温', '湿度', '风力'],
        ['1日', 20, 30, 3],
        ['2日', 21, 33, 4],
      ],
    ],
    [
      '没有数的表',
      [
        ['户主', '住址', '几口人', '收入'],
        ['王建国', '村东', '三口', '不多'],
      ],
    ],
    [
      '数字',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    ['空表', []],
  ])('%s', (_, rows) => {
    expect(pathsIn(sheet(rows))).toBeNull();
  });

  it('一户一张的卡片:标签右边的姓名不当作表头', () => {
    const card = sheet([
      ['户主姓名', '王建国', '家庭人口数', 3],
      ['户编号', '1499001', '联系电话', '13800000000'],
      ['务工收入', 12_000, '低保金', 900],
      ['种植业收入', 3000, '养老保险金', 100],
    ]);
    expect(pathsIn(card)).toBeNull();
  });

  it('农户的一行不当作表头,哪怕没有表头', () => {
    expect(
      pathsIn(
        sheet([
          ['王建国', '低保户', '北张村', 3, 900],
          ['李桂花', '一般户', '北张村', 2, 0],
        ]),
      ),
    ).toBeNull();
    expect(
      pathsIn(
        sheet([
          ['王建国', '男', '户主', '北张村'],
          ['李桂花', '女', '配偶', '北张村'],
        ]),
      ),
    ).toBeNull();
  });
});

describe('恶意的表', () => {
  it('只看表的开头和五百列,每格只看开头', () => {
    const late = sheet([
      ...Array.from({ length: 40 }, (_, n): Row => [`第${n}段`, '话']),
      OWN,
      ...HOUSEHOLDS,
    ]);
    expect(pathsIn(late)).toBeNull();
    const wide: Row = [...OWN, ...Array.from({ length: 16_000 }, (_, n) => `列${n}`)];
    expect(pathsIn(sheet([wide, ...HOUSEHOLDS]))).toHaveLength(500);
    const long: Row = [...OWN, '长'.repeat(1_000_000)];
    expect(pathsIn(sheet([long, ...HOUSEHOLDS]))?.at(-1)).toHaveLength(200);
  });

  it('空行再多也找得到', () => {
    const given = sheet([...new Array<Row>(100_000).fill([]), OWN, ...HOUSEHOLDS]);
    expect(likelyIn(given)?.top).toBe(100_000);
  });

  it('任何文字都不出错,找到的总缺点什么', () => {
    const cell = fc.oneof(
      fc.constantFrom(...OWN, ...HEADER, null, 3, 1200, '王建国', '合计', '__proto__'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 9 }), (rows) => {
        const header = likelyIn(sheet(rows));
        if (header !== null) expect(lackingIn(header.columns)).not.toEqual([]);
      }),
    );
  });

  it('正常的表不归它管:缺的一样也没有', () => {
    expect(likelyIn(sheet([HEADER, person('1', '王建国', 1)]))).toBeNull();
  });
});
