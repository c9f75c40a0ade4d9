import { runProgram } from '../../src/cli/program.js';
import { folderWith } from '../files/temporary.js';
import { shellFor } from './shell.js';
import { table, villageOf } from './tables.js';

const UNITS = 'units: "{county}/{township}/{prior|current}/*"\n';
const PROJECT = `${UNITS}prior: { period: 2020-10..2021-09 }\ncurrent: { period: 2021-10..2022-09 }\n`;

/** With every category, so that nothing is wrong with it. */
const whole = (rows: Parameters<typeof table>[0], year: number): string =>
  table(rows, year)
    .split('\n')
    .map((line, n) => `${line},${n === 0 ? '土地流转收入' : '0'}`)
    .join('\n');

/** The tables of a township of two villages; `from` makes its households others. */
export function townshipFiles(place: string, from: number): Record<string, string> {
  const name = place.slice(place.lastIndexOf('/') + 1, -1);
  const rows = [...villageOf(`${name}甲村`, from), ...villageOf(`${name}乙村`, from + 10, 3)];
  return { [`${place}/上年/a.csv`]: whole(rows, 0), [`${place}/本年/a.csv`]: whole(rows, 1) };
}

/** A folder of these townships, with a project file and a plan. */
export function countyWith(places: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const tables = places.map((place, n) => townshipFiles(place, 11 + 100 * n));
  return folderWith(Object.assign({ 'zengshou.yaml': PROJECT }, ...tables, more));
}

/** What the program says in a folder, and its code. */
export async function zengshou(folder: string, ...argv: readonly string[]) {
  const shell = shellFor(argv, { folder, env: { SOURCE_DATE_EPOCH: '1665187200' } });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

const PERIODS = ['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'];

/** A folder with the results of these townships, each by its own name. */
export async function analysed(towns: readonly string[]): Promise<string> {
  const folder = countyWith(towns);
  for (const town of towns) {
    const name = town.slice(town.indexOf('/') + 1);
    const files = ['--prior', `${town}/上年`, '--current', `${town}/本年`];
    const run = ['--township', name, '--out', name, '--jobs', '1', '--quiet'];
    await zengshou(folder, 'analyze', ...files, ...PERIODS, ...run);
  }
  return folder;
}
