import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const KNOWN = '户编号,户主姓名,家庭人口数,务工收入';
const ROW = '1,王建国,3,9000';
const ID_NUMBER = '14990019900101123X';

const FILES = {
  '上年/北张村.csv': `${KNOWN},打零工\n${ROW},100\n`,
  '上年/南张村.csv': `${KNOWN},打零工\n${ROW},2000\n`,
  '本年/北张村.csv': `户编号,户主姓名,几口人,务工收入\n1,王建国,3,9000\n`,
  '本年/南张村.csv': `${KNOWN},户主,证件\n${ROW},5,${ID_NUMBER}\n`,
  '本年/通知.csv': '关于报送的通知\n',
};

async function run(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const folder = folderWith(files);
  // Wide enough for every name to stay on one line.
  const shell = shellFor(['columns', ...argv], { folder, env: { COLUMNS: '200' } });
  const code = await runProgram(shell);
  return { code, folder, out: shell.out(), err: shell.err() };
}

describe('明白卡', () => {
  const CARD = '户主姓名,王建国,家庭人口数,3\n务工收入,9000,打零工,100\n';

  it('数出几张,认不出的标签写明在哪一格;不算没有认出的表', async () => {
    const { code, out } = await run({ '本年/王建国.csv': CARD }, '本年');
    expect(code).toBe(0);
    expect(out).toContain('本年/王建国.csv：明白卡 1 张');
    expect(out).toMatch(/本年\/王建国\.csv \/ C2 .*“打零工”/);
    expect(out).not.toContain('跳过');
  });

  it('认不出的标签写进对照表,填好就读得出', async () => {
    const second = CARD.replace('王建国', '李秀兰').replace('务工收入,9000', '低保金,800');
    const files = { '本年/王建国.csv': CARD, '本年/李秀兰.csv': second };
    const { folder, out } = await run(files, '本年', '--out', 'columns.yaml');
    expect(out).toContain('要写明的表头 1 种');
    const path = join(folder, 'columns.yaml');
    const draft = readFileSync(path, 'utf8');
    expect(draft).toContain('本年/李秀兰.csv / C2 等 2 处');
    expect(draft).toMatch(/^ +#打零工:/mu);
    writeFileSync(path, draft.replace(/#打零工:.*/u, '打零工: 其他工资性收入'));
    const shell = shellFor(['columns', '本年', '--columns', 'columns.yaml', '--json'], { folder });
    expect(await runProgram(shell)).toBe(0);
    expect(JSON.parse(shell.out())).toMatchObject({
      files: [{ labels: [] }, { labels: [] }],
      undecided: [],
      unused: [],
    });
  });

  it('一张卡上写了两次的标签,算一张卡,写第一处', async () => {
    const { out } = await run({ '本年/王建国.csv': `${CARD}打零工,200\n` }, '本年', '--json');
    expect(JSON.parse(out).files[0].labels).toMatchObject([{ cell: 'C2', cards: 1 }]);
  });

  it('最接近的名称卡上已经有的,写明在哪一格', async () => {
    const card = CARD.replace('打零工', '打工收入1');
    const { folder } = await run({ '本年/王建国.csv': card }, '本年', '--out', 'a.yaml');
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toContain('A2 已是');
  });

  it('对照表里卡上用到的名称,不算没有用上', async () => {
    const map = 'columns:\n  打零工: 务工收入\n  没有的: 不读\n';
    const files = { '本年/王建国.csv': CARD.replace('务工收入', '低保金'), 'a.yaml': map };
    const { out } = await run(files, '本年', '--columns', 'a.yaml');
    expect(out).toContain('这些文件里都没有：没有的');
  });
});

describe('zengshou columns', () => {
  it('收回的标注副本里的问题清单不是要写明的表', async () => {
    const list = {
      '清单.csv':
        '序号,级别,工作表,行,单元格,行政村,户主姓名,户,问题,建议,核实说明,代码\n1,错误,表,8,M8,北张村,王建国,1,错了,请改,属实,intake.notNumber\n',
    };
    const { out } = await run(list, '清单.csv');
    expect(out).toContain('0 张明细表');
    expect(out).not.toContain('认不出');
  });

  it('认得的合成一句,认不出的、重复的逐列列出,同样的表只列一次', async () => {
    const { code, out, err } = await run(FILES, '上年', '本年');
    expect(code).toBe(1);
    expect(out).toContain(
      '上年/北张村.csv  表头在第 1 行，5 列，认得 4，认不出 1\n上年/南张村.csv',
    );
    expect(out.match(/打零工/g)).toHaveLength(1);
    expect(out).toMatch(/│ E +│ 打零工 +│ 认不出 .*数字 2（3～4 位）/);
    expect(out).toMatch(/│ E +│ 户主 +│ 与 B 列重复：户主姓名/);
    expect(out).not.toMatch(/家庭人口数 population/);
    expect(err).toContain('--out');
  });

  it('有没有计入的钱，才说怎么写明；哪怕还有别的列没有认出', async () => {
    const file = '本年/北张村.csv';
    const hint = '没有计入的钱：在列对照表里写明';
    const some = await run({ [file]: `${KNOWN},养蜂收入,特长\n${ROW},100,唱歌\n` }, '本年');
    expect(some.out).toContain(hint);
    for (const text of [`${KNOWN},特长\n${ROW},唱歌\n`, `${KNOWN}\n${ROW}\n`]) {
      expect((await run({ [file]: text }, '本年')).out).not.toContain(hint);
    }
  });

  it('表里读出了什么，一句里都数到', async () => {
    const files = {
      '列.yaml': '不读: [特长]\n',
      '本年/北张村.csv': `序号,${KNOWN},务工收入说明,联系方式,特长\n1,${ROW},矿上,无,唱歌\n`,
    };
    const { out } = await run(files, '本年', '--columns', '列.yaml');
    const [line = ''] = out.split('\n');
    expect(line).toContain('8 列，认得 4，不读 1，序号 1，说明 1，不采用 1');
  });

  it('屏幕上最多列四百行,其余说还有多少;JSON 里有全部', async () => {
    const strange = (count: number): string => {
      const names = Array.from({ length: count }, (_, n) => `生词${n}`);
      return `${KNOWN},${names.join()}\n${ROW}\n`;
    };
    const few = { '本年/北张村.csv': strange(400) };
    expect((await run(few, '本年')).out).not.toContain('没有列在屏幕上');
    const many = { ...few, '本年/南张村.csv': strange(401) };
    const { out } = await run(many, '本年');
    expect(out).toContain('另有 401 列没有列在屏幕上，--json 里有全部');
    expect(out.match(/│ 生词/g)).toHaveLength(400);
    expect((await run(many, '本年', '--json')).out.match(/"生词400"/g)).not.toBeNull();
  });

  it('不成表的,写明最像表头的一行和缺的栏目;不是表的跳过', async () => {
    const { out } = await run(FILES, '本年');
    expect(out).toContain(
      '本年/北张村.csv  4 列，认得 3，认不出 1\n没有认出明细表；第 1 行最像表头，还缺：家庭人口数\n',
    );
    expect(out).toContain('本年/通知.csv：跳过 （无名表）');
    expect(out).toMatch(/本年\/通知\.csv {2}文件中没有找到收入明细表/);
    expect(out).not.toMatch(/本年\/北张村\.csv {2}文件中没有找到/);
  });

  it('不写姓名和证件号码', async () => {
    for (const more of [[], ['--all'], ['--json']]) {
      const { out } = await run(FILES, '上年', '本年', ...more);
      expect(out).not.toMatch(/王建国|149900/);
    }
  });

  it('--all 列出每一列:名称、代码、凭什么', async () => {
    const { out } = await run(FILES, '上年/北张村.csv', '--all');
    expect(out).toContain('家庭人口数 population（名称）');
  });

  it('--columns 照用,也列出;没有用上的表头点名', async () => {
    const map = 'columns:\n  打零工: 其他工资性收入\n  证件: 不读\n  打另工: 不读\n';
    const { code, out } = await run({ ...FILES, 'c.yaml': map }, '上年', '--columns', 'c.yaml');
    expect(code).toBe(0);
    expect(out).toContain('认得 5，其中按对照表 1');
    expect(out).toContain('其他工资性收入 wages.other（列对照表）');
    expect(out).toContain('这些文件里都没有：证件、打另工');
  });

  it('--json 给脚本:文件、表、列,还有要写明的', async () => {
    const { out } = await run(FILES, '上年', '--json');
    const { files, undecided, unused } = JSON.parse(out);
    expect(files).toHaveLength(2);
    expect(files[0]).toMatchObject({
      file: '上年/北张村.csv',
      format: 'text',
      skipped: [],
      findings: [],
      tables: [{ sheet: '', headerRows: [1, 1], lacks: [] }],
    });
    expect(files[0].tables[0].columns[4]).toMatchObject({ column: 'E', became: 'unknown' });
    expect(undecided).toMatchObject([{ match: null, headers: [{ name: '打零工', places: 2 }] }]);
    expect(unused).toEqual([]);
  });

  it('--quiet 只显示结果', async () => {
    const loud = await run(FILES, '上年');
    expect(loud.err).not.toBe('');
    expect(await run(FILES, '上年', '--quiet')).toMatchObject({ code: 0, out: loud.out, err: '' });
  });

  it('英文', async () => {
    const { out } = await run(FILES, '上年', '本年', '--lang', 'en');
    expect(out).toContain('header in row 1, 5 columns, 4 known, 1 unknown');
    expect(out).toContain('duplicate of column B');
  });
});

describe('退出码', () => {
  const good = { '上年/北张村.csv': `${KNOWN},打零工\n${ROW},1\n` };

  it.each<[string, Readonly<Record<string, string>>, number]>([
    ['只有认不出的表头', good, 0],
    ['有重复的列', { ...good, '上年/a.csv': `${KNOWN},户主\n${ROW},1\n` }, 1],
    ['有文件不成表', { ...good, '上年/a.csv': '关于报送的通知\n' }, 1],
    ['有文件读不出', { ...good, '上年/a.xlsx': 'PK\u0003\u0004坏' }, 3],
  ])('%s', async (_, files, code) => {
    expect((await run(files, '上年', '--quiet')).code).toBe(code);
  });

  it('没有这个文件、通配符没有找到', async () => {
    expect((await run(good, '没有')).code).toBe(3);
    expect((await run(good, '*.xls')).code).toBe(3);
  });
});

describe('--out', () => {
  it('写出可以填的对照表,并说有几种表头要写明', async () => {
    const { folder, err } = await run(FILES, '上年', '--out', 'columns.yaml', '--quiet');
    expect(err).toBe('');
    expect(readFileSync(join(folder, 'columns.yaml'), 'utf8')).toContain('\n  #打零工:');
    const told = await run(FILES, '上年', '--out', 'columns.yaml');
    expect(told.err).toContain('已写出 columns.yaml：1 种表头等您写明');
  });

  it('已有的文件不动', async () => {
    const { code, folder, err } = await run(
      { ...FILES, 'c.yaml': '我的' },
      '上年',
      '--out',
      'c.yaml',
    );
    expect([code, readFileSync(join(folder, 'c.yaml'), 'utf8')]).toEqual([3, '我的']);
    expect(err).toContain('已经有 c.yaml');
  });

  it('同样的文件写出同样的字节', async () => {
    const texts = await Promise.all(
      [1, 2].map(async () => {
        const { folder } = await run(FILES, '上年', '本年', '--out', 'c.yaml', '--quiet');
        return readFileSync(join(folder, 'c.yaml'), 'utf8');
      }),
    );
    expect(texts[1]).toBe(texts[0]);
  });

  it('以前的结果和结果文件夹里的表不算', async () => {
    const folder = folderWith({ ...FILES, 'zengshou.yaml': 'out: 本年/结果/{current}\n' });
    mkdirSync(join(folder, '本年/结果'));
    writeFileSync(join(folder, '本年/结果/x.csv'), `${KNOWN},没有的列\n${ROW},1\n`);
    const shell = shellFor(['columns', '本年'], { folder });
    await runProgram(shell);
    expect(shell.out()).not.toContain('没有的列');
    expect(existsSync(join(folder, '本年/结果/x.csv'))).toBe(true);
  });
});
