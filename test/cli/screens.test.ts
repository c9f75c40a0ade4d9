import { cpSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { LANGS } from '../../src/locales/index.js';
import { folderWith } from '../files/temporary.js';
import { fillLedger } from './fill-ledger.js';
import { shellFor } from './shell.js';

/**
 * The whole screen of every verb on the fixtures, as a person reads it: `screens/<language>/`. What a
 * change does to the words and tables shows in the difference of these files
 * (`npx vitest run test/cli/screens.test.ts --update` writes them anew).
 */
const BOTH_YEARS = ['--prior', '上年', '--current', '有错', '--township', '北张乡'];

/** By name; those further down use what those further up have written. */
const SCREENS: readonly (readonly [name: string, argv: readonly string[]])[] = [
  ['analyze', ['analyze', ...BOTH_YEARS, '--out', '结果']],
  ['analyze-clean', ['analyze', '--prior', '上年', '--current', '本年', '--out', '结果']],
  ['validate', ['validate', '有错', '--prior', '上年']],
  ['validate-against', ['validate', '本年', '--against', '有错']],
  ['columns', ['columns', '有错', '自拟.csv']],
  ['columns-all', ['columns', '自拟.csv', '--all']],
  ['status', ['status', '有错', '--roster', '上年', '--due', '2022-10-15']],
  ['explain-business', ['explain', '14990000020008', ...BOTH_YEARS]],
  ['explain-rejected', ['explain', '14990000010011', ...BOTH_YEARS]],
  ['explain-risen', ['explain', '14990000010001', ...BOTH_YEARS]],
  ['explain-nobody', ['explain', '没有的人', ...BOTH_YEARS]],
  ['whatif', ['whatif', ...BOTH_YEARS, '--policy', '新政策.yaml']],
  ['whatif-same', ['whatif', ...BOTH_YEARS, '--policy', '原政策.yaml']],
  ['ledger', ['ledger', '结果', '--out', '台账/1']],
  ['track', ['track', '台账/1', '--as-of', '2022-12-31']],
  ['ledger-again', ['ledger', '结果', '--from', '台账/1', '--out', '台账/2']],
  ['help-man', ['help', '--man']],
  ['rollup', ['rollup', '结果', '--out', '汇总', '--name', '文水县']],
  ['rules', ['rules']],
  ['no-such-folder', ['analyze', '--prior', '没有', '--current', '本年', '--out', '结果']],
];

/** Lines of files that are being read and written. */
const PROGRESS = /^\S+ \d+\/\d+ .*\n/gmu;

/** Enough and too little, late, done without its income, and what is no number. */
const fill = (ledgers: string): Promise<void> =>
  fillLedger(
    join(ledgers, '北张村帮扶台账.xlsx'),
    {
      measure: '其他帮扶',
      planned: 100_000,
      deadline: 44_900,
      helper: '李帮扶',
      progress: '已完成',
    },
    { measure: '其他帮扶', planned: 10, deadline: 44_900, helper: '李帮扶', progress: '进行中' },
    { measure: '其他帮扶', planned: '三千' },
  );

function fixtures(): string {
  const folder = folderWith({
    '新政策.yaml': 'monitoringLine: 9000\ntolerance: { amount: 500 }\n',
    '原政策.yaml': '',
    '自拟.csv': '行政村,户编号,户主姓名,家庭人口数,打零工,务工\n北张村,1,王建国,3,1200,800\n',
  });
  const day = new Date('2022-10-16T12:00:00');
  for (const year of ['上年', '本年', '有错']) {
    cpSync(join('fixtures', year), join(folder, year), { recursive: true });
    for (const name of readdirSync(join(folder, year)))
      utimesSync(join(folder, year, name), day, day);
  }
  return folder;
}

describe.each(LANGS)('what is on the screen (%s)', (lang) => {
  it('of every verb is what screens/ shows', async () => {
    const folder = fixtures();
    for (const [name, argv] of SCREENS) {
      const shell = shellFor([...argv, '--lang', lang], {
        folder,
        env: { SOURCE_DATE_EPOCH: '1669248000' },
      });
      const code = await runProgram(shell);
      const told = shell.err().replace(PROGRESS, '');
      const said = `exit code ${code}\n${shell.out()}\n${told}`;
      const screen = said.replaceAll(folder, '<folder>').replace(/[ \t]+$/gmu, '');
      await expect(screen).toMatchFileSnapshot(`screens/${lang}/${name}.txt`);
      if (name === 'ledger') await fill(join(folder, '台账/1'));
    }
  });
});
