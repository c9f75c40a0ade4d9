import { describe, expect, it } from 'vitest';
import { type FindingParts, finding } from '../../../../src/domain/findings/finding.js';
import { hiddenIn, withHidden } from '../../../../src/run/read/told/hidden.js';
import { sheet } from '../../../sheets.js';

const ROWS = [
  ['a', 'b', 'c'],
  ['1', '2', '3'],
  ['4', '5', '6'],
];
const NAMED = sheet(ROWS, { name: '北张村', hiddenRows: [1, 7], hiddenColumns: [2, 900] });

describe('工作表里藏起来的行和列', () => {
  it('只算有内容的范围', () => {
    expect(hiddenIn([NAMED])).toEqual([
      { sheet: '北张村', rows: [2], columns: ['C'], whole: false },
    ]);
  });

  it('没有隐藏的表不列；重名的表分不清，也不列', () => {
    expect(hiddenIn([{ ...NAMED, hiddenRows: [], hiddenColumns: [900] }])).toEqual([]);
    expect(hiddenIn([NAMED, NAMED])).toEqual([]);
  });
});

const READINGS = [{ input: { name: '北张村.xlsx' }, hidden: hiddenIn([NAMED]) }];
const at = (parts: FindingParts<'income.allZero'>) =>
  withHidden(
    [finding('income.allZero', { file: '北张村.xlsx', sheet: '北张村', ...parts })],
    READINGS,
  )[0]?.hidden;

describe('问题所在的行、列是不是隐藏的', () => {
  it('行、列各自判断', () => {
    expect(at({ row: 2, cell: 'A2' })).toEqual({ row: true, column: false });
    expect(at({ row: 3, cell: 'C3' })).toEqual({ row: false, column: true });
    expect(at({ row: 2, cell: 'C2' })).toEqual({ row: true, column: true });
    expect(at({ cell: 'C2' })).toEqual({ row: false, column: true });
  });

  it('看得见的、没有位置的、别的表和文件里的，都不写', () => {
    expect(at({ row: 3, cell: 'A3' })).toBeUndefined();
    expect(at({ row: 3, cell: 'CC3' })).toBeUndefined();
    expect(at({})).toBeUndefined();
    expect(at({ row: 2, sheet: '别的' })).toBeUndefined();
    expect(at({ row: 2, file: '南张村.xlsx' })).toBeUndefined();
  });

  it('整张工作表隐藏的，里面每一处都写；另有隐藏的行也写', () => {
    const whole = sheet(ROWS, { name: '底稿', hidden: true, hiddenRows: [1] });
    const readings = [{ input: { name: '北张村.xlsx' }, hidden: hiddenIn([whole]) }];
    const inSheet = (parts: FindingParts<'income.allZero'>) =>
      withHidden(
        [finding('income.allZero', { file: '北张村.xlsx', sheet: '底稿', ...parts })],
        readings,
      )[0]?.hidden;
    expect(inSheet({ row: 3, cell: 'A3' })).toEqual({ row: false, column: false, sheet: true });
    expect(inSheet({ row: 2, cell: 'A2' })).toEqual({ row: true, column: false, sheet: true });
    expect(inSheet({})).toEqual({ row: false, column: false, sheet: true });
  });

  it('说有隐藏行的那一条自己不再写', () => {
    const said = finding('intake.hiddenRows', {
      ...{ file: '北张村.xlsx', sheet: '北张村', row: 2 },
      params: { rows: '2' },
    });
    expect(withHidden([said], READINGS)).toEqual([said]);
  });
});
