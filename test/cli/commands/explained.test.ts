import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../files/temporary.js';
import { runInOctober as run } from '../shell.js';

const HEAD =
  '户编号,户主姓名,家庭人口数,劳动力人数,务工收入,工资性收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入,年总收入,家庭纯收入,人均纯收入';
const ID = '149900198001011234';
/** More labour than persons, and a household that the village names by an ID number. */
const TABLE = `${HEAD}\n1,王建国,2,3,20000,20000,0,0,0,0,20000,20000,10000\n${ID},李秀英,1,2,9000,9000,0,0,0,0,9000,9000,9000\n`;
const PRIOR = TABLE.replace('2,3,', '2,1,')
  .replace('1,2,', '1,1,')
  .replaceAll('20000', '19000')
  .replace('10000', '9500');

async function edited(path: string, name: string, change: (sheet: ExcelJS.Worksheet) => void) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet(name);
  if (sheet === undefined) throw new Error(`没有 ${name}`);
  change(sheet);
  await book.xlsx.writeFile(path);
}

const columnOf = (sheet: ExcelJS.Worksheet, header: string): number =>
  (sheet.getRow(4).values as unknown[]).indexOf(header);

/** A village has explained both findings in its annotated copy. */
async function returned() {
  const folder = folderWith({ '本年/北张村.csv': TABLE, '上年/北张村.csv': PRIOR });
  await run(folder, 'validate', '本年', '--annotate', '收回');
  await edited(join(folder, '收回/北张村.xlsx'), '问题清单', (sheet) => {
    for (const [n, words] of [`儿子 ${ID} 在外上学`, '=已核实'].entries()) {
      sheet.getCell(5 + n, columnOf(sheet, '核实说明')).value = words;
    }
  });
  await run(folder, 'validate', '收回', '--explained', '签认.xlsx');
  return folder;
}

const sign = (folder: string, rows: readonly number[]) =>
  edited(join(folder, '签认.xlsx'), '签认', (sheet) => {
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    for (const row of rows) {
      const put = (header: string, value: ExcelJS.CellValue) => {
        sheet.getCell(4 + row, columnOf(sheet, header)).value = value;
      };
      put('采纳', '是');
      put('签认人', '王助理');
      put('签认日期', day('2022-10-20'));
      put('有效期至', day('2022-12-31'));
    }
  });

const SIGN_OFF = {
  who: '王助理',
  signed: '2022-10-20',
  until: '2022-12-31',
  why: '儿子 149900********1234 在外上学',
  source: '签认.xlsx!签认!5',
};

describe('zengshou validate --explained', () => {
  it('签认一条,错误少一条;两条都签认,退出码为 0', async () => {
    const folder = await returned();
    const count = async () => {
      const { code, out } = await run(
        folder,
        ...['validate', '收回', '--accept', '签认.xlsx', '--format', 'json'],
      );
      return { code, errors: JSON.parse(out).files[0].errors };
    };
    expect(await count()).toEqual({ code: 1, errors: 2 });
    await sign(folder, [1]);
    expect(await count()).toEqual({ code: 1, errors: 1 });
    await sign(folder, [2]);
    expect(await count()).toEqual({ code: 0, errors: 0 });
  });

  it('已有的签认表不覆盖', async () => {
    const folder = await returned();
    const before = readFileSync(join(folder, '签认.xlsx'));
    expect((await run(folder, 'validate', '收回', '--explained', '签认.xlsx')).code).toBe(3);
    expect(readFileSync(join(folder, '签认.xlsx'))).toEqual(before);
  });

  it('再做一次,签认过的沿用', async () => {
    const folder = await returned();
    await sign(folder, [1]);
    const { err } = await run(
      folder,
      ...['validate', '收回', '--accept', '签认.xlsx', '--explained', '签认2.xlsx'],
    );
    expect(err).toContain('签认表 2 条：签认2.xlsx');
    const { out } = await run(
      folder,
      ...['validate', '收回', '--accept', '签认2.xlsx', '--format', 'json'],
    );
    const { findings } = JSON.parse(out);
    expect(findings.filter(({ accepted }: { accepted: boolean }) => accepted)).toMatchObject([
      { household: '1', signOff: { ...SIGN_OFF, source: '签认2.xlsx!签认!5' } },
    ]);
  });
});

describe('确认了的问题,哪里列出都写明谁、哪天、到哪天、为什么', () => {
  it('屏幕', async () => {
    const folder = await returned();
    await sign(folder, [1]);
    const { out } = await run(folder, 'validate', '收回', '--accept', '签认.xlsx');
    expect(out).toContain(
      '王助理 2022-10-20 确认，有效期至 2022-12-31：儿子 149900********1234 在外上学',
    );
    expect(out).not.toContain(ID);
  });

  it('JSON:约定的各项照旧,另有 signOff;没有确认的没有这一项', async () => {
    const folder = await returned();
    await sign(folder, [1]);
    const argv = ['validate', '收回', '--accept', '签认.xlsx', '--format', 'json'];
    const { out } = await run(folder, ...argv);
    const [first, second] = JSON.parse(out).findings;
    expect(first).toMatchObject({ accepted: true, signOff: SIGN_OFF });
    expect(Object.keys(first).slice(0, -1)).toEqual(Object.keys(second));
    expect(second).toMatchObject({ accepted: false, household: '149900********1234' });
    expect(out).not.toContain(ID);
  });

  it('CSV、工作簿、SARIF', async () => {
    const folder = await returned();
    await sign(folder, [2]);
    const as = (format: string, ...more: string[]) =>
      run(folder, 'validate', '收回', '--accept', '签认.xlsx', '--format', format, ...more);
    const csv = (await as('csv')).out;
    expect(csv).toContain(",是,王助理,2022-10-20,2022-12-31,'=已核实,签认.xlsx!签认!6");
    expect(csv).not.toContain(ID);
    await as('xlsx', '--out', '问题.xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '问题.xlsx'));
    const texts: string[] = [];
    book.getWorksheet('问题清单')?.eachRow((row) => texts.push(row.getCell(12).text));
    expect(texts).toContain('已确认属实');
    expect(texts).toContain('王助理 2022-10-20 确认，有效期至 2022-12-31：=已核实');
    const { runs } = JSON.parse((await as('sarif')).out);
    const suppressed = runs[0].results.flatMap(
      (one: { suppressions?: object[] }) => one.suppressions ?? [],
    );
    expect(suppressed).toMatchObject([
      { status: 'accepted', justification: '=已核实', properties: { who: '王助理' } },
    ]);
  });

  it('analyze 的数据和工作簿', async () => {
    const folder = await returned();
    await sign(folder, [1, 2]);
    const { code } = await run(
      folder,
      ...['analyze', '--prior', '上年', '--current', '收回', '--accept', '签认.xlsx'],
      ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
      ...['--township', '北张乡', '--out', '结果', '--quiet'],
    );
    expect(code).toBe(0);
    const lines = readFileSync(join(folder, '结果/data/findings.jsonl'), 'utf8');
    const labour = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((one) => one.code === 'household.labourAbovePopulation');
    expect(labour.map(({ accepted }) => accepted)).toEqual([true, true]);
    expect(labour[0].signOff).toEqual(SIGN_OFF);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '结果/分村/北张村.xlsx'));
    const texts: string[] = [];
    book.getWorksheet('问题数据')?.eachRow((row) => {
      row.eachCell((cell) => texts.push(cell.text));
    });
    expect(texts.filter((text) => text.startsWith('王助理 2022-10-20'))).toHaveLength(2);
  });
});

describe('--accept 写几次、写在项目文件里', () => {
  const list = (household: string) =>
    `accepted:\n  - code: household.labourAbovePopulation\n    household: "${household}"\n    reason: 看过户口本\n    who: 李会计\n    signed: 2022-10-01\n    until: 2022-12-31\n`;

  it('清单和签认表一起用', async () => {
    const folder = await returned();
    await sign(folder, [1]);
    const two = folderWith({ '确认.yaml': list(ID) });
    const argv = ['--accept', join(two, '确认.yaml'), '--accept', '签认.xlsx'];
    const { code, out } = await run(folder, 'validate', ...argv, '收回');
    expect(code).toBe(0);
    expect(out).toContain('李会计 2022-10-01 确认，有效期至 2022-12-31：看过户口本');
  });

  it('zengshou.yaml 的 accept: 可写一个或几个;命令行写了的优先', async () => {
    const files = {
      '本年/北张村.csv': TABLE,
      '一.yaml': list('1'),
      '二.yaml': list(ID),
      'zengshou.yaml': 'accept: [一.yaml, 二.yaml]\n',
    };
    expect((await run(folderWith(files), 'validate', '本年')).code).toBe(0);
    const one = folderWith({ ...files, 'zengshou.yaml': 'accept: 一.yaml\n' });
    expect((await run(one, 'validate', '本年')).code).toBe(1);
    expect((await run(one, 'validate', '本年', '--accept', '二.yaml')).code).toBe(1);
  });

  it('清单中每一条指明自己的那一行', async () => {
    const text = `${list('1')}${list('9').replace('accepted:\n', '')}`;
    const folder = folderWith({ '本年/北张村.csv': TABLE, '确认.yaml': text });
    const argv = ['validate', '本年', '--accept', '确认.yaml', '--format', 'json'];
    const { findings } = JSON.parse((await run(folder, ...argv)).out);
    const unused = findings.filter(({ code }: { code: string }) => code === 'accept.unused');
    expect(unused).toMatchObject([{ file: '确认.yaml', row: 8, household: '9' }]);
    expect(findings.find(({ accepted }: { accepted: boolean }) => accepted).signOff.source).toBe(
      '确认.yaml!2',
    );
  });

  it.each([
    ['本年/北张村.csv', 2],
    // A workbook that cannot be opened is an input that cannot be read.
    ['坏.xlsx', 3],
    ['空.yaml', 2],
  ] as const)('%s 不是确认清单也不是签认表', async (name, exit) => {
    const folder = folderWith({
      '本年/北张村.csv': TABLE,
      '坏.xlsx': 'PK\u0003\u0004',
      '空.yaml': '',
    });
    const { code, err } = await run(folder, 'validate', '本年', '--accept', name);
    expect(code).toBe(exit);
    expect(err).toContain(exit === 2 ? '确认清单' : name);
    expect(existsSync(join(folder, '签认.xlsx'))).toBe(false);
  });
});
