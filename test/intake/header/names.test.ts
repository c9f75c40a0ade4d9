import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS, type FieldKey, ITEMS } from '../../../src/domain/catalog.js';
import {
  type ColumnMap,
  fieldIn,
  isDetailHeader,
  mapKey,
} from '../../../src/intake/header/names.js';
import {
  normalizeHeader,
  unitInHeader,
  unitInTitle,
} from '../../../src/intake/header/normalise.js';
import { findHeader } from '../../../src/intake/header/search.js';
import type { Sheet } from '../../../src/intake/sheet.js';
import { HEADER, merges, person, type Row, sheet } from '../../sheets.js';

const REST: Row = ['户主姓名', '家庭人口数'];

/** The field of each column of a sheet's header, by its path. */
const fieldsIn = (given: Sheet, map?: ColumnMap): Readonly<Record<string, FieldKey | null>> =>
  Object.fromEntries(
    (findHeader(given, map)?.columns ?? []).map(({ path, field }) => [path, field]),
  );

const unitsIn = (given: Sheet): Readonly<Record<string, string | null>> =>
  Object.fromEntries((findHeader(given)?.columns ?? []).map(({ path, unit }) => [path, unit]));

const placeIn = (given: Sheet): readonly [number, number] | null => {
  const header = findHeader(given);
  return header === null ? null : [header.top, header.bottom];
};

describe('表头先规整,再按名称或别名对照,要完全相同', () => {
  it.each(
    [...ITEMS, ...COLUMNS].map(({ key, label, synonyms }) => [key, label, synonyms] as const),
  )('%s 的名称 %s 与全部别名都认得', (key, label, synonyms) => {
    for (const name of [label, ...synonyms]) {
      expect(fieldIn(new Map(), normalizeHeader(name), null)).toBe(key);
    }
  });

  it('一个名称不属于两列', () => {
    const owners = new Map<string, Set<string>>();
    for (const { key, label, synonyms } of [...ITEMS, ...COLUMNS]) {
      for (const name of [label, ...synonyms].map(normalizeHeader)) {
        owners.set(name, (owners.get(name) ?? new Set()).add(key));
      }
    }
    expect([...owners].filter(([, keys]) => keys.size > 1)).toEqual([]);
  });

  it.each([
    ['务工\n收入', '务工收入'],
    ['务 工　收 入', '务工收入'],
    ['务工收入（元）', '务工收入'],
    ['务工收入(万元)', '务工收入'],
    ['务工收入【元】', '务工收入'],
    ['务工收入(单位:元)', '务工收入'],
    ['种植面积(亩)', '种植面积'],
    ['家庭人口数（人）', '家庭人口数'],
    ['务工时间(月)', '务工时间'],
    ['务工月数(个月)', '务工月数'],
    ['养殖数量(头(只))', '养殖数量'],
    ['养殖数量(头、只)', '养殖数量'],
    ['人均纯收入(元/人)', '人均纯收入'],
    ['主要农产品单价(元/公斤)', '主要农产品单价'],
    ['主要农产品单价(元/kg)', '主要农产品单价'],
    ['户主〔姓名〕', '户主(姓名)'],
    ['乡［镇］', '乡(镇)'],
    ['ＸＸ', 'XX'],
  ])('%j 规整为 %s', (written, normal) => {
    expect(normalizeHeader(written)).toBe(normal);
  });

  it('规整两次与一次相同', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'务工收入(（【元万 \n/)）】月') }),
        (text) => {
          const once = normalizeHeader(text);
          // Taking a unit out may bring another bracket pair together; it never adds anything.
          expect(normalizeHeader(once).length).toBeLessThanOrEqual(once.length);
        },
      ),
    );
  });

  it.each([
    '务工收入合计数',
    '务工',
    '其他',
    '小计',
    '序号',
    '__proto__',
    'constructor',
    'toString',
    '',
  ])('%s 不对应任何列,不猜', (name) => {
    expect(fieldIn(new Map(), normalizeHeader(name), null)).toBeNull();
  });
});

describe('上层表头', () => {
  it.each([
    ['工资性收入', '其他', 'wages.other'],
    ['工资性收入', '其它', 'wages.other'],
    ['生产经营性收入', '其他', 'business.other'],
    ['生产经营性支出', '其他', 'costs.other'],
    ['财产性收入', '其他', 'property.other'],
    ['转移性收入', '其他', 'transfers.other'],
    ['工资性收入', '小计', 'total.wages'],
    ['经营性收入', '合计', 'total.business'],
    ['生产性支出', '小计', 'total.costs'],
    ['转移性', '合计', 'total.transfers'],
    ['工资性收入', '务工收入', 'wages.migrant'],
  ])('%s 之下的 %s 是 %s', (upper, leaf, field) => {
    expect(fieldIn(new Map(), leaf, upper)).toBe(field);
  });

  it.each([
    ['收入情况', '其他'],
    ['收入情况', '小计'],
    ['年总收入', '合计'],
    ['constructor', '其他'],
    ['__proto__', '小计'],
  ])('%s 不是类别,其下的 %s 不定', (upper, leaf) => {
    expect(fieldIn(new Map(), leaf, upper)).toBeNull();
  });

  it('两层表头,合并的类别管到它的每一列', () => {
    const given = sheet(
      [
        ['户编号', ...REST, '工资性收入', null, null, '转移性收入', null],
        [null, null, null, '务工收入', '其他', '小计', '低保金', '其他'],
        person('1', '王建国', 1, 2, 3, 4, 5),
      ],
      merges('A1:A2', 'B1:B2', 'C1:C2', 'D1:F1', 'G1:H1'),
    );
    expect(placeIn(given)).toEqual([0, 1]);
    expect(fieldsIn(given)).toEqual({
      户编号: 'id',
      户主姓名: 'head',
      家庭人口数: 'population',
      '工资性收入/务工收入': 'wages.migrant',
      '工资性收入/其他': 'wages.other',
      '工资性收入/小计': 'total.wages',
      '转移性收入/低保金': 'transfers.dibao',
      '转移性收入/其他': 'transfers.other',
    });
  });

  it('有合并的一层,类别只管合并到的列', () => {
    const given = sheet(
      [
        ['户编号', ...REST, '工资性收入', null, null],
        [null, null, null, '务工收入', '其他', '小计'],
        person('1', '王建国', 1, 2, 3),
      ],
      merges('D1:E1'),
    );
    expect(fieldsIn(given)).toMatchObject({ '工资性收入/其他': 'wages.other', 小计: null });
  });

  it('文本文件里合并已失,空着的上层归左边的类别', () => {
    const given = sheet([
      ['户编号', ...REST, '工资性收入', '', '转移性收入', '', '备注'],
      ['', '', '', '务工收入', '其他', '低保金', '其他', ''],
      person('1', '王建国', 1, 2, 3, 4, ''),
    ]);
    expect(fieldsIn(given)).toMatchObject({
      户编号: 'id',
      '工资性收入/其他': 'wages.other',
      '转移性收入/其他': 'transfers.other',
      备注: 'note',
    });
  });

  const threeRows: readonly Row[] = [
    ['北张村收入表'],
    ['户编号', '户主姓名', '家庭人口数', '收入', null, null, '支出', null],
    [null, null, null, '工资性收入', null, '转移性收入', '生产经营性支出', null],
    [null, null, null, '务工收入', '其他', '其他', '种植业支出', '其他'],
    person('1', '王建国', 1, 2, 3, 4, 5),
  ];
  const threeRowFields = {
    '收入/工资性收入/务工收入': 'wages.migrant',
    '收入/工资性收入/其他': 'wages.other',
    '收入/转移性收入/其他': 'transfers.other',
    '支出/生产经营性支出/种植业支出': 'costs.crops',
    '支出/生产经营性支出/其他': 'costs.other',
  };

  it('三层表头,类别是叶子正上方的一层', () => {
    const given = sheet(
      threeRows,
      merges('A1:H1', 'A2:A4', 'B2:B4', 'C2:C4', 'D2:F2', 'G2:H2', 'D3:E3', 'G3:H3'),
    );
    expect(placeIn(given)).toEqual([1, 3]);
    expect(fieldsIn(given)).toMatchObject(threeRowFields);
  });

  it('三层表头失了合并也一样', () => {
    const given = sheet(threeRows);
    expect(placeIn(given)).toEqual([1, 3]);
    expect(fieldsIn(given)).toMatchObject(threeRowFields);
  });

  it.each<[string, Pick<Sheet, 'merges'>]>([
    ['合并', merges('A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:G1')],
    ['失了合并', merges()],
  ])('类别之下全是未知的列,也不把类别当作合计列(%s)', (_, parts) => {
    const given = sheet(
      [
        ['户编号', ...REST, '工资性收入', null, '转移性收入', null, '年总收入'],
        [null, null, null, '打零工', '厂里上班', '低保金', '补助', null],
        person('1', '王建国', 1, 2, 3, 4, 10),
      ],
      parts,
    );
    expect(placeIn(given)).toEqual([0, 1]);
    expect(fieldsIn(given)).toMatchObject({
      '工资性收入/打零工': null,
      '工资性收入/厂里上班': null,
      '转移性收入/低保金': 'transfers.dibao',
      '转移性收入/补助': null,
      年总收入: 'total.gross',
    });
  });

  it('只有类别合计的单层表头,首户的金额都看不懂,仍是单层', () => {
    const given = sheet([
      [...HEADER, '工资性收入', '转移性收入'],
      person('1', '王建国', 1, '见附表', '见附表'),
    ]);
    expect(placeIn(given)).toEqual([0, 0]);
  });

  it('类别之下全是未知的列而别无金额列的,不成明细表', () => {
    const given = sheet([
      ['户编号', ...REST, '工资性收入', null],
      [null, null, null, '打零工', '厂里上班'],
      ['1', '王建国', 3, 1, 2],
    ]);
    expect(findHeader(given)).toBeNull();
  });

  it.each<[string, Pick<Sheet, 'merges'>]>([
    ['合并', merges('A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:F1', 'G1:H1')],
    ['失了合并', merges()],
  ])('分组用的是县里自己的话,下面一行仍是表头,不当作农户(%s)', (_, parts) => {
    const given = sheet(
      [
        ['户编号', ...REST, '年总收入', '挣工资的', null, '种地的', null],
        [null, null, null, null, '打工', '公益岗位', '卖粮', '本钱'],
        person('1', '王建国', 10, 1, 2, 3, 4),
      ],
      parts,
    );
    expect(placeIn(given)).toEqual([0, 1]);
    expect(Object.keys(fieldsIn(given)).slice(4)).toEqual([
      '挣工资的/打工',
      '挣工资的/公益岗位',
      '种地的/卖粮',
      '种地的/本钱',
    ]);
  });

  it('没有写名称的列不使农户的一行成为表头', () => {
    const given = sheet([
      [...HEADER, '住处', null, '补记', '补记'],
      person('1', '王建国', 1, '村东', '三间', '见附表', '见附表'),
    ]);
    expect(placeIn(given)).toEqual([0, 0]);
  });

  it('只写分组的一行也是表头,不是标题', () => {
    const given = sheet([
      ['单位:元', null, '填报单位:北张村'],
      ['基本情况', null, null, '收入情况', null],
      ['户编号', ...REST, '务工收入', '低保金'],
      person('1', '王建国', 1, 2),
    ]);
    expect(placeIn(given)).toEqual([1, 2]);
    expect(fieldsIn(given)).toMatchObject({ '收入情况/低保金': 'transfers.dibao' });
  });

  it.each<[string, Row]>([
    ['乡名与村名', ['北张乡', '北张村']],
    ['单位与日期', ['单位:元', '2022年9月30日']],
    ['表名', ['脱贫户收入明细表', '北张村']],
    ['一个标题', ['脱贫户收入情况']],
    ['标签与村名', ['行政村', '北张村']],
  ])('表头之上的%s是标题', (_, title) => {
    expect(placeIn(sheet([title, HEADER, person('1', '王建国', 1)]))).toEqual([1, 1]);
  });
});

describe('明细表的认定', () => {
  const detail = (row: Row): boolean => {
    const header = findHeader(sheet([row, ['1', '王建国', 3, 1, 1]]));
    return header !== null && isDetailHeader(header.columns);
  };

  it.each<[Row]>([
    [['户编号', '家庭人口数', '务工收入']],
    [['身份证号', '家庭人口数', '务工收入']],
    [['户主姓名', '家庭人口数', '年总收入']],
    [['户主姓名', '人口', '种植支出']],
  ])('%j 是明细表', (row) => {
    expect(detail(row)).toBe(true);
  });

  it.each<[Row]>([
    [['行政村', '家庭人口数', '务工收入']],
    [['户编号', '户主姓名', '务工收入']],
    [['户编号', '户主姓名', '家庭人口数']],
    [['户编号', '户主姓名', '家庭人口数', '小额信贷金额', '种植面积']],
    [['说明', '本表由村填报']],
    [[]],
  ])('%j 不是明细表', (row) => {
    expect(detail(row)).toBe(false);
  });

  it('列的先后与左边的空列不碍事', () => {
    const given = sheet([[null, null, '务工收入', '家庭人口数', '姓名', '户号']]);
    expect(findHeader(given)?.columns.map(({ column, field }) => [column, field])).toEqual([
      [2, 'wages.migrant'],
      [3, 'population'],
      [4, 'head'],
      [5, 'id'],
    ]);
  });

  it('五行标题和许多空行之后的表头也找得到', () => {
    const titles = ['一', '二', '三', '四', '五'].map((text): Row => [`附件${text}`]);
    const blanks = Array.from({ length: 500 }, (): Row => []);
    expect(placeIn(sheet([...titles, ...blanks, HEADER]))).toEqual([505, 505]);
  });

  it('第一户与全空的第二行不被当作表头', () => {
    expect(placeIn(sheet([HEADER, person('1', '王建国', 1)]))).toEqual([0, 0]);
    expect(placeIn(sheet([HEADER, [], person('1', '王建国', 1)]))).toEqual([0, 0]);
    expect(placeIn(sheet([HEADER, ['合计', null, null, 1]]))).toEqual([0, 0]);
  });

  it('表头里的数字和错误格照样列出,不对应任何列', () => {
    const given = sheet([[...HEADER, 2022, { fault: 'error', text: '#REF!' }]]);
    expect(fieldsIn(given)).toMatchObject({ 2022: null, '#REF!': null });
  });
});

describe('用户的列对照表先于一切', () => {
  const given = sheet([
    ['户编号', '户主姓名', '家庭人口数', '工资性收入', null, '务工收入'],
    [null, null, null, '打零工', '务工收入', null],
    person('1', '王建国', 1, 2, 3),
  ]);

  it('未知的表头按对照表归列', () => {
    const map: ColumnMap = new Map([['打零工', 'wages.other']]);
    expect(fieldsIn(given, map)).toMatchObject({ '工资性收入/打零工': 'wages.other' });
    expect(fieldsIn(given)).toMatchObject({ '工资性收入/打零工': null });
  });

  it('路径先于叶子,留空即不用', () => {
    const map: ColumnMap = new Map([
      ['工资性收入/务工收入', null],
      ['打零工', 'wages.picking'],
    ]);
    expect(fieldsIn(given, map)).toMatchObject({
      '工资性收入/务工收入': null,
      务工收入: 'wages.migrant',
      '工资性收入/打零工': 'wages.picking',
    });
  });

  it('已知的表头也可以留空不用', () => {
    const two = sheet([[...HEADER, '低保金'], person('1', '王建国', 1, 2)]);
    expect(fieldsIn(two, new Map([['务工收入', null]]))).toMatchObject({
      务工收入: null,
      低保金: 'transfers.dibao',
    });
  });

  it('对照表写明的上层也是表头:人口只在“基本情况/几口”里的表也认得', () => {
    const own = sheet(
      [
        ['基本情况', null, null, '外出情况', null],
        ['门牌', '当家人', '几口', '几口', '工钱'],
        ['1', '王建国', 3, 1, 9000],
      ],
      merges('A1:C1', 'D1:E1'),
    );
    const map: ColumnMap = new Map([
      ['当家人', 'head'],
      ['基本情况/几口', 'population'],
      ['外出情况/工钱', 'wages.migrant'],
    ]);
    expect(findHeader(own)).toBeNull();
    expect(fieldsIn(own, map)).toEqual({
      '基本情况/门牌': null,
      '基本情况/当家人': 'head',
      '基本情况/几口': 'population',
      '外出情况/几口': null,
      '外出情况/工钱': 'wages.migrant',
    });
  });

  it('以斜线开头的只指没有上层的那一列', () => {
    const map: ColumnMap = new Map([['/务工收入', 'wages.other']]);
    expect(fieldsIn(given, map)).toMatchObject({
      '工资性收入/务工收入': 'wages.migrant',
      务工收入: 'wages.other',
    });
  });

  it.each([
    ['工资性 收入 / 务工收入(元)', '工资性收入/务工收入'],
    ['人均纯收入(元/人)', '人均纯收入'],
    ['__proto__', '__proto__'],
  ])('对照表里的 %s 按 %s 查', (written, key) => {
    expect(mapKey(written)).toBe(key);
  });
});

describe('金额单位', () => {
  it.each([
    ['务工收入(万元)', '万元'],
    ['务工收入（元）', '元'],
    ['人均纯收入(元/人)', '元'],
    ['务工收入(单位：万元)', '万元'],
    ['务工收入', null],
    ['种植面积(亩)', null],
    ['(万元户)', null],
  ])('表头 %s 的单位是 %s', (text, unit) => {
    expect(unitInHeader(text)).toBe(unit);
  });

  it.each([
    ['单位:元  填报单位:北张村  2022年9月30日', '元'],
    ['单位：万元', '万元'],
    ['单 位：万 元', '万元'],
    ['单位:万元  北张村', '万元'],
    ['金额单位:人民币万元', '万元'],
    ['计量单位:户、人、万元', '万元'],
    ['北张乡2022年1-9月收入明细表(万元)', '万元'],
    ['收入明细表【单位:万元】', '万元'],
    ['以万元为单位', '万元'],
    ['东张村收入明细表 单位:万元', '万元'],
    ['东张村收入统计报表　单位：万元', '万元'],
    ['填表 单位:元家庄乡', null],
    ['上报单位 : 万元', null],
    ['北张村(元)', '元'],
    ['填报单位:元家村', null],
    ['单位:元家村', null],
    ['填报单位:万元', null],
    ['编制单位 : 元', null],
    ['万元户收入表', null],
    ['2022年1-9月收入明细表', null],
  ])('标题 %s 的单位是 %s', (title, unit) => {
    expect(unitInTitle(title)).toBe(unit);
  });

  it('列上方各层写明的单位都算,最近的优先', () => {
    const given = sheet([
      ['户编号', ...REST, '收入(万元)', '', '', ''],
      ['', '', '', '工资性收入', '', '转移性收入(元)', ''],
      ['', '', '', '务工收入', '其他(元)', '低保金', '养老金(万元)'],
      person('1', '王建国', 1, 2, 3, 4),
    ]);
    expect(unitsIn(given)).toMatchObject({
      '收入(万元)/工资性收入/务工收入': '万元',
      '收入(万元)/工资性收入/其他(元)': '元',
      '收入(万元)/转移性收入(元)/低保金': '元',
      '收入(万元)/转移性收入(元)/养老金(万元)': '万元',
      户编号: null,
    });
  });

  it('分组一行写明的单位也算', () => {
    const given = sheet([
      ['基本情况', null, null, '收入情况（万元）', null],
      ['户编号', ...REST, '务工收入', '低保金(元)'],
      person('1', '王建国', 1, 2),
    ]);
    expect(unitsIn(given)).toMatchObject({
      '收入情况（万元）/务工收入': '万元',
      '收入情况（万元）/低保金(元)': '元',
    });
  });

  it('表头下单独一行的单位也是表头', () => {
    const given = sheet([
      [...HEADER, '低保金', '种植面积'],
      [null, null, '人', '万元', '(元)', '亩'],
      person('1', '王建国', 1, 2, 3),
    ]);
    expect(placeIn(given)).toEqual([0, 1]);
    expect(unitsIn(given)).toMatchObject({ 务工收入: '万元', 低保金: '元', 种植面积: null });
  });
});

describe('同一种表头只认一次', () => {
  it('第二张表得到同一列清单；列对照表、上层不同的另认', () => {
    const header = [...HEADER, '不认得的一列'];
    const of = (rows: Row[], map?: ReadonlyMap<string, FieldKey | null>) =>
      findHeader(sheet([...rows, person('1', '王建国', 1, 2, 3)]), map)?.columns;
    const first = of([header]);
    expect(of([['北张乡收入明细表'], header])).toBe(first);
    expect(of([header], new Map())).toBe(first);
    const mapped = of([header], new Map([['不认得的一列', 'note']]));
    expect([first?.at(-1)?.field, mapped?.at(-1)?.field]).toEqual([null, 'note']);
    expect(of([header], new Map([['不认得的一列', null]]))?.at(-1)?.leftOut).toBe(true);
    expect(of([header])).toBe(first);
  });
});

describe('恶意的表不拖垮程序', () => {
  it('整张表的合并、一万六千列、重叠的合并都有结果', () => {
    const wide: Row = Array.from({ length: 16_384 }, (_, n) => `列${n}`);
    const whole = merges('A1:XFD1048576');
    const overlapping = { merges: Array.from({ length: 50_000 }, () => whole.merges).flat() };
    expect(findHeader(sheet([HEADER, wide], whole))).toBeNull();
    expect(findHeader(sheet([wide, wide, HEADER], overlapping))).not.toBeUndefined();
    expect(findHeader(sheet([[...HEADER, ...wide]]))?.columns).toHaveLength(16_388);
  });

  it('很长的表头只看开头,不会恰好成为别的列', () => {
    const given = sheet([[...HEADER, `务工收入${'x'.repeat(1_000_000)}`]]);
    expect(findHeader(given)?.columns.at(-1)?.field).toBeNull();
    expect(findHeader(given)?.columns.at(-1)?.path.length).toBeLessThan(1000);
  });

  it('任何文本都是普通表头', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }), (texts) => {
        const fields = findHeader(sheet([[...HEADER, ...texts]]))?.columns ?? [];
        expect(fields.slice(0, HEADER.length).map(({ field }) => field)).toEqual([
          'id',
          'head',
          'population',
          'wages.migrant',
        ]);
      }),
    );
  });
});
