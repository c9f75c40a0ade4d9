import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleIn, LAST, meantIn, TABLES, THIS, type World, world, YEARS } from './world.js';

const analyze = (...argv: readonly string[]) => ['analyze', ...YEARS, ...argv];

/** The steps of what is said of a command line and of configuration files. */
export const usageSteps = {
  'usage.unknownOption': async () => {
    const { refused, does } = world();
    const said = await refused(/没有 --rostr/u, 'status', '本年', '--rostr', '上年');
    await does('status', '本年', meantIn(said), '上年');
  },
  'usage.unknownVerb': async () => {
    const { refused, does } = world();
    const said = await refused(/没有 analyse/u, 'analyse', ...YEARS, '--out', '结果');
    await does(meantIn(said), ...YEARS, '--out', '结果');
  },
  'usage.noVerb': async () => {
    const { refused, does } = world({ ...TABLES, 'zengshou.yaml': PROJECT });
    await does(
      ...exampleIn((await refused(/没有写命令/u)).replace('analyze。命令见上', 'analyze')),
    );
  },
  'usage.missingArgument': 'next-steps.test.ts',
  'usage.missingOption': 'next-steps.test.ts',
  'usage.missingShell': '../completion.test.ts',
  'usage.missingValue': async () => {
    const { refused, does } = world();
    await refused(/--out 后面没有写内容/u, ...analyze('--out'));
    await does(...analyze('--out', '结果'));
  },
  'usage.tooManyArguments': async () => {
    const { refused, does } = world();
    await refused(/init 后面写的内容太多/u, 'init', '增收', '2022');
    await does('init', '增收 2022');
  },
  'usage.value': async () => {
    const { refused, does } = world();
    const said = await refused(/--format 不能是/u, 'validate', '本年', '--format', 'jsno');
    await does('validate', '本年', '--format', meantIn(said));
  },
  'usage.unknownCode': async () => {
    const { refused, does } = world();
    const said = await refused(/没有 key\.duplicat/u, 'validate', '本年', '--only', 'key.duplicat');
    await does('validate', '本年', '--only', meantIn(said));
    await refused(/写在 --only 前面/u, 'validate', '--only', 'intake', '本年/北张村.csv');
    await does('validate', '本年/北张村.csv', '--only', 'intake');
  },
  'usage.workbookOnScreen': async () => {
    const { refused, does } = world(TABLES, 80);
    await refused(/不能显示在屏幕上/u, 'status', '本年', '--out', '-');
    await does('status', '本年', '--out', '进度.xlsx');
  },
  'usage.missingInputs': async () => {
    const { refused, does, write } = world();
    await refused(/用 --prior 指定/u, 'analyze', '--current', '本年', '--out', '结果');
    await does('analyze', '--current', '本年', '--prior', '上年', '--out', '结果');
    write({ 'zengshou.yaml': 'prior:\n  files: [上年/*]\n' });
    await does('analyze', '--current', '本年', '--out', '结果');
  },
  'usage.missingCounty': async () => {
    const two = (year: string) => ({
      [`${year}/北张村.csv`]: twoTownships(year === '上年' ? LAST : THIS),
    });
    const { refused, does, write } = world({ ...two('上年'), ...two('本年') });
    await refused(/有 2 个乡镇/u, ...analyze('--out', '结果'));
    await does(...analyze('--out', '结果', '--county', '文水县'));
    write({ 'zengshou.yaml': 'county: 文水县\n' });
    await does(...analyze('--out', '结果'));
  },
  'usage.missingOut': async () => {
    const { refused, does, write } = world();
    await refused(/没有指定结果放在哪里/u, ...analyze());
    await does(...analyze('--out', '结果'));
    write({ 'zengshou.yaml': 'out: 结果\n' });
    await does(...analyze());
  },
  'usage.conflict': async () => {
    const { refused, does } = world();
    await refused(/不能一起用/u, 'validate', '本年', '--watch', '--out', '问题.xlsx');
    await does('validate', '本年', '--out', '问题.xlsx');
  },
  'usage.other': 'nothing is known of it: the library has a message for which there is no sentence',
  'usage.otherResults': async () => {
    const { refused, does } = await withResults();
    await does('rollup', '结果', '--name', '文水县', '--out', '汇总');
    await refused(/是 zengshou rollup 写出的/u, 'ledger', '汇总', '--out', '台账');
    await does('ledger', '结果', '--out', '台账');
  },
  'config.unreadable': async () => {
    const { refused, does, write } = world();
    write({ '政策.yaml': 'target: 0.1\n' });
    await refused(
      /政策文件 正策.yaml 读不出来/u,
      ...analyze('--out', '结果', '--policy', '正策.yaml'),
    );
    await does(...analyze('--out', '结果', '--policy', '政策.yaml'));
  },
  'config.invalid': 'next-steps.test.ts',
  'config.notKey': async () => {
    const { refused, does, write } = world();
    write({ '不是.key': '县里的密钥\n' });
    const withKey = (key: string) => analyze('--out', '结果', '--merge-key', key);
    await refused(/不是密钥文件/u, ...withKey('不是.key'));
    await does('key', '文水县.key');
    await does(...withKey('文水县.key'));
  },
  'config.seasonality': async () => {
    const { refused, does, write } = world();
    write({
      '政策.yaml':
        'seasonality:\n  wages.migrant: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1]\n',
    });
    const argv = analyze('--out', '结果', '--policy', '政策.yaml');
    const said = await refused(/seasonality 已改为 monthShares/u, ...argv);
    const [, mended = ''] = /从 10 月起的：\n([\s\S]+?)\n核算/u.exec(said) ?? [];
    write({ '政策.yaml': mended });
    await does(...argv);
  },
  'key.exists': async () => {
    const { refused, does, folder } = world();
    await does('key', '文水县.key');
    const bytes = readFileSync(join(folder, '文水县.key'));
    await refused(/已经有 文水县.key/u, 'key', '文水县.key');
    if (!bytes.equals(readFileSync(join(folder, '文水县.key')))) throw new Error('changed');
    await does('key', '另一个.key');
  },
} as const;

const PROJECT = 'prior:\n  files: [上年/*]\ncurrent:\n  files: [本年/*]\nout: 结果\n';

const twoTownships = (period: string) =>
  `${period}脱贫户收入明细表\n乡镇,行政村,户编号,户主姓名,家庭人口数,务工收入\n北张乡,北张村,1499001,王建国,1,9000\n南安镇,武村,1499002,李建国,1,9000\n`;

/** A folder in which the township's tables have been analysed. */
export async function withResults(): Promise<World> {
  const made = world();
  await made.does(...analyze('--out', '结果', '--township', '北张乡'));
  return made;
}
