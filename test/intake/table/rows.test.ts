import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHeader } from '../../../src/intake/header/search.js';
import type { Cell, Sheet } from '../../../src/intake/sheet.js';
import { isNoSum, rowReader } from '../../../src/intake/table/rows.js';
import { HEADER, merges, person, type Row, sheet } from '../../sheets.js';

const readerOf = (given: Sheet) => {
  const header = findHeader(given);
  if (header === null) throw new Error('no header');
  return rowReader(given, header);
};

const kindsIn = (given: Sheet): readonly string[] => {
  const reader = readerOf(given);
  return given.rows.map((_, row) => reader.kindOf(row));
};

/** The kind of one row below a header. */
const kindUnder = (header: Row, row: Row): string | undefined =>
  kindsIn(sheet([header, row])).at(-1);

const WIDE: Row = [
  '序号',
  '行政村',
  '户编号',
  '户主姓名',
  '身份证号',
  '家庭人口数',
  '务工收入',
  '备注',
];
const kind = (row: Row): string | undefined => kindUnder(WIDE, row);

describe('每一行恰好是一种', () => {
  it('标题、表头、空白、户、合计、说明', () => {
    const given = sheet([
      ['北张村2022年1-9月收入明细表'],
      [],
      ['单位:元', null, '填报单位:北张村'],
      HEADER,
      person('1', '王建国', 1),
      [null, ' ', '', '\u3000'],
      person('2', '李桂花', 2),
      ['合计', null, 6, 3],
      ['填表人:张三', null, '审核人:李四'],
    ]);
    expect(kindsIn(given)).toEqual([
      'title',
      'blank',
      'title',
      'header',
      'body',
      'blank',
      'body',
      'total',
      'note',
    ]);
  });

  it('没有存下的行和只有格式的行是空白', () => {
    const reader = readerOf(
      sheet([HEADER, [], [], [], person('1', '王建国', 1), [null, null, null, null]]),
    );
    expect([0, 1, 2, 3, 4, 5, 6].map((row) => reader.kindOf(row))).toEqual([
      'header',
      'blank',
      'blank',
      'blank',
      'body',
      'blank',
      'blank',
    ]);
  });

  it.each<[string, Row, string]>([
    ['只填了序号', [7], 'blank'],
    ['只填了文本序号', ['7'], 'blank'],
    ['填了序号和姓名', [7, null, null, '王建国'], 'body'],
    ['填了序号和村名', [7, '北张村'], 'body'],
    ['只填了金额', [null, null, null, null, null, null, 1200], 'body'],
    ['只填了带单位的金额', [null, null, null, null, null, '3人', '1200元'], 'body'],
    ['只填了横线', [null, null, null, null, null, '—', '—'], 'body'],
  ])('%s的行', (_, row, expected) => {
    expect(kind(row)).toBe(expected);
  });

  it('编号不叫序号的,同样只有序号', () => {
    expect(kindUnder(['No.', ...HEADER], [3])).toBe('blank');
    expect(kindUnder(['№', ...HEADER], [3])).toBe('blank');
  });
});

describe('合计行', () => {
  it.each([
    '小计',
    '合计',
    '总计',
    '本页合计',
    '全村总计',
    '合 计',
    '合计:',
    '合计：',
    '北张村小计',
    '合计(30户)',
    '汇总',
    '北张村 汇总',
    '共计',
    '本页共计',
    '合计数',
    '总计数',
    '户均',
    '全村户均',
    '户均收入',
    '平均',
    '平均值',
    '人均',
    '全村人均',
    '人均纯收入',
    '共30户',
    '共 30 户',
    '全村共三十户',
    '共30户,92人',
    '合计30户',
    '共计30户',
    '计数',
  ])('%s 是合计行', (word) => {
    expect(kind([word, null, null, null, null, 90, 1])).toBe('total');
    expect(kind([null, null, null, word, null, 90, 1])).toBe('total');
  });

  it.each<[string, Row]>([
    ['序号之后', [31, null, null, '合计', null, 90, 1]],
    ['村名之后', [null, '北张村', '合计', null, null, 90, 1]],
    ['序号与村名之后', [31, '北张村', null, '小计', null, 2, 1]],
    ['村一列里', [null, '全村合计', null, null, null, 90, 1]],
    ['户编号一列里', [null, null, '合计', null, null, 90, 1]],
    ['户编号处画横线', ['合计', null, '—', null, '/', 3, 1]],
    ['只有合计二字', ['合计']],
  ])('合计写在%s', (_, row) => {
    expect(kind(row)).toBe('total');
  });

  it.each<[string, Row]>([
    ['有户编号', ['合计', null, '14990010001', null, null, 3, 1]],
    ['有身份证号', ['合计', null, null, null, '14990019900101123X', 3, 1]],
    ['合计二字在中间', [null, null, null, '合计王', null, 3, 1]],
    ['户编号在、姓名是汇总', [1, null, '14990010001', '汇总', null, 3, 1]],
    ['户均二字在中间', [null, null, null, '户均王', null, 3, 1]],
    ['没有户数的共户', [null, null, null, '共户', null, 3, 1]],
    ['合计二字在备注', [1, null, '14990010001', '王建国', null, 3, 1, '合计']],
    ['户编号丢了末位', [null, null, null, '合计', 1.499e17, 3, 1]],
  ])('%s的不是合计行', (_, row) => {
    expect(kind(row)).toBe('body');
  });

  it.each([
    ['户均', true],
    ['全村人均(元)', true],
    ['平均值', true],
    ['计数', true],
    ['总计数', true],
    ['合计', false],
    ['汇总', false],
    ['合计数', false],
    ['共30户', false],
  ])('%s 不是各户之和:%s', (label, noSum) => {
    expect(isNoSum(label)).toBe(noSum);
  });

  it('合计行的名称供报告引用', () => {
    const given = sheet([WIDE, [31, '北张村', null, '本页 合计：', null, 90, 1]]);
    expect(readerOf(given).totalLabel(1)).toBe('本页合计');
  });
});

describe('说明与签字行', () => {
  it.each([
    '填表人:张三',
    '填表人：',
    '审核人:李四',
    '审核(签字)',
    '制表:王五',
    '负责人签字:',
    '单位负责人:',
    '填报日期:2022年9月30日',
    '注:本表一式三份',
    '注：金额单位为元',
    '注1、养老金不计入',
    '备注:无',
    '说明',
    '说明:本表由村填报',
    '填表说明:',
    '附:花名册',
    '以上数据属实',
    '以下空白',
    '本表由驻村工作队审核',
    '(盖章)',
    '日期:',
  ])('%s 是说明', (text) => {
    expect(kind([text])).toBe('note');
  });

  it.each<[string, Row]>([
    ['签字分在几格', ['填表人:', null, '张三', '审核人:', null, '李四']],
    ['签字在编号列', [null, null, '填表人:张三', null, '审核人:李四']],
    ['日期存成数字', ['填表日期:', null, null, null, null, null, 44_834]],
    ['没有常见字样的话', ['数据由各户申报,村委会核对']],
    ['备注列里的话', [null, null, null, null, null, null, null, '第二批补报']],
    ['页码', ['第2页 共3页']],
  ])('%s的行是说明', (_, row) => {
    expect(kind(row)).toBe('note');
  });

  it.each<[string, Row]>([
    ['有户编号和人口', ['注:外出', null, '14990010001', '王建国', null, 3, 1]],
    ['有姓名', [null, null, null, '注册', null, 3, 1]],
    ['只有村名', [null, '北张村']],
  ])('%s的不是说明', (_, row) => {
    expect(kind(row)).toBe('body');
  });
});

describe('打印分页重复的行', () => {
  const page = (...people: readonly Row[]): Row[] => [
    ['北张村收入明细表'],
    ['户编号', '户主姓名', '家庭人口数', '工资性收入', null],
    [null, null, null, '务工收入', '其他'],
    ...people,
  ];

  it('重复的表头是表头,重复的标题是标题,不论在何处', () => {
    const given = sheet(
      [...page(person('1', '王建国', 1, 2)), ...page(person('2', '李桂花', 1, 2))],
      merges('D2:E2', 'D6:E6'),
    );
    expect(kindsIn(given)).toEqual([
      'title',
      'header',
      'header',
      'body',
      'title',
      'header',
      'header',
      'body',
    ]);
  });

  it('只重复表头的一行,也是表头', () => {
    const given = sheet([
      ...page(person('1', '王建国', 1, 2)),
      [null, null, null, '务工\n收入', '其他'],
    ]);
    expect(kindsIn(given).at(-1)).toBe('header');
  });

  it('与表头只有一格不同的行不是表头', () => {
    const given = sheet([HEADER, person('1', '王建国', 1), ['户编号', '户主姓名', 3, 100]]);
    expect(kindsIn(given).at(-1)).toBe('body');
  });
});

describe('给各列编号的一行', () => {
  it.each<[Row]>([
    [[1, 2, 3, 4]],
    [['(1)', '(2)', '(3)', '(4)']],
    [['栏次', 1, 2, '3=1+2']],
    [['①', '②', '③', '④']],
  ])('%j 是表头,不是一户', (row) => {
    expect(kindUnder(HEADER, row)).toBe('header');
  });

  it('甲乙之后编号三列以上才是', () => {
    const header: Row = [...HEADER, '低保金'];
    expect(kindUnder(header, ['甲', '乙', 1, 2, 3])).toBe('header');
    expect(kindUnder(header, ['甲', '乙', 1, 2])).toBe('body');
  });

  it.each<[Row]>([[[1, '王建国', 3, 4]], [[2, 3, 4, 5]], [[1, 2, 3, 5]], [[1, 3, 2, 4]]])(
    '%j 仍是一户',
    (row) => {
      expect(kindUnder(HEADER, row)).toBe('body');
    },
  );
});

describe('普通文本', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '叫 %s 的户仍是户',
    (name) => {
      expect(kind([1, name, name, name, null, 3, 1])).toBe('body');
    },
  );

  it('任何一格都不会让行没有归属', () => {
    const cells = fc.oneof<fc.Arbitrary<Cell>[]>(
      fc.constant(null),
      fc.double(),
      fc.boolean(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('合计', '填表人:', '—', '户编号', '1'),
      fc.constant({ fault: 'error' as const, text: '#REF!' }),
      fc.constant({ digits: '149900199001011000' }),
    );
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 10 }), (row) => {
        expect(['header', 'blank', 'total', 'note', 'body']).toContain(kind(row));
      }),
    );
  });
});
