import { describe, expect, it } from 'vitest';
import { resultsOf } from './township.js';

const HEAD = ['户编号', '户主姓名', '家庭人口数', '务工收入', '种植业收入', '种植业支出', '低保金'];
const QUARTERS = [
  '2021年10月至2021年12月',
  '2022年1月至2022年3月',
  '2022年4月至2022年6月',
  '2022年7月至2022年9月',
];
const household = (n: number, amount: number) => [
  ...[String(n), `户${n}`, '2', String(amount), '0', '0', '0'],
];
const table = (title: string, amount: number) => [
  [`东张村${title}收入明细表`],
  HEAD,
  ...[1, 2, 3].map((n) => household(n, amount)),
];
const members = (title: string) => [
  [`东张村${title}家庭成员表`],
  ['户编号', '与户主关系', '姓名', '劳动技能'],
  ...[1, 2, 3].flatMap((n) => [
    [String(n), '户主', `户${n}`, '普通劳动力'],
    [String(n), '配偶', `配偶${n}`, '无劳动力'],
  ]),
];
const PRIOR = { '东张村.csv': table('2020年10月至2021年9月', 8000) };
const quarters = Object.fromEntries(
  QUARTERS.map((months, n) => [`东张村${n + 1}.csv`, table(months, 2000)]),
);

describe('一年分几期报送，成员另有一张名单', () => {
  it.each([
    ['没有写期间', ''],
    ['写的是全年', '2021年10月至2022年9月'],
    ['写的是一个季度', '2022年7月至2022年9月'],
  ])('名单的标题%s：各期照样相加，成员归到各户', async (_, title) => {
    const current = { ...quarters, '东张村成员.csv': members(title) };
    const { households, findings } = await resultsOf({ prior: PRIOR, current });
    expect(households).toMatchObject(
      [1, 2, 3].map((n) => ({
        id: String(n),
        labour: 1,
        income: { current: { net: 8000 } },
      })),
    );
    const codes = findings.map(({ code }) => code);
    expect(codes.filter((code) => /^(?:parts|members)\./.test(String(code)))).toEqual([]);
  });
});
