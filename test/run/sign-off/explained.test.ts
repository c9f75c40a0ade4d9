import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/findings/finding.js';
import type { Explanation } from '../../../src/forms/annotate/finding.js';
import type { ReadRow } from '../../../src/forms/sign-off/read.js';
import {
  type Decision,
  explanationText,
  isDecided,
  UNDECIDED,
} from '../../../src/forms/sign-off/row.js';
import { type SignOffTable, signOffWorkbook } from '../../../src/forms/sign-off/write.js';
import {
  type CheckedFiles,
  returnedFile,
  signOffTable,
} from '../../../src/run/sign-off/explained.js';
import {
  anyRows,
  columnOf,
  comesBack,
  explained,
  FIRST,
  found,
  readBack,
  rowOf,
  tableOf,
  YES,
} from '../../forms/sign-off/build.js';

const EMPTY = { hidden: false, merges: [], hiddenRows: [], hiddenColumns: [] };

const said = (one: Finding, text = '长子在读'): Explanation => ({
  code: one.code,
  sheet: one.sheet ?? '',
  cell: one.cell ?? '',
  household: one.household ?? '',
  message: '劳动力人数超过家庭人口数',
  text,
});

const checked = (
  findings: readonly Finding[],
  explanations: readonly Explanation[],
  villages: readonly string[] = ['北张村'],
): CheckedFiles => ({
  findings,
  files: [{ name: '收回/北张村.xlsx', explanations, onlySheet: '北张村', unlisted: 0 }],
  villages: new Set(villages),
});

const make = (run: CheckedFiles, earlier: readonly ReadRow[] = []) =>
  signOffTable(run, earlier, 'zh');

describe('签认表列什么', () => {
  it('还在的、有说明的问题一行一条,待签认', () => {
    const two = [found(), found({ household: '14990010002', row: 4, cell: 'D4' })];
    const { rows, others } = make(checked(two, [said(found())]));
    expect(others).toEqual([]);
    expect(rows).toEqual([{ state: 'open', explained: expect.anything(), decision: UNDECIDED }]);
    expect(rows[0]?.explained).toMatchObject({
      household: '14990010001',
      field: '劳动力人数',
      value: '3',
      cell: 'D3',
      explanation: '长子在读',
    });
  });

  it('已经没有的问题,说明列在另一张表,带着清单上的问题', () => {
    const { rows, others } = make(checked([], [said(found())]));
    expect(rows).toEqual([]);
    expect(others).toMatchObject([
      {
        cause: 'gone',
        explained: {
          explanation: '长子在读',
          message: '劳动力人数超过家庭人口数',
          file: '收回/北张村.xlsx',
        },
      },
    ]);
  });

  it.each([
    ['income.negative', 'rejecting'],
    ['file.noTable', 'unacceptable'],
  ] as const)('%s 不能签认,说明另列', (code, cause) => {
    const one = found({ code, ...(cause === 'unacceptable' ? { sheet: null } : {}) });
    const { rows, others } = make(checked([one], [{ ...said(one), sheet: '北张村' }]));
    expect(rows).toEqual([]);
    expect(others.map((row) => row.cause)).toEqual([cause]);
  });

  it('在确认清单中确认过的,注明', () => {
    const { rows } = make(checked([{ ...found(), accepted: true }], [said(found())]));
    expect(rows[0]?.state).toBe('accepted');
  });

  it('证件号码命名的户隐去中间各位,仍对得上说明', () => {
    const one = found({ household: '149900198001011234' });
    const { rows } = make(checked([one], [{ ...said(one), household: '149900********1234' }]));
    expect(rows[0]?.explained.household).toBe('149900********1234');
  });

  it('说明多得出奇的文件,只列前面的,其余写明几条', () => {
    const header = ['序号', '工作表', '单元格', '户', '问题', '核实说明', '代码'];
    const list = Array.from({ length: 5003 }, (_, n) => [n, '', '', '', '', `说明${n}`, 'x']);
    const sheet = { ...EMPTY, name: '问题清单', rows: [header, ...list] };
    const file = returnedFile('收回/北张村.xlsx', [sheet]);
    const { others } = make({ findings: [], files: [file], villages: new Set() });
    expect(others).toHaveLength(5001);
    expect(others.at(-1)).toMatchObject({ cause: 'unlisted', explained: { explanation: '3' } });
  });

  it('不管村里写了什么,每一条说明都在,不多不少', () => {
    fc.assert(
      fc.property(anyRows, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (all, here) => {
        const findings = all.flatMap((one, n) => (here[n] ? [one.found] : []));
        const files = all.map((one) => ({
          name: one.found.file ?? '',
          explanations: [said(one.found, one.words)].filter(({ text }) => text.trim() !== ''),
          onlySheet: '北张村',
          unlisted: 0,
        }));
        const { rows, others } = make({ files, findings, villages: new Set() });
        const texts = (list: readonly string[]) => [...list].sort();
        expect(texts([...rows, ...others].map((row) => row.explained.explanation))).toEqual(
          texts(
            files.flatMap((file) => file.explanations.map(({ text }) => explanationText(text))),
          ),
        );
      }),
    );
  });
});

describe('带着上次的签认表再做', () => {
  const lastTime = async (decision: Decision, own = explained()) =>
    (await comesBack(tableOf(rowOf(decision, own)))).rows;

  it('同一个问题、同样的说明,沿用签认人填的', async () => {
    for (const decision of [YES, { ...UNDECIDED, adopt: '否' }]) {
      const { rows } = make(checked([found()], [said(found())]), await lastTime(decision));
      expect(rows).toEqual([{ state: 'carried', explained: explained(), decision }]);
    }
  });

  it('行挪动了、文件改了名,照样沿用', async () => {
    const moved = found({ row: 30, cell: 'D30', file: '收回/北张村.xlsx', sheet: 'Sheet1' });
    const { rows } = make(checked([moved], [said(moved)]), await lastTime(YES));
    expect(rows[0]).toMatchObject({ state: 'carried', decision: YES });
  });

  it('上次没有填全、填得不能用的待补填,填过的还在', async () => {
    for (const decision of [
      { ...YES, signed: null },
      { ...YES, until: '年底' },
      { ...YES, adopt: '同意' },
    ]) {
      const { rows } = make(checked([found()], [said(found())]), await lastTime(decision));
      expect(rows).toEqual([{ state: 'incomplete', explained: explained(), decision }]);
    }
  });

  it('说明改了、数改了,要重新签认', async () => {
    const reworded = make(checked([found()], [said(found(), '另有原因')]), await lastTime(YES));
    const refilled = make(checked([found({ value: 4 })], [said(found())]), await lastTime(YES));
    for (const { rows } of [reworded, refilled]) {
      expect(rows).toMatchObject([{ state: 'changed', decision: UNDECIDED }]);
    }
  });

  it('已确认的问题不再标在副本里:没有新的说明,上次的照样在', async () => {
    const { rows, others } = make(checked([found()], []), await lastTime(YES));
    expect(rows).toEqual([{ state: 'carried', explained: explained(), decision: YES }]);
    expect(others).toEqual([]);
  });

  it('改正了的问题,上次填的列在另一张表', async () => {
    const { rows, others } = make(checked([], []), await lastTime(YES));
    expect(rows).toEqual([]);
    expect(others).toEqual([{ cause: 'gone', explained: explained(), decision: YES }]);
  });

  it('本次没有校验的村,原样留着', async () => {
    const away = explained({ village: '南张村', file: '收回/南张村.xlsx' });
    const { rows } = make(checked([], []), await lastTime(YES, away));
    expect(rows).toEqual([{ state: 'absent', explained: away, decision: YES }]);
  });

  it('程序写的内容改动过的,不沿用,另列', async () => {
    const { rows: earlier } = await comesBack(tableOf(rowOf(YES)), (sheet) => {
      sheet.getCell(FIRST, columnOf('explanation')).value = '改过的说明';
    });
    const { rows, others } = make(checked([], []), earlier);
    expect(rows).toEqual([]);
    expect(others).toMatchObject([{ cause: 'altered', explained: { explanation: '改过的说明' } }]);
    const again = make(checked([found()], [said(found(), '改过的说明')]), earlier);
    expect(again.rows).toMatchObject([{ state: 'open', decision: UNDECIDED }]);
  });

  it('一轮一轮做下去,填过的都在', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (all) => {
        const rows = all.map((one) => rowOf(one.decision, explained(one.found, one.words || '有')));
        const through = async (table: SignOffTable) =>
          (await readBack(await signOffWorkbook(table, { lang: 'zh' }))).rows;
        const earlier = await through(tableOf(...rows));
        const run = {
          files: [],
          findings: all.map((one) => one.found),
          villages: new Set<string>(),
        };
        const once = make(run, earlier);
        expect(once.others).toEqual([]);
        expect(once.rows.map((row) => row.decision).filter(isDecided)).toHaveLength(
          rows.filter((row) => isDecided(row.decision)).length,
        );
        const twice = make(run, await through(once));
        expect(twice.rows.map((row) => row.decision)).toEqual(once.rows.map((row) => row.decision));
      }),
      { numRuns: 20 },
    );
  });
});
