import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../src/xlsx/pack.js';
import { cellsOf, open } from '../reports/read.js';
import { temporaryFolder, zengshou } from './run.js';

const OFFICE = '/usr/bin/soffice';
const HAS_OFFICE = existsSync(OFFICE);

/** Formulas are worked out again when a file is opened, whatever stands in the file. */
const ALWAYS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

/** LibreOffice opens all files of a folder and saves what it made of them. */
function savedByOffice(folder: string, from: string, as: string, to: string): void {
  const profile = join(folder, 'office');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(join(profile, 'user/registrymodifications.xcu'), ALWAYS);
  const files = readdirSync(join(folder, from)).map((name) => join(folder, from, name));
  const convert = ['--convert-to', as, '--outdir', join(folder, to), ...files];
  const args = [`-env:UserInstallation=file://${profile}`, '--headless', ...convert];
  const { status, stderr } = spawnSync(OFFICE, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

const runner =
  (folder: string) =>
  (...args: readonly string[]): void => {
    const { code, err } = zengshou(folder, ...args);
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
  run('analyze', ...years, '--out', '问', '--quiet');
  run('validate', '新', '--annotate', '收回', '--quiet');
  run('validate', '收回', '--explained', '签认.xlsx', '--quiet');
  for (const months of ['3', '6']) {
    const sample = ['--style', 'clean', '--villages', '2', '--households', '12'];
    run('sample', ...sample, '--months', months, '--out', `月${months}`, '--quiet');
    const part = ['--prior', `月${months}/上年`, '--current', `月${months}/本年`];
    const period = ['--current-period', `2021-10..${months === '3' ? '2021-12' : '2022-03'}`];
    run(
      ...['analyze', ...part, ...PERIODS.slice(0, 2), ...period, '--basis', 'to-date', '--quiet'],
      ...['--township', '北张乡', '--policy', `月${months}/policy.yaml`, '--out', `各月/${months}`],
    );
  }
  run('trend', '各月/3', '各月/6', '--out', '对比', '--quiet');
  const text = '{乡镇}：{#各村}{村名}减收{村减收户数}户；{/各村}'.padEnd(600, '。');
  const document = new Document({ sections: [{ children: [new Paragraph(text)] }] });
  writeFileSync(join(folder, '样式.docx'), await Packer.toBuffer(document));
  run('report', '各月/6', '--out', '照样式', '--template', '样式.docx', '--quiet');
  const [trend = ''] = readdirSync(join(folder, '对比')).filter((name) => name.endsWith('.xlsx'));
  return ['问/疑似匹配.xlsx', '签认.xlsx', `对比/${trend}`, '照样式/研判报告.docx'];
}

/** One file of each kind that verbs write, in one folder. */
async function everyKind(folder: string): Promise<string[]> {
  const [prior, current] = ['上年', '本年'].map((year) => resolve('fixtures', year));
  const years = ['--prior', String(prior), '--current', String(current), '--township', '北张乡'];
  const run = runner(folder);
  writeFileSync(join(folder, '政策.yaml'), 'target: 0.12\n');
  run('analyze', ...years, '--out', '结果', '--quiet');
  run('report', '结果', '--out', '读屏', '--profile', 'accessible', '--quiet');
  run('report', '结果', '--out', '县', '--audience', 'county', '--quiet');
  run('report', '结果', '--out', 'en', '--report-lang', 'en', '--quiet');
  run('cards', '结果', '--out', '明白卡', '--quiet');
  run('ledger', '结果', '--out', '台账', '--quiet');
  run('track', '台账', '--as-of', '2022-12-31', '--out', '督导.xlsx', '--quiet');
  run('rollup', '结果', '--name', '文水县', '--out', '汇总', '--quiet');
  run('whatif', '--policy', '政策.yaml', ...years, '--out', '试算.xlsx', '--quiet');
  run('status', String(current), '--roster', String(prior), '--out', '进度.xlsx', '--quiet');
  run('columns', String(prior), String(current), '--out', '对照表.xlsx', '--quiet');
  run('validate', resolve('fixtures/有错'), '--annotate', '退回', '--quiet');
  run(
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

const valuesOf = (path: string) =>
  new Map(
    cellsOf(open(readFileSync(path))).map(({ sheet, address, v, f, t }) => [
      `${sheet}!${address}`,
      { value: v, isFormula: f !== undefined, isError: t === 'e' },
    ]),
  );

type Value = ReturnType<typeof valuesOf> extends Map<string, infer One> ? One : never;

const isAlike = (cached: Value, again: Value | undefined): boolean =>
  again?.isError !== true &&
  (typeof cached.value === 'number'
    ? Math.abs(Number(again?.value ?? 0) - cached.value) < 1e-9
    : (again?.value ?? '') === (cached.value ?? ''));

/** The workbook with another figure where a formula's result stands. */
async function tampered(path: string): Promise<Uint8Array> {
  const parts = await unpack(readFileSync(path));
  let changed = 0;
  for (const [name, bytes] of parts) {
    if (!name.startsWith('xl/worksheets/sheet')) continue;
    const text = new TextDecoder().decode(bytes);
    const other = text.replace(/(<\/f><v>)\d+(?=<\/v>)/u, (_, before: string) => {
      changed += 1;
      return `${before}987654`;
    });
    parts.set(name, new TextEncoder().encode(other));
  }
  if (changed === 0) throw new Error('no formula');
  return pack(parts);
}

describe.skipIf(!HAS_OFFICE)('别的程序打开写出的文件（没有 LibreOffice 时跳过）', () => {
  it('每种工作簿都打得开，重算的结果和写下的一样；每种文档都有字', async () => {
    const folder = temporaryFolder();
    const kinds = await everyKind(folder);
    writeFileSync(
      join(folder, '簿/改过.xlsx'),
      await tampered(join(folder, '结果/北张乡汇总.xlsx')),
    );
    savedByOffice(folder, '簿', 'xlsx:Calc MS Excel 2007 XML', '重算');
    savedByOffice(folder, '文', 'txt:Text (encoded):UTF8', '文字');
    let formulas = 0;
    for (const path of kinds.filter((name) => name.endsWith('.xlsx'))) {
      const name = path.replaceAll('/', '-');
      const again = valuesOf(join(folder, '重算', name));
      const cached = [...valuesOf(join(folder, '簿', name))].filter(
        ([, { isFormula }]) => isFormula,
      );
      formulas += cached.length;
      const wrong = cached.filter(([cell, one]) => !isAlike(one, again.get(cell)));
      expect([name, wrong]).toEqual([name, []]);
      expect([name, again.size > 0]).toEqual([name, true]);
    }
    expect(formulas).toBeGreaterThan(500);
    const wrongly = valuesOf(join(folder, '簿/改过.xlsx'));
    const mended = valuesOf(join(folder, '重算/改过.xlsx'));
    const planted = [...wrongly].filter(([, { value }]) => value === 987_654).map(([cell]) => cell);
    expect(planted.length).toBeGreaterThan(0);
    expect(planted.filter((cell) => mended.get(cell)?.value === 987_654)).toEqual([]);
    for (const name of readdirSync(join(folder, '文'))) {
      const text = readFileSync(join(folder, '文字', name.replace(/docx$/u, 'txt')), 'utf8');
      expect([name, text.length > 500]).toEqual([name, true]);
    }
  }, 300_000);
});
