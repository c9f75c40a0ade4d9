import { describe, expect, it } from 'vitest';
import { type FindingParts, finding } from '../../../../src/domain/findings/finding.js';
import { withWhose } from '../../../../src/run/read/told/whose.js';
import { household, placed, tableOf } from '../../../build.js';

const TABLE = tableOf(['id', 'head', 'idNumber', 'population']);
const row = (at: number, texts: Record<string, string | null>) =>
  placed(household({ table: TABLE, row: at, texts }));

const ROWS = [
  row(4, { id: '14990000001', head: '王建国' }),
  row(5, { id: null, head: '李明', idNumber: '149900197001010017' }),
  row(6, { id: null, head: '李明', idNumber: '149900197001010025' }),
  row(7, { id: null, head: '赵四' }),
];

const year = (households: typeof ROWS) => ({ households, rejected: [] }) as never;
const of = (parts: FindingParts<'income.allZero'>) =>
  withWhose([finding('income.allZero', { file: TABLE.file, sheet: TABLE.sheet, ...parts })], {
    prior: year([]),
    current: year(ROWS),
  })[0]?.whose;

describe('问题是哪一户的', () => {
  it('户主姓名和户编号', () => {
    expect(of({ row: 4, household: '14990000001' })).toEqual({
      head: '王建国',
      number: '14990000001',
    });
  });

  it('没有户编号的,证件号码掩去中间', () => {
    expect(of({ row: 6, household: '李明' })).toEqual({
      head: '李明',
      number: '149900********0025',
    });
    expect(of({ row: 7, household: '赵四' })).toEqual({ head: '赵四', number: null });
  });

  it('不在本户的行里(明白卡)的,按户编号或姓名找;两户同名的说不准', () => {
    expect(of({ row: 9, household: '赵四' })).toEqual({ head: '赵四', number: null });
    expect(of({ row: 9, household: '李明' })).toBeUndefined();
  });

  it('不是一户的问题,别的表里的户,都没有', () => {
    expect(of({ row: 4 })).toBeUndefined();
    expect(of({ row: 4, household: '14990000001', sheet: '别的' })).toBeUndefined();
    expect(of({ row: 5, household: '14990000009' })).toBeUndefined();
  });
});
