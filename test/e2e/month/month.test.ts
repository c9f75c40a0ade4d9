import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCharacter } from '../../../src/domain/identity.js';
import { temporaryFolder, zengshou } from '../run.js';

const PYTHON = '/usr/bin/python3';
const OFFICE = '/usr/bin/soffice';
const has = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const lacking = [
  ...(has(PYTHON, '-c', 'import openpyxl') ? [] : ['openpyxl']),
  ...(has(OFFICE, '--version') ? [] : ['LibreOffice']),
];
const WHY = lacking.length === 0 ? '' : `（跳过：这台机器没有 ${lacking.join('、')}）`;

/** One step of a village's hands. */
function hand(folder: string, task: Readonly<Record<string, unknown>>): void {
  const script = resolve('test/e2e/month/office.py');
  const { status, stderr } = spawnSync(PYTHON, [script, JSON.stringify(task)], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** LibreOffice opens a workbook, works its formulas out and saves it. */
function savedByLibreOffice(folder: string, from: string, to: string): void {
  const args = [`-env:UserInstallation=file://${join(folder, 'office')}`, '--headless'];
  const convert = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', to, from];
  const { status, stderr } = spawnSync(OFFICE, [...args, ...convert], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly village: string;
  readonly household: string | null;
  readonly accepted: boolean;
}

const checked = (folder: string, ...args: readonly string[]): Found[] =>
  JSON.parse(zengshou(folder, 'validate', ...args, '--format', 'json').out).findings;
const linesOf = (path: string): Found[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const said = (findings: readonly Found[]): string[] => [
  ...new Set(findings.map(({ code, household }) => `${code} ${household?.slice(-5)}`)),
];

/** An ID number that nobody has. */
const BODY = '14990019610821647';
const NUMBER = `${BODY}${checkCharacter(BODY)}`;

describe(`一个月：采集表、填报、报送、校验、退回、改正、签认、更正、分析、台账、督导${WHY}`, () => {
  it.skipIf(lacking.length > 0)(
    '每一处埋下的错都改正了、签认了，或照样列着，一处不丢',
    { timeout: 300_000 },
    () => {
      const folder = temporaryFolder();
      zengshou(
        folder,
        ...['sample', '--villages', '2', '--households', '8', '--seed', '5', '--style', 'clean'],
        ...['--out', '工作'],
      );
      const work = join(folder, '工作');
      for (const file of readdirSync(join(work, '本年'))) rmSync(join(work, '本年', file));
      const period = ['--period', '2021-10..2022-09', '--township', '北张乡'];
      expect(zengshou(work, 'template', '--from', '上年', ...period, '--out', '采集表').code).toBe(
        0,
      );

      // Filled by a script with openpyxl, and by LibreOffice, which works the totals out.
      hand(work, {
        ...{ do: 'fill', path: '采集表/北张村.xlsx', out: '本年/北张村.xlsx', totals: false },
        plants: [
          [1, '务工收入', '约三千'],
          [2, '家庭人口数', null],
          [2, '务工收入', '#REF!'],
          [3, '整行', null],
          [4, '户编号', '14990000010005'],
          [6, '务工收入', 900_000],
          [7, '收入', null],
          [7, '备注', '整户迁出'],
          [8, '户主证件号码', '149900196108216470'],
          [5, '家庭纯收入', 1],
          [6, '户主姓名', '张新主'],
          [6, '帮扶责任人', '张新主'],
          [6, '新列', '光伏收益补贴'],
        ],
      });
      hand(work, {
        ...{ do: 'fill', path: '采集表/南张村.xlsx', out: '南张村.xlsx', totals: true },
        plants: [
          [1, '务工收入', -50],
          [2, '低保特困类别', '低保户'],
          [2, '低保金', null],
          [3, '务工人数', 0],
          [3, '务工收入', 12_000],
          [4, '小额信贷金额', 60_000],
          [5, '受灾情况', '旱灾'],
          [6, '减收原因', '务工减收'],
          [7, '收入', null],
          [7, '务工收入', 3000],
          [8, '户主证件号码', NUMBER.slice(0, 17)],
        ],
      });
      savedByLibreOffice(work, '南张村.xlsx', '本年');
      writeFileSync(join(work, '本年/说明.csv'), '关于报送的通知\n');
      appendFileSync(join(work, 'zengshou.yaml'), 'policy: policy.yaml\n');
      writeFileSync(join(work, 'policy.yaml'), 'monitoringLine: 6500\n');

      const status = JSON.parse(zengshou(work, 'status', '--json').out);
      expect(status.villages.map((one: { village: string; state: string }) => one.state)).toEqual([
        'delivered',
        'delivered',
      ]);

      const first = checked(work, '--annotate', '退回');
      const planted = [
        'intake.notNumber 10001',
        'household.population 10002',
        'match.missingThisYear 10003',
        'key.duplicate 10005',
        'income.jump 10006',
        'id.checksum 10008',
        'income.negative 20001',
        'intake.errorCell 10002',
        'totals.net 10005',
        'household.helperIsHousehold 10006',
        'intake.unknownMoney undefined',
        'file.noTable undefined',
        'welfare.dibaoWithoutMoney 20002',
        'work.wagesWithoutWorkers 20003',
        'loan.limits 20004',
        'monitoring.belowLineUnmonitored 20007',
        'id.length 20008',
      ];
      const lasting = ['match.headChanged 10006', 'evidence.disasterWithoutLoss 20005'];
      expect(said(first)).toEqual(expect.arrayContaining([...planted, ...lasting]));
      // The remark says why nothing is filled.
      expect(said(first)).not.toContain('intake.notSurveyed 10007');

      // The village mends what it can, explains the rest, and leaves two cells to the clerk.
      mkdirSync(join(work, '收回'));
      hand(work, {
        ...{ do: 'mend', path: '退回/北张村.xlsx', out: '收回/北张村.xlsx' },
        changes: [
          [2, '家庭人口数', 2],
          [4, '户编号', '14990000010004'],
          [5, '家庭纯收入', null],
          [6, '帮扶责任人', '李干部'],
          [0, '光伏收益补贴', null],
          [6, '光伏收益补贴', null],
        ],
        explanations: {
          'income.jump': '卖房，已看合同',
          'income.perCapitaRange': '卖房，已看合同',
          'match.missingThisYear': '整户迁出',
          'id.checksum': '证件如此，已核对',
        },
      });
      hand(work, {
        ...{ do: 'mend', path: '退回/南张村.xlsx', out: '南张村.xlsx' },
        changes: [
          [1, '务工收入', 50],
          [2, '低保特困类别', '一般户'],
          [3, '务工人数', 1],
          [4, '小额信贷金额', 50_000],
          [8, '户主证件号码', NUMBER],
        ],
        explanations: {
          'income.jump': '务工停工，已入户',
          'income.itemJump': '务工停工，已入户',
          'income.perCapitaRange': '务工停工，已入户',
          'monitoring.belowLineUnmonitored': '已申报纳入监测',
        },
      });
      savedByLibreOffice(work, '南张村.xlsx', '收回');
      const against = JSON.parse(
        zengshou(work, ...['validate', '收回', '--against', '退回', '--format', 'json']).out,
      ).against;
      expect(said(against.fixed)).toEqual(
        expect.arrayContaining([
          'household.population 10002',
          'key.duplicate 10005',
          'income.negative 20001',
          'totals.net 10005',
          'household.helperIsHousehold 10006',
          'welfare.dibaoWithoutMoney 20002',
          'work.wagesWithoutWorkers 20003',
          'loan.limits 20004',
          'id.length 20008',
        ]),
      );
      expect(against.gone).toEqual([]);

      zengshou(work, 'validate', '收回', '--explained', '签认.xlsx');
      hand(work, { do: 'sign', path: '签认.xlsx' });
      writeFileSync(
        join(work, '更正.csv'),
        [
          '户,年度,栏目,原值,新值,更正人,原因',
          '14990000010001,本年,务工收入,约三千,3000,王助理,电话核实',
          '14990000010002,本年,务工收入,#REF!,6000,王助理,电话核实',
          '',
        ].join('\n'),
      );
      const decided = ['--accept', '签认.xlsx', '--corrections', '更正.csv'];
      const last = checked(work, '收回', ...decided);
      const open = last.filter(({ accepted }) => !accepted);
      const accepted = last.filter((one) => one.accepted);
      // Each planted mistake: mended or corrected, or signed, and nothing besides.
      expect(said(accepted)).toEqual(
        expect.arrayContaining([
          'match.missingThisYear 10003',
          'income.jump 10006',
          'id.checksum 10008',
          'monitoring.belowLineUnmonitored 20007',
        ]),
      );
      expect(said(open)).toEqual(expect.arrayContaining(lasting));
      for (const one of planted) expect(said(open)).not.toContain(one);
      expect(open.filter(({ severity }) => severity === 'error')).toEqual([]);

      const analysed = zengshou(work, 'analyze', '--current', '收回', ...decided, '--quiet');
      expect(analysed.code).toBe(0);
      const results = join(work, '结果', '2021-10..2022-09');
      const summary = JSON.parse(readFileSync(join(results, 'data/summary.json'), 'utf8'));
      expect(summary.township.households).toMatchObject({
        roster: 16,
        surveyed: 14,
        notFound: 1,
        notCompared: 1,
        rejected: 0,
      });
      const manifest = JSON.parse(readFileSync(join(results, 'data/manifest.json'), 'utf8'));
      expect(manifest.corrections).toHaveLength(2);
      const findings = linesOf(join(results, 'data/findings.jsonl'));
      // What rests on the analysis is found there only; what nobody mended is listed still.
      expect(said(findings)).toEqual(
        expect.arrayContaining([...lasting, 'factors.declaredContradicted 20006']),
      );

      expect(zengshou(work, 'ledger', results, '--out', '台账/第一期').code).toBe(0);
      const ledgers = readdirSync(join(work, '台账/第一期')).filter((file) =>
        file.endsWith('.xlsx'),
      );
      expect(ledgers).toHaveLength(2);
      const filled = { 采取措施: '外出务工就业帮扶', 预计增收: 6000, 进度: '进行中' };
      hand(work, { do: 'work', path: '台账/第一期/南张村帮扶台账.xlsx', rows: [filled] });
      const next = ['ledger', results, '--from', '台账/第一期', '--out', '台账/第二期'];
      expect(zengshou(work, ...next).code).toBe(0);
      const tracked = JSON.parse(
        zengshou(work, 'track', '台账/第二期', '--as-of', '2022-12-31', '--json').out,
      );
      expect(tracked.township).toMatchObject({ withMeasure: 1, planned: 6000 });
      const track = ['track', '台账/第二期', '--as-of', '2022-12-31', '--out', '督导.xlsx'];
      expect(zengshou(work, ...track).code).toBe(0);
      expect(existsSync(join(work, '督导.xlsx'))).toBe(true);
    },
  );
});
