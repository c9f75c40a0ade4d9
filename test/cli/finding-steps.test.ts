import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { folderWith } from '../files/temporary.js';
import { shellFor } from './shell.js';

/** What a finding tells a village or a clerk to do is done here: the finding is gone then. */
const HEAD =
  '户编号,户主姓名,户类型,家庭人口数,务工收入,工资性收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入';
const row = (n: number, wages = 9000 + n, type = '脱贫户') =>
  `1499001000${n},王建${n},${type},1,${wages},${wages},0,0,0,0`;
const titled = (title: string, ...lines: readonly string[]) => `${[title, ...lines].join('\n')}\n`;
const TITLE = '北张乡北张村2021年10月至2022年9月脱贫户收入明细表';
const PRIOR = '北张乡北张村2020年10月至2021年9月脱贫户收入明细表';
const SIX = [1, 2, 3, 4, 5, 6];
const current = (...lines: readonly string[]) => titled(TITLE, HEAD, ...lines);
const plain = current(...SIX.map((n) => row(n)));
const prior = (head = HEAD, line = (n: number) => row(n, 8900 + n)) =>
  titled(PRIOR, head, ...SIX.map(line));

type Files = Readonly<Record<string, string>>;
interface Step {
  readonly code: string;
  readonly step: string;
  readonly before: Files;
  readonly after: Files;
}

const THIS = '本年/北张村.csv';
const LAST = '上年/北张村.csv';
const MAP = '列对照.yaml';

/** The column `X收入` behind all others, in one year's table. */
const withColumn = (name: string, amount: number | string, title = TITLE) =>
  titled(title, `${HEAD},${name}`, ...SIX.map((n) => `${row(n)},${amount}`));

const STEPS: readonly Step[] = [
  {
    code: 'intake.unknownMoney',
    step: '列对照表写明是哪一项',
    before: { [THIS]: withColumn('光伏收益补贴', 320) },
    after: { [MAP]: 'columns:\n  光伏收益补贴: 产业奖补\n' },
  },
  {
    code: 'intake.unknownMoney',
    step: '列对照表写“不读”',
    before: { [THIS]: withColumn('光伏收益补贴', 320) },
    after: { [MAP]: '不读: [光伏收益补贴]\n' },
  },
  {
    code: 'intake.itemGone',
    step: '列对照表写“不问”',
    before: { [LAST]: withColumn('物价补贴', 300, PRIOR), [THIS]: withColumn('高龄津贴', 0) },
    after: { [MAP]: '不问: [物价补贴]\n' },
  },
  {
    code: 'intake.itemNew',
    step: '列对照表写“不问”',
    before: { [LAST]: withColumn('物价补贴', 300, PRIOR), [THIS]: withColumn('高龄津贴', 400) },
    after: { [MAP]: '不问: [高龄津贴]\n' },
  },
  {
    code: 'intake.itemBlank',
    step: '确实没有的逐户填 0',
    before: { [LAST]: withColumn('物价补贴', 300, PRIOR), [THIS]: withColumn('物价补贴', '') },
    after: { [THIS]: withColumn('物价补贴', 0) },
  },
  {
    code: 'intake.unit',
    step: '列对照表写“单位: 万元”',
    before: { [THIS]: current(...SIX.map((n) => row(n, 0.9))) },
    after: { [MAP]: '单位: 万元\n' },
  },
  {
    code: 'intake.unit',
    step: '标题写明单位',
    before: { [THIS]: current(...SIX.map((n) => row(n, 0.9))) },
    after: { [THIS]: titled(TITLE, '单位：万元', HEAD, ...SIX.map((n) => row(n, 0.9))) },
  },
  {
    code: 'intake.noIdentity',
    step: '第一格写明“合计”',
    before: { [THIS]: plain.replace(/$/u, ',,,6,54021,54021,0,0,0,0\n') },
    after: { [THIS]: plain.replace(/$/u, '合计,,,6,54021,54021,0,0,0,0\n') },
  },
  {
    code: 'intake.missingColumn',
    step: '补上这类收入的列，各户填 0',
    before: {
      [THIS]: titled(
        TITLE,
        HEAD.replace(',财产性收入', ''),
        ...SIX.map((n) => row(n).replace(/,0,0$/u, ',0')),
      ),
    },
    after: { [THIS]: plain },
  },
  {
    code: 'intake.extraFields',
    step: '去掉数里的逗号',
    before: { [THIS]: current(...SIX.map((n) => row(n).replace(/,9/u, ',9,'))) },
    after: { [THIS]: plain },
  },
  {
    code: 'intake.notNumber',
    step: '改为数字，说明写到备注列',
    before: { [THIS]: plain.replace('9001,9001', '约九千,9001') },
    after: { [THIS]: plain },
  },
  {
    code: 'intake.villageByFile',
    step: '标题写明填报单位',
    before: { [THIS]: '', '本年/第三组.csv': plain.replace('北张村', '') },
    after: {
      [THIS]: '',
      '本年/第三组.csv': plain.replace('北张村', '').replace('\n', '\n填报单位：北张村\n'),
    },
  },
  {
    code: 'household.typeUnknown',
    step: '从列出的里面选一个',
    before: { [THIS]: current(row(1, 9001, '老户'), ...SIX.slice(1).map((n) => row(n))) },
    after: { [THIS]: plain },
  },
  {
    code: 'intake.notSurveyed',
    step: '确实没有收入的填 0，或在备注写明原因',
    before: { [THIS]: blankRow('') },
    after: { [THIS]: blankRow('整户迁出') },
  },
  {
    code: 'income.allZero',
    step: '没有排查的，收入各列留空',
    before: { [THIS]: current(row(1, 0), ...SIX.slice(1).map((n) => row(n))) },
    after: { [THIS]: blankRow('整户外出') },
  },
  {
    code: 'members.elsewhere',
    step: '从另一户中去掉',
    before: { [THIS]: persons('149900197001010025') },
    after: { [THIS]: persons('149900198805060027') },
  },
];

/** The first household without an amount. */
function blankRow(remark: string): string {
  return titled(
    TITLE,
    `${HEAD},备注`,
    `14990010001,王建1,脱贫户,1,,,,,,,${remark}`,
    ...SIX.slice(1).map((n) => `${row(n)},`),
  );
}

/** Two households with a row a person; the second one's other person has that number. */
function persons(number: string): string {
  const head = `${HEAD},与户主关系,姓名,证件号码`;
  const of = (n: number, relation: string, name: string, own: string) =>
    `${row(n).replace(',1,', ',2,')},${relation},${name},${own}`;
  return titled(
    TITLE,
    head,
    of(1, '户主', '王建1', '149900197001010017'),
    of(1, '配偶', '李春花', '149900197001010025'),
    of(2, '户主', '王建2', '149900196501010019'),
    of(2, '配偶', '赵小兰', number),
  );
}

async function codesIn(folder: string, files: Files): Promise<string[]> {
  const map = MAP in files ? ['--columns', MAP] : [];
  const shell = shellFor(
    [
      ...['validate', '本年', '--prior', '上年', '--prior-period', '2020-10..2021-09'],
      ...['--current-period', '2021-10..2022-09', ...map, '--format', 'json'],
    ],
    { folder },
  );
  await runProgram(shell);
  const { findings } = JSON.parse(shell.out()) as { findings: { code: string }[] };
  return findings.map(({ code }) => code);
}

describe('校验说的办法照着做，问题就没有了', () => {
  it.each(STEPS)('$code：$step', async ({ code, before, after }) => {
    const files = Object.entries({ [LAST]: prior(), [THIS]: plain, ...before });
    const folder = folderWith(Object.fromEntries(files.filter(([, text]) => text !== '')));
    expect(await codesIn(folder, {})).toContain(code);
    for (const [path, text] of Object.entries(after)) {
      if (text !== '') writeFileSync(join(folder, path), text);
    }
    expect(await codesIn(folder, after)).not.toContain(code);
  });
});
