import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Household, TextField } from '../../../src/domain/household.js';
import { matchYears } from '../../../src/intake/batch/match.js';
import { keyPieces, villageKeys } from '../../../src/run/analyze/keys.js';
import { mergeKeyOf } from '../../../src/run/merge-key.js';
import { household, placed } from '../../build.js';

interface Given extends Partial<Record<TextField, string | null>> {
  readonly blank?: boolean;
  readonly in?: string;
}

let rows = 1;
const row = ({ blank = false, in: village, ...texts }: Given) => {
  rows += 1;
  const one: Household = household({
    row: rows,
    texts: { id: null, head: null, ...texts },
    ...(blank ? {} : { values: { 'wages.migrant': 1 } }),
    surveyed: !blank,
  });
  return placed(one, village);
};
const rejected = (given: Given) => {
  const { row: one, ...place } = row(given);
  return { ...place, row: { ...one, reasons: [] } };
};

const KEY = Uint8Array.from({ length: 32 }, (_, n) => n);
const NUMBER = '14990019800101123x';
const HASH = createHmac('sha256', KEY)
  .update(NUMBER.toUpperCase())
  .digest('base64url')
  .slice(0, 22);

function keysOf(
  prior: readonly Given[],
  current: readonly Given[],
  { bad = [], key = null as Uint8Array | null }: { bad?: Given[]; key?: Uint8Array | null } = {},
) {
  const batch = {
    prior: { households: prior.map(row), rejected: [] },
    current: { households: current.map(row), rejected: bad.map(rejected) },
  };
  const gathered = { batch, matching: matchYears(batch) };
  const place = {
    level: 'township' as const,
    name: '北张乡',
    pathOf: (village: string) => ['北张乡', village],
  };
  const villages = villageKeys(
    gathered as unknown as Parameters<typeof villageKeys>[0],
    key === null ? null : mergeKeyOf(key),
  );
  const kept = villages.map((own) => ({ ...own, rows: { take: () => own.rows } }));
  const text = Buffer.concat([...keyPieces(kept, place)]).toString();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

describe('keys.jsonl', () => {
  it('两年的每一户一行，写明年度和情况，按村、户编号、户主排列', () => {
    const lines = keysOf(
      [
        { id: '3', head: '张三' },
        { id: '1', head: '李一' },
        { id: '2', head: '王二' },
      ],
      [
        { id: '2', head: '王二', blank: true },
        { id: '1', head: '李一' },
        { id: '4', head: '赵四' },
        { id: '5', head: '钱五', blank: true },
      ],
      { bad: [{ id: '3', head: '张三' }] },
    );
    expect(lines.map(({ id, year, state }) => [id, year, state])).toEqual([
      ['1', 'both', 'compared'],
      ['2', 'both', 'notSurveyed'],
      ['3', 'current', 'rejected'],
      ['3', 'prior', 'notFound'],
      ['4', 'current', 'new'],
      ['5', 'current', 'notSurveyed'],
    ]);
    expect(Object.keys(lines[0])).toEqual(['path', 'id', 'head', 'year', 'state', 'hash']);
  });

  it('有密钥才有识别码：身份证号本年没填的用上年的，末位大小写一样', () => {
    const prior = [{ id: '1', head: '李一', idNumber: NUMBER }];
    const current = [{ id: '1', head: '李一' }];
    expect(keysOf(prior, current)[0].hash).toBeNull();
    expect(keysOf(prior, current, { key: KEY })[0].hash).toBe(HASH);
    expect(keysOf([], [{ id: '9', head: '李一' }], { key: KEY })[0].hash).toBeNull();
  });

  it('当作户编号的身份证号隐去中间各位', () => {
    const [line] = keysOf([], [{ id: '149900198001011238', head: '李一' }]);
    expect(line.id).toBe('149900********1238');
  });

  it('一村接一村，按村名的先后', () => {
    const lines = keysOf(
      [],
      [
        { id: '1', head: '李一', in: '武村' },
        { id: '2', head: '王二', in: '南村' },
      ],
    );
    expect(lines.map(({ path }) => path)).toEqual([
      ['北张乡', '南村'],
      ['北张乡', '武村'],
    ]);
  });
});
