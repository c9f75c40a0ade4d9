import { describe, expect, it } from 'vitest';
import {
  type FilledCells,
  type LedgerRow,
  NOTHING_FILLED,
} from '../../../src/domain/outcomes/ledger.js';
import type { RecordedHousehold } from '../../../src/domain/outcomes/recorded.js';
import { carryOver } from '../../../src/forms/ledger/carry.js';
import { newRows } from '../../../src/forms/ledger/make.js';
import { ledgerRow } from '../../ledger-row.js';
import { recorded, WELL } from './build.js';

const FILLED: FilledCells = {
  ...NOTHING_FILLED,
  measure: '种植业帮扶',
  planned: 3000,
  note: '大棚',
};

/** A row of last month. */
const row = ({
  key = '14990010001',
  village = '北张村',
  head = '王建国',
  ...parts
}: Partial<LedgerRow> & {
  key?: string;
  village?: string;
  head?: string | null;
}): LedgerRow =>
  ledgerRow(
    { key, village, head, warning: 'none', fall: 0, shortfall: 0 },
    {},
    {
      cells: FILLED,
      ...parts,
    },
  );

const carry = (now: readonly RecordedHousehold[], ...earlier: readonly LedgerRow[]) => {
  const { rows, retired } = carryOver(newRows(now, []), earlier, now);
  return {
    filled: rows
      .filter(({ cells }) => cells.note !== null)
      .map(({ household, family }) => [household.village, household.key, family]),
    retired: retired.map(({ village, cause }) => [village, cause]),
  };
};

describe('上期填写的带到本期', () => {
  it('按户编号和措施', () => {
    expect(carry([recorded()], row({}))).toEqual({
      filled: [['北张村', '14990010001', 'crops']],
      retired: [],
    });
  });

  it('搬到别村的户按户编号带到新村', () => {
    expect(carry([recorded({ village: '南张村' })], row({}))).toEqual({
      filled: [['南张村', '14990010001', 'crops']],
      retired: [],
    });
  });

  it('只有姓名的户搬到别村认不出:留在原村的“不再需要”', () => {
    const moved = recorded({ village: '南张村', id: null, idNumber: null });
    expect(carry([moved], row({ key: '北张村 王建国' }))).toEqual({
      filled: [],
      retired: [['北张村', 'notInResults']],
    });
  });

  it.each([
    ['上期只有姓名,本期有了户编号', '北张村 王建国', recorded()],
    ['上期是证件号码,本期有了户编号', '149900********0018 王建国', recorded()],
    ['上期有户编号,本期没有', '14990010001', recorded({ id: null })],
  ])('%s', (_, key, now) => {
    expect(carry([now], row({ key })).filled).toHaveLength(1);
  });

  it('户编号是隐去的证件号码:按加密的识别码认,换了户主、搬了村也认得;两样都有一边没有密钥的按村和户主', () => {
    const hash = `fingerprint ${'0'.repeat(49)}123456789abcdef`;
    const key = '#123456789abcdef';
    const hidden = { id: '149900********0018' };
    const now = recorded({ ...hidden, hash });
    expect(carry([recorded({ ...hidden, hash, village: '南张村' })], row({ key })).filled).toEqual([
      ['南张村', key, 'crops'],
    ]);
    expect(carry([recorded({ ...hidden, hash, head: '王小明' })], row({ key })).filled).toEqual([
      ['北张村', key, 'crops'],
    ]);
    // 上期没有密钥，本期有。
    expect(carry([now], row({ key: '北张村 王建国' })).filled).toEqual([['北张村', key, 'crops']]);
    // 上期有密钥，本期没有。
    expect(carry([recorded(hidden)], row({ key })).filled).toEqual([
      ['北张村', '北张村 王建国', 'crops'],
    ]);
    expect(carry([recorded(hidden), recorded(hidden)], row({ key })).retired).toEqual([
      ['北张村', 'ambiguous'],
    ]);
    // 有自己的户编号的户，不按姓名认。
    expect(carry([recorded()], row({ key })).retired).toEqual([['北张村', 'notInResults']]);
  });

  it('同村同名而户编号不同的,是另一户', () => {
    expect(carry([recorded({ id: '9' })], row({})).retired).toEqual([['北张村', 'notInResults']]);
  });

  it('有两户都像的不猜', () => {
    const both = [recorded({ id: null, idNumber: null }), recorded({ id: '2' })];
    expect(carry(both, row({ key: '北张村 王建国' })).filled).toEqual([
      ['北张村', '北张村 王建国', 'crops'],
    ]);
    const twins = [recorded({ id: '2' }), recorded({ id: '3' })];
    expect(carry(twins, row({ key: '北张村 王建国' })).retired).toEqual([['北张村', 'ambiguous']]);
  });

  it('本期两户识别码会相同的,识别码写明乡村,上期的都不填;以后按写明的认', () => {
    const one = recorded({ id: null });
    const other = recorded({ id: null, village: '南张村' });
    expect(carry([one, other], row({ key: '149900********0018 王建国', head: null }))).toEqual({
      filled: [],
      retired: [['北张村', 'ambiguous']],
    });
    const key = '149900********0018 王建国 北张乡南张村';
    expect(carry([one, other], row({ key, village: '南张村' })).filled).toEqual([
      ['南张村', key, 'crops'],
    ]);
  });

  it('连乡村都相同的两户,都不填', () => {
    const same = recorded({ id: null });
    expect(carry([same, same], row({ key: '149900********0018 王建国 北张乡北张村' }))).toEqual({
      filled: [],
      retired: [['北张村', 'ambiguous']],
    });
  });

  it('这一户好转了:列入“不再需要”;没有填写的行也列出', () => {
    const well = recorded(WELL);
    expect(carry([well], row({})).retired).toEqual([['北张村', 'notInNeed']]);
    expect(carry([well], row({ cells: NOTHING_FILLED })).retired).toEqual([
      ['北张村', 'notInNeed'],
    ]);
  });

  it('仍需帮扶、措施不再建议：已填写的留在台账,没填的列入“不再需要”', () => {
    expect(carry([recorded()], row({ family: 'liaison' })).filled).toEqual([
      ['北张村', '14990010001', 'liaison'],
    ]);
    const untouched = row({ family: 'liaison', cells: { ...NOTHING_FILLED, helper: '李明' } });
    expect(carry([recorded()], untouched)).toEqual({
      filled: [],
      retired: [['北张村', 'notProposed']],
    });
  });

  it('“不再需要”的行又需要时填回,没有填写的不再列出', () => {
    expect(carry([recorded()], row({ retired: true })).filled).toHaveLength(1);
    const empty = row({ retired: true, cells: NOTHING_FILLED });
    expect(carry([recorded(WELL)], empty).retired).toEqual([]);
  });

  it('同一户同一措施填了两次:不同的留在“不再需要”,相同的只留一份', () => {
    const other = row({ cells: { ...FILLED, planned: 1 } });
    expect(carry([recorded()], row({}), other).retired).toEqual([['北张村', 'duplicate']]);
    expect(carry([recorded()], row({}), row({})).retired).toEqual([]);
  });

  it('空的一行不占位置', () => {
    expect(carry([recorded()], row({ cells: NOTHING_FILLED }), row({})).filled).toHaveLength(1);
  });

  it('认不出措施、没有识别码的行也保留', () => {
    expect(carry([recorded()], row({ family: null })).retired).toEqual([['北张村', 'noFamily']]);
    expect(carry([recorded()], row({ key: '', head: null })).retired).toEqual([
      ['北张村', 'noKey'],
    ]);
  });

  it('台账没写责任人时用结果里的', () => {
    const { rows } = carryOver(
      newRows([recorded({ helper: '李明' })], []),
      [row({})],
      [recorded({ helper: '李明' })],
    );
    expect(rows[0]?.cells).toEqual({ ...FILLED, helper: '李明' });
  });
});
