import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { watchFiles } from '../../../src/files/watch.js';
import { guarded } from '../../../src/results/validation.js';
import { unpack } from '../../../src/xlsx/pack.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const HEAD =
  '户编号,户主姓名,家庭人口数,劳动力人数,务工收入,工资性收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入,年总收入,家庭纯收入,人均纯收入';
const row = (who: string, persons: string, wages: number, total = wages, perHead = total) =>
  `${who},${persons},${wages},${total},0,0,0,0,${total},${total},${perHead}\n`;
const CLEAN = `${HEAD}\n${row('1,王建国', '2,1', 20000, 20000, 10000)}${row('2,李秀英', '1,1', 9000)}`;
const WRONG = `${HEAD}\n${row('1,王建国', '2,3', 20000, 20000, 10000)}${row('2,=李秀英', '1,1', 9000, 9500)}${row('3,赵玉兰', '1,1', -5, 0)}`;

async function run(folder: string, ...argv: string[]) {
  const shell = shellFor(argv, { folder, env: { SOURCE_DATE_EPOCH: '1664500000' } });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

function inFolder(files: Readonly<Record<string, string>>) {
  const folder = folderWith();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe('zengshou validate', () => {
  it('一年的表不必写期间；没有问题的退出码为 0', async () => {
    const { code, out } = await run(inFolder({ '北张村.csv': CLEAN }), 'validate', '北张村.csv');
    expect(code).toBe(0);
    expect(out).toContain('没有发现问题');
    expect(out).toContain('income.jump');
  });

  it('错误按级别分组，写明单元格；退出码为 1', async () => {
    const { code, out } = await run(inFolder({ '北张村.csv': WRONG }), 'validate', '北张村.csv');
    expect(code).toBe(1);
    expect(out).toContain('北张村.csv / D2');
    expect(out.indexOf('household.labourAbovePopulation')).toBeLessThan(out.indexOf('没有检查'));
    expect(out).toContain('income.negative');
  });

  it('--limit 2 列出两条，不多不少', async () => {
    const folder = inFolder({ '北张村.csv': WRONG });
    const { out } = await run(folder, 'validate', '北张村.csv', '--limit', '2');
    expect(out.match(/^ {2}北张村\.csv/gmu)).toHaveLength(2);
  });

  it('没有检查的规则一句，写明几张表缺少哪一列', async () => {
    const names = ['北张村.csv', '南张村.csv', '武村.csv'];
    const folder = inFolder(Object.fromEntries(names.map((name) => [name, CLEAN])));
    const { out } = await run(folder, 'validate', ...names);
    expect(out).toContain('没有检查 id.length：3 张表缺少“户主证件号码”');
  });

  it('--prior 给出需要上年的规则', async () => {
    const folder = inFolder({ '上年/北张村.csv': CLEAN, '本年/北张村.csv': CLEAN });
    const { out } = await run(folder, 'validate', '本年', '--prior', '上年', '--format', 'json');
    const { findings } = JSON.parse(out);
    expect(findings.map(({ code }: { code: string }) => code)).toContain('income.identicalYears');
  });

  it('两年对照得出的问题记在上年的表里的也列出；上年自己的问题不列', async () => {
    const table = (grain: (n: number) => string, wages: number) =>
      `户编号,户主姓名,家庭人口数,务工收入,玉米大豆生产者补贴\n${[1, 2, 3, 4, 5]
        .map((n) => `${n},王${n},2,${wages + n},${grain(n)}\n`)
        .join('')}`;
    const folder = inFolder({
      '上年/北张村.csv': `${table(() => '', 20_000)}6,李六,1,约三千,\n`,
      '本年/北张村.csv': table((n) => `${n}00`, 20_100),
      '少写四位/北张村.csv': table(() => '', 1),
    });
    const found = async (prior: string, current: string) => {
      const { out } = await run(folder, 'validate', current, '--prior', prior, '--format', 'json');
      const { findings } = JSON.parse(out) as { findings: { code: string; file: string }[] };
      return findings.map(({ code, file }) => `${file} ${code}`);
    };
    const blank = await found('上年', '本年');
    expect(blank).toContain('上年/北张村.csv intake.itemBlank');
    expect(blank.join('\n')).not.toContain('intake.notNumber');
    expect(await found('少写四位', '本年')).toContain('少写四位/北张村.csv intake.unit');
  });

  it('文件表与问题清单一致：上年的文件、更正表里的问题也有一行', async () => {
    const folder = inFolder({
      '上年/北张村.csv': `${HEAD}\n${row('1,王建国', '2,1', 9000)}${row('7,迁出户', '1,1', 9000)}`,
      '上年/坏.xlsx': 'PK\u0003\u0004',
      '本年/北张村.csv': WRONG,
      '更正.csv': '户,年度,栏目,原值,新值,更正人,原因\n9,本年,务工收入,1,2,王助理,笔误\n',
    });
    const argv = ['validate', '本年', '--prior', '上年', '--corrections', '更正.csv'];
    const { code, out } = await run(folder, ...argv, '--format', 'json');
    expect(code).toBe(3);
    const { files, findings } = JSON.parse(out);
    for (const severity of ['error', 'warning'] as const) {
      const listed = findings.filter((found: { severity: string }) => found.severity === severity);
      for (const { path, [`${severity}s`]: counted } of files) {
        expect(counted).toBe(listed.filter(({ file }: { file: string }) => file === path).length);
      }
      const sum = files.reduce(
        (total: number, { [`${severity}s`]: counted }: Record<string, number>) =>
          total + (counted ?? 0),
        0,
      );
      expect([severity, sum]).toEqual([severity, listed.length]);
    }
    expect(files.map(({ path }: { path: string }) => path)).toEqual([
      '本年/北张村.csv',
      '上年/北张村.csv',
      '上年/坏.xlsx',
      '更正.csv',
    ]);
    const table = (await run(folder, ...argv)).out;
    expect(table).toMatch(/│ 上年\/北张村\.csv +│ +2 │ +0 │ +0 │ +1 │/u);
    expect(table).toContain('│ 更正.csv');
  });

  it('--quiet 照样打印结果，只是没有进度和提示', async () => {
    const folder = inFolder({ '北张村.csv': WRONG });
    const { out } = await run(folder, 'validate', '北张村.csv');
    expect(await run(folder, 'validate', '北张村.csv', '--quiet')).toEqual({
      code: 1,
      out,
      err: '',
    });
    for (const verb of [['status', '.'], ['columns', '北张村.csv'], ['rules']]) {
      const { out: printed, err } = await run(folder, ...verb, '--quiet');
      expect([verb, err]).toEqual([verb, '']);
      expect(printed).not.toBe('');
    }
  });

  it('不能比较的两个期间被拒绝', async () => {
    const titled = (title: string) => `${title}\n${CLEAN}`;
    const folder = inFolder({
      '上年/北张村.csv': titled('2021年度收入明细表'),
      '本年/北张村.csv': titled('2022年1月至9月收入明细表'),
    });
    const { code } = await run(folder, 'validate', '本年', '--prior', '上年');
    expect(code).toBe(2);
  });

  it('JSON 与约定一致', async () => {
    const folder = inFolder({ '北张村.csv': WRONG });
    const { out } = await run(folder, 'validate', '北张村.csv', '--format', 'json');
    const { files, findings } = JSON.parse(out);
    expect(files).toEqual([
      {
        path: '北张村.csv',
        rows: {
          ...{ title: 0, header: 1, blank: 0, total: 0, note: 0 },
          ...{ household: 2, member: 0, copy: 0, rejected: 1 },
        },
        errors: findings.filter(({ severity }: { severity: string }) => severity === 'error')
          .length,
        warnings: 0,
      },
    ]);
    expect(Object.keys(findings[0])).toEqual(
      'code severity file sheet cell row village household field value expected message suggestion accepted'.split(
        ' ',
      ),
    );
  });

  it('CSV 带 BOM，公式样的文字加撇号，负数不加', async () => {
    const folder = inFolder({ '北张村.csv': WRONG });
    await run(folder, 'validate', '北张村.csv', '--format', 'csv', '--out', '问题.csv');
    const text = readFileSync(join(folder, '问题.csv'), 'utf8');
    expect(text.startsWith('\uFEFF级别,代码,')).toBe(true);
    expect(text).toMatch(/,-5,/u);
    const texts = ['=1+1', '+1', '-cmd', '@x', '\tx', '\rx', '＝1', '＋1', '－1', '＠x'];
    expect(texts.map(guarded)).toEqual(texts.map((one) => `'${one}`));
    expect(['-1200', '-0.5', '北张村', ''].map(guarded)).toEqual(['-1200', '-0.5', '北张村', '']);
  });

  it('SARIF 的每个结果指向一条规则、一个文件、一个单元格', async () => {
    const folder = inFolder({ '北张 村.csv': WRONG });
    const { out } = await run(folder, 'validate', '北张 村.csv', '--format', 'sarif');
    const { version, runs } = JSON.parse(out);
    expect(version).toBe('2.1.0');
    const [{ tool, results }] = runs;
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
    const labour = results.find(
      ({ ruleId }: { ruleId: string }) => ruleId === 'household.labourAbovePopulation',
    );
    expect(labour.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURIComponent('北张 村.csv') },
          region: { startLine: 2, startColumn: 4 },
        },
        logicalLocations: [{ fullyQualifiedName: 'D2' }],
      },
    ]);
  });

  it('工作簿有文件和问题两张表；已有的文件不覆盖', async () => {
    const folder = inFolder({ '北张村.csv': WRONG });
    const write = () =>
      run(folder, 'validate', '北张村.csv', '--format', 'xlsx', '--out', '问题.xlsx');
    expect((await write()).code).toBe(1);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '问题.xlsx'));
    expect(book.worksheets.map(({ name }) => name)).toEqual(['文件', '问题清单']);
    expect((await write()).code).toBe(3);
  });

  it('读不出的文件退出码为 3', async () => {
    const folder = inFolder({ '坏.xlsx': 'PK\u0003\u0004' });
    expect((await run(folder, 'validate', '坏.xlsx')).code).toBe(3);
  });

  describe('--annotate：几个村的文件', () => {
    const FLAT = `行政村,户编号,户主姓名,身份证号,家庭人口数,务工收入
北张村,1,王建国,149900197001010017,3,约三千
南张村,2,李明,149900197001010025,3,5000
北张村,3,刘洋,149900197001010033,3,5000
合计,,,,,10000
`;
    /** Everything that stands in the parts of a workbook. */
    const textIn = async (path: string): Promise<string> =>
      [...(await unpack(readFileSync(path))).values()]
        .map((part) => new TextDecoder().decode(part))
        .join('\n');

    it('每村一份副本，只有本村的行，问题标在移动后的格子上', async () => {
      const folder = inFolder({ '全乡.csv': FLAT });
      const { err } = await run(folder, 'validate', '全乡.csv', '--annotate', '退回');
      expect(readdirSync(join(folder, '退回')).sort()).toEqual([
        '北张村-全乡.xlsx',
        '南张村-全乡.xlsx',
      ]);
      expect(err).toContain('每村一份副本');
      const north = await textIn(join(folder, '退回', '北张村-全乡.xlsx'));
      const south = await textIn(join(folder, '退回', '南张村-全乡.xlsx'));
      for (const own of ['149900197001010017', '149900197001010033', '刘洋']) {
        expect(north).toContain(own);
        expect(south).not.toContain(own);
      }
      for (const own of ['149900197001010025', '李明']) {
        expect(south).toContain(own);
        expect(north).not.toContain(own);
      }
      expect(south).not.toContain('约三千');
      expect(north).not.toContain('>10000<');
    });

    describe('另一个期间的表没有采用，也只给本村的行', () => {
      const OTHER = '2019年10月-2020年9月收入明细表';
      const HEADS = ['户编号', '户主姓名', '身份证号', '家庭人口数', '务工收入'];
      const NORTH = ['1', '王建国', '149900197001010017', 3, 5000];
      const SOUTH = ['2', '李明', '149900197001010025', 3, 5000];

      async function copiesOf(sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>) {
        const book = new ExcelJS.Workbook();
        for (const [name, rows] of Object.entries(sheets))
          book.addWorksheet(name).addRows([...rows]);
        const folder = inFolder({});
        await book.xlsx.writeFile(join(folder, '全乡.xlsx'));
        const year = ['--current-period', '2021-10..2022-09'];
        await run(folder, 'validate', '全乡.xlsx', '--annotate', '退回', ...year);
        const names = readdirSync(join(folder, '退回')).sort();
        const texts = await Promise.all(names.map((name) => textIn(join(folder, '退回', name))));
        const holders = (number: string) => names.filter((_, n) => texts[n]?.includes(number));
        return [names, holders('149900197001010017'), holders('149900197001010025')];
      }
      const APART = [
        ['北张村-全乡.xlsx', '南张村-全乡.xlsx'],
        ['北张村-全乡.xlsx'],
        ['南张村-全乡.xlsx'],
      ];

      it('几个村在一张表里', async () => {
        const head = ['行政村', ...HEADS];
        const rows = [[`全乡${OTHER}`], head, ['北张村', ...NORTH], ['南张村', ...SOUTH]];
        expect(await copiesOf({ 明细: rows })).toEqual(APART);
      });

      it('一村一张表', async () => {
        const sheets = {
          北张村: [[`北张村${OTHER}`], HEADS, NORTH],
          南张村: [[`南张村${OTHER}`], HEADS, SOUTH],
        };
        expect(await copiesOf(sheets)).toEqual(APART);
      });

      it('没有采用的表没写是哪个村，文件只有一个村：还是一份副本', async () => {
        const sheets = {
          本期: [['北张村2021年10月-2022年9月收入明细表'], HEADS, NORTH],
          旧表: [[OTHER], HEADS, SOUTH],
        };
        expect(await copiesOf(sheets)).toEqual([['全乡.xlsx'], ['全乡.xlsx'], ['全乡.xlsx']]);
      });

      it('一村采用了，另一村没有采用；村名写法不一', async () => {
        const sheets = {
          北张村: [['北张村2021年10月-2022年9月收入明细表'], HEADS, NORTH],
          旧表: [[`全乡${OTHER}`], ['行政村', ...HEADS], ['北张', ...NORTH], ['南张村', ...SOUTH]],
        };
        expect(await copiesOf(sheets)).toEqual(APART);
      });
    });

    it('全乡一张表重复各村的，也只给本村的行', async () => {
      const head = ['行政村', '户编号', '户主姓名', '家庭人口数', '务工收入'];
      const rows = [
        ['北张村', 'a1', '王建国', 3, 5000],
        ['南张村', 'a2', '李明', 3, 5000],
      ];
      const book = new ExcelJS.Workbook();
      book.addWorksheet('北张村').addRows([head, rows[0]]);
      book.addWorksheet('全乡').addRows([head, ...rows, ['北张村', 'a3', '刘洋', 3, 5000]]);
      const folder = inFolder({});
      mkdirSync(join(folder, '本年'));
      await book.xlsx.writeFile(join(folder, '本年', '1全乡.xlsx'));
      writeFileSync(
        join(folder, '本年', '0南张村.csv'),
        `${head.join(',')}\n${rows[1]?.join(',')}\n`,
      );
      await run(folder, 'validate', '本年', '--annotate', '退回');
      const north = await textIn(join(folder, '退回', '北张村-1全乡.xlsx'));
      expect(north).toContain('刘洋');
      expect(north).not.toContain('李明');
    });

    it('一村一张表的工作簿也分开；副本再校验，是本村的户', async () => {
      const book = new ExcelJS.Workbook();
      for (const [village, head] of [
        ['北张村', '王建国'],
        ['南张村', '李明'],
      ] as const) {
        book
          .addWorksheet(village)
          .addRows([
            [`${village}明细表`],
            ['户编号', '户主姓名', '家庭人口数', '务工收入'],
            [head, head, 3, 5000],
            ['填表人：某某'],
          ]);
      }
      book.addWorksheet('花名册').addRow(['王建国', '李明']);
      const folder = inFolder({});
      await book.xlsx.writeFile(join(folder, '全乡.xlsx'));
      await run(folder, 'validate', '全乡.xlsx', '--annotate', '退回');
      const south = join('退回', '南张村-全乡.xlsx');
      expect(await textIn(join(folder, south))).not.toContain('王建国');
      expect(await textIn(join(folder, south))).toContain('填表人');
      const again = await run(folder, 'validate', south, '--format', 'json');
      expect(JSON.parse(again.out).files[0].rows).toMatchObject({ household: 1 });
    });
  });

  it('--annotate：一个文件 501 个村，没有副本，说明白；别的村照样有', async () => {
    const rows = Array.from({ length: 501 }, (_, n) => `第${n}村,${n},户${n},3,5000`);
    const folder = inFolder({
      '本年/全县.csv': ['行政村,户编号,户主姓名,家庭人口数,务工收入', ...rows].join('\n'),
      '本年/北张村.csv': CLEAN,
    });
    const { code, err } = await run(folder, 'validate', '本年', '--annotate', '退回', '--quiet');
    expect(readdirSync(join(folder, '退回'))).toEqual(['北张村.xlsx']);
    expect([code, err]).toEqual([3, expect.stringContaining('全县.csv 内容过多，没有标注副本')]);
  });

  it('--annotate：拒读的文件不做副本，说明白；别的村照样有', async () => {
    const folder = inFolder({
      '本年/北张村.csv': CLEAN,
      '本年/南张村.xlsx': 'PK\u0003\u0004',
      '本年/东张村.csv': CLEAN.replaceAll('王建国', '王二'),
    });
    const { code, err } = await run(folder, 'validate', '本年', '--annotate', '退回');
    expect(code).toBe(3);
    expect(err).toContain('本年/南张村.xlsx 读不出来，没有标注副本');
    expect(readdirSync(join(folder, '退回'))).toEqual(
      expect.arrayContaining(['东张村.xlsx', '北张村.xlsx']),
    );
  });

  it('--annotate 写出标注副本，原表不动；副本再校验，问题一样', async () => {
    const folder = inFolder({ '北张村.csv': WRONG });
    await run(folder, 'validate', '北张村.csv', '--annotate', '退回');
    expect(readdirSync(join(folder, '退回'))).toEqual(['北张村.xlsx']);
    expect(readFileSync(join(folder, '北张村.csv'), 'utf8')).toBe(WRONG);
    const codes = async (file: string) =>
      JSON.parse((await run(folder, 'validate', file, '--format', 'json')).out).findings.map(
        ({ code, cell }: { code: string; cell: string }) => [code, cell],
      );
    expect(await codes('退回/北张村.xlsx')).toEqual(await codes('北张村.csv'));
  });

  it('子文件夹里的 csv，副本里还是原来的村', async () => {
    const titled = `填报单位:南张村\n${WRONG}`;
    const folder = inFolder({ '本年/北张村.csv': WRONG, '本年/补报.csv': titled });
    const villages = async (name: string) =>
      JSON.parse((await run(folder, 'validate', name, '--format', 'json')).out).findings.map(
        ({ village }: { village: string }) => village,
      );
    await run(folder, 'validate', '本年', '--annotate', '退回');
    for (const [name, village] of [
      ['北张村', '北张村'],
      ['补报', '南张村'],
    ]) {
      const expected = await villages(`本年/${name}.csv`);
      expect(new Set(expected)).toEqual(new Set([village]));
      expect(await villages(`退回/${name}.xlsx`)).toEqual(expected);
    }
  });
});

describe('--accept', () => {
  const accept = (until: string, household = '1') =>
    `accepted:\n  - code: household.labourAbovePopulation\n    household: "${household}"\n    field: 劳动力人数\n    reason: 长子在读\n    who: 王助理\n    until: ${until}\n`;
  const only = (text: string) => text.replace(/2,=李[\s\S]*/u, '');

  it.each([
    ['2022-09-30', 0],
    ['2022-09-29', 1],
  ])('今天是 2022-09-30，有效期到 %s：退出码 %i', async (until, expected) => {
    const folder = inFolder({ '北张村.csv': only(WRONG), '确认.yaml': accept(until) });
    const { code, out } = await run(
      folder,
      'validate',
      '北张村.csv',
      '--accept',
      '确认.yaml',
      '--format',
      'json',
    );
    expect(code).toBe(expected);
    const { findings } = JSON.parse(out);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'household.labourAbovePopulation',
        accepted: expected === 0,
      }),
    );
    expect(findings.map((found: { code: string }) => found.code).includes('accept.expired')).toBe(
      expected === 1,
    );
  });

  it('没有对应问题的确认也是一个问题', async () => {
    const folder = inFolder({ '北张村.csv': CLEAN, '确认.yaml': accept('2023-01-01', '9') });
    const { out } = await run(folder, 'validate', '北张村.csv', '--accept', '确认.yaml');
    expect(out).toContain('accept.unused');
  });

  it('写错的确认清单被拒绝', async () => {
    const folder = inFolder({ '北张村.csv': CLEAN, '确认.yaml': 'accepted: [{code: 没有}]' });
    const { code, err } = await run(folder, 'validate', '北张村.csv', '--accept', '确认.yaml');
    expect(code).toBe(2);
    expect(err).toContain('确认清单');
  });
});

describe('--watch', () => {
  it.each(['--out', '--explained'])('不能和只写一次的 %s 一起用', async (option) => {
    const folder = inFolder({ '北张村.csv': CLEAN });
    const argv = ['validate', '北张村.csv', '--watch', option, '结果.xlsx'];
    const { code, err } = await run(folder, ...argv);
    expect(code).toBe(2);
    expect(err).toContain(`--watch 和 ${option} 不能一起用`);
    expect(existsSync(join(folder, '结果.xlsx'))).toBe(false);
  });
});

describe('--corrections', () => {
  const HEADS = '户,年度,栏目,原值,新值,更正人,原因';

  it('改正后再校验，原表不动', async () => {
    const text = WRONG.replace(/2,=李[\s\S]*/u, '');
    const folder = inFolder({
      '北张村.csv': text,
      '更正.csv': `${HEADS}\n1,本年,劳动力人数,3,1,王助理,写错\n`,
    });
    const argv = ['validate', '北张村.csv', '--corrections', '更正.csv'];
    expect((await run(folder, ...argv)).code).toBe(0);
    expect(readFileSync(join(folder, '北张村.csv'), 'utf8')).toBe(text);
  });

  it('原值已不在的更正是错误', async () => {
    const folder = inFolder({
      '北张村.csv': CLEAN,
      '更正.csv': `${HEADS}\n1,本年,劳动力人数,3,1,王助理,写错\n`,
    });
    const { code, out } = await run(folder, 'validate', '北张村.csv', '--corrections', '更正.csv');
    expect(code).toBe(1);
    expect(out).toContain('correction.oldValueGone');
  });

  it('不是更正表的文件被拒绝', async () => {
    const folder = inFolder({ '北张村.csv': CLEAN });
    const { code, err } = await run(
      folder,
      'validate',
      '北张村.csv',
      '--corrections',
      '北张村.csv',
    );
    expect(code).toBe(2);
    expect(err).toContain('不是更正表');
  });
});

describe('--against', () => {
  it('改正的、仍有的、新出现的问题；改动的单元格；增减的户', async () => {
    const now = `${HEAD}\n${row('4,孙德胜', '1,1', 8000)}${row('1,王建国', '2,1', 20000, 20000, 10000)}${row('2,=李秀英', '1,2', 9000, 9500)}`;
    const folder = inFolder({ '旧.csv': WRONG, '新.csv': now });
    const { out } = await run(
      folder,
      'validate',
      '新.csv',
      '--against',
      '旧.csv',
      '--format',
      'json',
    );
    const { against } = JSON.parse(out);
    const brief = (findings: { code: string; household: string }[]) =>
      findings.map(({ code, household }) => `${code} ${household}`);
    expect(brief(against.fixed)).toContain('household.labourAbovePopulation 1');
    expect(brief(against.lost)).toContain('income.negative 3');
    expect(brief(against.fixed)).not.toContain('income.negative 3');
    expect(new Set(against.lost.map(({ household }: { household: string }) => household))).toEqual(
      new Set(['3']),
    );
    expect(brief(against.still)).toContain('totals.category 2');
    // 文件改了名，表里又没有写是哪个村。
    expect(brief(against.new)).toEqual([
      'intake.villageByFile null',
      'household.labourAbovePopulation 2',
    ]);
    expect(against.changed).toEqual([
      expect.objectContaining({ household: '1', field: 'labour', old: 3, new: 1, cell: 'D3' }),
      expect.objectContaining({ household: '2', field: 'labour', old: 1, new: 2, cell: 'D4' }),
    ]);
    expect(against.added).toEqual([
      { village: expect.anything(), household: '4', head: '孙德胜', file: '新.csv', row: 2 },
    ]);
    expect(against.gone).toEqual([
      { village: expect.anything(), household: '3', head: '赵玉兰', file: '旧.csv', row: 4 },
    ]);
    expect((await run(folder, 'validate', '新.csv', '--against', '旧.csv')).out).toContain(
      '已改正的问题',
    );
  });

  it('上次交错了年份的表：写明没有同一期的可比，不算读不了，不说户都是新增的', async () => {
    const titled = (months: string) => `北张村${months}收入明细表\n${CLEAN}`;
    const folder = inFolder({
      '旧.csv': titled('2020年10月至2021年9月'),
      '新.csv': titled('2021年10月至2022年9月'),
      '通知.csv': '关于报送的通知\n',
    });
    const periods = [
      ...['--prior-period', '2020-10..2021-09'],
      ...['--current-period', '2021-10..2022-09'],
    ];
    const against = (...old: string[]) =>
      run(folder, 'validate', '新.csv', '--against', ...old, ...periods);
    const { code, out } = await against('旧.csv');
    expect(code).toBe(0);
    expect(out).toContain('上次的 旧.csv 是别的期间的表');
    expect(out).toContain('已改正的问题: 1');
    expect(out).toContain('增加的户: 0');
    const [, option = ''] = /和上年比写 (--\S+)/u.exec(out) ?? [];
    expect((await run(folder, 'validate', '新.csv', option, '旧.csv')).code).toBe(0);
    const unread = await against('旧.csv', '通知.csv');
    expect(unread.code).toBe(3);
    expect(unread.out).toContain('上次的 通知.csv 里没有能读的收入明细表');
  });

  it('同一份表没有改动', async () => {
    const folder = inFolder({ '北张村.csv': WRONG });
    const argv = ['validate', '北张村.csv', '--against', '北张村.csv', '--format', 'json'];
    const { against, findings } = JSON.parse((await run(folder, ...argv)).out);
    expect(against.still).toHaveLength(findings.length);
    expect({ ...against, still: [] }).toEqual({
      fixed: [],
      lost: [],
      still: [],
      new: [],
      changed: [],
      columnsAdded: [],
      columnsGone: [],
      added: [],
      gone: [],
      unread: [],
      otherPeriod: [],
      onlyNow: [],
      elsewhere: [],
      arrived: [],
    });
  });

  it('给了上年的表：只有这次才问得出的（同村同名、编号变了）不算新出现的问题', async () => {
    const titled = (months: string, ...wages: readonly number[]) =>
      `北张村${months}收入明细表\n${HEAD}\n${wages.map((own) => row('', '1,1', own).replace(',', ',王强,')).join('')}`;
    const folder = inFolder({
      '上年/北张村.csv': titled('2020年10月至2021年9月', 8000, 8500),
      '旧/北张村.csv': titled('2021年10月至2022年9月', 9000),
      '新/北张村.csv': titled('2021年10月至2022年9月', 9000),
    });
    const argv = ['validate', '新', '--prior', '上年', '--against', '旧', '--format', 'json'];
    const { findings, against } = JSON.parse((await run(folder, ...argv)).out);
    const codes = findings.map(({ code }: { code: string }) => code);
    expect(codes).toContain('match.ambiguous');
    expect(against.new).toEqual([]);
  });

  it('只有一边有的村各说一句，不逐户列出；两边都有的村里，新的户逐户列出', async () => {
    const village = (name: string, ids: readonly string[]) =>
      `北张乡${name}收入明细表\n${HEAD}\n${ids.map((id) => row(`${name[0]}${id}`, '1,1', 9000).replace(',', `,户主${name}${id},`)).join('')}`;
    const folder = inFolder({
      '旧/苏家堡村.csv': village('苏家堡村', ['1']),
      '旧/武村.csv': village('武村', ['1', '2']),
      '新/苏家堡村.csv': village('苏家堡村', ['1', '2']),
      '新/郑家庄村.csv': village('郑家庄村', ['1', '2', '3']),
    });
    const argv = ['validate', '新', '--against', '旧'];
    const { against } = JSON.parse((await run(folder, ...argv, '--format', 'json')).out);
    expect(against).toMatchObject({
      elsewhere: [{ village: '武村', households: 2 }],
      arrived: [{ village: '郑家庄村', households: 3 }],
      added: [{ village: '苏家堡村', household: '苏2' }],
      gone: [],
    });
    const { out } = await run(folder, ...argv);
    expect(out).toContain('旧表另有 1 个村 2 户（武村）不在这次的文件里，没有比较');
    expect(out).toContain('新增 1 个村 3 户（郑家庄村），旧表里没有，不逐户列出');
    expect(out).toContain('增加的户: 1\n');
  });

  it('一个文件两个村，对着两个村各自的旧表', async () => {
    const village = (name: string, labour: number) =>
      `北张乡${name}收入明细表\n${HEAD}\n${row(name.slice(0, 1), `1,${labour}`, 9000).replace(',', `,户主${name},`)}`;
    const flat = ['苏家堡村', '郑家庄村']
      .map((name) => `${name},${row(name.slice(0, 1), '1,1', 9000).replace(',', `,户主${name},`)}`)
      .join('');
    const folder = inFolder({
      '旧/苏家堡村.csv': village('苏家堡村', 2),
      '旧/郑家庄村.csv': village('郑家庄村', 1),
      '新.csv': `行政村,${HEAD}\n${flat}`,
    });
    const argv = ['validate', '新.csv', '--against', '旧', '--format', 'json'];
    const { against } = JSON.parse((await run(folder, ...argv)).out);
    expect(against.fixed).toMatchObject([{ file: '旧/苏家堡村.csv', field: 'labour' }]);
    expect(against.changed).toMatchObject([{ household: '苏', field: 'labour', old: 2, new: 1 }]);
    expect(against.columnsAdded).toEqual([{ file: '新.csv', field: 'village', households: 2 }]);
    expect([against.added, against.gone]).toEqual([[], []]);
  });

  describe('重复的编号', () => {
    const HEADER = '户编号,户主姓名,户主证件号码,家庭人口数,务工收入';
    const [ONE, TWO] = ['14990019900101123X', '149900199001011131'];
    const against = async (old: readonly string[], now: readonly string[]) => {
      const file = (rows: readonly string[]) => [HEADER, ...rows, ''].join('\n');
      const folder = inFolder({ '旧/北张村.csv': file(old), '新/北张村.csv': file(now) });
      const argv = ['validate', '新', '--against', '旧', '--format', 'json'];
      return JSON.parse((await run(folder, ...argv)).out).against;
    };
    const duplicates = (found: { fixed: { code: string }[] }) =>
      found.fixed.filter(({ code }) => code === 'key.duplicate').length;

    it.each<[string, readonly string[], string]>([
      ['前一行', [`1,王,${ONE},3,900`, `1,王,${ONE},3,800`], `1,王,${ONE},3,800`],
      ['后一行', [`1,王,${ONE},3,900`, `1,王,${ONE},3,800`], `1,王,${ONE},3,900`],
      ['没有证件号码的一行', [`1,王,${ONE},3,900`, '1,王,,3,800'], `1,王,${ONE},3,900`],
      ['另一个编号的一行', [`1,王,${ONE},3,900`, `2,王,${ONE},3,800`], `1,王,${ONE},3,900`],
    ])('按建议删去%s：问题已改正，户没有少', async (_, old, now) => {
      const found = await against(old, [now]);
      expect(found).toMatchObject({ gone: [], added: [], lost: [] });
      expect(duplicates(found)).toBeGreaterThan(0);
    });

    it('没有编号的，同名不同号的是两户，不在一个村也不混', async () => {
      const flat = (rows: readonly string[]) =>
        [HEADER.replace('户编号', '行政村'), ...rows, ''].join('\n');
      const [north, south] = [`北张村,李,,3,900`, `南张村,赵,,3,900`];
      const folder = inFolder({
        '旧/全乡.csv': flat([`北张村,王,${ONE},3,900`, north, south]),
        '新/全乡.csv': flat([north, south, `南张村,王,${TWO},3,900`]),
      });
      const argv = ['validate', '新', '--against', '旧', '--format', 'json'];
      const { against: found } = JSON.parse((await run(folder, ...argv)).out);
      expect(found).toMatchObject({
        gone: [{ village: '北张村', head: '王' }],
        added: [{ village: '南张村', head: '王' }],
      });
    });

    it('两户同一个编号，删去的是另一户：户少了', async () => {
      const found = await against(
        [`1,王,${ONE},3,900`, `1,李,${TWO},3,800`],
        [`1,王,${ONE},3,900`],
      );
      expect(found.gone).toMatchObject([{ head: '李' }]);
      const unnumbered = await against(['1,王,,3,900', '1,李,,3,800'], ['1,李,,3,800']);
      expect(unnumbered.gone).toMatchObject([{ head: '王' }]);
    });

    it('改正其中一户的编号：不是少一户多一户', async () => {
      const old = [`1,王,${ONE},3,900`, `1,李,${TWO},3,800`, '5,赵,,2,7', '5,孙,,2,8'];
      const now = [`2,王,${ONE},3,900`, `1,李,${TWO},3,800`, '5,赵,,2,7', '6,孙,,2,8'];
      expect(await against(old, now)).toMatchObject({ gone: [], added: [], lost: [] });
    });

    it('整行重复的删去一行，什么也没有少', async () => {
      const one = `1,王,${ONE},3,900`;
      expect(await against([one, one], [one])).toMatchObject({ gone: [], added: [], lost: [] });
    });
  });

  it('各村从 1 编起的：少的一户是它那个村的', async () => {
    const list = (rows: readonly string[]) =>
      ['户编号,户主姓名,家庭人口数,务工收入', ...rows, ''].join('\n');
    const north = ['1,甲,3,1', '2,乙,3,2', '3,丙,3,3'];
    const south = ['1,子,3,4', '2,丑,3,5', '3,寅,3,6'];
    const folder = inFolder({
      '旧/北张村.csv': list(north),
      '旧/南张村.csv': list(south),
      '新/北张村.csv': list(north.slice(1)),
      '新/南张村.csv': list(south),
    });
    const argv = ['validate', '新', '--against', '旧', '--format', 'json'];
    const { against } = JSON.parse((await run(folder, ...argv)).out);
    expect(against.gone).toMatchObject([{ village: '北张村', head: '甲' }]);
    expect(against.added).toEqual([]);
  });

  it('少了的栏只说一次，写明几户有内容', async () => {
    const without = (text: string) =>
      text
        .split('\n')
        .map((line) => line.split(',').slice(0, -1).join(','))
        .join('\n');
    const folder = inFolder({ '旧.csv': CLEAN, '新.csv': without(CLEAN) });
    const argv = ['validate', '新.csv', '--against', '旧.csv'];
    const { against } = JSON.parse((await run(folder, ...argv, '--format', 'json')).out);
    expect(against.changed).toEqual([]);
    expect(against.columnsGone).toEqual([
      { file: '旧.csv', field: 'total.perCapita', households: 2 },
    ]);
    expect((await run(folder, ...argv)).out).toContain('旧.csv  人均纯收入（2 户有内容）');
  });

  it('旧表读不出时说明不能比较，退出码为 3', async () => {
    const folder = inFolder({ '旧.xlsx': 'PK\u0003\u0004', '新.csv': CLEAN });
    const { code, out } = await run(folder, 'validate', '新.csv', '--against', '旧.xlsx');
    expect(code).toBe(3);
    expect(out).toContain('上次的 旧.xlsx 里没有能读的收入明细表，不能比较');
  });

  it('确认过的不再列在“仍有”里，只说几条', async () => {
    const accepted = `accepted: [{code: household.labourAbovePopulation, household: "1", reason: 属实, who: 王助理, until: 2999-12-31}]`;
    const folder = inFolder({ '旧.csv': WRONG, '新.csv': WRONG, '确认.yaml': accepted });
    const argv = ['validate', '新.csv', '--against', '旧.csv', '--accept', '确认.yaml'];
    const { out } = await run(folder, ...argv);
    const still = out.slice(out.indexOf('仍有的问题'), out.indexOf('新出现的问题'));
    expect(still).not.toContain('劳动力人数 3 超过');
    expect(still).toContain('另有 1 条已确认属实');
    const { against } = JSON.parse((await run(folder, ...argv, '--format', 'json')).out);
    // 文件改了名，表里又没有写是哪个村。
    expect(against.new).toMatchObject([{ code: 'intake.villageByFile', file: '新.csv' }]);
    expect(against.still.filter((one: { accepted: boolean }) => one.accepted)).toHaveLength(1);
  });
});

describe('watchFiles', () => {
  it('以改名保存的文件也只报一次', async () => {
    const folder = inFolder({ 'a.csv': 'x' });
    const { renameSync } = await import('node:fs');
    let saved = 0;
    await new Promise<void>((done) => {
      const watching = watchFiles([join(folder, 'a.csv')], () => {
        saved += 1;
        watching.close();
        done();
      });
      writeFileSync(join(folder, 'a.tmp'), 'y');
      renameSync(join(folder, 'a.tmp'), join(folder, 'a.csv'));
    });
    expect(saved).toBe(1);
  });
});

describe('zengshou rules', () => {
  it.each(['table', 'json', 'markdown'])('%s 列出每一条规则', async (format) => {
    const { code, out } = await run(inFolder({}), 'rules', '--format', format);
    expect(code).toBe(0);
    expect(out).toContain('id.checksum');
    expect(out).toContain('accept.unused');
  });

  it('级别随政策', async () => {
    const folder = inFolder({ 'p.yaml': 'severities: {id.region: off}' });
    const { out } = await run(folder, 'rules', '--format', 'json', '--policy', 'p.yaml');
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ code: 'id.region', severity: 'off' }),
    );
  });
});
