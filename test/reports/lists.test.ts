import { describe, expect, test } from 'vitest';
import type { LoneHousehold } from '../../src/domain/outcomes/listed.js';
import { townshipWorkbook, villageWorkbook } from '../../src/reports/index.js';
import { type GivenPair, policyOf, reportsOf } from './build.js';
import { open, rowsOf } from './read.js';

const ZH = { lang: 'zh', unmasked: false } as const;
/** Below it who earns less than 2,000 yuan a head. */
const POLICY = policyOf({ monitoringLine: 2000 });

const wages = (id: string, prior: number, now: number, monitored: string | null): GivenPair => ({
  prior: { texts: { id, monitored }, values: { population: 1, 'wages.migrant': prior } },
  current: { texts: { id, monitored }, values: { population: 1, 'wages.migrant': now } },
});

const lone = (id: string, warning: LoneHousehold['warning']): LoneHousehold => ({
  ...{ village: '北张村', township: '北张乡', id, head: '王建国', idNumber: null, type: null },
  ...{ monitored: null, helper: null, population: 2, net: 0, perCapita: 0 },
  ...{ monitoringPerCapita: 0, warning },
});

const { villages, township } = reportsOf(
  [
    {
      name: '北张村',
      pairs: [
        wages('1', 9_000, 9_500, '边缘易致贫户'),
        wages('2', 1_000, 1_900, null),
        wages('3', 9_000, 19_000, null),
        {
          ...wages('4', 9_000, 19_000, null),
          prior: { texts: { id: '4' }, values: { population: 1, 'wages.other': 9_000 } },
        },
      ],
    },
  ],
  POLICY,
);
const [village] = villages;
if (village === undefined) throw new Error('没有村');
const townshipBook = open(
  await townshipWorkbook({ ...township, alone: [lone('8', 'orange'), lone('9', 'red')] }, ZH),
);
const villageBook = open(await villageWorkbook(village, ZH));

/** 户编号 of the rows under a caption that begins so, to the next blank or caption. */
function idsUnder(book: typeof villageBook, sheet: string, caption: string): unknown[] {
  const rows = rowsOf(book, sheet);
  const top = rows.findIndex((row) => String(row[0]).startsWith(caption));
  const column = rows[top + 1]?.indexOf('户编号') ?? -1;
  const ids: unknown[] = [];
  for (const row of rows.slice(top + 2)) {
    if (typeof row[0] !== 'number') break;
    ids.push(row[column]);
  }
  return ids;
}

describe('名单的各部分', () => {
  test('监测户:风险未消除的;未纳入监测的红色户;没有参加比较的,红色在前', () => {
    expect(idsUnder(townshipBook, '监测户', '一、')).toEqual(['1']);
    expect(idsUnder(townshipBook, '监测户', '二、')).toEqual(['2']);
    expect(idsUnder(townshipBook, '监测户', '三、')).toEqual(['9', '8']);
  });

  test('监测户三个名单表头相同，接着印的每一页上才不会错', () => {
    const headers = rowsOf(townshipBook, '监测户').filter(([first]) => first === '序号');
    expect(headers).toEqual([headers[0], headers[0], headers[0]]);
  });

  test('台账第三部分:增收、达标而仍在监测线下的红色户', () => {
    expect(idsUnder(villageBook, '减收户台账', '三、')).toEqual(['2']);
    expect(idsUnder(villageBook, '减收户台账', '二、')).toEqual(['1']);
  });

  test('收入构成的可比户数只算两年的表都有这一项的户', () => {
    const rows = rowsOf(townshipBook, '收入构成');
    const header = rows.find((row) => row.includes('可比户数')) ?? [];
    const column = header.indexOf('可比户数');
    const row = rows.find((cells) => String(cells[0]).trim() === '务工收入') ?? [];
    expect(row[column]).toBe(3);
    expect(row[header.indexOf('上年')]).toBe(19_000);
  });
});
