import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../src/cli/program.js';
import { PAPERLESS } from '../e2e/run.js';
import { shellFor } from './shell.js';

/** A tiny township through the months of a year, for tests of `trend` and of predecessors. */

export interface MonthRow {
  readonly id?: string;
  readonly head: string;
  readonly idNumber?: string;
  readonly village?: string;
  readonly wages: number;
}

const HEAD =
  '行政村,户编号,户主姓名,户主证件号码,家庭人口数,务工收入,种植业收入,种植业支出,土地流转收入,养老保险金';
const csv = (rows: readonly MonthRow[]): string =>
  [
    HEAD,
    ...rows.map(({ village = '北张村', id = '', head, idNumber = '', wages }) => [
      village,
      id,
      head,
      idNumber,
      1,
      wages,
      0,
      0,
      0,
      0,
    ]),
  ].join('\n');

export async function run(folder: string, ...argv: readonly string[]) {
  const shell = shellFor(argv, { folder, env: { SOURCE_DATE_EPOCH: '1664500000' } });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

const monthText = (month: number): string =>
  `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/** The current period that ends so many months after October 2021, from October. */
const periodOf = (month: number): string => `2021-10..${monthText(21 + month)}`;

/** Writes the tables of one month, October being 0, and analyses them into `结果/<its last month>`. */
export function analyzeMonth(
  folder: string,
  month: number,
  years: { readonly prior: readonly MonthRow[]; readonly current: readonly MonthRow[] },
  ...more: readonly string[]
) {
  for (const [name, rows] of [
    ['上年', years.prior],
    ['本年', years.current],
  ] as const) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, '收入.csv'), csv(rows));
  }
  return run(
    folder,
    'analyze',
    ...['--prior', '上年', '--current', '本年', '--township', '北张乡', '--jobs', '1'],
    ...['--prior-period', `2020-10..${monthText(9 + month)}`],
    ...['--current-period', periodOf(month), '--out', `结果/${monthText(21 + month)}`],
    ...PAPERLESS,
    ...more,
  );
}
