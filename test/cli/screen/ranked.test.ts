import { describe, expect, it } from 'vitest';
import { ranked } from '../../../src/cli/screen/ranked.js';
import { type Finding, finding } from '../../../src/domain/findings/finding.js';

const at = (row: number, cell: string, household: string | null = '1') => ({
  file: '本年/北张村.xlsx',
  sheet: 'Sheet1',
  row,
  cell,
  household,
});
const codes = (findings: readonly Finding[]) => ranked(findings).map(({ first }) => first.code);

describe('问题的次序', () => {
  it('整个文件的在前，其次使整行不能采用的，其余按牵动的钱；警告在错误之后', () => {
    expect(
      codes([
        finding('income.jump', {
          ...at(3, 'H3'),
          value: 9000,
          params: { prior: 1000, rate: 8 } as never,
        }),
        finding('totals.net', { ...at(4, 'K4'), value: 5000, expected: 4000, params: {} as never }),
        finding('totals.category', {
          ...at(4, 'H4'),
          value: 900,
          expected: 100,
          params: {} as never,
        }),
        finding('totals.category', {
          ...at(5, 'H5', '2'),
          value: 900,
          expected: 200,
          params: {} as never,
        }),
        finding('intake.notNumber', at(6, 'H6', '3')),
        finding('file.noTable', { file: '本年/南张村.xlsx', params: { sheets: 1 } }),
      ]),
    ).toEqual(['file.noTable', 'intake.notNumber', 'totals.category', 'totals.net', 'income.jump']);
  });

  it('不是合计和幅度的问题，也按牵动的钱', () => {
    const gone = finding('intake.itemGone', {
      ...at(3, 'H2', null),
      value: 12_000,
      params: { households: 6 },
    });
    const net = { ...at(4, 'K4'), value: 5000, expected: 4000, params: { difference: 1000 } };
    const unknown = finding('intake.unknownMoney', {
      ...at(2, 'Z2', null),
      params: { candidate: null, score: null, sum: 900, cells: 2 },
    });
    const helper = finding('household.helperIsHousehold', at(5, 'G5'));
    const wages = finding('work.wagesWithoutWorkers', {
      ...at(6, 'F6'),
      params: { wages: 7000 },
    });
    expect(codes([helper, unknown, wages, finding('totals.net', net), gone])).toEqual([
      ...['intake.itemGone', 'totals.net', 'intake.unknownMoney'],
      ...['work.wagesWithoutWorkers', 'household.helperIsHousehold'],
    ]);
  });

  it('一条规则里，牵动的钱多的在前', () => {
    const jump = (row: number, value: number) =>
      finding('income.itemJump', {
        ...at(row, `H${row}`, String(row)),
        value,
        params: { prior: 4000, change: value - 4000, rate: null },
      });
    const [group] = ranked([jump(3, 0), jump(4, 20_000), jump(5, 9000)]);
    expect(group?.lines.map(({ first }) => first.cell)).toEqual(['H4', 'H5', 'H3']);
  });

  it('同样多钱的，条数多的在前', () => {
    const sums = [at(4, 'H4'), at(5, 'H5', '2')].map((place) => finding('id.checksum', place));
    expect(codes([finding('id.length', { ...at(3, 'G3'), params: {} as never }), ...sums])).toEqual(
      ['id.checksum', 'id.length'],
    );
  });
});

describe('重复的问题', () => {
  it('同一行合计的 17 栏是一句；同一户重复的编号是一句；别的户另说', () => {
    const totals = Array.from({ length: 17 }, (_, n) =>
      finding('totals.sheet', {
        ...at(20, `${String.fromCharCode(65 + n)}20`, null),
        value: n,
        params: {} as never,
      }),
    );
    const [group] = ranked(totals);
    expect(group?.lines.map(({ others }) => others.length)).toEqual([16]);
    const twice = [at(7, 'E7'), at(7, 'G7'), at(15, 'E15'), at(15, 'G15'), at(9, 'E9', '2')];
    const [duplicates] = ranked(
      twice.map((place) =>
        finding('key.duplicate', {
          ...place,
          params: { others: '', rows: 2, villages: '' } as never,
        }),
      ),
    );
    expect(duplicates?.lines.map(({ first, others }) => [first.cell, others.length])).toEqual([
      ['E7', 3],
      ['E9', 0],
    ]);
  });

  it('没有行的各是各的，内容一样的才算重复', () => {
    const words = ['甲', '甲', '乙'].map((value) =>
      finding('intake.unknownColumn', { file: 'a.csv', value, params: {} as never }),
    );
    expect(ranked(words)[0]?.lines.map(({ others }) => others.length)).toEqual([1, 0]);
  });
});
