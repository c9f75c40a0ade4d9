import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../../src/files/sha256.js';

const HEAD =
  '行政村,户编号,户主姓名,户主证件号码,家庭人口数,务工收入,种植业收入,生产经营性支出,低保金,减收原因';
/** A household: the village, its number, the head, and the figures of an ID number or none. */
export type Row = readonly [village: string, id: number | string, head: string, born?: string];

const NUMBERS = new Map<string, string>();
/** Made-up numbers of a region that does not exist, with their check characters. */
function idNumber(born: string | undefined): string {
  if (born === undefined) return '';
  const known = NUMBERS.get(born);
  if (known !== undefined) return known;
  const body = `149900${born}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...body].reduce((total, figure, n) => total + Number(figure) * (weights[n] ?? 0), 0);
  const whole = body + '10X98765432'[sum % 11];
  NUMBERS.set(born, whole);
  return whole;
}

/** A village's table of a year (0 or 1), as text. */
export const table = (rows: readonly Row[], year: number): string =>
  [
    HEAD,
    ...rows.map(([village, id, head, born]) => {
      // What a household has depends on itself alone, wherever its row stands.
      const n = Number(id);
      const wages = 9000 + n * 137.5 + year * (n % 3 === 0 ? -4000 : 2500);
      const amounts = [n % 4 === 0 ? '' : wages, 1200.01 * (n + 1), 300, year * 10];
      return [
        village,
        id,
        head,
        idNumber(born),
        (n % 5) + 1,
        ...amounts,
        n % 3 === 0 ? '摔伤' : '',
      ].join(',');
    }),
  ].join('\n');

export const villageOf = (name: string, from: number, households = 4): Row[] =>
  Array.from({ length: households }, (_, n): Row => [name, from + n, `${name[0]}${from + n}户`]);

export const PERIODS = [
  '--prior-period',
  '2020-10..2021-09',
  '--current-period',
  '2021-10..2022-09',
];

/** The lines of a data file of results. */
export const linesIn = (folder: string, file: string) =>
  readFileSync(join(folder, 'data', file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Every file of a folder with its sum. */
export const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), sha256Of(readFileSync(path))]),
  );
