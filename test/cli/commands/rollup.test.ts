import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { cellsOf, open } from '../../reports/read.js';
import { shellFor } from '../shell.js';
import { filesIn, linesIn, PERIODS, type Row, table, villageOf } from '../tables.js';

interface Batch {
  readonly prior: readonly Row[];
  readonly current: readonly Row[];
}
const both = (...rows: readonly Row[]): Batch => ({ prior: rows, current: rows });

async function run(folder: string, ...argv: readonly string[]) {
  const env = { SOURCE_DATE_EPOCH: '1665187200' };
  const shell = shellFor(argv, { folder, env });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

async function analyze(folder: string, name: string, { prior, current }: Batch, ...more: string[]) {
  writeFileSync(join(folder, `${name}-1.csv`), table(prior, 0));
  writeFileSync(join(folder, `${name}-2.csv`), table(current, 1));
  const files = ['--prior', `${name}-1.csv`, '--current', `${name}-2.csv`];
  const { code, err } = await run(
    folder,
    ...[
      'analyze',
      ...files,
      ...PERIODS,
      '--township',
      name,
      '--out',
      name,
      '--quiet',
      '--jobs',
      '1',
    ],
    ...more,
  );
  expect([name, code < 2, err.includes('错误：')]).toEqual([name, true, false]);
}

const groupOf = (folder: string, level = 0) => {
  const { name: _name, ...group } = linesIn(folder, 'groups.jsonl')[level].group;
  return JSON.stringify(group);
};
describe('zengshou rollup', () => {
  it('一个乡按村拆成几批,不论怎样拆、先后、层次,汇总都和整乡一次分析一样', async () => {
    const folder = folderWith();
    const [a, b, c] = [villageOf('甲村', 11), villageOf('乙村', 21, 3), villageOf('丙村', 31, 5)];
    await analyze(folder, '全乡', both(...a, ...b, ...c));
    await analyze(folder, '一部', both(...a));
    await analyze(folder, '二部', both(...b));
    await analyze(folder, '三部', both(...c));
    const up = (out: string, name: string, ...of: string[]) =>
      run(folder, 'rollup', ...of, '--name', name, '--level', 'township', '--out', out, '--quiet');
    expect(await up('合一', '北张乡', '一部', '二部', '三部')).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    await up('合二', '北张乡', '{三,一,二}部');
    await up('中间', '前两部', '二部', '一部');
    await up('合三', '北张乡', '中间', '三部');
    const whole = groupOf(join(folder, '全乡'));
    for (const out of ['合一', '合二', '合三']) expect(groupOf(join(folder, out))).toBe(whole);
    expect(filesIn(join(folder, '合二'))).toEqual(filesIn(join(folder, '合一')));
    const villages = (name: string) =>
      linesIn(join(folder, name), 'groups.jsonl')
        .filter(({ level }) => level === 'village')
        .map(({ group }) => JSON.stringify(group))
        .sort();
    expect(villages('合三')).toEqual(villages('全乡'));
    expect(linesIn(join(folder, '合三'), 'groups.jsonl').map(({ path }) => path.join('/'))).toEqual(
      [
        '北张乡',
        '北张乡/三部',
        '北张乡/三部/丙村',
        '北张乡/前两部',
        '北张乡/前两部/一部',
        '北张乡/前两部/一部/甲村',
        '北张乡/前两部/二部',
        '北张乡/前两部/二部/乙村',
      ].sort(),
    );
  });

  it('跨批的户找得出来：重复、迁移、只是编号相同；写出县一级的数据和工作簿', async () => {
    const folder = folderWith();
    const [born, moving] = ['198001010001', '197502020002'];
    await run(folder, 'key', '县.key', '--quiet');
    const key = ['--merge-key', '县.key'];
    await analyze(
      folder,
      '北张乡',
      {
        prior: [
          ['甲村', 11, '王一', born],
          ['甲村', 12, '欧阳小明'],
          ['甲村', 13, '赵三', moving],
        ],
        current: [
          ['甲村', 11, '王一', born],
          ['甲村', 12, '欧阳小明'],
        ],
      },
      ...key,
    );
    await analyze(
      folder,
      '南安镇',
      {
        prior: [
          ['乙村', 12, '欧阳小明'],
          ['乙村', 14, '钱四', '196003030003'],
        ],
        current: [
          ...([
            ['乙村', 99, '王一', born],
            ['乙村', 98, '赵三', moving],
          ] as const),
          ...([
            ['乙村', 12, '欧阳小明'],
            ['乙村', 14, '钱四', '196003030003'],
          ] as const),
        ],
      },
      ...key,
    );
    await analyze(folder, '西城乡', both(['丙村', 14, '孙五', '195504040004']), ...key);
    const { code, out, err } = await run(
      folder,
      ...['rollup', '南安镇', '北张乡', '西城乡', '--name', '文水县', '--out', '县', ...key],
    );
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('跨批重复 2 户，迁移 1 户');
    const [top] = linesIn(join(folder, '县'), 'groups.jsonl');
    expect([top.level, top.path, top.crossings]).toEqual([
      'county',
      ['文水县'],
      { duplicate: 2, moved: 1 },
    ]);
    const findings = linesIn(join(folder, '县'), 'findings.jsonl');
    expect(
      findings.map(({ code: of, severity, household, village, value }) => [
        of,
        severity,
        household,
        village,
        value,
      ]),
    ).toEqual([
      ['rollup.duplicate', 'error', '11', '甲村', null],
      ['rollup.duplicate', 'error', '12', '甲村', null],
      ['rollup.sameNumber', 'info', '14', '乙村', 1],
      ['rollup.moved', 'info', '13', '甲村', null],
    ]);
    const summary = JSON.parse(readFileSync(join(folder, '县/data/summary.json'), 'utf8'));
    expect(Object.keys(summary)).toEqual(['periods', 'level', 'group', 'children']);
    expect(summary.children.map(({ name }: { name: string }) => name)).toEqual(
      ['北张乡', '南安镇', '西城乡'].sort(),
    );
    const keys = linesIn(join(folder, '县'), 'keys.jsonl');
    expect(keys.map(({ path }) => path.slice(0, 2).join('/'))).toContain('文水县/北张乡');
    expect(keys.every(({ hash }) => hash === null || /^[\w-]{22}$/.test(hash))).toBe(true);
    const book = open(readFileSync(join(folder, '县/文水县汇总.xlsx')));
    expect(book.SheetNames).toEqual(
      expect.arrayContaining(['分乡汇总', '因素×乡镇', '红橙预警户', '跨批重复与迁移']),
    );
    const text = cellsOf(book)
      .map(({ v }) => String(v))
      .join('\n');
    expect(text).toContain('欧阳某');
    expect(text).not.toContain('欧阳小明');
    expect(text).not.toMatch(/149900/u);
  });

  it('有的批次没有识别码：提醒没有按身份证号核对，工作簿里也写；都没有的不提', async () => {
    const folder = folderWith();
    await run(folder, 'key', '县.key', '--quiet');
    const born = '198001010001';
    const key = ['--merge-key', '县.key'];
    await analyze(folder, '北张乡', both(['甲村', 11, '王一', born], ['甲村', 12, '赵二']), ...key);
    await analyze(folder, '南安镇', both(['乙村', 99, '王一', born], ['乙村', 12, '钱四']));
    const rollUp = (name: string, ...argv: string[]) =>
      run(folder, 'rollup', ...argv, '--name', '县', '--out', name);
    const said = '有的批次没有识别码';
    const some = await rollUp('县', '北张乡', '南安镇');
    expect([some.code, some.err]).toEqual([0, expect.stringContaining(said)]);
    const text = (name: string) =>
      cellsOf(open(readFileSync(join(folder, name, '县汇总.xlsx'))))
        .map(({ v }) => String(v))
        .join('\n');
    expect(text('县')).toContain(said);
    const told = (name: string) =>
      linesIn(join(folder, name), 'findings.jsonl').map(({ code, suggestion }) => [
        code,
        suggestion,
      ]);
    expect(told('县')).toEqual([['rollup.sameNumber', expect.stringContaining('--merge-key')]]);
    // With hashes on both sides the household is found, and nobody is told to write them.
    await analyze(
      folder,
      '南安镇',
      both(['乙村', 99, '王一', born], ['乙村', 12, '钱四', '197001010003']),
      ...key,
    );
    await analyze(
      folder,
      '北张乡',
      both(['甲村', 11, '王一', born], ['甲村', 12, '赵二', '197501010005']),
      ...key,
    );
    const all = await rollUp('都有', '北张乡', '南安镇');
    expect([all.code, all.err]).toEqual([1, '']);
    expect(text('都有')).not.toContain('没有识别码');
    expect(told('都有')).toEqual([
      ['rollup.duplicate', expect.anything()],
      ['rollup.sameNumber', expect.not.stringContaining('--merge-key')],
    ]);
    await analyze(folder, '北张乡', both(['甲村', 11, '王一', born]));
    await analyze(folder, '南安镇', both(['乙村', 99, '王一', born]));
    expect((await rollUp('都没有', '北张乡', '南安镇')).err).toBe('');
  });

  it('同一户既是跨批重复、又像是迁移：两条都说，先处理重复', async () => {
    const folder = folderWith();
    const [left, row] = [['甲村', 11, '王一'] as const, ['甲村', 12, '赵二'] as const];
    await analyze(folder, '北张乡', { prior: [left, row], current: [row] });
    await analyze(folder, '南安镇', { prior: [], current: [['乙村', 11, '王一']] });
    await analyze(folder, '西城乡', { prior: [], current: [['丙村', 11, '王一']] });
    const { code } = await run(
      folder,
      ...['rollup', '北张乡', '南安镇', '西城乡', '--name', '县', '--out', '县'],
    );
    expect(code).toBe(1);
    const findings = linesIn(join(folder, '县'), 'findings.jsonl');
    expect(findings.map(({ code: of, household }) => [of, household])).toEqual([
      ['rollup.duplicate', '11'],
      ['rollup.moved', '11'],
    ]);
    expect(findings[1].suggestion).toContain('先核实现属哪里');
  });

  it('口径不一致、名称相同、同一批结果、别的密钥：一句话说明，退出码 2，不留结果', async () => {
    const folder = folderWith({ '政策.yaml': 'tolerance: { rate: 0.02 }\n' });
    await run(folder, 'key', '县.key', '--quiet');
    await run(folder, 'key', '别.key', '--quiet');
    const [a, b] = [villageOf('甲村', 11), villageOf('乙村', 21)];
    await analyze(folder, '北张乡', both(...a), '--merge-key', '县.key');
    await analyze(folder, '南安镇', both(...b), '--policy', '政策.yaml');
    await analyze(folder, '西城乡', both(...b), '--merge-key', '别.key');
    const refused = async (said: string, ...argv: string[]) => {
      const { code, out, err } = await run(
        folder,
        'rollup',
        ...argv,
        '--name',
        '县',
        '--out',
        '汇总',
      );
      expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
      expect(existsSync(join(folder, '汇总'))).toBe(false);
    };
    await refused('tolerance.rate：0.01（北张乡）；0.02（南安镇）', '北张乡', '南安镇');
    await refused('北张乡 写了两次', '北张乡', '北张乡');
    symlinkSync(join(folder, '北张乡'), join(folder, '链接'));
    await refused('链接 和 北张乡 里有同一批结果', '北张乡', '链接');
    cpSync(join(folder, '北张乡'), join(folder, '复件'), { recursive: true });
    await refused('里有同一批结果', '北张乡', '复件');
    await refused('另一个密钥', '北张乡', '西城乡', '--merge-key', '县.key');
    await refused('--level 不能是', '北张乡', '西城乡', '--level', 'village');
    const nameless = await run(folder, 'rollup', '北张乡', '--name', ' ', '--out', '汇总');
    expect([nameless.code, nameless.err.includes('--name')]).toEqual([2, true]);
    const other = await run(folder, 'rollup', '北张乡', '西城乡', '--name', '县', '--out', '汇总');
    expect([other.code, other.err]).toEqual([0, expect.stringContaining('几个密钥')]);
    rmSync(join(folder, '汇总'), { recursive: true });
    await run(folder, 'rollup', '北张乡', '--name', '县', '--out', '上层');
    await refused('同一批结果', '上层', '北张乡');
    await analyze(folder, '别处', both(...villageOf('丁村', 41)), '--township', '北张乡');
    await refused('都叫“北张乡”', '北张乡', '别处');
    const manifest = join(folder, '北张乡/data/manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/ "format": 1,\n/, ''));
    await refused('重新运行 zengshou analyze', '北张乡', '西城乡');
  });

  it('月月重复的一条命令：上次的汇总在结果中间，只有里面的都再汇总时才跳过', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, '果'));
    await analyze(folder, '果/北张乡', both(...villageOf('甲村', 11)), '--township', '北张乡');
    await analyze(folder, '果/南安镇', both(...villageOf('乙村', 21)), '--township', '南安镇');
    const rolled = (...named: string[]) =>
      run(folder, 'rollup', ...named, '--name', '县', '--out', '果/全县');
    const folders = ['果/北张乡', '果/南安镇'];
    expect((await rolled(...folders)).code).toBe(0);
    expect((await run(folder, 'trend', '果/北张乡', '--out', '果/对比')).code).toBe(0);
    const groups = () => readFileSync(join(folder, '果/全县/data/groups.jsonl'), 'utf8');
    const before = groups();
    for (const named of [['果/[全北南对]*'], [...folders, '果/全县', '果/对比']]) {
      const { code, err } = await rolled(...named);
      expect([code, groups()]).toEqual([0, before]);
      expect(err).toContain('跳过 果/全县：是以前汇总这些结果写出的');
      expect(err).toContain('跳过 果/对比：不是这里要读的结果');
    }
    // What is in it alone would be lost.
    for (const named of [['果/全县', '果/北张乡'], ['果/全县']]) {
      const { code, err } = await rolled(...named);
      expect([code > 1, err.includes('果/全县'), groups()]).toEqual([true, true, before]);
    }
    const another = ['--name', '县', '--out', '果/另一份'];
    const twice = await run(folder, 'rollup', '果/全县', ...folders, ...another);
    expect([twice.code, twice.err.includes('里有同一批结果')]).toEqual([2, true]);
  });

  it('没有写完或改动过的结果，一句话拒绝，不留结果', async () => {
    const folder = folderWith();
    await analyze(folder, '北张乡', both(...villageOf('甲村', 11)));
    await analyze(folder, '南安镇', both(...villageOf('乙村', 21)));
    const refused = async (said: string) => {
      const { code, out, err } = await run(
        folder,
        'rollup',
        '北张乡',
        '南安镇',
        '--name',
        '县',
        '--out',
        '汇总',
      );
      expect([code, out, err]).toEqual([3, '', expect.stringContaining(said)]);
      expect(existsSync(join(folder, '汇总'))).toBe(false);
    };
    for (const file of ['groups.jsonl', 'keys.jsonl', 'households.jsonl']) {
      const path = join(folder, '南安镇/data', file);
      const whole = readFileSync(path, 'utf8');
      writeFileSync(path, whole.slice(0, whole.lastIndexOf('\n', whole.length - 2) + 1));
      await refused(`南安镇 里的 data/${file}`);
      writeFileSync(path, whole);
    }
    rmSync(join(folder, '南安镇/data/keys.jsonl'));
    await refused('keys.jsonl');
    rmSync(join(folder, '南安镇/data/manifest.json'));
    await refused('南安镇 里没有 data/manifest.json');
  });
});

describe('zengshou key', () => {
  it('新的 32 个字节，只有自己能读；已有的不动，退出码 2', async () => {
    const folder = folderWith();
    expect((await run(folder, 'key', '县.key')).code).toBe(0);
    const path = join(folder, '县.key');
    const bytes = readFileSync(path);
    expect(bytes).toHaveLength(32);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    const again = await run(folder, 'key', '县.key');
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('没有动它')]);
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('不是密钥的文件不用来写识别码', async () => {
    const folder = folderWith({ '县.key': '短' });
    writeFileSync(join(folder, 'a.csv'), table(villageOf('甲村', 11), 0));
    const files = ['--prior', 'a.csv', '--current', 'a.csv', ...PERIODS, '--township', '北张乡'];
    const { code, err } = await run(
      folder,
      ...['analyze', ...files, '--out', '结果', '--merge-key', '县.key', '--jobs', '1'],
    );
    expect([code, err]).toEqual([2, expect.stringContaining('不是密钥文件')]);
  });
});
