import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulesPage } from '../../scripts/house/rules-page.js';
import { boundsText, rulesTable } from '../../src/checks/catalogue.js';
import { FINDING_CODES } from '../../src/domain/findings/codes.js';
import { finding } from '../../src/domain/findings/finding.js';
import { DEFAULT_LIMITS, UNREADABLE_REASONS } from '../../src/intake/sheet.js';
import { limits as enLimits, reasons as enReasons } from '../../src/locales/en/findings/files.js';
import { findings as en } from '../../src/locales/en/findings.js';
import { rules as enRules } from '../../src/locales/en/rules.js';
import { figure, sayFinding } from '../../src/locales/finding.js';
import { limits as zhLimits, reasons as zhReasons } from '../../src/locales/zh/findings/files.js';
import { findings as zh } from '../../src/locales/zh/findings.js';
import { rules as zhRules } from '../../src/locales/zh/rules.js';
import { terms as zhTerms } from '../../src/locales/zh/terms.js';
import { DEFAULT, idNumber, ofHousehold, ofPair, policyWith } from './ask.js';

const BROKEN = /undefined|NaN|null|\[object/u;
const LANGUAGES = [
  ['zh', zh],
  ['en', en],
] as const;

describe.each(LANGUAGES)('%s: 每个代码都有话说', (_, words) => {
  it.each(FINDING_CODES)('%s', (code) => {
    const { message, suggestion } = sayFinding(words, finding(code, {}));
    expect(message.length).toBeGreaterThan(5);
    expect(suggestion.length).toBeGreaterThan(5);
    expect(message + suggestion + words[code].checks).not.toMatch(BROKEN);
  });
});

describe('话里有数', () => {
  const [total] = ofHousehold('totals.category', {
    values: { 'wages.migrant': 12_345.6, 'total.wages': 12_000 },
  });
  const [jump] = ofPair(
    'income.jump',
    { values: { 'wages.migrant': 3000 } },
    { values: { 'wages.migrant': 30_000 } },
  ).slice(1);

  it('中文', () => {
    expect(total && sayFinding(zh, total).message).toBe(
      '“工资性收入”填 12,000 元，各分项之和为 12,345.6 元，相差 -345.6 元。',
    );
    expect(jump && sayFinding(zh, jump).message).toBe(
      '“工资性收入”由上年 3,000 元变为 30,000 元，变动 27,000 元，幅度异常。',
    );
  });

  it('上年是折算数的,话里说明', () => {
    const estimated = jump && { ...jump, params: { ...jump.params, estimated: 1 } };
    expect(estimated && sayFinding(zh, estimated).message).toContain(
      '由上年同期（折算） 3,000 元变为 30,000 元',
    );
    expect(estimated && sayFinding(en, estimated).message).toContain(
      'went from an estimated 3,000 for the same months to 30,000 yuan',
    );
  });

  it('English', () => {
    expect(total && sayFinding(en, total).message).toBe(
      '“Wages (total)” says 12,000 yuan, its items add up to 12,345.6: a difference of -345.6.',
    );
  });

  it('经营性的变动说明是净收入', () => {
    const farm = (gross: number) => ({ values: { 'business.crops': gross, 'costs.crops': 3000 } });
    const [, business] = ofPair('income.jump', farm(0), farm(9000));
    expect(business && sayFinding(zh, business).message).toBe(
      `“${zhTerms.amounts.business}”由上年 -3,000 元变为 6,000 元，变动 9,000 元，幅度异常。`,
    );
  });

  it('合计与分项不符时提到口径', () => {
    expect(total && sayFinding(zh, total).suggestion).toContain('口径');
    expect(total && sayFinding(en, total).suggestion).toContain('scope');
  });

  it('不露出证件号码', () => {
    const whole = `${idNumber('19991332')}9`;
    const [length] = ofHousehold('id.length', { texts: { idNumber: whole } });
    for (const [, words] of LANGUAGES) {
      const said = length && sayFinding(words, length);
      expect(JSON.stringify(said)).toContain('149900');
      expect(JSON.stringify(said)).not.toContain('19991332');
    }
  });

  it.each([
    [1_234_567.5, '1,234,567.5'],
    [-1000, '-1,000'],
    [999, '999'],
    [0, '0'],
    [0.005, '0.01'],
    [12.345, '12.35'],
    ['14990012345', '14990012345'],
  ])('%s 写作 %s', (value, text) => {
    expect(figure(value)).toBe(text);
  });
});

describe('数是 0、空白或负数时,话也说得通', () => {
  const business = (income: number | null, costs: number | null) => ({
    values: { 'total.business': income, 'total.costs': costs },
  });

  it.each([
    [
      business(-500, null),
      '经营收入为负数 -500 元，没有生产经营性支出。',
      'with no business costs',
    ],
    [business(-500, 0), '经营收入为负数 -500 元，没有生产经营性支出。', 'with no business costs'],
    [business(-500, 30), '经营收入为负数 -500 元，生产经营性支出为 30 元。', 'with 30 of costs'],
    [business(-500, -30), '经营收入为负数 -500 元，生产经营性支出为 -30 元。', 'with -30 of costs'],
    [business(null, 30), '没有经营收入，但有生产经营性支出 30 元。', 'but no business income'],
    [business(20, 30), '生产经营性支出 30 元超过经营收入 20 元。', 'higher than business income'],
  ])('经营支出多于收入 %#', (values, chinese, english) => {
    const [found] = ofHousehold('income.costsExceed', values);
    expect(found && sayFinding(zh, found).message).toBe(chinese);
    expect(found && sayFinding(en, found).message).toContain(english);
  });

  it.each([
    [-500, '净收入', 'net figures'],
    [0, '收入是否漏填', 'Check both'],
  ])('收入为 %d 时的办法', (income, chinese, english) => {
    const [found] = ofHousehold('income.costsExceed', business(income, 30));
    expect(found && sayFinding(zh, found).suggestion).toContain(chinese);
    expect(found && sayFinding(en, found).suggestion).toContain(english);
  });

  it.each([
    [0, '务工月数为 3，但务工人数为 0。', 'the number of workers is 0'],
    [1, '务工月数 30 超出范围 0–12（按 1 人计）。', 'outside 0–12'],
  ])('%d 人务工的月数', (workers, chinese, english) => {
    const values = { workers, workMonths: workers === 0 ? 3 : 30 };
    const [found] = ofHousehold('work.monthsRange', { values });
    expect(found && sayFinding(zh, found).message).toBe(chinese);
    expect(found && sayFinding(en, found).message).toContain(english);
  });
});

describe('打不开的文件', () => {
  it.each(UNREADABLE_REASONS)('%s 两种语言都说得出是什么', (reason) => {
    const found = finding('file.unreadable', { params: { reason } });
    expect(sayFinding(zh, found).message).toContain(zhReasons[reason] ?? '没有');
    expect(sayFinding(en, found).message).toContain(enReasons[reason] ?? 'none');
  });

  it.each(Object.keys(DEFAULT_LIMITS))('上限 %s', (limit) => {
    const found = finding('file.tooLarge', { params: { limit, most: 1000 } });
    expect(sayFinding(zh, found).message).toContain(`${zhLimits[limit] ?? '没有'}超过上限 1,000`);
    expect(sayFinding(en, found).message).toContain(enLimits[limit] ?? 'none');
  });

  it('说出哪个部分', () => {
    const found = finding('file.unreadable', {
      params: { reason: 'xml', part: 'xl/workbook.xml' },
    });
    expect(sayFinding(zh, found).message).toContain('（xl/workbook.xml）');
  });
});

describe('规则一览', () => {
  it('docs/rules.md 与规则一致(node scripts/run.js scripts/rules.js)', () => {
    expect(readFileSync('docs/rules.md', 'utf8')).toBe(rulesPage([zhRules, enRules], DEFAULT.file));
  });

  it('列出政策的界限和级别', () => {
    const own = policyWith({
      monitoringLine: 6500,
      bounds: { wages: { min: null, max: 100 }, jump: { up: 0.255 } },
      severities: { 'income.wagesRange': 'off' },
    });
    const rows = rulesTable(zhRules, own.file);
    const row = (code: string) => rows.find((one) => one.code === code);
    expect(row('income.wagesRange')).toMatchObject({
      severity: 'off',
      fixed: false,
      bounds: [{ key: 'bounds.wages', value: '≤100' }],
    });
    expect(row('income.jump')?.bounds).toEqual([
      { key: 'bounds.jump', value: '+25.5% / -50%, >2000' },
    ]);
    expect(row('monitoring.clearedBelowLine')?.bounds[0]?.value).toBe('≥6500');
    expect(row('income.negative')?.fixed).toBe(true);
  });

  it('没有监测线时只写键名', () => {
    const rows = rulesTable(enRules, DEFAULT.file);
    const line = rows.find(({ code }) => code === 'monitoring.clearedBelowLine');
    expect(line && boundsText(line)).toBe('monitoringLine');
  });
});
