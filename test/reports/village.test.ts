import { describe, expect, test } from 'vitest';
import { villageWorkbook } from '../../src/reports/index.js';
import type { ReportOptions } from '../../src/reports/report.js';
import { type GivenPair, policyOf, reportsOf, sampleVillages } from './build.js';
import { resultOf } from './formulas.js';
import { cellsOf, listOf, open, partsOf, rowsOf } from './read.js';

const ZH: ReportOptions = { lang: 'zh', unmasked: false };

const sample = reportsOf(sampleVillages(1, 60, 3)).villages[0];
if (sample === undefined) throw new Error('没有示例村');
const sampleBytes = await villageWorkbook(sample, ZH);
const sampleBook = open(sampleBytes);

const one = (pairs: readonly GivenPair[], policy = policyOf()) => {
  const report = reportsOf([{ name: '北张村', pairs }], policy).villages[0];
  if (report === undefined) throw new Error('没有村');
  return report;
};

const wages = (id: string, prior: number, current: number, parts = {}): GivenPair => ({
  prior: { texts: { id }, values: { 'wages.migrant': prior } },
  current: { texts: { id, ...parts }, values: { 'wages.migrant': current } },
});

describe('村工作簿', () => {
  test('各表按规定的名称和次序排列', () => {
    expect(sampleBook.SheetNames).toEqual([
      '说明',
      '汇总',
      '收入对比',
      '逐项对比',
      '减收户台账',
      '风险因素',
      '因素明细',
      '未排查与新增',
      '问题数据',
    ]);
  });

  test('收入对比的合计数就是村的汇总数,公式是 SUM', () => {
    const total = rowsOf(sampleBook, '收入对比').find((row) => row[0] === '合计') ?? [];
    const { income, persons } = sample.group;
    expect(total.slice(5, 9)).toEqual([
      persons.prior,
      persons.current,
      income.prior.wages / 100,
      income.current.wages / 100,
    ]);
    const formulas = cellsOf(sampleBook).filter(
      ({ sheet, f }) => sheet === '收入对比' && f !== undefined,
    );
    expect(formulas.filter(({ f }) => f?.startsWith('SUM(')).length).toBeGreaterThan(15);
  });

  test('每个 SUM、COUNT、COUNTIFS、SUMIF 公式重算后与缓存的结果一致', () => {
    const checked = cellsOf(sampleBook).filter((cell) => cell.f !== undefined);
    const recalculated = checked
      .map((cell) => ({ cell, result: resultOf(sampleBook, cell) }))
      .filter(({ result }) => result !== null);
    expect(recalculated.length).toBeGreaterThan(80);
    for (const { cell, result } of recalculated) {
      expect(cell.v, `${cell.sheet}!${cell.address} =${cell.f}`).toBeCloseTo(result ?? 0, 6);
    }
  });

  test('各项因素都在风险因素表上,子因素排在其后,户数等于村的汇总数', () => {
    const rows = rowsOf(sampleBook, '风险因素');
    const names = rows.map((row) => row[0]);
    for (const { households } of sample.group.factors) expect(households).toBeGreaterThan(0);
    const [business, cause] = [names.indexOf('经营性减收'), names.indexOf('规模缩小')];
    expect(cause).toBeGreaterThan(business);
    expect(cause).toBeLessThan(names.indexOf('小额贷款减少'));
    expect(rows[business]?.[1]).toBe(sample.group.factors[0]?.households);
    expect(rows[business]?.[2]).toBe(sample.group.factors[0]?.shareOfSurveyed);
  });

  test('比例是真正的百分数,减少用红字并带▼', () => {
    const cells = cellsOf(sampleBook);
    const share = cells.find(({ sheet, f }) => sheet === '风险因素' && f?.includes('ROUND'));
    expect([share?.t, share?.z]).toEqual(['n', '0.00%']);
    const fall = cells.find(
      ({ sheet, v }) => sheet === '减收户台账' && typeof v === 'number' && v < 0,
    );
    expect(fall?.z).toContain('[Red]"▼"');
    expect(fall?.w).toMatch(/^▼[\d,.%]+$/);
  });

  test('风险因素表有原生柱形图,数据来自汇总表的各项因素', async () => {
    const parts = await partsOf(sampleBytes);
    const chart = parts.get('xl/charts/chart1.xml') ?? '';
    expect(chart).toContain('<c:barChart>');
    expect(chart).toMatch(/<c:f>'汇总'!\$A\$\d+:\$A\$\d+<\/c:f>/);
    expect(chart.match(/<c:v>经营性减收<\/c:v>/g)).toHaveLength(1);
    expect(parts.get('xl/worksheets/sheet6.xml')).toMatch(
      /<drawing [^>]*r:id="rId1"\/><\/worksheet>$/,
    );
    expect(parts.get('[Content_Types].xml')).toContain('/xl/charts/chart1.xml');
  });

  test('证件号码一律隐去中间数字,只有要求时才写全', async () => {
    const full = /\d{17}[\dXx]/;
    const masked = [...(await partsOf(sampleBytes)).values()].join('\n');
    expect(masked).toMatch(/149900\*{8}[\dX]{4}/);
    expect(masked).not.toMatch(full);
    const open = await partsOf(await villageWorkbook(sample, { ...ZH, unmasked: true }));
    expect([...open.values()].join('\n')).toMatch(full);
  });

  test('台账先排监测户,再按预警级别,再按缺口由大到小', async () => {
    const book = open(
      await villageWorkbook(
        one([
          wages('1', 10000, 9000),
          wages('2', 30000, 27000),
          wages('3', 10000, 5000),
          wages('4', 10000, 9500, { monitored: '边缘易致贫户' }),
        ]),
        ZH,
      ),
    );
    expect(listOf(book, '减收户台账').map((row) => row.户编号)).toEqual(['4', '3', '2', '1', 4]);
  });

  test('台账写明建议措施、理由和需核实事项;没有措施的也写明', async () => {
    const noFamily = (id: string, support: number): GivenPair => ({
      prior: { texts: { id }, values: { 'transfers.support': 5000, 'property.land': 10 } },
      current: {
        texts: { id },
        values: {
          'transfers.support': support,
          'property.land': 10,
          labour: 1,
          workers: 1,
          willing: true,
        },
      },
    });
    const households = [wages('1', 10000, 9000), noFamily('2', 1000), noFamily('3', 5200)];
    const book = open(await villageWorkbook(one(households), ZH));
    const [second, first] = listOf(book, '减收户台账');
    expect(first?.建议措施及提出理由).toContain('外出务工就业帮扶：务工收入减少');
    expect(first?.需核实事项).toContain('需核实：是否有发展意愿');
    expect(second?.建议措施及提出理由).toBe('联络帮扶：减收而没有其他对应的措施');
    const flat = rowsOf(book, '减收户台账').find((row) => row[1] === '3');
    expect(flat).toContain('没有对应的措施方向，需入户研究');
  });

  test('没有减收但未达目标的户另列一张表', async () => {
    const book = open(await villageWorkbook(one([wages('7', 10000, 10500)]), ZH));
    const rows = rowsOf(book, '减收户台账');
    const below = rows.findIndex((row) => String(row[0]).startsWith('二、'));
    expect(rows[below + 2]?.[1]).toBe('7');
  });

  test('以 = + - @ 等开头的文字仍是文字,不成为公式', async () => {
    const heads = ['=1+1', '+1', '-1', '@x', '\uff1d1+1', '\t=1', '\r=1', "'=1"];
    const pairs = heads.map((head, n) => wages(String(n), 10000, 9000, { head }));
    const book = open(await villageWorkbook(one(pairs), ZH));
    const found = listOf(book, '因素明细').map((row) => String(row.户主姓名).trim());
    expect(found).toEqual(heads.map((head) => head.trim()));
    const formulas = cellsOf(book).filter(({ f }) => f !== undefined && /1\+1|^x/.test(f));
    expect(formulas).toEqual([]);
  });

  test('没有一户的村:各清单写“无”,比例写“—”,没有无效数字', async () => {
    const book = open(await villageWorkbook(one([]), ZH));
    for (const name of ['收入对比', '减收户台账', '因素明细', '未排查与新增', '问题数据']) {
      expect(rowsOf(book, name).map((row) => row[0])).toContain('无');
    }
    const rows = rowsOf(book, '风险因素');
    expect(rows.find((row) => row[0] === '务工减收')?.slice(1, 5)).toEqual([0, '—', 0, '—']);
    expect(cellsOf(book).filter(({ t, w }) => t === 'e' || /NaN|Infinity/.test(w ?? ''))).toEqual(
      [],
    );
  });

  test('说明写明容许幅度、目标;监测线没有配置时写明', async () => {
    const text = (book: ReturnType<typeof open>) => rowsOf(book, '说明').flat().join('\n');
    expect(text(sampleBook)).toContain('增减额不超过0.00元或上年数的1.00%');
    expect(text(sampleBook)).toContain('增长22.00%及以上');
    expect(text(sampleBook)).toContain('未配置');
    const line = reportsOf(sampleVillages(1, 3), policyOf({ monitoringLine: 6500 })).villages[0];
    const configured = text(open(await villageWorkbook(line ?? sample, ZH)));
    expect(configured).toContain('6,500.00元/人');
    expect(configured).not.toContain('未配置。');
  });

  test('按进度折算的对比在每张表的表头注明是估算', async () => {
    const periods = { ...sample.run.periods, basis: 'to-date' } as const;
    const book = open(await villageWorkbook({ ...sample, run: { ...sample.run, periods } }, ZH));
    for (const name of book.SheetNames.slice(1)) {
      expect(rowsOf(book, name)[2]?.join('')).toContain('估算');
    }
  });

  test('同样的输入写出同样的字节', async () => {
    expect(Buffer.compare(await villageWorkbook(sample, ZH), sampleBytes)).toBe(0);
  });
});
