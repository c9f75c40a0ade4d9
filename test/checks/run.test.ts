import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/checks/rules.js';
import { withSeverities } from '../../src/checks/severities.js';
import type { FindingCode } from '../../src/domain/findings/codes.js';
import { FINDING_CODES, FIXED_CODES } from '../../src/domain/findings/codes.js';
import { finding } from '../../src/domain/findings/finding.js';
import { ALL_FIELDS, household, pair, placed, tableOf } from '../build.js';
import { checkHouseholds, checkPairs, DEFAULT, OPTIONS, policyWith } from './ask.js';

describe('缺列时规则不运行,并说明缺什么', () => {
  const table = tableOf(['id', 'head', 'population', 'total.wages']);
  const few = [placed(household({ table })), placed(household({ table, row: 5 }))];

  it('每张表每条规则说一次', () => {
    const { notRun } = checkHouseholds(few, OPTIONS);
    expect(notRun).toContainEqual({
      code: 'loan.limits',
      file: '本年/北张村.xlsx',
      sheet: 'Sheet1',
      missing: ['loan'],
    });
    expect(notRun.filter(({ code }) => code === 'loan.limits')).toHaveLength(1);
    expect(notRun.find(({ code }) => code === 'totals.gross')?.missing).toEqual([
      'total.gross',
      'total.business',
      'total.property',
      'total.transfers',
    ]);
    expect(notRun.map(({ code }) => code)).not.toContain('income.wagesRange');
  });

  it('列齐全时每条规则都运行', () => {
    const full = tableOf(ALL_FIELDS);
    const { notRun } = checkHouseholds([placed(household({ table: full }))], OPTIONS);
    expect(notRun).toEqual([]);
  });

  it('两年的规则说明是哪一年的表缺列', () => {
    const full = { table: tableOf(ALL_FIELDS) };
    const last = {
      table: tableOf(['id', 'head', 'population'], { year: 'prior', file: '上年.csv' }),
    };
    const twice = [pair(last, full), pair(last, full)];
    expect(checkPairs(twice, OPTIONS).notRun).toEqual([
      {
        code: 'evidence.disasterWithoutLoss',
        file: '上年.csv',
        sheet: 'Sheet1',
        missing: ['business.crops'],
      },
    ]);
  });
});

describe('一条发现', () => {
  it('带有文件、表、单元格、村和户', () => {
    const row = household({
      texts: { id: null },
      values: { loan: 60_000 },
      row: 17,
    });
    expect(checkHouseholds([placed(row, '武村')], OPTIONS).findings).toEqual([
      {
        code: 'loan.limits',
        severity: 'warning',
        file: '本年/北张村.xlsx',
        sheet: 'Sheet1',
        cell: 'D17',
        row: 17,
        village: '武村',
        household: '王建国',
        field: 'loan',
        value: 60_000,
        expected: '≤50000',
        params: { limit: 50_000 },
        accepted: false,
      },
    ]);
  });

  it.each([
    [['id', 'head', 'idNumber', 'population'], 'B4'],
    [['idNumber', 'id', 'population'], 'B4'],
    [['population', 'idNumber'], 'B4'],
  ] as const)('那一栏不在表中时(%j)指向户名、户编号或证件号码', (fields, cell) => {
    const row = household({ table: tableOf(fields), surveyed: false });
    expect(checkHouseholds([placed(row)], OPTIONS).findings).toMatchObject([
      { code: 'intake.notSurveyed', field: 'total.net', cell },
    ]);
  });

  it('几张表交替出现,各按自己的列检查,缺列各说一次', () => {
    const withLoan = household({ values: { loan: 60_000 } }).table;
    const other = household({ values: { population: 3 } }).table;
    const rows = [withLoan, other, withLoan, other].map((table) =>
      placed(household({ table, values: { loan: 60_000 } })),
    );
    const { findings, notRun } = checkHouseholds(rows, OPTIONS);
    expect(findings).toHaveLength(2);
    expect(notRun.filter(({ code }) => code === 'loan.limits')).toHaveLength(1);
    expect(notRun.filter(({ code }) => code === 'id.length')).toHaveLength(2);
  });
});

describe('政策改变级别', () => {
  const region = finding('id.region', { params: { province: '99' } });
  const jump = finding('income.jump', { params: { prior: 1, change: 1, rate: 1 } });
  const negative = finding('income.negative', {});
  const all = [region, jump, negative];

  it('没有改变时原样', () => {
    expect(withSeverities(all, DEFAULT)).toBe(all);
  });

  it('可以提高、降低、关闭', () => {
    const policy = policyWith({ severities: { 'id.region': 'off', 'income.jump': 'error' } });
    expect(withSeverities(all, policy)).toEqual([{ ...jump, severity: 'error' }, negative]);
  });

  it('以前的代码仍管它那一项,不管别的项', () => {
    const range = finding('income.itemRange', {});
    const dibao = { ...range, field: 'transfers.dibao' as const };
    const pension = { ...range, field: 'transfers.pension' as const };
    const policy = (severities: object) => policyWith({ severities });
    const off = policy({ 'income.dibaoRange': 'off' });
    expect(withSeverities([dibao, pension], off)).toEqual([pension]);
    const both = policy({ 'income.itemRange': 'info', 'income.pensionRange': 'error' });
    expect(withSeverities([dibao, pension], both).map(({ severity }) => severity)).toEqual([
      'info',
      'error',
    ]);
  });

  it('关闭的规则不运行', () => {
    const policy = policyWith({ severities: { 'loan.limits': 'off' } });
    const rows = [placed(household({ values: { loan: 60_000 } }))];
    expect(checkHouseholds(rows, { ...OPTIONS, policy }).findings).toEqual([]);
    expect(checkHouseholds(rows, OPTIONS).findings).toHaveLength(1);
  });

  it.each([...FIXED_CODES])('%s 使数据不能采用,政策不能改', (code) => {
    expect(() => policyWith({ severities: { [code]: 'off' } })).toThrow();
    expect(() => policyWith({ severities: { [code]: 'warning' } })).toThrow();
    const forced = {
      ...DEFAULT,
      file: { ...DEFAULT.file, severities: { [code]: 'off' as const } },
    };
    const rejection = finding(code as FindingCode, {});
    expect(withSeverities([rejection], forced)).toEqual([rejection]);
  });

  it('没有的代码被拒绝', () => {
    expect(() => policyWith({ severities: { 'id.checksums': 'off' } })).toThrow();
  });
});

describe('规则的清单', () => {
  it('每个代码一条规则,按定义的次序', () => {
    expect(RULES.map(({ code }) => code)).toEqual(FINDING_CODES);
    expect(new Set(FINDING_CODES).size).toBe(FINDING_CODES.length);
  });
});
