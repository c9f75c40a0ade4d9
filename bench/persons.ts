/**
 * What `zengshou validate` takes for tables with a row a person, and how many times as much as for
 * tables with a row a household of as many rows and cells. Wanted: at most 1.3 times.
 *
 *   npm run build && node scripts/run.js bench/persons.ts [ROWS] [ROUNDS] [xlsx|csv]
 *
 * The two are child processes, one after the other, so that a busy machine is busy for both.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cleanSheet } from '../src/sample/clean.js';
import { createRandom } from '../src/sample/random.js';
import { townshipTruth } from '../src/sample/township.js';
import { makeIdNumber, makeName } from '../src/sample/truth/people.js';
import type { DraftCell, DraftSheet } from '../src/sample/write/draft.js';
import { writeText } from '../src/sample/write/text.js';
import { writeXlsx } from '../src/sample/write/xlsx.js';
import { type Run, run } from './child.js';

const [rows = 100_000, rounds = 3] = process.argv.slice(2, 4).map(Number);
const kind = process.argv[4] === 'csv' ? 'csv' : 'xlsx';
const ROWS_OF_A_FILE = 1000;

/** The household's columns that are a person's in the other table, which has as many cells. */
const OF_PERSONS: ReadonlyMap<DraftCell, string> = new Map([
  ['自然村', '与户主关系'],
  ['户主姓名', '姓名'],
  ['户主证件号码', '证件号码'],
  ['劳动力人数', '劳动技能'],
  ['务工月数', '务工时间(月)'],
  // In a table of persons 务工月收入 is a person's.
  ['务工月收入', '月均工资'],
]);

const RELATIONS = ['户主', '配偶', '之子', '之女', '之父', '之母'];

/** Every household on the rows of its members: as many rows as the table of households has. */
function personSheet({ rows: [header = [], ...households], ...sheet }: DraftSheet, seed: number) {
  const random = createRandom(seed);
  const room = { taken: new Set<string>(), share: { number: 0, of: 1 } };
  const columnOf = (name: string): number => header.indexOf(name);
  const numberIn = (cells: readonly DraftCell[], name: string): number =>
    Number(cells[columnOf(name)] ?? 0);
  const members = households.flatMap((cells) => {
    const [labour, workers, months] = [
      ...['劳动力人数', '务工人数', '务工月数'].map((name) => numberIn(cells, name)),
    ] as [number, number, number];
    return Array.from({ length: numberIn(cells, '家庭人口数') }, (_, n) => {
      const person: Readonly<Record<string, DraftCell>> = {
        自然村: RELATIONS[n] ?? '其他',
        劳动力人数: n < labour ? '普通劳动力' : '无劳动力',
        务工月数: n >= workers ? 0 : n === 0 ? months - (workers - 1) : 1,
        ...(n > 0 && {
          户主姓名: makeName(random),
          户主证件号码: makeIdNumber(random, 2005, 2015, room),
        }),
      };
      return cells.map((cell, column) => person[String(header[column])] ?? cell);
    });
  });
  const names = header.map((name) => OF_PERSONS.get(name) ?? name);
  return { ...sheet, rows: [names, ...members.slice(0, households.length)] };
}

const bytesOf = (sheet: DraftSheet) =>
  kind === 'csv' ? writeText(sheet, { encoding: 'utf8', delimiter: ',' }) : writeXlsx([sheet]);

const filledIn = (sheet: DraftSheet): number =>
  sheet.rows.flat().filter((cell) => cell !== null).length;

const folder = mkdtempSync(join(tmpdir(), 'zengshou-bench-'));
try {
  const cells = { households: 0, persons: 0 };
  for (const name of Object.keys(cells)) mkdirSync(join(folder, name));
  const villages = Math.ceil(rows / ROWS_OF_A_FILE);
  let from = 0;
  for (const village of townshipTruth({ villages, households: ROWS_OF_A_FILE, seed: 7 })) {
    const sheet = cleanSheet('Sheet1', village.prior);
    const sheets = { households: sheet, persons: personSheet(sheet, village.number) };
    from += ROWS_OF_A_FILE;
    for (const name of ['households', 'persons'] as const) {
      cells[name] += filledIn(sheets[name]);
      writeFileSync(join(folder, name, `${village.name}.${kind}`), await bytesOf(sheets[name]));
    }
  }
  const program = resolve('bin/zengshou.js');
  const validated = (name: string): Promise<Run> => run(program, ['validate', name], folder);
  const ratios: number[] = [];
  console.log(`${from} rows in ${villages} files, .${kind}`);
  for (let round = 0; round < rounds; round += 1) {
    const [households, persons] = [await validated('households'), await validated('persons')];
    ratios.push(persons.cpu / cells.persons / (households.cpu / cells.households));
    const of = (one: Run): string => `${one.cpu.toFixed(2)} s, ${one.megabytes.toFixed(0)} MB`;
    console.log(
      `households ${cells.households} cells ${of(households)}; persons ${cells.persons} cells ${of(persons)}`,
    );
  }
  const [least = 0, ...others] = ratios.sort((a, b) => a - b);
  const middle = ratios[Math.floor(ratios.length / 2)] ?? least;
  const range = `${least.toFixed(2)}–${(others.at(-1) ?? least).toFixed(2)}`;
  console.log(`processor time of a cell, persons ÷ households: ${middle.toFixed(2)} (${range})`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
