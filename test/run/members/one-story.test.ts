import { describe, expect, it } from 'vitest';
import { resultsOf } from './township.js';

const HEADER = [
  ...['户编号', '家庭人口数', '务工收入', '种植业收入', '种植业支出', '利息收入', '低保金'],
  ...['与户主关系', '姓名', '证件号码'],
];
const head = (id: string, name: string, last: string) => [
  ...[id, '2', '20000', '0', '0', '0', '0', '户主', name, `14990019700101${last}`],
];
const member = (id: string, name: string, last: string) => [
  ...[id, '', '', '', '', '', '', '配偶', name, `14990019700101${last}`],
];
const FAMILY = [head('1', '王建国', '0017'), member('1', '李桂花', '0025')];

const codesIn = async (...rows: readonly (readonly string[])[]) => {
  const table = [HEADER, ...FAMILY, ...rows];
  const { findings } = await resultsOf({
    prior: { '北张村.csv': [HEADER, ...FAMILY] },
    current: { '北张村.csv': table },
  });
  return findings
    .filter(({ file, row }) => String(file).includes('本年') && Number(row) > 3)
    .map(({ row, code }) => [row, code]);
};

describe('一行只说一件事', () => {
  it('没有户编号、没有填收入的成员:只说没有户编号', async () => {
    expect(await codesIn(member('', '赵平', '0041'))).toEqual([[4, 'members.noKey']]);
  });

  it('合不成一户的成员没有收入,不说没有排查', async () => {
    const rows = [head('2', '赵平', '0041'), member('2', '钱三', '0041')];
    expect(await codesIn(...rows)).toEqual([
      [4, 'key.duplicate'],
      [5, 'key.duplicate'],
    ]);
  });

  it('一户没有填收入,照样说没有排查', async () => {
    const bare = head('2', '赵平', '0041').map((cell, n) => (n > 1 && n < 7 ? '' : cell));
    expect(await codesIn(bare, member('2', '钱三', '005X'))).toEqual([[4, 'intake.notSurveyed']]);
  });
});
