import { describe, expect, it } from 'vitest';
import { periodText } from '../../../src/domain/period.js';
import { mapKey } from '../../../src/intake/header/names.js';
import type { Cell } from '../../../src/intake/sheet.js';
import { normalisationsIn } from '../../normalisations.js';
import type { Row } from '../../sheets.js';
import { cardOf, cardsOf, figures, rejection, said, texts } from './ask.js';

const ID = '149900199001011234';
const NAME: Row = ['户主姓名', '张三', '家庭人口数', 3];

describe('一张明白卡', () => {
  const card = cardOf(
    [
      ['北张乡2022年1-9月脱贫户收入明白卡'],
      ['填报单位:北张村', null, '单位:元'],
      NAME,
      ['身份证号', ID, '户编号', '0012'],
      ['工资性收入', '务工收入', '12,000元'],
      [null, '公益岗位收入', 3000],
      [null, '小计', 15_000],
      ['转移性收入', '低保金', null],
      [null, '其他', 100],
      [],
      ['家庭纯收入', 15_100],
      ['填表人:李四', null, '审核人:王五'],
      ['注:本卡一式两份,村委会、农户各留一份。'],
    ],
    { merged: ['A1:D1', 'A5:A7', 'A8:A9'] },
  );

  it('标签右边的格是值,各归各的栏目,记着自己的地址', () => {
    expect(figures(card)).toEqual({
      population: '3 D3',
      'wages.migrant': '1200000 C5',
      'wages.sectorPost': '300000 C6',
      'total.wages': '1500000 C7',
      'transfers.other': '10000 C9',
      'total.net': '1510000 B11',
    });
    expect(texts(card)).toEqual({ head: '张三', idNumber: ID, id: '0012' });
    expect(card.households[0]?.row).toBe(3);
  });

  it('没有可说的', () => {
    expect(said(card)).toEqual([]);
  });

  it('每一行归入一种,合起来就是全部的行:一张卡是一户', () => {
    expect(card.account).toEqual({
      title: 2,
      header: 7,
      blank: 1,
      total: 0,
      note: 2,
      household: 1,
      member: 0,
      copy: 0,
      rejected: 0,
    });
  });

  it('标题说期间、单位和村名', () => {
    expect(card.period === null ? null : periodText(card.period)).toBe('2022-01..2022-09');
    expect(card.unit).toBe('元');
    expect(card.villageHints).toEqual({
      sheet: '',
      sheetIsVillage: false,
      title: '北张村',
      file: '北张村',
    });
  });

  it('改动过的值记在它的格上', () => {
    expect([...normalisationsIn(card.normalisations)]).toEqual([
      { cell: 'C5', was: '12,000元', readAs: '12000' },
    ]);
  });

  it('表头是标签,记着标签的位置', () => {
    expect(card.header.find(({ field }) => field === 'total.wages')).toMatchObject({
      path: '工资性收入/小计',
      column: 1,
      row: 6,
    });
  });
});

describe('哪些是卡', () => {
  const others: readonly (readonly [string, readonly Row[]])[] = [
    ['没有收入', [NAME, ['身份证号', ID]]],
    [
      '没有家庭人口数',
      [
        ['户主姓名', '张三'],
        ['务工收入', 1],
      ],
    ],
    [
      '没有户主',
      [
        ['家庭人口数', 3],
        ['务工收入', 1],
      ],
    ],
    [
      '名册:标签在上',
      [
        ['户主姓名', '身份证号', '家庭人口数'],
        ['张三', ID, 3],
      ],
    ],
    ['说明', [['填表说明'], ['1.收入按实际到手的金额填写。']]],
    ['空表', []],
  ];
  it.each(others)('%s不是', (_, rows) => {
    expect(cardsOf(rows)).toEqual([]);
  });

  it('有明细表的工作表按明细表读', () => {
    const rows: Row[] = [
      NAME,
      ['务工收入', 1],
      [],
      ['户主姓名', '家庭人口数', '务工收入'],
      ['李四', 2, 5],
    ];
    const [table] = cardsOf(rows);
    expect(table?.head.rows).toBeUndefined();
    expect(table?.households).toHaveLength(1);
  });

  it.each<[string, readonly Row[]]>([
    [
      '编号与人口在上,合计在下',
      [
        ['户主姓名', '张三', '身份证号', ID, '家庭人口数', 3],
        ['工资性收入', 12_000],
      ],
    ],
    [
      '人口空着',
      [
        ['户主姓名', '张三', '身份证号', ID, '家庭人口数'],
        ['工资性收入', 12_000],
      ],
    ],
    [
      '编号是数',
      [
        ['户编号', 12, '户主姓名', '张三', '家庭人口数', 3],
        ['财产性收入', 0],
      ],
    ],
  ])('不把卡当成表头:%s', (_, rows) => {
    expect(cardsOf(rows)[0]?.head.rows).toBeDefined();
  });

  it('表头里的月份和栏次不是卡的值', () => {
    const [table] = cardsOf([
      ['户主姓名', '家庭人口数', 1, 2, 3, '务工收入'],
      ['李四', 2, 5, 5, 5, 15],
    ]);
    expect(table?.head.rows).toBeUndefined();
    const [months] = cardsOf([
      ['户主姓名', '家庭人口数', '1月', '2月', '务工收入'],
      ['李四', 2, 5, 5, 10],
    ]);
    expect(months?.head.rows).toBeUndefined();
  });

  it('没有人填过的卡只是一张表样:没有户,行照样有数', () => {
    const form = cardOf([
      ['行政村', '北张村'],
      ['户主姓名', null, '家庭人口数'],
      ['务工收入', null],
      ['家庭纯收入', 0],
    ]);
    expect(form.account).toMatchObject({ header: 4, household: 0, rejected: 0 });
    expect(form.households).toEqual([]);
  });

  it('填了收入没填姓名的拒收,不是表样', () => {
    const card = cardOf([
      ['户主姓名', null, '家庭人口数', 3],
      ['务工收入', 5],
    ]);
    expect(rejection(card)).toEqual(['intake.noIdentity']);
    expect(card.account).toMatchObject({ rejected: 1, header: 1 });
  });
});

describe('标签的写法与表头一样', () => {
  const income = (label: string, ...more: Cell[]) =>
    figures(cardOf([NAME, ['低保金', 0], [label, 5, ...more]]));

  it.each([
    '务工收入',
    '务工收入:',
    '务 工\n收 入：',
    '外出务工收入',
    '务工收入(元)',
    '1.务工收入',
    '(1)务工收入',
    '（一）务工收入',
    '三、务工收入',
  ])('%j', (label) => {
    expect(income(label)['wages.migrant']).toBe('500 B3');
  });

  it('单位在标签的括号里、在值的后面、在值的前面、在类别上', () => {
    expect(income('务工收入(万元)')['wages.migrant']).toBe('5000000 B3');
    expect(income('务工收入', '万元')['wages.migrant']).toBe('5000000 B3');
    expect(figures(cardOf([NAME, ['务工收入', '万元', 5]]))['wages.migrant']).toBe('5000000 C2');
    const under = cardOf([NAME, ['工资性收入(万元)', '务工收入', 5], [null, '小计', 5]], {
      merged: ['A2:A3'],
    });
    expect(figures(under)).toMatchObject({
      'wages.migrant': '5000000 C2',
      'total.wages': '5000000 C3',
    });
  });

  it('标签之间的一行说明单位', () => {
    const card = cardOf([NAME, ['单位:万元'], ['务工收入', 1.2], ['务工月收入(元)', 3000]]);
    expect(figures(card)).toMatchObject({
      'wages.migrant': '1200000 B3',
      monthlyWage: '300000 B4',
    });
    expect([...normalisationsIn(card.normalisations)]).toEqual([
      { cell: 'A3', was: '务工收入 万元', readAs: '务工收入 元' },
    ]);
  });

  it('后面的单位与标签说的不同:标签为准,有提示', () => {
    const card = cardOf([NAME, ['务工收入(元)', 5, '万元']]);
    expect(figures(card)['wages.migrant']).toBe('500 B2');
    expect(said(card)).toEqual(['intake.unreadCells C2']);
  });

  it('列对照表管标签,也能说不读', () => {
    const map = new Map([
      [mapKey('外出打工'), 'wages.migrant' as const],
      [mapKey('家庭住址'), null],
      [mapKey('工资性收入/村级岗位'), 'wages.villagePost' as const],
    ]);
    const rows: Row[] = [
      NAME,
      ['家庭住址', '北张村3号'],
      ['外出打工', 5],
      ['工资性收入', '村级岗位', 7],
    ];
    const card = cardOf(rows, { map });
    expect(figures(card)).toMatchObject({
      'wages.migrant': '500 B3',
      'wages.villagePost': '700 C4',
    });
    expect(said(card)).toEqual([]);
  });
});

describe('值在哪一格', () => {
  it('标签合并几列,值在合并之后', () => {
    const card = cardOf(
      [
        ['户主姓名', null, '张三', '家庭人口数', 3],
        ['务工收入', null, 5],
      ],
      { merged: ['A1:B1', 'A2:B2'] },
    );
    expect(figures(card)['wages.migrant']).toBe('500 C2');
  });

  it('合并丢了、或当中隔着空列,也找得到', () => {
    const card = cardOf([
      ['户主姓名', null, '张三', null, '家庭人口数', null, 3],
      ['务工收入', null, 5, null, '低保金', null, null],
    ]);
    expect(texts(card)).toEqual({ head: '张三' });
    expect(figures(card)).toEqual({ population: '3 G1', 'wages.migrant': '500 C2' });
  });

  it('文字里的换行:姓名去掉,备注留着', () => {
    const card = cardOf([
      ['户主\n姓名', '张\n三', '家庭人口数', 3],
      ['务工收入', 5, '备注', '长子务工\n次子上学'],
    ]);
    expect(texts(card)).toEqual({ head: '张三', note: '长子务工\n次子上学' });
  });

  it('文字里写的是别的栏目的名称,仍是它的值', () => {
    const rows: Row[] = [
      NAME,
      ['务工收入', 5, '受灾情况', '旱灾'],
      ['减收原因', '自然灾害', '备注', '说明'],
    ];
    expect(texts(cardOf(rows))).toEqual({
      head: '张三',
      disaster: '旱灾',
      declared: '自然灾害',
      note: '说明',
    });
    const both = cardOf([
      NAME,
      ['项目', '上年', '本年'],
      ['务工收入', 6, 5],
      ['减收原因', '教育', '自然灾害'],
    ]);
    expect(texts(both)).toEqual({ head: '张三', declared: '自然灾害' });
    expect(said(both)).toEqual([]);
  });

  it('最后一列的空格是空白', () => {
    const card = cardOf([NAME, ['务工收入', 5, '低保金']]);
    expect(figures(card)).toEqual({ population: '3 D1', 'wages.migrant': '500 B2' });
    expect(card.head.columns['transfers.dibao']).toBe(3);
    expect(said(card)).toEqual([]);
  });

  it.each<[string, Row]>([
    ['右边两个数', ['务工收入', 5, 6]],
    ['右边空着,再右边有数', ['务工收入', null, 6, '低保金', 7]],
    ['当中还有一个数', ['务工收入', 5, '低保金', 7, 8]],
  ])('%s:不猜,拒收', (_, row) => {
    const card = cardOf([NAME, ['种植业收入', 1, '养殖业收入', 2, 3].slice(0, 4), row]);
    expect(rejection(card)).toEqual(['intake.valueUnclear']);
  });

  it('右边紧挨着另一个栏目:金额拒收,文字提示', () => {
    const card = cardOf([NAME, ['务工收入', '种植业收入', '低保金', 5], [5, 6]]);
    expect(rejection(card)).toEqual(['intake.valueUnclear']);
    expect(said(card)).toContain('intake.unreadCells A3');
    const text = cardOf([NAME, ['减收原因', '务工收入', 5]]);
    expect(said(text)).toEqual(['intake.valueUnclear A2']);
    expect(figures(text)['wages.migrant']).toBe('500 C2');
  });

  it('一个栏目占几行、各行都有数:拒收', () => {
    const card = cardOf([NAME, ['务工收入', '本人', 5], [null, '配偶', 6]], { merged: ['A2:A3'] });
    expect(rejection(card)).toEqual(['intake.valueUnclear']);
    const two = cardOf([NAME, ['务工收入', 5], [null, 6]], { merged: ['A2:A3'] });
    expect(rejection(two)).toEqual(['intake.valueUnclear']);
  });

  it('表示没有的记号不算另一个数', () => {
    expect(figures(cardOf([NAME, ['务工收入', 5, '—']]))['wages.migrant']).toBe('500 B2');
  });

  it('金额栏头右边的几列:值在“金额”下面', () => {
    const card = cardOf([
      NAME,
      ['项目', '标准', '数量', '金额(元)', '备注'],
      ['耕地地力保护补贴', 67, 10, 670, '已到账'],
      ['退耕还林补贴', 90, '2亩', 180, null],
    ]);
    expect(figures(card)).toEqual({
      population: '3 D1',
      'transfers.soil': '67000 D3',
      'transfers.farmland': '18000 D4',
    });
    expect(said(card)).toEqual([]);
  });

  it('收入在左、支出在右,各有栏头', () => {
    const card = cardOf([
      NAME,
      ['收入项目', '金额', '支出项目', '金额'],
      ['种植业收入', 5, '种植业支出', 2],
      ['零工', 1, '零散支出', 3],
    ]);
    expect(figures(card)).toEqual({
      population: '3 D1',
      'business.crops': '500 B3',
      'costs.crops': '200 D3',
    });
    expect(said(card)).toEqual(['intake.unknownColumn A4', 'intake.unknownColumn C4']);
  });

  it('栏头下面一行只写单位', () => {
    const card = cardOf([NAME, ['项目', '金额'], [null, '万元'], ['务工收入', 1.2]]);
    expect(figures(card)['wages.migrant']).toBe('1200000 B4');
  });

  it('认不得的栏头下面的数不算另一个数,说一次', () => {
    const card = cardOf([NAME, ['项目', '金额', '增减额'], ['务工收入', 5, -1], ['低保金', 6, 2]]);
    expect(figures(card)).toMatchObject({ 'wages.migrant': '500 B3', 'transfers.dibao': '600 B4' });
    expect(said(card)).toEqual(['intake.unknownColumn C2']);
  });
});

describe('类别', () => {
  it('合并的类别管它右边的几行', () => {
    const card = cardOf(
      [
        NAME,
        ['收入', '工资性收入', '务工收入', 5],
        [null, null, '其他', 1],
        [null, null, '小计', 6],
        [null, '转移性收入', '其他', 2],
        [null, null, '合计', 2],
      ],
      { merged: ['A2:A6', 'B2:B4', 'B5:B6'] },
    );
    expect(figures(card)).toEqual({
      population: '3 D1',
      'wages.migrant': '500 D2',
      'wages.other': '100 D3',
      'total.wages': '600 D4',
      'transfers.other': '200 D5',
      'total.transfers': '200 D6',
    });
  });

  it('合并丢了:类别管到它那一列下一个有字的格为止', () => {
    const card = cardOf([
      NAME,
      ['工资性收入', '务工收入', 5],
      [null, '其他', 1],
      ['转移性收入', '其他', 2],
    ]);
    expect(figures(card)).toMatchObject({
      'wages.other': '100 C3',
      'transfers.other': '200 C4',
    });
  });

  it('独占一行的类别是下面几行的标题', () => {
    const card = cardOf(
      [
        NAME,
        ['一、工资性收入'],
        ['务工收入', 5, '其他', 1],
        ['小计', 6],
        ['二、转移性收入'],
        ['其他', 2],
      ],
      { merged: ['A2:D2', 'A5:D5'] },
    );
    expect(figures(card)).toMatchObject({
      'wages.other': '100 D3',
      'total.wages': '600 B4',
      'transfers.other': '200 B6',
    });
    expect(said(card)).toEqual([]);
  });

  it('类别右边是数,就是这一类的合计', () => {
    expect(figures(cardOf([NAME, ['工资性收入', 5, '财产性收入', '无']]))).toMatchObject({
      'total.wages': '500 B2',
      'total.property': '0 D2',
    });
  });

  it('类别右边认不得的项目是标签,不是它的值', () => {
    const card = cardOf([NAME, ['工资性收入', '打零工', 5], [null, '务工收入', 6]], {
      merged: ['A2:A3'],
    });
    expect(figures(card)).toEqual({ population: '3 D1', 'wages.migrant': '600 C3' });
    expect(said(card)).toEqual(['intake.unknownMoney B2']);
  });
});

describe('一样不丢', () => {
  it('认不得的标签说出来,并给出最近的名称', () => {
    const { findings } = cardOf([NAME, ['务工收人', 5, '低保金', 6]]);
    expect(findings).toMatchObject([
      {
        code: 'intake.unknownColumn',
        cell: 'A2',
        row: 2,
        value: '务工收人',
        expected: '务工收入',
        params: { score: 0.75, cards: 1 },
      },
    ]);
  });

  it('不属于任何标签的数说出来', () => {
    const card = cardOf([NAME, ['务工收入', 5], [null, null, 800], ['低保金', 6]]);
    expect(card.findings).toMatchObject([
      {
        code: 'intake.unreadCells',
        cell: 'C3',
        household: '张三',
        value: '800',
        params: { count: 1, cells: 'C3' },
      },
    ]);
  });

  it('一个栏目写了两次:相同的算一次,不同的拒收', () => {
    const same = cardOf([NAME, ['务工收入', 5], ['外出务工收入', 5]]);
    expect(figures(same)['wages.migrant']).toBe('500 B2');
    expect(said(same)).toEqual(['intake.duplicateColumn A3']);
    const other = cardOf([NAME, ['务工收入', 5], ['务工收入(元)', 6]]);
    expect(rejection(other)).toEqual(['intake.duplicateColumn']);
    const added = cardOf([NAME, ['务工收入', 5], ['外出务工收入', 6]]);
    expect(figures(added)['wages.migrant']).toBe('1100 B2');
  });

  it('错误值、没有结果的公式、日期照表的规则,说出它的格', () => {
    const card = cardOf([
      NAME,
      ['务工收入', { fault: 'error', text: '#REF!' }],
      ['低保金', { fault: 'uncached', formula: 'B2' }, '种植业收入', { date: '2022-03-05' }],
    ]);
    expect(said(card)).toEqual(['intake.errorCell B2', 'intake.dateCell D3', 'intake.uncached B3']);
  });

  it('标注副本在行边的“错误”“警告”不是标签', () => {
    const card = cardOf([
      NAME,
      ['务工收入', 5, null, null, '错误'],
      ['低保金', 6, null, null, '警告'],
    ]);
    expect(said(card)).toEqual([]);
    expect(figures(card)).toMatchObject({ 'wages.migrant': '500 B2', 'transfers.dibao': '600 B3' });
  });

  it('家庭成员一览不问,姓名不是另一户', () => {
    const card = cardOf(
      [
        NAME,
        ['家庭成员', '姓名', '性别', '年龄', '与户主关系'],
        [null, '张三', '男', 45, '户主'],
        [null, '李四', '女', 44, '配偶'],
        ['务工收入', 12_000],
        ['户主签字', '张三', '日期', 2022, '年', 9, '月', 30, '日'],
      ],
      { merged: ['A2:A4'] },
    );
    expect(figures(card)).toEqual({ population: '3 D1', 'wages.migrant': '1200000 B5' });
    expect(said(card)).toEqual([]);
    expect(card.account).toMatchObject({ household: 1, header: 1, note: 4 });
  });

  it('帮扶责任人的姓名不是户主的', () => {
    const card = cardOf([
      NAME,
      ['务工收入', 5],
      ['帮扶责任人', '姓名', '王五', '联系电话', '13800000000'],
    ]);
    expect(texts(card)).toEqual({ head: '张三', helper: '王五' });
    expect(said(card)).toEqual([]);
  });

  it('隐藏的行、列、工作表有提示', () => {
    const card = cardOf([NAME, ['务工收入', 5]], {
      hidden: true,
      hiddenRows: [1],
      hiddenColumns: [1],
    });
    expect(said(card)).toEqual([
      'intake.hiddenSheet -',
      'intake.hiddenRows -',
      'intake.hiddenColumns -',
    ]);
    expect(figures(card)['wages.migrant']).toBe('500 B2');
  });

  it('提示里不出现完整的身份证号', () => {
    const card = cardOf([
      ['户主姓名', '张三', '家庭人口数', 3, '身份证号', `${ID}x`, '证件号码', ID.replace('1', '2')],
      ['务工收入', ID, ID, ID, ID, '低保金'],
      [null, null, ID],
    ]);
    expect(
      JSON.stringify([card.findings, card.rejected.map(({ reasons }) => reasons)]),
    ).not.toContain(ID);
  });
});

describe('一张工作表上几张卡', () => {
  const rows: Row[] = [
    ['北张村2022年1-9月收入明白卡'],
    ['行政村', '北张村'],
    NAME,
    ['务工收入', 5, '低保金', 6],
    ['填表人:李四'],
    [],
    ['南张村2022年1-9月收入明白卡'],
    ['单位:万元'],
    ['行政村', '南张村'],
    ['户主姓名', '李四', '家庭人口数', 2],
    ['务工收入', 0.7, '低保金', '无'],
    [],
    ['户主姓名', '王五', '家庭人口数', 'x'],
    ['务工收入', 1],
  ];

  it('户主姓名再次出现,就是又一张;各有各的标题', () => {
    const cards = cardsOf(rows);
    expect(cards.map(texts)).toEqual([
      { head: '张三', village: '北张村' },
      { head: '李四', village: '南张村' },
      {},
    ]);
    expect(cards.slice(0, 2).map(figures)).toMatchObject([
      { 'wages.migrant': '500 B4' },
      { 'wages.migrant': '700000 B11', population: '2 D10' },
    ]);
    expect(cards.map(({ unit }) => unit)).toEqual([null, '万元', '万元']);
    expect(cards.map(rejection)).toEqual([[], [], ['household.population']]);
  });

  it('合起来就是全部的行', () => {
    const accounts = cardsOf(rows).map(({ account }) => account);
    expect(accounts).toMatchObject([
      { title: 1, household: 1, header: 2, note: 1, blank: 1 },
      { title: 2, household: 1, header: 2, blank: 1 },
      { rejected: 1, header: 1 },
    ]);
    const sum = accounts.flatMap((account) => Object.values(account)).reduce((a, b) => a + b);
    expect(sum).toBe(rows.length);
  });

  it('签字处再写一次姓名不是又一张', () => {
    const card = cardOf([NAME, ['务工收入', 5], ['户主', '张三', '日期', { date: '2022-09-30' }]]);
    expect(texts(card)).toEqual({ head: '张三' });
  });

  it('第二页接着同一户不是又一张', () => {
    const card = cardOf([NAME, ['务工收入', 5], ['户主姓名', '张三'], ['低保金', 6]]);
    expect(figures(card)).toMatchObject({ 'wages.migrant': '500 B2', 'transfers.dibao': '600 B4' });
  });

  it('左右两张:不猜,拒收', () => {
    const card = cardOf([
      [...NAME, '户主姓名', '李四', '家庭人口数', 2],
      ['务工收入', 5, null, null, '务工收入', 6],
    ]);
    expect(rejection(card)).toContain('intake.duplicateColumn');
  });
});

describe('卡的村', () => {
  const hints = (rows: readonly Row[], name: string) => cardOf(rows, { name }).villageHints;
  const plain: Row[] = [NAME, ['务工收入', 5]];

  it('表名像村名才算村名:张家、王村长都是人', () => {
    expect(hints(plain, '张家').sheet).toBe('');
    expect(hints(plain, '北张村')).toMatchObject({ sheet: '北张村', sheetIsVillage: true });
  });

  it('标题里的村', () => {
    expect(hints([['北张乡南张村收入明白卡'], ...plain], '李四').title).toBe('南张村');
  });
});

describe('不是明白卡的表', () => {
  it('填表说明:人口数和多数金额旁边是文字,不是卡', () => {
    const guide: readonly Row[] = [
      ['栏目', '怎么填'],
      ['户主姓名', '户口簿上的姓名'],
      ['家庭人口数', '户口簿上的人数'],
      ['务工收入', '外出务工的工资'],
      ['种植业收入', '卖粮卖菜的收入'],
    ];
    expect(cardsOf(guide)).toEqual([]);
  });

  it('人口数是数、金额写成文字的,仍是一张要退回的卡', () => {
    const card = cardOf([
      ['户主姓名', '王建国', '家庭人口数', 3],
      ['务工收入', '约三千'],
    ]);
    expect(rejection(card)).toEqual(['intake.notNumber']);
  });
});
