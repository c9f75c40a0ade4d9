import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const HEAD =
  '行政村,户编号,户主姓名,家庭人口数,工资性收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入';
const row = (village: string, id: number, wages: number | string) =>
  wages === ''
    ? `${village},${id},王建国,1,,,,,\n`
    : `${village},${id},王建国,1,${wages},0,0,0,0\n`;

function township() {
  const folder = folderWith();
  const put = (name: string, text: string, day: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    const time = new Date(`${day}T12:00:00`);
    utimesSync(join(folder, name), time, time);
  };
  const roster = ['北张村', '南张村', '武村'].flatMap((village, n) =>
    [1, 2].map((id) => row(village, 10 * n + id, 9000)),
  );
  put('上年/全乡.csv', `${HEAD}\n${roster.join('')}`, '2021-10-01');
  const north = (wages: number | string) =>
    `${HEAD}\n${row('北张村', 1, wages)}${row('北张村', 2, '')}`;
  put('本年/北张.csv', north('约一万'), '2022-10-08');
  put('本年/北张村(改).csv', north(9100), '2022-10-15');
  put(
    '本年/南张村.csv',
    `${HEAD}\n${row('南张村', 11, 8000)}${row('南张村', 12, '三千')}`,
    '2022-10-16',
  );
  return folder;
}

async function run(folder: string, ...argv: string[]) {
  const shell = shellFor(['status', '本年', ...argv], { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out() };
}

const ARGUMENTS = ['--roster', '上年', '--due', '2022-10-15'];

describe('zengshou status', () => {
  it('已报、迟报、未报；截止当天不算迟；同村再报以最新一份为准', async () => {
    const { code, out } = await run(township(), ...ARGUMENTS, '--json');
    expect(code).toBe(1);
    const { villages, unread } = JSON.parse(out);
    expect(unread).toEqual([]);
    const brief = Object.fromEntries(
      villages.map(({ village, ...rest }: { village: string }) => [village, rest]),
    );
    expect(brief.北张村).toMatchObject({
      state: 'delivered',
      file: '本年/北张村(改).csv',
      day: '2022-10-15',
      version: 2,
      older: ['本年/北张.csv'],
      expected: 2,
      filled: 1,
      blank: 1,
      rejected: 0,
      errors: 0,
    });
    expect(brief.南张村).toMatchObject({
      state: 'late',
      version: 1,
      filled: 1,
      rejected: 1,
      errors: 1,
      clean: 0.5,
    });
    expect(brief.武村).toMatchObject({ state: 'missing', expected: 2, version: 0, clean: null });
  });

  it('屏幕上点名以前的文件；没有名册时不知道谁没报', async () => {
    const { out } = await run(township());
    expect(out).toContain('本年/北张.csv');
    expect(out).not.toContain('武村');
  });

  it('没有表的文件不算报送', async () => {
    const folder = township();
    writeFileSync(join(folder, '本年/通知.csv'), '关于报送的通知\n');
    const { out } = await run(folder, '--json');
    expect(JSON.parse(out).unread).toEqual(['本年/通知.csv']);
  });

  it('工作簿可以转发', async () => {
    const folder = township();
    await run(folder, ...ARGUMENTS, '--out', '报送进度.xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '报送进度.xlsx'));
    const texts: unknown[] = [];
    book.getWorksheet('报送进度')?.eachRow((line) => texts.push(line.getCell(2).value));
    expect(texts).toEqual(expect.arrayContaining(['已报', '迟报', '未报']));
  });

  it('一个文件里的两个村各算各的；名册里没有的村名提醒核对', async () => {
    const folder = township();
    const two = `${HEAD}\n${row('武村', 21, 7000)}${row('吴村', 31, '三千')}`;
    writeFileSync(join(folder, '本年/两村.csv'), two);
    const { out } = await run(folder, ...ARGUMENTS, '--json');
    const { villages, unexpected } = JSON.parse(out);
    const of = (name: string) =>
      villages.find(({ village }: { village: string }) => village === name);
    expect(of('武村')).toMatchObject({ file: '本年/两村.csv', filled: 1, errors: 0, expected: 2 });
    expect(of('吴村')).toMatchObject({
      file: '本年/两村.csv',
      rejected: 1,
      errors: 1,
      expected: 0,
    });
    expect(unexpected).toEqual(['吴村']);
  });

  it('两个乡镇的同名村分开算；没写乡镇的，算作唯一有这个村的乡镇', async () => {
    const of = (town: string, village: string, id: number) => `${town},${row(village, id, 9000)}`;
    const folder = folderWith({
      '上年/全县.csv': `乡镇,${HEAD}\n${of('甲乡', '中村', 1)}${of('甲乡', '中村', 2)}${of('乙乡', '中村', 3)}${of('乙乡', '东村', 4)}`,
      '本年/甲.csv': `乡镇,${HEAD}\n${of('甲乡', '中村', 1)}`,
      '本年/东村.csv': `${HEAD}\n${row('东村', 4, 9000)}`,
      '本年/乙乡中村.xlsx': '不是表格',
    });
    const { out } = await run(folder, '--roster', '上年', '--json');
    const { villages, unexpected, ignored } = JSON.parse(out);
    const brief = villages.map(
      ({ village, state, expected, filled, ...rest }: Record<string, unknown>) => [
        village,
        state,
        expected,
        filled,
        rest.ignored,
      ],
    );
    expect(brief).toEqual([
      ['乙乡 东村', 'delivered', 1, 1, []],
      ['乙乡 中村', 'missing', 1, 0, ['本年/乙乡中村.xlsx']],
      ['甲乡 中村', 'delivered', 2, 1, []],
    ]);
    expect(unexpected).toEqual([]);
    expect(ignored.map(({ village }: { village: string }) => village)).toEqual(['乙乡 中村']);
  });

  it('几个乡镇里有同名村、表和文件名都没写乡镇的，不猜', async () => {
    const of = (town: string, id: number) => `${town},${row('中村', id, 9000)}`;
    const folder = folderWith({
      '上年/全县.csv': `乡镇,${HEAD}\n${of('甲乡', 1)}${of('乙乡', 3)}`,
      '本年/中村.csv': `${HEAD}\n${row('中村', 1, 9000)}`,
      '本年/中村2.xlsx': '不是表格',
    });
    const { out } = await run(folder, '--roster', '上年', '--json');
    const { villages, unexpected, ignored } = JSON.parse(out);
    const states = villages.map(({ village, state }: Record<string, unknown>) => [village, state]);
    expect(states).toEqual([
      ['中村', 'delivered'],
      ['乙乡 中村', 'missing'],
      ['甲乡 中村', 'missing'],
    ]);
    expect(unexpected).toEqual(['中村']);
    expect(ignored.map(({ village }: { village: string }) => village)).toEqual([null]);
  });

  it('名册读不出时说明，退出码为 3', async () => {
    const folder = township();
    writeFileSync(join(folder, '上年/坏.xlsx'), 'PK\u0003\u0004');
    const { code, out } = await run(folder, '--roster', '上年');
    expect(code).toBe(3);
    expect(out).toContain('名册 上年/坏.xlsx 读不出');
  });

  it('确认了的问题不算', async () => {
    const folder = township();
    const labour = `${HEAD},劳动力人数\n${row('武村', 21, 7000).trim()},2\n`;
    writeFileSync(join(folder, '本年/武村.csv'), labour);
    const accept = `accepted: [{code: household.labourAbovePopulation, household: "21", reason: 属实, who: 王助理, until: 2999-12-31}]`;
    writeFileSync(join(folder, '确认.yaml'), accept);
    const errors = async (...argv: string[]) =>
      JSON.parse((await run(folder, '--json', ...argv)).out).villages.find(
        ({ village }: { village: string }) => village === '武村',
      );
    expect(await errors()).toMatchObject({ errors: 1, clean: 0 });
    expect(await errors('--accept', '确认.yaml')).toMatchObject({ errors: 0, clean: 1 });
  });

  it('错误和警告分开数；一户几处有问题是一户，一人一行的也是', async () => {
    const folder = folderWith({
      '本年/一户一行.csv': `${HEAD},劳动力人数\n${row('北张村', 1, 7000).trim()},2\n${row('北张村', 2, 400).trim()},2\n${row('北张村', 3, 7000).trim()},1\n${row('北张村', 4, 7000).trim()},1\n`,
      '本年/一人一行.csv': `${HEAD.replace('户主姓名', '姓名,与户主关系,户类型')}
武村,1,王建国,户主,脱贫户,3,70000,0,0,0,0
武村,1,李兰,配偶,一般户,3,,,,,
武村,1,王小,之子,监测户,3,,,,,
武村,2,刘洋,户主,脱贫户,1,70000,0,0,0,0
`,
    });
    const { villages } = JSON.parse((await run(folder, '--json')).out);
    expect(villages).toMatchObject([
      { village: '北张村', filled: 4, errors: 2, warnings: 1, clean: 0.5 },
      { village: '武村', filled: 2, errors: 0, warnings: 2, clean: 0.5 },
    ]);
  });

  it('--due 不是日期时拒绝', async () => {
    expect((await run(township(), '--due', '十月底')).code).toBe(2);
  });
});

const DAY = '2022-10-08';

describe('同一个村的几份', () => {
  const titled = (period: string, wages: number | string = 9000) =>
    `北张乡北张村${period}收入明细表\n${HEAD}\n${row('北张村', 1, wages)}`;

  /** Files with the day on which they came. */
  function folderOf(files: readonly (readonly [name: string, text: string, day: string])[]) {
    const folder = folderWith();
    for (const [name, text, day] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
      const time = new Date(`${day}T12:00:00`);
      utimesSync(join(folder, name), time, time);
    }
    return folder;
  }
  const statusOf = async (folder: string, ...argv: string[]) =>
    JSON.parse((await run(folder, '--json', ...argv)).out);

  it('按时报、截止后又改的，不算迟报；第一份没有填数的不算按时', async () => {
    const late = async (first: number | string) => {
      const folder = folderOf([
        ['本年/北张村.csv', titled('2022年1-9月', first), '2022-10-08'],
        ['本年/北张村(改).csv', titled('2022年1-9月'), '2022-10-20'],
      ]);
      const [village] = (await statusOf(folder, '--due', '2022-10-15')).villages;
      return [village.state, village.day, village.firstDay];
    };
    expect(await late(9000)).toEqual(['delivered', '2022-10-20', '2022-10-08']);
    expect(await late('')).toEqual(['late', '2022-10-20', '2022-10-20']);
  });

  it('一个数也没有的预填表是空表，不算报送；填了一格、哪怕是 0，就算', async () => {
    const folder = folderOf([
      ['上年/名册.csv', `${HEAD}\n${row('北张村', 1, 8000)}`, '2021-10-01'],
      ['本年/北张村.csv', titled('2022年1-9月', ''), '2022-10-08'],
    ]);
    const argv = ['--roster', '上年', '--due', '2022-10-01'];
    const { villages, ignored } = await statusOf(folder, ...argv);
    expect(villages).toMatchObject([
      { state: 'blank', file: '本年/北张村.csv', version: 0, expected: 1, filled: 0, blank: 1 },
    ]);
    expect(ignored).toEqual([]);
    const { out } = await run(folder, ...argv, '--out', '进度.xlsx');
    expect(out).toContain('│ 空表 │');
    expect(out).toContain('已报 0，迟报 0，空表 1，未报 0');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '进度.xlsx'));
    const texts: unknown[] = [];
    book.getWorksheet('报送进度')?.eachRow((line) => texts.push(line.getCell(2).value));
    expect(texts).toContain('空表');
    writeFileSync(join(folder, '本年/北张村.csv'), titled('2022年1-9月', 0));
    expect((await statusOf(folder, ...argv)).villages).toMatchObject([
      { state: 'late', version: 1, filled: 1 },
    ]);
  });

  it('空表里有重复的户，仍是空表；读不出的数也是数', async () => {
    const twice = (wages: string) =>
      folderOf([
        ['本年/北张村.csv', `${titled('2022年1-9月', wages)}${row('北张村', 1, wages)}`, DAY],
      ]);
    expect((await statusOf(twice(''))).villages).toMatchObject([{ state: 'blank' }]);
    expect((await statusOf(twice('约三千'))).villages).toMatchObject([
      { state: 'delivered', filled: 0 },
    ]);
  });

  it('后来的空表顶不掉填了数的一份，另外点名', async () => {
    const folder = folderOf([
      ['本年/北张村.csv', titled('2022年1-9月'), '2022-10-08'],
      ['本年/北张村空.csv', titled('2022年1-9月', ''), '2022-10-12'],
    ]);
    const { villages, ignored } = await statusOf(folder);
    expect(villages).toMatchObject([
      { state: 'delivered', file: '本年/北张村.csv', version: 1, ignored: ['本年/北张村空.csv'] },
    ]);
    expect(ignored).toMatchObject([{ file: '本年/北张村空.csv', reason: 'blank' }]);
    expect((await run(folder)).out).toContain(
      '本年/北张村空.csv（北张村）一个数也没有填，不算报送',
    );
  });

  it('最新的一份读不出时，前一份算数，读不出的点名是哪个村、为什么', async () => {
    const folder = folderOf([
      ['本年/北张村.csv', titled('2022年1-9月'), '2022-10-08'],
      ['本年/北张村最新.xlsx', 'PK\u0003\u0004', '2022-10-12'],
      ['本年/通知.xlsx', 'PK\u0003\u0004', '2022-10-12'],
    ]);
    const { villages, ignored, unread } = await statusOf(folder);
    expect(villages).toMatchObject([
      { file: '本年/北张村.csv', version: 1, older: [], ignored: ['本年/北张村最新.xlsx'] },
    ]);
    expect(ignored).toMatchObject([
      { file: '本年/北张村最新.xlsx', village: '北张村', reason: 'unreadable', day: '2022-10-12' },
      { file: '本年/通知.xlsx', village: null, reason: 'unreadable' },
    ]);
    expect(unread).toEqual(['本年/北张村最新.xlsx', '本年/通知.xlsx']);
    const { code, out } = await run(folder);
    expect(code).toBe(3);
    expect(out).toMatch(/北张村最新\.xlsx（北张村） 不算报送 {2}文件无法读取/);
  });

  it('写明了本次期间的，别的期间的表不算报送', async () => {
    const folder = folderOf([
      ['上年/名册.csv', `${HEAD}\n${row('北张村', 1, 8000)}`, '2021-10-01'],
      ['本年/北张村.csv', titled('2021年1-9月'), '2022-10-12'],
    ]);
    const period = ['--current-period', '2022-01..2022-09', '--roster', '上年'];
    const { villages, ignored } = await statusOf(folder, ...period);
    expect(villages).toMatchObject([{ state: 'missing', ignored: ['本年/北张村.csv'] }]);
    expect(ignored).toMatchObject([{ reason: 'otherPeriod', period: '2021-01..2021-09' }]);
    expect((await run(folder, ...period)).out).toContain('表题期间是 2021-01..2021-09');
  });

  it('没有写明期间的，每个期间一行，屏幕上看得出期间', async () => {
    const folder = folderOf([
      ['本年/北张村.csv', titled('2022年1-9月'), '2022-10-12'],
      ['本年/北张村旧.csv', titled('2021年1-9月'), '2022-10-10'],
    ]);
    const { villages } = await statusOf(folder);
    expect(villages.map(({ period }: { period: string }) => period)).toEqual([
      '2021-01..2021-09',
      '2022-01..2022-09',
    ]);
    expect((await run(folder)).out).toContain('│ 期间');
  });

  it('表题没有期间的一份，和同村写了期间的是同一次', async () => {
    const folder = folderOf([
      ['本年/北张村.csv', titled('2022年1-9月'), '2022-10-08'],
      ['本年/全乡.csv', `${HEAD}\n${row('北张村', 1, 9100)}`, '2022-10-12'],
    ]);
    const { villages } = await statusOf(folder);
    expect(villages).toMatchObject([
      { file: '本年/全乡.csv', older: ['本年/北张村.csv'], period: '2022-01..2022-09' },
    ]);
  });

  it('分期报送的，逐村写明到了哪几期、还缺哪几个月', async () => {
    const folder = folderWith({
      '本年/北张1.csv': `北张村2021年10月至2022年3月收入明细表\n${HEAD}\n${row('北张村', 1, 9000)}`,
      '本年/北张2.csv': `北张村2022年4-8月收入明细表\n${HEAD}\n${row('北张村', 1, 9000)}`,
      '本年/南张村.csv': `${HEAD}\n${row('南张村', 11, 8000)}`,
      '本年/武村 上期.csv': `${HEAD}\n${row('武村', 21, 8000)}`,
      '本年/武村 下期.csv': `${HEAD}\n${row('武村', 21, 8000)}`,
      'zengshou.yaml':
        'current:\n  period: 2021-10..2022-09\n  parts: {"*上期*": 2021-10..2022-03, "*下期*": 2022-04..2022-09}\n',
    });
    const { out } = await run(folder, '--json');
    const { parts, ignored, villages } = JSON.parse(out);
    expect(parts).toMatchObject([
      {
        village: '北张村',
        came: ['2021-10..2022-03', '2022-04..2022-08'],
        missing: ['2022-09..2022-09'],
        twice: [],
        deliveries: [
          { file: '本年/北张1.csv', period: '2021-10..2022-03', filled: 1 },
          { file: '本年/北张2.csv', period: '2022-04..2022-08', filled: 1 },
        ],
      },
      { village: '武村', came: ['2021-10..2022-03', '2022-04..2022-09'], missing: [], twice: [] },
    ]);
    expect(ignored).toEqual([]);
    expect(villages).toMatchObject([
      { village: '北张村', state: 'partly', period: '2021-10..2022-08', filled: 1 },
      { village: '南张村', state: 'delivered' },
      { village: '武村', state: 'delivered', period: '2021-10..2022-09', filled: 1 },
    ]);
    const screen = (await run(folder)).out;
    expect(screen).toContain(
      '北张村 分期报送，已到 2021-10..2022-03、2022-04..2022-08，还缺 2022-09..2022-09',
    );
    expect(screen).toContain('武村 分期报送，已到 2021-10..2022-03、2022-04..2022-09，齐全');
    expect(screen).toContain('已报 2，迟报 0，未报齐 1，空表 0，未报 0');
  });

  it('全年的一份是空表、分期的填了数：按分期的算；空表单独一份就是空表', async () => {
    const year = ['--current-period', '2021-10..2022-09'];
    const form = ['本年/北张村.csv', titled('2021年10月至2022年9月', ''), DAY] as const;
    const halves = ['2021年10月至2022年3月', '2022年4-9月'].map(
      (months, n) => [`本年/北张${n}.csv`, titled(months), DAY] as const,
    );
    const { villages } = await statusOf(folderOf([form, ...halves]), ...year);
    expect(villages).toMatchObject([{ state: 'delivered', period: '2021-10..2022-09', filled: 1 }]);
    const alone = await statusOf(folderOf([form]), ...year);
    expect(alone).toMatchObject({ villages: [{ state: 'blank', filled: 0 }], parts: [] });
    // Of a whole table nothing is missing, whatever else there is.
    const whole = ['本年/北张村.csv', titled('2021年10月至2022年9月'), DAY] as const;
    const both = await statusOf(folderOf([whole, ...halves.slice(0, 1)]), ...year);
    expect(both).toMatchObject({
      villages: [{ state: 'delivered', older: ['本年/北张0.csv'] }],
      parts: [],
    });
  });

  const part = (months: string, ...rows: readonly string[]) =>
    `北张村${months}收入明细表\n${HEAD}\n${rows.join('')}`;
  const WHOLE_YEARS = [
    '--prior-period',
    '2020-10..2021-09',
    '--current-period',
    '2021-10..2022-09',
  ];

  it('上年的名册也分期的，应报户只算一次；合计每村一行', async () => {
    const folder = folderWith({
      '上年/1.csv': part('2020年10月至2021年3月', row('北张村', 1, 9000), row('北张村', 2, 9000)),
      '上年/2.csv': part('2021年4-9月', row('北张村', 1, 9000), row('北张村', 2, 9000)),
      '本年/1.csv': part('2021年10月至2022年3月', row('北张村', 1, 9000), row('北张村', 2, '')),
      '本年/2.csv': part('2022年4-9月', row('北张村', 1, 9000), row('北张村', 2, 9000)),
    });
    const { villages } = await statusOf(folder, ...WHOLE_YEARS, '--roster', '上年');
    expect(villages).toMatchObject([{ expected: 2, filled: 1, blank: 1, state: 'delivered' }]);
  });

  it.each([
    ['累计表已包括的，不算一期', ['2021年10-12月', '2021年10月至2022年9月'], 'delivered', null],
    [
      '累计到六月的表接着下一季',
      ['2021年10-12月', '2021年10月至2022年6月', '2022年7-9月'],
      'delivered',
      [['2021-10..2022-06', '2022-07..2022-09'], []],
    ],
    [
      '月份重复的是未报齐',
      ['2021年10月至2022年4月', '2022年4-9月'],
      'partly',
      [['2021-10..2022-04', '2022-04..2022-09'], ['2022-04..2022-04']],
    ],
  ] as const)('%s', async (_, months, state, expected) => {
    const files = months.map(
      (of, n) => [`本年/${n}.csv`, part(of, row('北张村', 1, 9000))] as const,
    );
    const folder = folderWith(Object.fromEntries(files));
    const found = await statusOf(folder, ...WHOLE_YEARS);
    expect(found.villages).toMatchObject([{ village: '北张村', state }]);
    const [parts = null] = found.parts;
    expect(parts === null ? null : [parts.came, parts.twice]).toEqual(expected);
  });

  const quarters = (...files: readonly (readonly [string, string, readonly string[]])[]) =>
    Object.fromEntries(
      files.map(([name, months, rows]) => [`本年/${name}.csv`, part(months, ...rows)] as const),
    );
  const REST = ['2', '2022年1-9月', [1, 2, 3, 4].map((id) => row('北张村', id, 9000))] as const;

  it('一期拆成两个文件的，两份合起来是一次', async () => {
    const found = await statusOf(
      folderWith(
        quarters(
          ['1甲', '2021年10-12月', [row('北张村', 1, 2000), row('北张村', 2, '约三千')]],
          ['1乙', '2021年10-12月', [row('北张村', 3, 2000), row('北张村', 4, 2000)]],
          REST,
        ),
      ),
      ...WHOLE_YEARS,
    );
    expect(found.villages).toMatchObject([
      { state: 'delivered', version: 1, older: [], filled: 3, rejected: 1 },
    ]);
    expect(found.parts[0]).toMatchObject({
      twice: [],
      deliveries: [{ file: '本年/1乙.csv、本年/1甲.csv', filled: 3 }, { filled: 4 }],
    });
  });

  it.each([
    ['改过再报的一期，月份重复', 2500],
    ['逐行相同的一期又报一份，月份也重复', 2000],
  ])('%s，和 analyze 一致', async (_, wages) => {
    const rows = (of: number) => [row('北张村', 1, of), row('北张村', 2, of)];
    const folder = folderWith(
      quarters(
        ['1', '2021年10-12月', rows(2000)],
        ['1改', '2021年10-12月', rows(wages)],
        ['2', '2022年1-9月', rows(9000)],
      ),
    );
    const found = await statusOf(folder, ...WHOLE_YEARS);
    expect(found.villages).toMatchObject([{ state: 'partly', version: 1, older: [] }]);
    expect(found.parts[0]).toMatchObject({ twice: ['2021-10..2021-12'] });
    const shell = shellFor(['validate', '本年', '--format', 'json', ...WHOLE_YEARS], { folder });
    await runProgram(shell);
    expect(shell.out()).toContain('parts.overlap');
  });

  it('全年的表拆成两个文件也是一次；改过的全年表以新的为准', async () => {
    const sent = async (...ids: readonly number[]) =>
      (
        await statusOf(
          folderOf([
            [
              `本年/甲.csv`,
              `${HEAD}\n${row('北张村', 1, 1000)}${row('北张村', 2, 1000)}`,
              '2022-10-08',
            ],
            [
              `本年/乙.csv`,
              `${HEAD}\n${ids.map((id) => row('北张村', id, 1100)).join('')}`,
              '2022-10-09',
            ],
          ]),
        )
      ).villages;
    expect(await sent(3)).toMatchObject([{ version: 1, filled: 3, older: [] }]);
    expect(await sent(1, 2)).toMatchObject([{ version: 2, filled: 2, older: ['本年/甲.csv'] }]);
  });

  it('一季的人均收入不与全年的界限相比', async () => {
    const folder = folderWith({
      '本年/1.csv': part('2021年10-12月', row('北张村', 1, 2000)),
      '本年/2.csv': part('2022年1-9月', row('北张村', 1, 2000)),
    });
    const warned = async (...argv: string[]) =>
      (await statusOf(folder, ...argv)).villages.map(
        ({ warnings }: { warnings: number }) => warnings,
      );
    expect(await warned('--current-period', '2021-10..2022-09')).toEqual([0]);
    // Without a period nine months are held against nine twelfths of a year's bounds: 3000.
    expect(await warned()).toEqual([0, 1]);
  });

  it('工作簿里写明还缺哪几个月，分期报送的各期另列一表', async () => {
    const folder = folderWith({
      '上年/全年.csv': `${HEAD}\n${row('北张村', 1, 9000)}`,
      '本年/1.csv': part('2021年10-12月', row('北张村', 1, 2000)),
      '本年/2.csv': part('2022年4-9月', row('北张村', 1, 6000)),
    });
    await run(folder, ...WHOLE_YEARS, '--roster', '上年', '--out', '进度.xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '进度.xlsx'));
    const [main, parts] = book.worksheets;
    const texts = (sheet: ExcelJS.Worksheet | undefined): string[][] => {
      const rows: string[][] = [];
      sheet?.eachRow((one) => {
        const cells = Array.isArray(one.values) ? one.values : [];
        rows.push(cells.map((cell) => String(cell ?? '')).filter(Boolean));
      });
      return rows;
    };
    expect(main?.name).toBe('报送进度');
    expect(texts(main)[2]).toEqual(
      expect.arrayContaining(['北张村', '未报齐', '2021-10..2021-12、2022-04..2022-09']),
    );
    expect(texts(main)[2]?.at(-1)).toBe('2022-01..2022-03');
    expect(parts?.name).toBe('分期报送');
    expect(
      texts(parts)
        .slice(2)
        .map((one) => one.slice(0, 3)),
    ).toEqual([
      ['北张村', '已报', '2021-10..2021-12'],
      ['北张村', '已报', '2022-04..2022-09'],
      ['北张村', '未报', '2022-01..2022-03'],
    ]);
  });
});
