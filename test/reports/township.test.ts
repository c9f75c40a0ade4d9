import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { FACTOR_KEYS } from '../../src/domain/factor.js';
import { columnLetters } from '../../src/domain/household.js';
import { townshipWorkbook } from '../../src/reports/index.js';
import type { ReportOptions } from '../../src/reports/report.js';
import { reportsOf, sampleVillages } from './build.js';
import { resultOf } from './formulas.js';
import { cellsOf, listOf, open, partsOf, rowsOf } from './read.js';

const ZH: ReportOptions = { lang: 'zh', unmasked: false };

const report = reportsOf([...sampleVillages(3, 40, 5), { name: '空壳村', pairs: [] }]).township;
const bytes = await townshipWorkbook(report, ZH);
const book = open(bytes);

describe('乡镇工作簿', () => {
  test('各表按规定的名称和次序排列', () => {
    expect(book.SheetNames).toEqual([
      '说明',
      '分村汇总',
      '因素×村',
      '收入构成',
      '收入分档',
      '未达标户',
      '监测户',
      '减收户',
      '未排查与新增',
      '问题数据',
    ]);
  });

  test('说明写出列对照表不读、不问的内容;没有时不写', async () => {
    const text = (of: ReturnType<typeof open>) => rowsOf(of, '说明').flat().join('\n');
    expect(text(book)).not.toMatch(/不读|不问/);
    const run = { ...report.run, notAsked: ['transfers.price'] as const, notRead: ['慰问品'] };
    const told = text(open(await townshipWorkbook({ ...report, run }, ZH)));
    expect(told).toMatch(/不问（两年都不计）：物价补贴。/);
    expect(told).toMatch(/不读：慰问品。/);
  });

  test('说明写出减收户中有几户取决于只有一年有的项目;没有时不写', async () => {
    const told = async (decliningOneSided: number) => {
      const township = { ...report.township, decliningOneSided };
      return rowsOf(open(await townshipWorkbook({ ...report, township }, ZH)), '说明');
    };
    const declining = report.township.trend.down.households;
    expect((await told(2)).find(([item]) => item === '只有一年有的项目')?.[1]).toMatch(
      new RegExp(`^减收的 ${declining} 户中，有 2 户在只有一年的表才有的项目上有金额`),
    );
    expect((await told(0)).map(([item]) => item)).not.toContain('只有一年有的项目');
  });

  test('每个 SUM、COUNT 公式重算后与缓存的结果一致', () => {
    const recalculated = cellsOf(book)
      .filter(({ f }) => f !== undefined)
      .map((cell) => ({ cell, result: resultOf(book, cell) }))
      .filter(({ result }) => result !== null);
    expect(recalculated.length).toBeGreaterThan(60);
    for (const { cell, result } of recalculated) {
      expect(cell.v, `${cell.sheet}!${cell.address} =${cell.f}`).toBeCloseTo(result ?? 0, 6);
    }
  });

  test('分村汇总一村一行,合计就是全乡的汇总数', () => {
    const rows = rowsOf(book, '分村汇总');
    const total = rows.find((row) => row[0] === '合计') ?? [];
    const { households, income } = report.township;
    expect(rows.filter((row) => report.villages.some(({ name }) => name === row[0]))).toHaveLength(
      4,
    );
    expect(total.slice(1, 3)).toEqual([households.roster, households.surveyed]);
    expect(total).toContain((income.current.perCapita ?? 0) / 100);
  });

  test('因素×村的图取各村合计行的各项户数', async () => {
    const chart = (await partsOf(bytes)).get('xl/charts/chart3.xml') ?? '';
    const values = [...chart.matchAll(/<c:f>'因素×村'!\$([A-Z])\$(\d+):\$([A-Z])\$\2<\/c:f>/g)];
    expect(values).toHaveLength(2);
    const row = rowsOf(book, '因素×村')[Number(values[1]?.[2]) - 1];
    const { factors } = report.township;
    expect(row?.slice(3, 3 + factors.length)).toEqual(factors.map(({ households }) => households));
  });

  /** The figures of a chart as they are stored with it, and those of the cells that it is drawn of. */
  async function drawnIn(part: string) {
    const chart = (await partsOf(bytes)).get(`xl/charts/${part}.xml`) ?? '';
    return [...chart.matchAll(/<c:val><c:numRef><c:f>(.*?)<\/c:f>(.*?)<\/c:numRef>/gu)].map(
      ([, cells = '', cache = '']) => {
        const areas = [...cells.matchAll(/'([^']+)'!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?/gu)];
        const column = (letters: string) =>
          [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        return {
          stored: [...cache.matchAll(/<c:v>(.*?)<\/c:v>/gu)].map(([, value]) => Number(value)),
          inCells: areas.flatMap(([, sheet = '', letters = '', from, to = from]) =>
            rowsOf(book, sheet)
              .slice(Number(from) - 1, Number(to))
              .map((row) => row[column(letters)]),
          ),
        };
      },
    );
  }

  test('分村汇总、收入构成、收入分档的图画的就是表里的格', async () => {
    const { villages, township } = report;
    const [up, flat, down] = await drawnIn('chart1');
    const [growth, target] = await drawnIn('chart2');
    const grown = villages.flatMap((village) => village.growth ?? []);
    expect(growth?.stored).toEqual(grown);
    expect(growth?.inCells.filter((cell) => typeof cell === 'number')).toEqual(grown);
    expect(target?.stored).toEqual(villages.map(() => report.run.policy.target / 10_000));
    expect(down?.stored).toEqual(villages.map(({ trend }) => trend.down.households));
    const composition = await drawnIn('chart4');
    expect(composition.map(({ stored }) => stored)).toEqual(
      [township.income.prior, township.income.current].map(
        ({ wages, business, property, transfers }) =>
          [wages, business, property, transfers].map((fen) => fen / 100),
      ),
    );
    const brackets = await drawnIn('chart5');
    expect(brackets.map(({ stored }) => stored)).toEqual([
      township.brackets.map(({ prior }) => prior),
      township.brackets.map(({ current }) => current),
    ]);
    for (const { stored, inCells } of [up, flat, down, target, ...composition, ...brackets].filter(
      (one) => one !== undefined,
    )) {
      expect(inCells).toEqual(stored);
    }
  });

  test('合计行的数字有名称，名称指的格就是那个数', async () => {
    const parts = await partsOf(bytes);
    const names = [
      ...(parts.get('xl/workbook.xml') ?? '').matchAll(
        /<definedName name="([^"_]+)">(?:'([^']+)'!\$([A-Z]+)\$(\d+)|([\d.]+))<\/definedName>/gu,
      ),
    ];
    const figureOf = (name: string): unknown => {
      const [, , sheet = '', column = '', row = '', constant] =
        names.find(([, own]) => own === name) ?? [];
      if (constant !== undefined) return Number(constant);
      return cellsOf(book).find(
        (cell) => cell.sheet === sheet && cell.address === `${column}${row}`,
      )?.v;
    };
    const { households, trend, income, growth, target, warning } = report.township;
    expect(figureOf('已排查户数')).toBe(households.surveyed);
    expect(figureOf('减收户数')).toBe(trend.down.households);
    expect(figureOf('本年人均纯收入')).toBe((income.current.perCapita ?? 0) / 100);
    expect(figureOf('人均增幅')).toBe(growth);
    expect(figureOf('目标差额')).toBe(target.shortfall / 100);
    expect(figureOf('红色预警户数')).toBe(warning.red);
    expect(figureOf('增收目标')).toBe(report.run.policy.target / 10_000);
    expect(names).toHaveLength(19);
  });

  test('村名连到村的工作簿，因素连到减收户；去掉那张表就不连；没有村的工作簿也不连', async () => {
    const linked = {
      ...report,
      villageFiles: report.villages.map(({ name }) => `分村/${name}.xlsx`),
    };
    const linksOf = async (of: typeof linked | typeof report) => {
      const parts = await partsOf(await townshipWorkbook(of, { lang: 'zh', unmasked: false }));
      const files = [
        ...(parts.get('xl/worksheets/_rels/sheet2.xml.rels') ?? '').matchAll(
          /Target="([^"]+)" TargetMode="External"/gu,
        ),
      ];
      return {
        files: files.map(([, target = '']) => decodeURIComponent(target)),
        sheets: [
          ...(parts.get('xl/worksheets/sheet3.xml') ?? '').matchAll(/location="'([^']+)'!A1"/gu),
        ].map(([, sheet]) => sheet),
      };
    };
    const { files, sheets } = await linksOf(linked);
    expect(files).toEqual(linked.villageFiles);
    expect(sheets).toEqual(report.township.factors.map(() => '减收户'));
    expect((await linksOf(report)).files).toEqual([]);
    const without = { ...linked, run: { ...linked.run, without: ['declining' as const] } };
    expect((await linksOf(without)).sheets).toEqual([]);
  });

  test('占比的格里有条，增幅旁有符号：没有颜色也看得出', async () => {
    const sheet = (await partsOf(bytes)).get('xl/worksheets/sheet2.xml') ?? '';
    expect(sheet).toContain('<cfRule type="dataBar"');
    const aim = report.run.policy.target / 10_000;
    expect(sheet).toContain(`<cfvo type="num" val="0"/><cfvo type="num" val="${aim}"/></iconSet>`);
  });

  test('未达标户的人数和缺口合计等于全乡的汇总数', () => {
    const rows = listOf(book, '未达标户');
    const total = rows.at(-1);
    expect(rows).toHaveLength(report.township.target.notMet + 1);
    expect(total?.村).toBe(report.township.target.notMet);
    expect(total?.距目标缺口).toBe(report.township.target.shortfall / 100);
  });

  test('减收户的合计行有人口和金额,与各户相加一致,是公式', () => {
    const declining = [...report.declining];
    const fen = (of: (one: (typeof declining)[number]) => number): number =>
      declining.reduce((total, one) => total + of(one), 0);
    const total = listOf(book, '减收户').at(-1);
    expect(total).toMatchObject({
      本年人口: fen(({ population }) => population.current ?? 0),
      上年纯收入: fen(({ income }) => income.prior.net) / 100,
      本年纯收入: fen(({ income }) => income.current.net) / 100,
      增减额: fen(({ change }) => change.net.amount) / 100,
    });
    const formulas = cellsOf(book).filter(
      ({ sheet, f }) => sheet === '减收户' && f?.startsWith('SUM('),
    );
    expect(formulas).toHaveLength(4);
  });

  test('收入档次按人的说法写:下一档的第一元,带千分位', () => {
    const names = rowsOf(book, '收入分档')
      .map(([name]) => String(name))
      .filter((name) => name.includes('元'));
    expect(names.slice(0, 2)).toEqual(['6,000元以下', '6,000元至8,000元以下']);
    expect(names).toContain('15,000元及以上');
  });

  test('收入分档每档有户数、占比和人口,人口合计是已排查户的人口', () => {
    const rows = rowsOf(book, '收入分档');
    const header = rows.findIndex((row) => row.includes('占比'));
    expect(rows[header]?.slice(1, 7)).toEqual(['户数', '占比', '人口', '户数', '占比', '人口']);
    const { brackets, persons } = report.township;
    brackets.forEach(({ persons: own }, n) => {
      const row = rows[header + 1 + n];
      expect([row?.[3], row?.[6]]).toEqual([own?.prior, own?.current]);
    });
    const total = rows[header + 1 + brackets.length];
    expect([total?.[3], total?.[6]]).toEqual([persons.prior, persons.current]);
  });

  test('收入分档每档的占比都除以各档户数之和', () => {
    const shares = cellsOf(book).filter(
      ({ sheet, f = '' }) => sheet === '收入分档' && f.includes('ROUND('),
    );
    expect(shares).toHaveLength(2 * report.township.brackets.length);
    for (const share of shares) {
      const [, cell = '', whole = ''] =
        /ROUND\(([A-Z]+\d+)\/(SUM\([^()]+\))/.exec(share.f ?? '') ?? [];
      const sum = resultOf(book, { ...share, f: whole });
      expect(sum).toBe(report.township.households.surveyed);
      expect(share.v).toBeCloseTo(Number(book.Sheets.收入分档?.[cell]?.v) / Number(sum), 4);
    }
  });

  test('结果里没有各档人口的（以前的版本写的）,不写这一列', async () => {
    const { township } = report;
    const brackets = township.brackets.map((bracket) => ({ ...bracket, persons: null }));
    const earlier = open(
      await townshipWorkbook({ ...report, township: { ...township, brackets } }, ZH),
    );
    const [header] = rowsOf(earlier, '收入分档').filter((row) => row.includes('占比'));
    expect(header?.slice(1, 5)).toEqual(['户数', '占比', '户数', '占比']);
  });

  test('收入分档有本年各档户数的图,数取自第一张表', async () => {
    const charts = [...(await partsOf(bytes))].filter(([name]) => /charts\/chart\d+/.test(name));
    const xml = charts.map(([, text]) => text).find((text) => text.includes('各档户数'));
    const [, first, last] = xml?.match(/<c:f>'收入分档'!\$E\$(\d+):\$E\$(\d+)<\/c:f>/) ?? [];
    const rows = rowsOf(book, '收入分档').slice(Number(first) - 1, Number(last));
    expect(rows.map((row) => row[4])).toEqual(
      report.township.brackets.map(({ current }) => current),
    );
    expect(rows.map(([name]) => name)).toContain('6,000元以下');
  });

  test('英文工作簿没有粘在一起的词,表名是英文的', async () => {
    const english = { lang: 'en', unmasked: false } as const;
    const read = open(await townshipWorkbook(report, english));
    expect(read.SheetNames.filter((name) => /\p{Script=Han}/u.test(name))).toEqual([]);
    const glued = cellsOf(read).filter(
      ({ sheet, v }) => sheet !== 'Data problems' && /[a-z][A-Z]|[,:;)][A-Za-z]/.test(String(v)),
    );
    expect(glued.map(({ v }) => v)).toEqual([]);
  });

  test('上报的表最后有签名行,上面空一行', () => {
    for (const name of ['分村汇总', '收入分档', '未达标户', '监测户', '减收户']) {
      const rows = rowsOf(book, name);
      const [signature] = rows.at(-1)?.filter((value) => value !== null) ?? [];
      expect(signature, name).toMatch(/^填表人：.*审核人：.*单位负责人：.*制表日期：$/);
      expect(
        rows.at(-2)?.every((value) => value === null),
        name,
      ).toBe(true);
    }
  });

  test('各档户数的变动,行合计是上年户数,列合计是本年户数', () => {
    const rows = rowsOf(book, '收入分档');
    const top = rows.findIndex((row) => String(row[0]).startsWith('二、')) + 3;
    report.township.brackets.forEach(({ prior, current }, n) => {
      expect(rows[top + n]?.[6]).toBe(prior);
      expect(rows[top + report.township.brackets.length]?.[n + 1]).toBe(current);
    });
  });

  test('跨乡镇的同名村写明乡镇', async () => {
    const [first] = report.villages;
    if (first === undefined) throw new Error('没有村');
    const villages = [first, { ...first, township: '南安镇' }];
    const two = open(await townshipWorkbook({ ...report, villages }, ZH));
    const names = rowsOf(two, '分村汇总').map((row) => row[0]);
    expect(names).toContain(first.name);
    expect(names).toContain(`南安镇 ${first.name}`);
  });

  test('同样的输入写出同样的字节', async () => {
    expect(Buffer.compare(await townshipWorkbook(report, ZH), bytes)).toBe(0);
  });
});

describe('版面', async () => {
  const read = new ExcelJS.Workbook();
  await read.xlsx.load(bytes.buffer as ArrayBuffer);
  const list = read.getWorksheet('未达标户');
  const matrix = read.getWorksheet('因素×村');

  test('每张表印出来不小于七磅,重复表头,有页码', () => {
    const inches = new Map([
      [9, { landscape: 11.69, portrait: 8.27 }],
      [8, { landscape: 16.54, portrait: 11.69 }],
    ]);
    for (const sheet of read.worksheets) {
      const { paperSize, orientation, fitToPage, fitToWidth = 1, margins } = sheet.pageSetup;
      const { printTitlesRow, printTitlesColumn } = sheet.pageSetup;
      expect(fitToPage, sheet.name).toBe(true);
      const width = sheet.columns.reduce((sum, one) => sum + (one.width ?? 9), 0);
      const paper = inches.get(paperSize ?? 0)?.[orientation ?? 'portrait'] ?? 0;
      const room = paper - (margins?.left ?? 0) - (margins?.right ?? 0);
      // Ten points where a width of one figure takes 8 of 96 pixels an inch.
      expect((10 * room * fitToWidth * 96) / 8 / width, sheet.name).toBeGreaterThanOrEqual(7);
      expect(printTitlesColumn !== undefined, sheet.name).toBe(fitToWidth > 1);
      expect(printTitlesRow, sheet.name).toBeDefined();
      expect(sheet.headerFooter.oddFooter).toContain('第 &P 页 共 &N 页');
    }
    expect(list?.pageSetup.printTitlesRow).toBe('4:4');
  });

  test('清单冻结表头和户主列,带筛选,筛选不含合计行', () => {
    expect(list?.views[0]).toMatchObject({ state: 'frozen', xSplit: 4, ySplit: 4 });
    expect(list?.autoFilter).toBe(`A4:R${4 + report.township.target.notMet}`);
    const last = columnLetters(2 + 2 * FACTOR_KEYS.length);
    expect(matrix?.autoFilter).toMatch(new RegExp(`^A\\d+:${last}\\d+$`));
  });

  test('标题、期间、单位在表前', () => {
    expect(list?.getCell('A1').value).toBe('北张乡未达增收目标户名单');
    expect(list?.getCell('A2').value).toBe(
      '上年：2020年10月至2021年9月　　本年：2021年10月至2022年9月　　单位：元、户、人',
    );
  });

  test('文件属性中的日期不取自时钟', async () => {
    const core = async (madeOn: string | null) =>
      (
        await partsOf(await townshipWorkbook({ ...report, run: { ...report.run, madeOn } }, ZH))
      ).get('docProps/core.xml');
    expect(await core(null)).toContain('2000-01-01T00:00:00Z');
    expect(await core('2022-10-08T08:00:00Z')).toContain('2022-10-08T08:00:00Z');
  });
});

describe('英文报告', () => {
  test('除数据里的词外没有一个汉字', async () => {
    const english = open(await townshipWorkbook(report, { lang: 'en', unmasked: false }));
    const data = JSON.stringify(report);
    const words = cellsOf(english).flatMap(({ v }) =>
      typeof v === 'string' ? (v.match(/\p{Script=Han}+/gu) ?? []) : [],
    );
    expect(words.filter((word) => !data.includes(word))).toEqual([]);
    expect(english.SheetNames).toContain('Factors × villages');
  });
});
