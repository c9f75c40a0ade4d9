import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../files/temporary.js';
import { partsOf } from '../../reports/read.js';
import { zengshou } from '../county.js';

const HEAD =
  '行政村,户编号,户主姓名,户主证件号码,户类型,监测对象类别,帮扶责任人,家庭人口数,务工收入,种植业收入,低保金,减收原因,备注';
const VILLAGES = ['甲村', '乙村', '丙村'];
const EACH = 14;
const numberOf = (town: number, n: number): string =>
  `1499001970${String(town).padStart(2, '0')}${String((n % 28) + 1).padStart(2, '0')}${String(n).padStart(3, '0')}0`;
const two = (n: number): string => String.fromCharCode(0x4e00 + n);

/** What of a household must not be told to everybody, each of it like nothing else. */
const secretsOf = (town: number, n: number) => ({
  village: VILLAGES[n % 3] ?? '',
  id: `7${town}${String(6000 + n)}31`,
  head: `${n % 5 === 0 ? '欧阳' : '郝'}${two(900 + town * 50 + n)}`,
  number: numberOf(town, n),
  helper: `邢${two(2000 + town * 50 + n)}`,
  reason: `在坡上摔伤第${town}${n}回`,
  remark: `西沟第${town}${n}家`,
});

function table(town: number, year: 0 | 1): string {
  const rows = Array.from({ length: EACH * 3 }, (_, n) => {
    const { village, id, head, number, helper, reason, remark } = secretsOf(town, n);
    const wages = 12_000 + n * 410 + year * (n % 4 === 0 ? -9000 : 2100);
    const kind = n % 7 === 0 ? '脱贫不稳定户' : '';
    const own = [village, id, head, number, '脱贫户', kind, helper, (n % 4) + 1];
    return [
      ...own,
      wages,
      900 + n,
      year === 1 && n % 9 === 0 ? 0 : 300,
      year ? reason : '',
      remark,
    ];
  });
  return [HEAD, ...rows.map((row) => row.join(','))].join('\n');
}

const TOWNS = ['北张乡', '南安镇'];
const all = TOWNS.flatMap((_, town) =>
  Array.from({ length: EACH * 3 }, (_row, n) => ({ town, ...secretsOf(town, n) })),
);

/** Both townships' tables, to be analysed. */
const folderOfTowns = (): string =>
  folderWith(
    Object.fromEntries(
      TOWNS.flatMap((name, town) =>
        ([0, 1] as const).map((year) => [`表/${name}/填报${year}.csv`, table(town, year)]),
      ),
    ),
  );

const analyze = (folder: string, name: string, out: string, ...more: readonly string[]) =>
  zengshou(
    folder,
    ...['analyze', '--prior', `表/${name}/填报0.csv`, '--current', `表/${name}/填报1.csv`],
    ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
    ...['--township', name, '--out', out, '--jobs', '1', '--quiet', ...more],
  );

/** Every file below a folder as text, whatever it is; zips part by part. */
async function* textsIn(folder: string): AsyncGenerator<[name: string, text: string]> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    const bytes = readFileSync(path);
    yield [`${name} (name)`, name];
    if (!/\.(?:xlsx|docx)$/u.test(name)) yield [name, bytes.toString('utf8')];
    else for (const [part, text] of await partsOf(bytes)) yield [`${name} ${part}`, text];
  }
}

type Secret = Exclude<keyof (typeof all)[number], 'town' | 'village'>;

/** What of these is told somewhere below a folder. */
async function toldIn(
  folder: string,
  keys: readonly Secret[],
  households: readonly (typeof all)[number][] = all,
): Promise<string[]> {
  const told: string[] = [];
  for await (const [name, text] of textsIn(folder)) {
    for (const household of households) {
      for (const key of keys) {
        // A number may be masked in its middle.
        const secret = household[key];
        const masked = `${secret.slice(0, 6)}********${secret.slice(-4)}`;
        if (text.includes(secret) || (key === 'number' && text.includes(masked)))
          told.push(`${name}: ${key} ${secret}`);
      }
    }
  }
  return told;
}

const EVERYTHING = ['id', 'head', 'number', 'helper', 'reason', 'remark'] as const;
const NOT_COUNTY = ['head', 'number', 'reason', 'remark'] as const;
const LOOKS = ['--profile', 'accessible'];
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

describe('各命令写给各种人的每个文件，每个字节', () => {
  it('公开：analyze 的公开、report 的全部（图在内）、汇总的，一户的什么也没有', async () => {
    const folder = folderOfTowns();
    for (const name of TOWNS) {
      const run = await analyze(folder, name, name, '--audience', 'public', '--parquet');
      expect(run.code).toBeLessThan(2);
    }
    const open = ['--audience', 'public', '--quiet'];
    await zengshou(folder, 'report', '北张乡', '--out', '公', ...open, '--figures');
    await zengshou(folder, 'rollup', ...TOWNS, '--name', '文水县', '--out', '汇总', '--quiet');
    await zengshou(folder, 'report', '汇总', '--out', '县公', ...open);
    for (const out of ['北张乡/公开', '公', '县公']) {
      expect([out, files(join(folder, out)).length > 2]).toEqual([out, true]);
      expect([out, await toldIn(join(folder, out), EVERYTHING)]).toEqual([out, []]);
      for await (const [name, text] of textsIn(join(folder, out)))
        expect([name, /填报[01]|\.csv/u.test(text)]).toEqual([name, false]);
    }
    expect(
      files(join(folder, '公')).filter((name) => !/^(?:公开\/|data\/manifest)/u.test(name)),
    ).toEqual([]);
    // The township's own folder beside it has all of it: the search finds what is there.
    expect((await toldIn(join(folder, '北张乡/data'), ['head', 'id'])).length).toBeGreaterThan(50);
  }, 120_000);

  it('县里：工作簿（读屏的也是）、网页、文档、图、汇总的，没有全名、号码、原因、文件', async () => {
    const folder = folderOfTowns();
    for (const name of TOWNS) await analyze(folder, name, name);
    const county = ['--audience', 'county', '--quiet'];
    await analyze(folder, '北张乡', '县', '--audience', 'county');
    await zengshou(folder, 'report', '北张乡', '--out', '县一', ...county, '--figures');
    await zengshou(folder, 'report', '北张乡', '--out', '县二', ...county, ...LOOKS);
    await zengshou(folder, 'report', '北张乡', '--out', '县三', ...county, '--report-lang', 'en');
    const put = ['rollup', ...TOWNS, '--name', '文水县', '--quiet'];
    await zengshou(folder, ...put, '--out', '汇总');
    await zengshou(folder, ...put, '--out', '汇总二', ...LOOKS);
    await zengshou(folder, 'report', '汇总', '--out', '县四', ...county);
    for (const out of ['县', '县一', '县二', '县三', '汇总', '汇总二', '县四']) {
      const whole = join(folder, out);
      expect([out, files(whole).length > 2]).toEqual([out, true]);
      for await (const [name, text] of textsIn(whole)) {
        // What stays with the statisticians (audiences.md).
        if (/^data\//u.test(name)) continue;
        expect([out, name, /填报[01]/u.test(text)]).toEqual([out, name, false]);
        const told = all.flatMap((household) =>
          NOT_COUNTY.filter((key) => text.includes(household[key])),
        );
        expect([out, name, told]).toEqual([out, name, []]);
        expect([out, name, /149900\*+/u.test(text)]).toEqual([out, name, false]);
      }
    }
    expect(files(join(folder, '县')).some((name) => name.startsWith('分村'))).toBe(false);
    // Whom the county looks after is named by surname and number.
    const told = await toldIn(join(folder, '县一'), ['id']);
    expect(told.length).toBeGreaterThan(0);
  }, 120_000);

  it('村：每个村的工作簿（读屏的、明白卡也是）只有本村的户', async () => {
    const folder = folderOfTowns();
    await analyze(folder, '北张乡', '北张乡');
    const village = ['--audience', 'village', '--quiet'];
    await zengshou(folder, 'report', '北张乡', '--out', '村一', ...village);
    await zengshou(folder, 'report', '北张乡', '--out', '村二', ...village, ...LOOKS);
    await zengshou(folder, 'cards', '北张乡', '--out', '明白卡', '--quiet');
    await zengshou(folder, 'ledger', '北张乡', '--out', '台账', '--quiet');
    const own = all.filter(({ town }) => town === 0);
    for (const [out, of] of [
      ['村一/分村', ''],
      ['村二/分村', ''],
      ['明白卡', ''],
      ['台账', '帮扶台账'],
    ]) {
      for (const name of VILLAGES) {
        const bytes = readFileSync(join(folder, String(out), `${name}${of}.xlsx`));
        for (const [part, text] of await partsOf(bytes)) {
          const others = own.filter(
            (one) =>
              one.village !== name && [one.head, one.id].some((secret) => text.includes(secret)),
          );
          expect([out, name, part, others]).toEqual([out, name, part, []]);
          expect([part, own.filter(({ number }) => text.includes(number))]).toEqual([part, []]);
        }
      }
    }
    expect(
      files(join(folder, '村一')).filter((name) => !/^(?:分村\/|data\/manifest)/u.test(name)),
    ).toEqual([]);
  }, 120_000);
});
