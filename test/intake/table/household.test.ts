import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/intake/sheet.js';
import {
  codes,
  HEADER,
  merges,
  numberIn,
  person,
  type Row,
  read,
  rejections,
} from '../../sheets.js';

const ERROR_CELL: Cell = { fault: 'error', text: '#REF!' };
const UNCACHED: Cell = { fault: 'uncached', formula: 'D2*2' };

/** One household under a header. */
const one = (header: Row, row: Row, parts: Parameters<typeof read>[1] = {}) =>
  read([header, row], parts);

/** The household of `HEADER` and one more column with this cell. */
const withCell = (name: string, cell: Cell) =>
  one([...HEADER, name], person('1', '王建国', 1, cell));

describe('一户的格子各按其列读', () => {
  const header: Row = [
    '序号',
    '行政村',
    '户编号',
    '户主姓名',
    '身份证号',
    '家庭人口数',
    '务工收入(元)',
    '低保金',
    '种植面积',
    '是否停止经营',
    '受灾情况',
    '减收原因',
  ];
  const row: Row = [
    1,
    '北 张 村',
    '１２',
    '王 建国',
    '14990019900101123x4211',
    '3人',
    '1,200元',
  ].concat(['—', '—', '—', '无', '1、干旱\n2、价低'] as string[]) as Row;
  const [household] = one(header, row).households;

  it('姓名与编号去空白,身份证号只计前十八位,全文另存', () => {
    expect(household?.texts).toMatchObject({
      village: '北张村',
      id: '12',
      head: '王建国',
      idNumber: '14990019900101123X',
      disaster: '无',
      declared: '1、干旱\n2、价低',
      helper: null,
    });
    expect(household?.idNumberWhole).toBe('14990019900101123X4211');
  });

  it('横线在金额列是零,在其他列是空白', () => {
    expect(numberIn(household, 'wages.migrant')).toBe(120_000);
    expect(numberIn(household, 'transfers.dibao')).toBe(0);
    expect(numberIn(household, 'area')).toBeNaN();
    expect(numberIn(household, 'stopped')).toBeNaN();
    expect(numberIn(household, 'population')).toBe(3);
  });

  it('没有的列是空白,不是零', () => {
    expect(numberIn(household, 'wages.other')).toBeNaN();
    expect(numberIn(household, 'workers')).toBeNaN();
  });

  it('行号从一数起', () => {
    expect(household?.row).toBe(2);
  });
});

describe('万元', () => {
  const header = (name: string): Row => [
    '户编号',
    '户主姓名',
    '家庭人口数',
    name,
    '农产品单价',
    '贷款金额',
  ];
  const row: Row = ['1', '王建国', 3, 1.2, 2.6, 0.5];
  const amounts = (name: string, title: string, sheetName = '') => {
    const [household] = read([[title], header(name), row], { name: sheetName }).households;
    return (['wages.migrant', 'cropPrice', 'loan'] as const).map((key) => numberIn(household, key));
  };

  it('标题说万元,所有金额列都是万元,单价不是', () => {
    expect(amounts('务工收入', '单位:万元')).toEqual([1_200_000, 2.6, 500_000]);
  });

  it('什么都不说就是元', () => {
    expect(amounts('务工收入', '北张村')).toEqual([120, 2.6, 50]);
  });

  it('列自己的单位先于表名,表名先于标题', () => {
    expect(amounts('务工收入(元)', '单位:万元')).toEqual([120, 2.6, 500_000]);
    expect(amounts('务工收入(万元)', '单位:元')).toEqual([1_200_000, 2.6, 50]);
    expect(amounts('务工收入', '单位:万元', '北张村(元)')).toEqual([120, 2.6, 50]);
    expect(amounts('务工收入', '单位:元', '北张村(万元)')).toEqual([1_200_000, 2.6, 500_000]);
  });

  it('填报单位不是金额单位', () => {
    expect(amounts('务工收入', '填报单位:万元')).toEqual([120, 2.6, 50]);
  });
});

describe('拒收的行', () => {
  it.each<[string, Row]>([
    ['没有编号、证号和姓名', [null, null, 3, 1]],
    ['三样都是横线', ['—', '无', 3, 1]],
  ])('%s', (_, row) => {
    expect(rejections(one(HEADER, row))).toEqual({ 2: ['intake.noIdentity'] });
  });

  it.each<[string, Row, Row]>([
    ['户编号', HEADER, ['1', null, 3, 1]],
    ['姓名', HEADER, [null, '王建国', 3, 1]],
    ['身份证号', ['身份证号', ...HEADER.slice(1)], ['14990019900101123X', null, 3, 1]],
  ])('只有%s也认得是哪一户', (_, header, row) => {
    const table = one(header, row);
    expect(table.households).toHaveLength(1);
    expect(table.rejected).toEqual([]);
  });

  it.each<[string, Cell, string]>([
    ['务工收入', '三千', 'intake.notNumber'],
    ['低保金', ERROR_CELL, 'intake.errorCell'],
    ['低保金', UNCACHED, 'intake.uncached'],
    ['种植业支出', '约500', 'intake.notNumber'],
    ['年总收入', '见附表', 'intake.notNumber'],
    ['生产经营性支出', ERROR_CELL, 'intake.errorCell'],
    ['理赔收入', true, 'intake.notNumber'],
    ['合规自付支出', '很多', 'intake.notNumber'],
    ['低保金', -1, 'income.negative'],
    ['低保金', '(1)', 'income.negative'],
    ['种植业支出', '-0.01', 'income.negative'],
  ])('金额列 %s 填 %j', (name, cell, code) => {
    const header = name === '务工收入' ? ['户编号', '户主姓名', '家庭人口数', '养老金'] : HEADER;
    const table = one([...header, name], person('1', '王建国', 1, cell));
    expect(rejections(table)).toEqual({ 2: [code] });
    expect(table.rejected[0]?.reasons[0]).toMatchObject({
      severity: 'error',
      cell: 'E2',
      row: 2,
      household: '1',
    });
  });

  it.each<[string, Cell]>([
    ['家庭纯收入', -500],
    ['工资性收入', '(500)'],
    ['理赔收入', -1],
    ['低保金', 0],
    ['低保金', '-0'],
    ['低保金', '—'],
  ])('%s 填 %j 不拒收', (name, cell) => {
    expect(withCell(name, cell).households).toHaveLength(1);
  });

  it.each<[Cell, string]>([
    [null, 'household.population'],
    ['—', 'household.population'],
    [0, 'household.population'],
    [31, 'household.population'],
    [2.5, 'household.population'],
    [-3, 'household.population'],
    ['三人', 'household.population'],
    [true, 'household.population'],
    [ERROR_CELL, 'intake.errorCell'],
    [UNCACHED, 'intake.uncached'],
  ])('家庭人口数 %j', (population, code) => {
    expect(rejections(one(HEADER, ['1', '王建国', population, 1]))).toEqual({ 2: [code] });
  });

  it.each<[Cell]>([[1], [30], ['30'], ['3人'], ['３']])('家庭人口数 %j 收下', (population) => {
    expect(one(HEADER, ['1', '王建国', population, 1]).households).toHaveLength(1);
  });

  it('一行有几样错,全部列出', () => {
    const table = one([...HEADER, '低保金'], ['1', null, 99, 'x', -1]);
    expect(rejections(table)).toEqual({
      2: ['intake.notNumber', 'income.negative', 'household.population'],
    });
  });
});

describe('佐证列填错只是提示,按空白计', () => {
  it.each<[string, Cell, string]>([
    ['劳动力人数', '若干', 'intake.notNumber'],
    ['种植面积', '三亩', 'intake.notNumber'],
    ['务工月数', ERROR_CELL, 'intake.errorCell'],
    ['小额信贷金额', '五万', 'intake.notNumber'],
    ['务工月收入', UNCACHED, 'intake.uncached'],
    ['是否停止经营', ERROR_CELL, 'intake.errorCell'],
    ['帮扶责任人', ERROR_CELL, 'intake.errorCell'],
    ['监测对象类别', UNCACHED, 'intake.uncached'],
  ])('%s 填 %j', (name, cell, code) => {
    const table = withCell(name, cell);
    expect(table.households).toHaveLength(1);
    expect(table.findings).toMatchObject([
      { code, severity: 'warning', cell: 'E2', household: '1' },
    ]);
  });

  it.each<[string, Cell]>([
    ['种植面积', '5.5亩'],
    ['种植面积', '—'],
    ['是否停止经营', '是'],
    ['是否停止经营', null],
    ['帮扶责任人', '无'],
  ])('%s 填 %j 没有可提示的', (name, cell) => {
    expect(codes(withCell(name, cell))).toEqual([]);
  });

  it('编号格出错不是没有编号:有提示,户仍按姓名收下', () => {
    const table = one(HEADER, [ERROR_CELL, '王建国', 3, 1]);
    expect(table.findings).toMatchObject([{ code: 'intake.errorCell', field: 'id', cell: 'A2' }]);
    expect(table.households[0]?.texts).toMatchObject({ id: null, head: '王建国' });
  });
});

describe('日期格', () => {
  const DATE: Cell = { date: '2022-03-05' };
  const header: Row = [...HEADER, '务工月数', '受灾情况', '身份证号'];
  const found = (...cells: readonly Cell[]) => {
    const table = one(header, cells);
    const findings = [...table.findings, ...table.rejected.flatMap(({ reasons }) => reasons)];
    return {
      table,
      said: findings.map(({ code, severity, cell, value }) => [code, severity, cell, value]),
    };
  };

  it('金额格里的日期不是金额:拒收', () => {
    const { table, said } = found('1', '王', 3, DATE);
    expect(table.households).toEqual([]);
    expect(said).toEqual([['intake.dateCell', 'error', 'D2', '2022-03-05']]);
  });

  it('人口格同样', () => {
    expect(found('1', '王', DATE, 1).said).toEqual([
      ['intake.dateCell', 'error', 'C2', '2022-03-05'],
    ]);
  });

  it('佐证的数量格按空白计', () => {
    const { table, said } = found('1', '王', 3, 1, DATE);
    expect(said).toEqual([['intake.dateCell', 'warning', 'E2', '2022-03-05']]);
    expect(numberIn(table.households[0], 'workMonths')).toBeNaN();
  });

  it('编号、证号、姓名变成了日期:不作为编号,户按其余的收下', () => {
    const { table, said } = found(DATE, '王', 3, 1, null, null, DATE);
    expect(said).toEqual([
      ['intake.dateCell', 'error', 'G2', '2022-03-05'],
      ['intake.dateCell', 'error', 'A2', '2022-03-05'],
    ]);
    expect(table.households[0]?.texts).toMatchObject({ id: null, idNumber: null, head: '王' });
    expect(found(DATE, DATE, 3, 1).table.rejected).toHaveLength(1);
  });

  it('文字格里的日期就是文字', () => {
    const { table, said } = found('1', '王', 3, 1, null, DATE);
    expect(said).toEqual([]);
    expect(table.households[0]?.texts.disaster).toBe('2022-03-05');
  });

  it('表脚的日期格不是户', () => {
    const table = read([header, person('1', '王', 1), [null, null, null, DATE]]);
    expect(table.account).toMatchObject({ household: 1, note: 1, rejected: 0 });
  });
});

describe('身份证号丢了末位', () => {
  const header: Row = ['户主姓名', '身份证号', '家庭人口数', '务工收入'];

  it('不作为证号,有提示,内容掩去', () => {
    const table = one(header, ['王建国', { digits: '149900199001012000' }, 3, 1]);
    expect(table.households[0]?.texts.idNumber).toBeNull();
    expect(table.findings).toMatchObject([
      { code: 'id.digitsLost', severity: 'error', cell: 'B2', value: '149900********2000' },
    ]);
  });

  it('此外无可识别的,拒收', () => {
    const table = one(header, [null, '1.499E+17', 3, 1]);
    expect(rejections(table)).toEqual({ 2: ['id.digitsLost', 'intake.noIdentity'] });
  });

  it('提示里不出现完整的身份证号', () => {
    const id = '14990019900101123X';
    const table = one(
      ['户编号', '户主姓名', '身份证号', '身份证号码', '家庭人口数', '务工收入', '种植面积'],
      ['1', '王建国', id, '149900199001011999', id, `${id}元`, id],
    );
    const text = JSON.stringify([table.findings, table.rejected.map(({ reasons }) => reasons)]);
    expect(text).toContain('149900********');
    expect(text).not.toContain(id);
    expect(text).not.toContain('149900199001011999');
  });
});

describe('一列有两处', () => {
  const header: Row = [...HEADER, '外出务工收入'];

  it('左边先填的算数', () => {
    expect(
      numberIn(one(header, person('1', '王建国', 5, null)).households[0], 'wages.migrant'),
    ).toBe(500);
    expect(
      numberIn(one(header, person('1', '王建国', null, 5)).households[0], 'wages.migrant'),
    ).toBe(500);
    expect(
      numberIn(one(header, person('1', '王建国', 5, '5.00')).households[0], 'wages.migrant'),
    ).toBe(500);
  });

  const twice: Row = [...HEADER, '务工收入(元)'];

  it('同名的两列填得不同,拒收', () => {
    const table = one(twice, person('1', '王建国', 5, 6));
    expect(rejections(table)).toEqual({ 2: ['intake.duplicateColumn'] });
    expect(table.rejected[0]?.reasons[0]).toMatchObject({ cell: 'E2', field: 'wages.migrant' });
  });

  it('零与空白不同:左边填零右边填数是两样', () => {
    expect(rejections(one(twice, person('1', '王建国', 0, 6)))).toEqual({
      2: ['intake.duplicateColumn'],
    });
  });

  it('单位不同而数额相同,不算不同', () => {
    const units: Row = ['户编号', '户主姓名', '家庭人口数', '务工收入(万元)', '务工收入(元)'];
    expect(one(units, person('1', '王建国', 1.2, 12_000)).households).toHaveLength(1);
    expect(one(units, person('1', '王建国', 1.2, 12_000.01)).households).toHaveLength(0);
  });

  const ids: Row = ['户主姓名', '18位身份证号', '身份证号', '家庭人口数', '务工收入'];
  it.each<[string, Cell, Cell, boolean]>([
    ['完全相同', '14990019900101123X', '14990019900101123x', true],
    ['其一带残疾证号', '14990019900101123X', '14990019900101123X4211', true],
    ['只填一处', null, '14990019900101123X', true],
    ['前十八位不同', '14990019900101123X', '149900199001011131', false],
  ])('两列身份证号%s', (_, left, right, kept) => {
    const table = one(ids, ['王建国', left, right, 3, 1]);
    expect(table.households).toHaveLength(kept ? 1 : 0);
    expect(rejections(table)).toEqual(kept ? {} : { 2: ['intake.duplicateColumn'] });
  });

  it('文本列同样', () => {
    const texts: Row = [...HEADER, '帮扶人', '帮扶责任人'];
    expect(one(texts, person('1', '王', 1, '李', '李 ')).households[0]?.texts.helper).toBe('李');
    expect(one(texts, person('1', '王', 1, null, '李')).households[0]?.texts.helper).toBe('李');
    expect(rejections(one(texts, person('1', '王', 1, '李', '张')))).toEqual({
      2: ['intake.duplicateColumn'],
    });
  });
});

describe('没有排查的户', () => {
  const header: Row = [
    '户编号',
    '户主姓名',
    '家庭人口数',
    '务工收入',
    '种植业支出',
    '年总收入',
    '理赔收入',
  ];

  it.each<[string, Row, boolean]>([
    ['收入与合计全空', [null, null, null, null], false],
    ['只填了支出', [null, 500, null, null], false],
    ['只填了理赔', [null, null, null, 500], false],
    ['收入填了零', [0, null, null, null], true],
    ['收入画了横线', ['—', null, null, null], true],
    ['只填了年总收入', [null, null, 0, null], false],
  ])('%s', (_, amounts, surveyed) => {
    const table = one(header, person('1', '王建国', ...amounts));
    expect(table.households[0]?.surveyed).toBe(surveyed);
    expect(table.account.household).toBe(1);
  });

  it.each<[string, boolean]>([
    ['工资性收入', true],
    ['生产经营性支出', true],
    ['年总收入', false],
    ['家庭纯收入', false],
    ['人均纯收入', false],
  ])('收入全空,只填了%s', (total, surveyed) => {
    const table = one([...HEADER, total], person('1', '王建国', null, 800));
    expect(table.households[0]?.surveyed).toBe(surveyed);
  });

  it('收入的格子读不出的,不是没有排查', () => {
    const table = one(HEADER, person('1', '王建国', '约三千'));
    expect(table.rejected[0]?.surveyed).toBe(true);
  });
});

describe('合并的格子', () => {
  const header: Row = ['行政村', ...HEADER];

  it('村一列合并的,管到下面各户', () => {
    const table = read(
      [header, ['北张村', ...person('1', '王', 1)], [null, ...person('2', '李', 1)]],
      merges('A2:A3'),
    );
    expect(table.households.map(({ texts }) => texts.village)).toEqual(['北张村', '北张村']);
  });

  it('村一列只是空着的,不猜', () => {
    const table = read([
      header,
      ['北张村', ...person('1', '王', 1)],
      [null, ...person('2', '李', 1)],
    ]);
    expect(table.households.map(({ texts }) => texts.village)).toEqual(['北张村', null]);
  });

  it('姓名与上一行合并的行拒收,记在那一户名下,金额不相加', () => {
    const table = read(
      [HEADER, person('1', '王建国', 100), [null, null, 2, 50]],
      merges('A2:A3', 'B2:B3'),
    );
    expect(table.households.map((household) => numberIn(household, 'wages.migrant'))).toEqual([
      10_000,
    ]);
    expect(rejections(table)).toEqual({ 3: ['intake.mergedIdentity'] });
    expect(table.rejected[0]).toMatchObject({ texts: { id: null, head: '王建国' } });
    expect(table.rejected[0]?.reasons[0]?.household).toBe('王建国');
  });

  it('合并之下残留的编号不算它的编号,没有合并的编号仍算', () => {
    const leftover = read(
      [HEADER, person('1', '王建国', 100), person('1', '王建国', 50)],
      merges('A2:A3'),
    );
    expect(leftover.rejected[0]?.texts).toMatchObject({ id: null, head: '王建国' });
    const ownId = read(
      [HEADER, person('1', '王建国', 100), person('2', null, 50)],
      merges('B2:B3'),
    );
    expect(ownId.rejected[0]?.texts).toMatchObject({ id: '2', head: '王建国' });
  });

  it('只在本行内的合并不碍事', () => {
    expect(read([HEADER, person('1', '王建国', 1)], merges('A2:B2')).households).toHaveLength(1);
  });
});

describe('普通文本', () => {
  it.each(['__proto__', 'constructor', 'toString'])('叫 %s 的户读得出', (name) => {
    const table = one(['行政村', ...HEADER, name], [name, name, name, 3, 1, name]);
    expect(table.households[0]?.texts).toMatchObject({ village: name, id: name, head: name });
    expect(codes(table)).toEqual(['intake.unknownColumn']);
  });

  it('任何一行都要么收下,要么拒收并说明理由', () => {
    const cells = fc.oneof<fc.Arbitrary<Cell>[]>(
      fc.constant(null),
      fc.double(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('—', '三千', '是', '1.499E+17', true),
      fc.constant(ERROR_CELL),
    );
    fc.assert(
      fc.property(fc.array(cells, { minLength: 6, maxLength: 6 }), (row) => {
        const table = read([[...HEADER, '身份证号', '是否停止经营'], row]);
        for (const { reasons } of table.rejected) expect(reasons.length).toBeGreaterThan(0);
        for (const household of table.households) {
          expect(numberIn(household, 'population')).toBeGreaterThanOrEqual(1);
          expect(numberIn(household, 'wages.migrant')).not.toBeLessThan(0);
        }
        const { household, rejected, ...others } = table.account;
        expect(household + rejected).toBe(table.households.length + table.rejected.length);
        expect(Object.values(others).reduce((sum, n) => sum + n, household + rejected)).toBe(2);
      }),
    );
  });
});
