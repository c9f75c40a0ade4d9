import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { withResults } from './usage.js';
import { LAST, TABLES, THIS, table, type World, world, YEARS } from './world.js';

const analyze = (...argv: readonly string[]) => ['analyze', ...YEARS, ...argv];
const PERIODS = ['一', '二'] as const;

/** Results of two townships, with what else is written on the command line. */
async function twoResults(...argv: readonly string[]): Promise<World> {
  const made = world({
    ...TABLES,
    '南安/上年/武村.csv': table(LAST, 8000, '南安镇').replaceAll('北张村', '武村'),
    '南安/本年/武村.csv': table(THIS, 8100, '南安镇').replaceAll('北张村', '武村'),
  });
  await made.does(...analyze('--out', '结果/北张', '--township', '北张乡', ...argv));
  await made.does(...southern('--out', '结果/南安', '--township', '南安镇', ...argv));
  return made;
}

const southern = (...argv: readonly string[]) => [
  ...['analyze', '--prior', '南安/上年', '--current', '南安/本年', '--jobs', '1'],
  ...argv,
];

/** A township's tables of three months, of six and of the year, analysed; they name no months. */
async function months(): Promise<World> {
  const made = world({
    '上年/北张村.csv': table(''),
    '本年/北张村.csv': table('', 9500),
    '政策.yaml': 'monthShares: {default: even}\n',
  });
  const toDate = ['--basis', 'to-date', '--policy', '政策.yaml'];
  await made.does(...ofMonths('2020-10..2021-09', '2021-10..2021-12', '三月', ...toDate));
  await made.does(...ofMonths('2020-10..2021-09', '2021-10..2022-03', '半年', ...toDate));
  await made.does(...ofMonths('2020-10..2021-09', '2021-10..2022-09', '全年'));
  return made;
}

const ofMonths = (prior: string, current: string, out: string, ...argv: readonly string[]) =>
  analyze(
    ...['--prior-period', prior, '--current-period', current, '--township', '北张乡'],
    ...['--out', `各月/${out}`, ...argv],
  );

const docx = async (text: string): Promise<Uint8Array> =>
  Packer.toBuffer(
    new Document({ sections: [{ children: [new Paragraph(text.padEnd(300, '。'))] }] }),
  );

const UNITS =
  'units: "{county}/{township}/{prior|current}/*"\nprior: {period: 2020-10..2021-09}\ncurrent: {period: 2021-10..2022-09}\n';
const county = {
  '文水县/北张乡/上年/北张村.csv': table(LAST),
  '文水县/北张乡/本年/北张村.csv': table(THIS),
};

/** The steps of what is said of results, of documents and of plans. */
export const resultSteps = {
  'results.notOurs': async () => {
    const { refused, does } = world();
    await refused(/不是 zengshou 的结果文件夹/u, 'ledger', '本年', '--out', '台账');
    await does(...analyze('--out', '结果'));
    await does('ledger', '结果', '--out', '台账');
  },
  'results.incomplete': async () => {
    const { refused, does, folder } = await withResults();
    rmSync(join(folder, '结果/data/households.jsonl'));
    await refused(/没有 data\/households.jsonl/u, 'ledger', '结果', '--out', '台账');
    await does(...analyze('--out', '结果', '--township', '北张乡'));
    await does('ledger', '结果', '--out', '台账');
  },
  'results.changed': async () => {
    const { refused, does, folder } = await withResults();
    appendFileSync(join(folder, '结果/data/households.jsonl'), '\n');
    await refused(/和写出时不一样/u, 'ledger', '结果', '--out', '台账');
    await does(...analyze('--out', '结果', '--township', '北张乡'));
    await does('ledger', '结果', '--out', '台账');
  },
  'format.otherVersion': async () => {
    const { refused, does, folder } = await withResults();
    const manifest = join(folder, '结果/data/manifest.json');
    const text = readFileSync(manifest, 'utf8');
    const { format, ...rest } = JSON.parse(text);
    writeFileSync(manifest, JSON.stringify({ ...rest, format: format + 1 }));
    await refused(/这个版本不能读/u, 'ledger', '结果', '--out', '台账');
    await does(...analyze('--out', '结果', '--township', '北张乡'));
    await does('ledger', '结果', '--out', '台账');
  },
  'report.unmasked': async () => {
    const { refused, does } = world();
    const argv = analyze('--out', '结果', '--audience', 'county');
    await refused(/--unmasked 不能用于/u, ...argv, '--unmasked');
    await does(...argv);
  },
  'report.idle': async () => {
    const { refused, does, write } = await withResults();
    write({ '样式.docx': await docx('{乡镇}') });
    const argv = ['report', '结果', '--out', '报告', '--template', '样式.docx'];
    await refused(/--template 用不上/u, ...argv, '--audience', 'village');
    await does(...argv, '--audience', 'township');
    await refused(/--template 用不上/u, ...argv, '--without', '研判报告.docx');
    await does(...argv);
  },
  'report.like': async () => {
    const { refused, does } = await withResults();
    const argv = ['report', '结果', '--out', '公布', '--audience', 'public'];
    await refused(/没有公开过的数据/u, ...argv, '--like', '结果');
    await does(...argv);
    await does(...argv.with(3, '再次'), '--like', '公布');
  },
  'report.masked': async () => {
    const { refused, does } = await withResults();
    await refused(/是遮盖的/u, 'report', '结果', '--out', '报告', '--unmasked');
    await does(...analyze('--out', '结果', '--township', '北张乡', '--unmasked'));
    await does('report', '结果', '--out', '报告', '--unmasked');
  },
  'report.profileOfRollup': async () => {
    const { refused, does } = await twoResults();
    const rollup = ['rollup', '结果/北张', '结果/南安', '--name', '文水县', '--out', '汇总'];
    await does(...rollup);
    const argv = ['report', '汇总', '--out', '报告'];
    await refused(/用不上 --profile/u, ...argv, '--profile', 'accessible');
    await does(...rollup, '--profile', 'accessible');
  },
  'report.ofRollup': async () => {
    const { refused, does } = await twoResults();
    await does('rollup', '结果/北张', '结果/南安', '--name', '文水县', '--out', '汇总');
    const argv = ['report', '汇总', '--out', '报告'];
    await refused(/没有给 village 的报告/u, ...argv, '--audience', 'village');
    await does(...argv);
    await does(...argv.with(3, '公布'), '--audience', 'public');
  },
  'document.unreadable': async () => {
    const { refused, does, write } = await withResults();
    const argv = ['report', '结果', '--out', '报告', '--template', '样式.docx'];
    write({ '样式.docx': '{乡镇}' });
    await refused(/不是能填的 Word 文档/u, ...argv);
    write({ '样式.docx': await docx('{乡镇}') });
    await does(...argv);
  },
  'document.names': async () => {
    const { refused, does, write } = await withResults();
    const argv = ['report', '结果', '--out', '报告', '--template', '样式.docx'];
    write({ '样式.docx': await docx('{乡鎮}') });
    const said = await refused(/有认不得的名称/u, ...argv);
    const [, meant = ''] = /是不是 (\{.+?\})/u.exec(said) ?? [];
    write({ '样式.docx': await docx(meant) });
    await does(...argv);
  },
  'document.tags': async () => {
    const { refused, does, write } = await withResults();
    const argv = ['report', '结果', '--out', '报告', '--template', '样式.docx'];
    write({ '样式.docx': await docx('{#各村}{村名}') });
    await refused(/没有成对/u, ...argv);
    write({ '样式.docx': await docx('{#各村}{村名}{/各村}') });
    await does(...argv);
  },
  'trend.samePeriod': async () => {
    const { refused, does } = await months();
    await refused(/写了两次/u, 'trend', '各月/三月', '各月/三月');
    await does('trend', '各月/三月', '各月/半年');
  },
  'trend.basis': async () => {
    const { refused, does } = await months();
    await does(...ofMonths('2020-10..2021-03', '2021-10..2022-03', '同期'));
    await refused(/对比方式不同/u, 'trend', '各月/三月', '各月/同期');
    await does('trend', '各月/三月', '各月/半年', '各月/全年');
  },
  'trend.notPrevious': async () => {
    const { refused, does } = await months();
    const argv = ofMonths('2020-10..2021-09', '2021-10..2022-09', '另一份');
    await refused(/不能当作这次/u, ...argv, '--previous', '各月/全年');
    await does(...argv, '--previous', 'none');
  },
  'trend.area': async () => {
    const { refused, does } = await twoResults();
    await refused(/不是同一个地方的|本年期间都是/u, 'trend', '结果/北张', '结果/南安');
    await does('trend', '结果/北张');
  },
  'seasonality.periods': async () => {
    const { refused, does } = await months();
    await refused(/凑不成一个年度/u, 'seasonality', '各月/三月', '各月/半年');
    await does('seasonality', '各月/三月', '各月/半年', '各月/全年');
  },
  'seasonality.nothing': 'results of other households of the same months',
  'backtest.basis': async () => {
    const { refused, does } = await months();
    await refused(
      /不是年初至今的结果/u,
      'backtest',
      '--to-date',
      '各月/全年',
      '--final',
      '各月/全年',
    );
    await does('backtest', '--to-date', '各月/三月', '--final', '各月/全年');
  },
  'backtest.periods': async () => {
    const { refused, does } = await months();
    await does(...ofMonths('2021-10..2022-09', '2022-10..2023-09', '次年'));
    const argv = ['backtest', '--to-date', '各月/三月', '--final'];
    await refused(/的开头几个月/u, ...argv, '各月/次年');
    await does(...argv, '各月/全年');
  },
  'backtest.final': async () => {
    const { refused, does } = await months();
    await refused(
      /不是全年 12 个月的结果/u,
      'backtest',
      '--to-date',
      '各月/三月',
      '--final',
      '各月/半年',
    );
    await does('backtest', '--to-date', '各月/三月', '各月/半年', '--final', '各月/全年');
  },
  'backtest.nobody': 'results of another place',
  'rollup.disagree': async () => {
    const { refused, does, write } = await twoResults();
    write({ '政策.yaml': 'target: 0.3\n' });
    const other = southern('--out', '结果/南安', '--township', '南安镇');
    await does(...other, '--policy', '政策.yaml');
    const argv = ['rollup', '结果/北张', '结果/南安', '--name', '文水县', '--out', '汇总'];
    await refused(/口径不一致/u, ...argv);
    await does(...other);
    await does(...argv);
  },
  'rollup.sameName': async () => {
    const { refused, does } = await twoResults();
    await does(...southern('--out', '结果/南安', '--township', '北张乡'));
    const argv = ['rollup', '结果/北张', '结果/南安', '--name', '文水县', '--out', '汇总'];
    await refused(/都叫“北张乡”/u, ...argv);
    await does(...southern('--out', '结果/南安', '--township', '南安镇'));
    await does(...argv);
  },
  'rollup.sameResults': async () => {
    const { refused, does } = await twoResults();
    const argv = ['--name', '文水县', '--out', '汇总'];
    await refused(/写了两次/u, 'rollup', '结果/北张', '结果/北张', ...argv);
    await does('rollup', '结果/北张', '结果/南安', ...argv);
  },
  'rollup.otherKey': async () => {
    const { refused, does } = world();
    for (const name of PERIODS) await does('key', `${name}.key`);
    const own = (key: string) =>
      analyze('--out', '结果', '--township', '北张乡', '--merge-key', key);
    const rollup = ['rollup', '结果', '--name', '文水县', '--out', '汇总'];
    await does(...own('一.key'));
    await refused(/另一个密钥/u, ...rollup, '--merge-key', '二.key');
    await does(...own('二.key'));
    await does(...rollup, '--merge-key', '二.key');
    await does(...rollup);
  },
  'units.noPattern': async () => {
    const { refused, does, write } = world(county);
    const said = await refused(/没有写各乡镇的文件/u, 'plan', '.', '--out', 'plan.jsonl');
    const [, units = ''] = /写 (units: ".+?")/u.exec(said) ?? [];
    write({ 'zengshou.yaml': `${units}\n` });
    await does('plan', '.', '--out', 'plan.jsonl');
  },
  'units.none': async () => {
    const { refused, does, write } = world({
      'zengshou.yaml': UNITS,
      '北张乡/2021/北张村.csv': 'x',
    });
    await refused(/没有一个乡镇的文件夹符合/u, 'plan', '.', '--out', 'plan.jsonl');
    write(county);
    await does('plan', '.', '--out', 'plan.jsonl');
  },
  'units.sameName': async () => {
    const pattern = UNITS.replace('{county}', '*/{county}');
    const twice = Object.fromEntries(
      Object.entries(county).flatMap(([name, text]) => [
        [`片一/${name}`, text],
        [`片二/${name}`, text],
      ]),
    );
    const { refused, does, folder } = world({ ...twice, 'zengshou.yaml': pattern });
    await refused(/分不开/u, 'plan', '.', '--out', 'plan.jsonl');
    rmSync(join(folder, '片二'), { recursive: true });
    await does('plan', '.', '--out', 'plan.jsonl');
  },
  'units.notPlan': async () => {
    const { refused, does } = world({ ...county, 'zengshou.yaml': UNITS });
    const unit = ['analyze', '--unit', 'plan.jsonl:1', '--out', '结果', '--jobs', '1'];
    await does('plan', '.', '--out', 'good.jsonl');
    await refused(/不是 zengshou plan 的计划|不是计划的一行/u, ...unit.with(2, 'zengshou.yaml:1'));
    await does('plan', '.', '--out', 'plan.jsonl');
    await does(...unit);
  },
  'units.unknown': async () => {
    const { refused, does } = world({ ...county, 'zengshou.yaml': UNITS });
    await does('plan', '.', '--out', 'plan.jsonl');
    const unit = (name: string) => ['analyze', '--unit', `plan.jsonl:${name}`, '--out', '结果'];
    const said = await refused(/没有“文水县\/北漳乡”/u, ...unit('文水县/北漳乡'));
    const [, meant = ''] = /是否想写 (\S+?)？/u.exec(said) ?? [];
    await does(...unit(meant));
    await does(...unit('1'));
  },
  'units.outAtInputs': async () => {
    const { refused, does } = world({ ...county, 'zengshou.yaml': UNITS });
    await does('plan', '.', '--out', 'plan.jsonl');
    const unit = (out: string) => ['analyze', '--unit', 'plan.jsonl:1', '--out', out];
    await refused(/结果不能放在/u, ...unit('.'));
    await does(...unit('结果'));
  },
  'units.notDone': async () => {
    const { refused, does } = world({
      ...county,
      '文水县/南安镇/上年/武村.csv': table(LAST, 8000, '南安镇').replaceAll('北张村', '武村'),
      '文水县/南安镇/本年/武村.csv': table(THIS, 8100, '南安镇').replaceAll('北张村', '武村'),
      'zengshou.yaml': UNITS,
    });
    await does('plan', '.', '--out', 'plan.jsonl');
    await does('analyze', '--unit', 'plan.jsonl:1', '--out', '结果');
    const rollup = ['rollup', '--plan', 'plan.jsonl', '结果', '--out', '汇总'];
    await refused(/有 1 个不能汇总/u, ...rollup);
    await does(...rollup, '--partial');
    await does('analyze', '--unit', 'plan.jsonl:2', '--out', '结果');
    await does(...rollup);
  },
} as const;
