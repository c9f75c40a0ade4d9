import { describe, expect, it } from 'vitest';
import { LAST, TABLES, THIS, table, world, YEARS } from './world.js';

/** What is said besides, with what to type next: it is typed, and shows what was promised. */
const analyze = (...argv: readonly string[]) => [
  'analyze',
  ...YEARS,
  '--township',
  '北张乡',
  ...argv,
];

/** A table of many households, of which each has two mistakes of a kind of its own. */
const mistaken = (rows: number): string =>
  table(THIS).split('\n').slice(0, 2).join('\n') +
  Array.from({ length: rows }, (_, n) => `\n北张村,14990010${n},王建${n},0,约三千,0,0,0`).join('');

describe('说了下一步的，照着做就有', () => {
  it.each([[], ['--months', '6', '--style', 'clean'], ['--counties', '1']])(
    'sample %s：在那里运行说的命令',
    async (...argv) => {
      const { does, within } = world({});
      const small = ['--villages', '2', '--households', '4', '--out', '试用'];
      const said = await does('sample', ...argv, ...small);
      const [, folder = '', command = ''] =
        /下一步：在 (\S+) 中运行 zengshou (.+)/u.exec(said) ?? [];
      expect(command).not.toBe('');
      await within(folder).does(...command.trim().split(' '));
    },
  );

  it('validate 没有列完的：--only 代码 --limit 列出一种，--format csv 全有', async () => {
    const { does } = world({ ...TABLES, '本年/北张村.csv': mistaken(60) });
    const said = await does('validate', '本年');
    const [, code = '', limit = ''] = /加 --only (\S+) --limit (\d+) 列出/u.exec(said) ?? [];
    const listed = await does('validate', '本年', '--only', code, '--limit', limit);
    expect(listed).not.toContain('另有');
    expect(listed.match(/王建\d+/gu)?.length).toBeGreaterThanOrEqual(60);
    expect((await does('validate', '本年', '--format', 'csv')).split('\n').length).toBeGreaterThan(
      120,
    );
  });

  it('没有给出上年的表：给了就不再这样说', async () => {
    const { does } = world();
    expect(await does('validate', '本年')).toContain('没有给出上年的表（--prior）');
    expect(await does('validate', '本年', '--prior', '上年')).not.toContain('没有给出上年的表');
  });

  it('zengshou.yaml 里上年的表不能比较：年初至今的加 --basis to-date 就比', async () => {
    const { does } = world({
      ...TABLES,
      '本年/北张村.csv': table('2021年10月至2022年3月'),
      '政策.yaml': 'monthShares: {default: even}\n',
      'zengshou.yaml':
        'policy: 政策.yaml\nprior:\n  files: [上年/*]\ncurrent:\n  files: [本年/*]\n',
    });
    expect(await does('validate')).toContain('不能比较，没有用上年的表核对');
    expect(await does('validate', '--basis', 'to-date')).not.toContain('没有用上年的表核对');
  });

  it('columns：--out 写出对照表，--all 列出全部各列', async () => {
    const { does } = world({ '本年/北张村.csv': table(THIS).replace('务工收入', '打零工的钱') });
    const said = await does('columns', '本年');
    const [, file = ''] = /加 --out (\S+)（/u.exec(said) ?? [];
    await does('columns', '本年', '--out', file);
    await does(...analyzeWith(file));
    expect(await does('columns', '本年', '--all')).toContain('户编号');
  });

  const analyzeWith = (map: string) => ['validate', '本年', '--columns', map];

  it('同一期间有两份上期：写 --previous none，或指定一份', async () => {
    const { does } = world({ '上年/北张村.csv': table(''), '本年/北张村.csv': table('') });
    const first = (out: string) => [
      ...analyze('--out', out, '--prior-period', '2020-10..2020-12'),
      ...['--current-period', '2021-10..2021-12'],
    ];
    await does(...first('结果/甲'));
    await does(...first('结果/乙'), '--previous', 'none');
    const next = (...more: readonly string[]) =>
      does(
        ...analyze('--out', '结果/丙', '--prior-period', '2020-10..2021-03'),
        ...['--current-period', '2021-10..2022-03', ...more],
      );
    expect(await next()).toContain('用 --previous 指定一份，或写 --previous none');
    expect(await next('--previous', 'none')).not.toContain('没有和上期比');
    expect(await next('--previous', '结果/甲')).not.toContain('没有和上期比');
  });

  it('名字里的几个字对着几户：用户编号看其中一户', async () => {
    const two = (period: string) =>
      `${table(period).trimEnd()}\n北张村,14990010004,王建军,2,9000,0,0,0\n`;
    const { does } = world({ '上年/北张村.csv': two(LAST), '本年/北张村.csv': two(THIS) });
    const said = await does('explain', '王建', ...YEARS);
    expect(said).toContain('zengshou explain 户编号');
    expect(await does('explain', '14990010004', ...YEARS)).toContain('王建军');
  });

  it('台账写好了：填好后运行 zengshou track', async () => {
    const { does } = world({ ...TABLES, '本年/北张村.csv': table(THIS, 3000) });
    await does(...analyze('--out', '结果'));
    const said = await does('ledger', '结果', '--out', '台账');
    const [, verb = '', folder = ''] = /填好后运行 zengshou (\w+) (\S+)/u.exec(said) ?? [];
    expect(await does(verb, folder, '--as-of', '2022-12-31')).toContain('北张村');
  });

  it('没有读的结果文件夹：写明它就读', async () => {
    const { does } = world();
    await does(...analyze('--out', '本年/结果', '--current', '本年/北张村.csv'));
    const said = await does('validate', '本年');
    const [, folder = ''] = /zengshou 写出的文件夹：(\S+?)。/u.exec(said) ?? [];
    expect(await does('validate', `${folder}/分村`)).toContain(`${folder}/分村/北张村.xlsx`);
  });

  it('窗口窄而没有列出的列：--json 里都有', async () => {
    const { does } = world(TABLES, 80);
    const argv = ['status', '本年', '--roster', '上年', '--due', '2022-10-15'];
    expect(await does(...argv)).toMatch(/窗口窄，没有列出：.*文件.*。加 --json/u);
    expect(await does(...argv, '--json', '--quiet')).toContain('本年/北张村.csv');
  });
});
