import { describe, expect, it } from 'vitest';
import { amountText } from '../../src/domain/figures.js';
import { contributionsTo } from '../../src/domain/outcomes/contributions.js';
import { townshipDocument } from '../../src/reports/document/write.js';
import type { TownshipReport } from '../../src/reports/report.js';
import type { Given } from '../build.js';
import { policyOf, reportsOf, sampleVillages } from './build.js';
import { partsOf } from './read.js';

const ZH = { lang: 'zh', unmasked: false } as const;
const EN = { lang: 'en', unmasked: false } as const;

const partsOfDocument = async (report: TownshipReport, options: typeof ZH | typeof EN = ZH) =>
  partsOf(await townshipDocument(report, options));

/** The paragraphs of the text, those in cells too. */
async function linesOf(report: TownshipReport, options: typeof ZH | typeof EN = ZH) {
  const xml = (await partsOfDocument(report, options)).get('word/document.xml') ?? '';
  return Array.from(xml.matchAll(/<w:p>.*?<\/w:p>/gs), ([paragraph]) =>
    Array.from(paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g), ([, text]) => text).join(''),
  );
}

const SAMPLE = reportsOf(sampleVillages(3, 20)).township;

/** One household of a village, with the wages of both years. */
const village = (name: string, ...wages: readonly (readonly [number, number])[]) => ({
  name,
  pairs: wages.map(([prior, current], n) => {
    const texts = { id: `1490000${n + 1}`, head: `户${n + 1}` };
    const given = (amount: number): Given => ({
      texts,
      values: { population: 2, 'wages.migrant': amount },
    });
    return { prior: given(prior), current: given(current) };
  }),
});

/** Every number of the results as the document may write it. */
function knownNumbers({ township, villages, households }: TownshipReport): Set<string> {
  const known = new Set<string>();
  const know = (value: unknown): void => {
    if (typeof value === 'number') {
      known.add(String(value));
      known.add(amountText(Math.abs(value)));
      known.add((Math.abs(value) * 100).toFixed(2));
    } else if (value instanceof Map) for (const one of value.values()) know(one);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(know);
  };
  know([township, villages, households, contributionsTo(township)]);
  for (const key of ['wages', 'business', 'property', 'transfers'] as const) {
    know(township.income.current[key] - township.income.prior[key]);
  }
  know(villages.filter(({ target }) => target.reached === true).length);
  know(villages.length);
  know(township.factors.reduce((sum, { verify }) => sum + verify, 0));
  return known;
}

describe('研判报告', () => {
  it('各部分依次都有，句末都是句号', async () => {
    const lines = await linesOf(SAMPLE);
    expect(lines.slice(0, 4)).toEqual([
      '文水县北张乡',
      '脱贫户和监测户收入情况研判报告',
      '本年：2021年10月至2022年9月',
      '上年：2020年10月至2021年9月',
    ]);
    expect(lines.filter((line) => /^[一二三四五六七八九十]+、/.test(line))).toEqual([
      '一、排查情况',
      '二、收入总体变化',
      '三、收入来源',
      '四、减收风险因素',
      '五、各村情况',
      '六、监测对象和预警',
      '七、增收目标',
      '八、优先走访户和帮扶措施',
      '九、数据质量',
      '十、下一步工作',
    ]);
    expect(lines.join('\n')).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('每个数都在结果里', async () => {
    const known = knownNumbers(SAMPLE);
    const target = String((policyOf().target / 100).toFixed(2));
    const lines = (await linesOf(SAMPLE)).filter((line) => !/^(上年：|本年：)/.test(line));
    const numbers = lines.flatMap((line) =>
      Array.from(line.replace(/^\d+\. /, '').matchAll(/\d[\d,]*(?:\.\d+)?/g), ([number]) => number),
    );
    expect(numbers.length).toBeGreaterThan(100);
    const strange = numbers.filter((number) => !known.has(number) && number !== target);
    expect(strange.filter((number) => number !== '20')).toEqual([]);
  });

  it('增减各有各的话：全部减收', async () => {
    const falling = reportsOf([village('北张村', [10_000, 8000], [20_000, 15_000])]).township;
    const said = (await linesOf(falling)).join('\n');
    expect(said).toContain('本年5,750.00元，比上年下降23.33%');
    expect(said).toContain('人均纯收入下降23.33%，其中工资性收入下拉23.33个百分点');
    expect(said).toContain('对减收的2户逐户走访');
    expect(said).not.toContain('五、各村情况');
  });

  it('没有减收的：没有典型户，也不要求走访减收户', async () => {
    const rising = reportsOf([village('北张村', [10_000, 13_000])]).township;
    const said = (await linesOf(rising)).join('\n');
    expect(said).toContain('比上年增长30.00%');
    expect(said).toContain('达到目标');
    expect(said).not.toContain('典型户');
    expect(said).not.toContain('逐户走访');
  });

  it('没有可以对比的户：说明，不写增减和目标', async () => {
    const nothing = reportsOf([{ name: '北张村', pairs: [] }]).township;
    const lines = await linesOf(nothing);
    expect(lines.join('\n')).toContain('两年没有可以对比的农户');
    expect(lines.filter((line) => /^[一二三四五六七八九十]+、/.test(line))).toEqual([
      '一、排查情况',
      '二、监测对象和预警',
      '三、数据质量',
      '四、下一步工作',
    ]);
  });

  it('英文的写英文', async () => {
    const lines = await linesOf(SAMPLE, EN);
    expect(lines).toContain('2. Income as a whole');
    expect(lines.filter((line) => /[a-z)]\.[A-Z\d]/.test(line))).toEqual([]);
    const text = lines.filter((line) => /^[\x20-\x7e–−’]+$/.test(line));
    expect(text.length).toBeGreaterThan(20);
  });

  it('国标版式：页边距、行距、页码左右、字体、表头重复', async () => {
    const parts = await partsOfDocument(SAMPLE);
    const xml = parts.get('word/document.xml') ?? '';
    // 37, 35, 28 and 26 mm in twips.
    for (const margin of ['top="2098"', 'bottom="1984"', 'left="1587"', 'right="1474"']) {
      expect(/<w:pgMar[^>]*>/.exec(xml)?.[0]).toContain(`w:${margin}`);
    }
    expect(xml).toContain('<w:docGrid w:type="lines" w:linePitch="578"/>');
    expect(xml).toContain('<w:tblHeader/>');
    for (const font of ['方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312']) {
      expect(xml).toContain(`w:eastAsia="${font}"`);
    }
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const footers = [...parts].filter(([name]) => /^word\/footer\d\.xml$/.test(name));
    expect(footers.map(([, footer]) => /<w:jc w:val="(\w+)"/.exec(footer)?.[1]).sort()).toEqual([
      'left',
      'right',
    ]);
  });

  it('签字的几行不单独在一页：上面的一段跟着走', async () => {
    const xml = (await partsOfDocument(SAMPLE)).get('word/document.xml') ?? '';
    const paragraphs = xml.match(/<w:p>.*?<\/w:p>/gs) ?? [];
    const signed = paragraphs.findIndex((one) => one.includes('填报单位'));
    expect(signed).toBeGreaterThan(10);
    expect(paragraphs[signed - 1]).toContain('<w:keepNext/>');
    expect(paragraphs[signed - 2]).not.toContain('<w:keepNext/>');
  });

  it('同样的结果同样的字节，没有制作的时间', async () => {
    const first = await townshipDocument(SAMPLE, ZH);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await townshipDocument(SAMPLE, ZH)).toEqual(first);
    const core = (await partsOf(first)).get('docProps/core.xml') ?? '';
    expect(core).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });
});

describe('列对照表里不读、不问的', () => {
  const leftOut = (run: Partial<TownshipReport['run']>): TownshipReport => ({
    ...SAMPLE,
    run: { ...SAMPLE.run, ...run },
  });

  it('文档在排查情况里写明', async () => {
    const lines = await linesOf(leftOut({ notAsked: ['wages.migrant'], notRead: ['各项补贴'] }));
    expect(lines.filter((line) => line.includes('不读：各项补贴。'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('不问（两年都不计）：务工收入。'))).toHaveLength(1);
  });

  it('没有的不写', async () => {
    expect((await linesOf(SAMPLE)).filter((line) => /不读|不问/u.test(line))).toEqual([]);
  });
});
