import { describe, expect, test } from 'vitest';
import { addHousehold } from '../../src/analysis/groups/add.js';
import { finishGroup } from '../../src/analysis/groups/finish.js';
import { emptySums } from '../../src/analysis/groups/sums.js';
import type { ItemKey } from '../../src/domain/catalog.js';
import { parsePeriod } from '../../src/domain/period.js';
import type { ItemShare } from '../../src/domain/season.js';
import { mayDecline } from '../../src/domain/standing/urgency.js';
import { townshipWorkbook, villageWorkbook } from '../../src/reports/index.js';
import type { RunInfo, TownshipReport, VillageReport } from '../../src/reports/report.js';
import { analysed, onOneForm, policyWith } from '../analysis/ask.js';
import { listOf, open, rowsOf } from './read.js';

const ZH = { lang: 'zh', unmasked: false } as const;
const POLICY = policyWith({ projection: { interval: { 3: { low: -0.1, high: 0 } } } });
const SHARES = new Map<ItemKey, ItemShare>([
  ['wages.migrant', { share: 2_500, by: 'own' }],
  ['transfers.soil', { share: null, by: 'once' }],
]);
const period = (text: string) => parsePeriod(text) ?? { first: 0, last: 0 };

/** `so far` of 10,000 yuan last year: F = 1.75 C + 5,625. */
const earning = (id: string, soFar: number, monitored: string | null = null) =>
  analysed(
    onOneForm(
      { id, population: 2, 'wages.migrant': 10_000 },
      { id, population: 2, 'wages.migrant': soFar, monitored },
    ),
    POLICY,
    { months: 3, estimated: true, shares: SHARES },
  ).result;

const HOUSEHOLDS = [
  earning('1', 2_480), // flat to date, F = 9,965: possible by its lower end
  earning('2', 2_476), // F = 9,958: the same, and falls by more
  earning('3', 2_480, '边缘易致贫户'),
  earning('4', 2_600), // up, F = 10,175: possible by its lower end
  earning('5', 1_000), // down to date, F = 7,375: likely
  earning('6', 4_000), // F = 12,625: none
];

function reports(): { readonly village: VillageReport; readonly township: TownshipReport } {
  const sums = emptySums('北张村', '北张乡', POLICY, true);
  for (const household of HOUSEHOLDS) addHousehold(sums, household, POLICY);
  const group = finishGroup(sums, POLICY);
  const run: RunInfo = {
    township: '北张乡',
    county: null,
    periods: {
      prior: period('2020-10..2021-09'),
      current: period('2021-10..2021-12'),
      basis: 'to-date',
    },
    policy: { ...POLICY, hasInterval: true },
    shares: SHARES,
    toolVersion: '0.1.0',
    madeOn: null,
  };
  const none = { listed: [], findings: [], itemised: [] };
  return {
    village: { run, group, households: HOUSEHOLDS, ...none },
    township: {
      ...{ run, township: group, villages: [group], alone: [], ...none },
      ...{ notMet: [], monitored: [], redUnmonitored: [], declining: [] },
      previous: null,
      ...{ groups: [], households: [] },
      mayDecline: HOUSEHOLDS.filter(mayDecline),
    },
  };
}

const { village, township } = reports();
const villageBook = open(await villageWorkbook(village, ZH));
const townshipBook = open(await townshipWorkbook(township, ZH));

describe('年初至今的工作簿', () => {
  test('两张表排在名单之后,只在年初至今的结果里', async () => {
    expect(villageBook.SheetNames.slice(6, 10)).toEqual([
      '因素明细',
      '可能减收户',
      '全年预计',
      '未排查与新增',
    ]);
    expect(townshipBook.SheetNames.slice(7, 11)).toEqual([
      '减收户',
      '可能减收户',
      '全年预计',
      '未排查与新增',
    ]);
    const periods = { ...village.run.periods, basis: 'same-period' } as const;
    const same = await villageWorkbook(
      { ...village, run: { ...village.run, periods, shares: null } },
      ZH,
    );
    expect(open(same).SheetNames).not.toContain('全年预计');
  });

  test('可能减收户:目前没有减收的,先监测户,再按预计减少额', () => {
    for (const book of [villageBook, townshipBook]) {
      const rows = listOf(book, '可能减收户');
      expect(rows.map((row) => row.户编号)).toEqual(['3', '2', '1', '4']);
      expect(rows[1]).toMatchObject({
        上年全年纯收入: 10_000,
        预计全年纯收入: 9_958,
        预计增减额: -42,
        预计下限: 8_962.2,
        预计上限: 9_958,
        减收风险: '可能减收',
        目前趋势: '— 持平',
      });
    }
  });

  test('全年预计:村里一户一行,乡镇一村一行、合计是全乡的数', () => {
    const rows = listOf(villageBook, '全年预计');
    expect(rows).toHaveLength(HOUSEHOLDS.length);
    expect(rows[4]).toMatchObject({
      预计全年纯收入: 7_375,
      预计全年人均: 3_687.5,
      预计趋势: '▼ 减收',
      预计达标: '未达标',
      预计距目标缺口: 4_825,
      减收风险: '很可能减收',
    });
    const [, total] = listOf(townshipBook, '全年预计', '村');
    expect(total).toMatchObject({
      村: '合计',
      上年全年纯收入: 60_000,
      预计全年纯收入: 9_965 * 2 + 9_958 + 10_175 + 7_375 + 12_625,
      预计达标户: 1,
      很可能减收: 1,
      可能减收: 4,
    });
  });

  test('每张预计的表都注明是推算数,有没有区间', async () => {
    const text = (book: typeof villageBook, name: string) => rowsOf(book, name).flat().join('\n');
    for (const name of ['可能减收户', '全年预计']) {
      expect(text(villageBook, name)).toContain('不是实际数');
      expect(text(villageBook, name)).not.toContain('未配置');
      const policy = { ...village.run.policy, hasInterval: false };
      const without = await villageWorkbook({ ...village, run: { ...village.run, policy } }, ZH);
      expect(text(open(without), name)).toContain('预计区间：未配置');
    }
  });

  test('说明列出各项比例,各从哪里来', () => {
    const about = rowsOf(villageBook, '说明').flat().join('\n');
    expect(about).toContain('上年全年数乘以下列比例，折算为同期：务工收入 25.00%。');
    expect(about).toContain('一年一次、没有单独写出比例的');
    expect(about).toContain('耕地地力保护补贴');
    expect(about).not.toContain('用 default 的');
  });
});
