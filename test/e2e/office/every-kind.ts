import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { runHere } from '../run.js';

const runner =
  (folder: string) =>
  async (...args: readonly string[]): Promise<void> => {
    const { code, err } = await runHere(folder, ...args);
    if (code === null || code > 1) throw new Error(`${args.join(' ')}: ${err}`);
  };

const PERIODS = ['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'];
const HEADER = '户编号,户主姓名,家庭人口数,劳动力人数,务工收入,种植业收入\n';

/** What is written for questions, answers and months: 张伟 has no number and is 章玮 this year. */
async function writtenForAnswers(folder: string): Promise<string[]> {
  const run = runner(folder);
  const row = '1,王建国,2,3,30000,0\n';
  for (const [year, name] of [
    ['旧', '张伟'],
    ['新', '章玮'],
  ] as const) {
    mkdirSync(join(folder, year));
    writeFileSync(join(folder, year, '武村.csv'), `${HEADER}${row},${name},2,1,20000,0\n`);
  }
  const years = ['--prior', '旧', '--current', '新', '--township', '北张乡', ...PERIODS];
  await run('analyze', ...years, '--out', '问', '--quiet');
  await run('validate', '新', '--annotate', '收回', '--quiet');
  await run('validate', '收回', '--explained', '签认.xlsx', '--quiet');
  for (const months of ['3', '6']) {
    const sample = ['--style', 'clean', '--villages', '2', '--households', '12'];
    await run('sample', ...sample, '--months', months, '--out', `月${months}`, '--quiet');
    const part = ['--prior', `月${months}/上年`, '--current', `月${months}/本年`];
    const period = ['--current-period', `2021-10..${months === '3' ? '2021-12' : '2022-03'}`];
    await run(
      ...['analyze', ...part, ...PERIODS.slice(0, 2), ...period, '--basis', 'to-date', '--quiet'],
      ...['--township', '北张乡', '--policy', `月${months}/policy.yaml`, '--out', `各月/${months}`],
    );
  }
  await run('trend', '各月/3', '各月/6', '--out', '对比', '--quiet');
  const text = '{乡镇}：{#各村}{村名}减收{村减收户数}户；{/各村}'.padEnd(600, '。');
  const document = new Document({ sections: [{ children: [new Paragraph(text)] }] });
  writeFileSync(join(folder, '样式.docx'), await Packer.toBuffer(document));
  await run('report', '各月/6', '--out', '照样式', '--template', '样式.docx', '--quiet');
  const [trend = ''] = readdirSync(join(folder, '对比')).filter((name) => name.endsWith('.xlsx'));
  return ['问/疑似匹配.xlsx', '签认.xlsx', `对比/${trend}`, '照样式/研判报告.docx'];
}

/** One file of each kind that verbs write: workbooks in 簿, documents in 文. */
export async function everyKind(folder: string): Promise<string[]> {
  const [prior, current] = ['上年', '本年'].map((year) => resolve('fixtures', year));
  const years = ['--prior', String(prior), '--current', String(current), '--township', '北张乡'];
  const run = runner(folder);
  writeFileSync(join(folder, '政策.yaml'), 'target: 0.12\n');
  await run('analyze', ...years, '--out', '结果', '--quiet');
  await run('report', '结果', '--out', '读屏', '--profile', 'accessible', '--quiet');
  await run('report', '结果', '--out', '县', '--audience', 'county', '--quiet');
  await run('report', '结果', '--out', 'en', '--report-lang', 'en', '--quiet');
  await run('cards', '结果', '--out', '明白卡', '--quiet');
  await run('ledger', '结果', '--out', '台账', '--quiet');
  await run('track', '台账', '--as-of', '2022-12-31', '--out', '督导.xlsx', '--quiet');
  await run('rollup', '结果', '--name', '文水县', '--out', '汇总', '--quiet');
  await run('whatif', '--policy', '政策.yaml', ...years, '--out', '试算.xlsx', '--quiet');
  await run('status', String(current), '--roster', String(prior), '--out', '进度.xlsx', '--quiet');
  await run('columns', String(prior), String(current), '--out', '对照表.xlsx', '--quiet');
  await run('validate', resolve('fixtures/有错'), '--annotate', '退回', '--quiet');
  await run(
    'template',
    '--from',
    String(prior),
    '--township',
    '北张乡',
    '--period',
    '2021-10..2022-09',
    '--out',
    '采集表',
    '--quiet',
  );
  const kinds = [
    ...['结果/北张乡汇总.xlsx', '结果/分村/北张村.xlsx', '结果/研判报告.docx'],
    ...['读屏/北张乡汇总.xlsx', '读屏/分村/北张村.xlsx', '县/北张乡汇总.xlsx', '县/研判报告.docx'],
    ...['en/北张乡汇总.xlsx', 'en/研判报告.docx', '明白卡/北张村.xlsx', '台账/北张村帮扶台账.xlsx'],
    ...['督导.xlsx', '汇总/文水县汇总.xlsx', '汇总/研判报告.docx', '试算.xlsx', '进度.xlsx'],
    ...['对照表.xlsx', '采集表/北张村.xlsx', '退回/北张村.xlsx'],
    ...(await writtenForAnswers(folder)),
  ];
  mkdirSync(join(folder, '簿'));
  mkdirSync(join(folder, '文'));
  for (const path of kinds) {
    const to = path.endsWith('.docx') ? '文' : '簿';
    copyFileSync(join(folder, path), join(folder, to, path.replaceAll('/', '-')));
  }
  return kinds;
}
