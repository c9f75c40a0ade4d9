/**
 * How many households a second one core analyses, and how many times as long as merely adding up
 * all item numbers of the same pairs takes.
 *
 *   node scripts/run.js bench/analysis.ts [VILLAGES] [HOUSEHOLDS] [ROUNDS]
 *
 * Each line is the best of all rounds: the first ones warm the engine up.
 */

import { addHousehold } from '../src/analysis/groups/add.js';
import { finishGroup } from '../src/analysis/groups/finish.js';
import { mergeSums } from '../src/analysis/groups/merge.js';
import { emptySums } from '../src/analysis/groups/sums.js';
import { type Analyst, analyst, type Subject } from '../src/analysis/household.js';
import { type FieldKey, ITEMS } from '../src/domain/catalog.js';
import {
  BLANK,
  type Household,
  NUMERIC_FIELDS,
  placeOf,
  type TableHead,
  TEXT_FIELDS,
  type Year,
} from '../src/domain/household.js';
import { loadPolicy } from '../src/policy/load.js';
import { townshipTruth } from '../src/sample/township.js';

type Cells = ReadonlyMap<FieldKey, unknown>;

const [villages = 100, households = 300, rounds = 20] = process.argv.slice(2).map(Number);
const { policy } = loadPolicy(null);
const WIDTH = NUMERIC_FIELDS.length;
const ITEM_PLACES = ITEMS.map(({ key }) => placeOf(key));

const tableOf = (village: string, year: Year): TableHead => ({
  file: `${year}/${village}.xlsx`,
  sheet: 'Sheet1',
  year,
  columns: Object.fromEntries([...TEXT_FIELDS, ...NUMERIC_FIELDS].map((field, n) => [field, n])),
});

function numberOf(cells: Cells, field: FieldKey): number {
  const value = cells.get(field);
  if (value === '是' || value === '否') return value === '是' ? 1 : 0;
  return typeof value === 'number' ? value : BLANK;
}

function householdOf(
  table: TableHead,
  cells: Cells,
  numbers: Float64Array,
  row: number,
): Household {
  NUMERIC_FIELDS.forEach((field, place) => {
    numbers[place] = numberOf(cells, field);
  });
  const texts = Object.fromEntries(
    TEXT_FIELDS.map((field) => [field, cells.get(field) ?? null]),
  ) as Household['texts'];
  return { table, row, texts, idNumberWhole: texts.idNumber, numbers, surveyed: true };
}

/** The pairs of every village that carry the same 户编号 in both years. */
function* subjectsByVillage(): Generator<readonly Subject[]> {
  for (const truth of townshipTruth({ villages, households, seed: 7 })) {
    const { name: village } = truth;
    const read = (year: Year): readonly Household[] => {
      const table = tableOf(village, year);
      const rows = truth[year];
      // One buffer for a table's rows, as the intake holds them.
      const all = new Float64Array(rows.length * WIDTH);
      return rows.map((cells, n) =>
        householdOf(table, cells, all.subarray(n * WIDTH, (n + 1) * WIDTH), n + 2),
      );
    };
    const before = new Map(read('prior').map((prior) => [prior.texts.id, prior]));
    yield read('current').flatMap((current): Subject[] => {
      const prior = current.texts.id === null ? undefined : before.get(current.texts.id);
      return prior === undefined
        ? []
        : [{ prior, current, village, township: '北张乡', matchedBy: 'id' }];
    });
  }
}

const batch = [...subjectsByVillage()];
const count = batch.reduce((sum, { length }) => sum + length, 0);

function addNumbers(): number {
  let sum = 0;
  for (const { prior, current } of batch.flat()) {
    for (const { numbers } of [prior, current]) {
      for (const place of ITEM_PLACES) {
        const value = numbers[place] as number;
        if (!Number.isNaN(value)) sum += value;
      }
    }
  }
  return sum;
}

function eachBy(work: (by: Analyst, subject: Subject) => unknown): void {
  for (const subjects of batch) {
    const by = analyst({ policy, months: 12, estimated: false });
    for (const subject of subjects) work(by, subject);
  }
}

function analyseAll() {
  const township = emptySums('北张乡', '北张乡', policy);
  for (const subjects of batch) {
    const { analyse } = analyst({ policy, months: 12, estimated: false });
    const sums = emptySums(subjects[0]?.village ?? '', '北张乡', policy);
    for (const subject of subjects) addHousehold(sums, analyse(subject).result, policy);
    mergeSums(township, sums);
  }
  return finishGroup(township, policy);
}

const STAGES: readonly (readonly [string, () => unknown])[] = [
  ['floor: adding up all item numbers', addNumbers],
  ['comparing', () => eachBy((by, subject) => by.compare(subject))],
  ['comparing, factors, measures', () => eachBy((by, subject) => by.analyse(subject))],
  ['all, with groups summed and merged', analyseAll],
];

const best = new Map<string, number>();
for (let round = 0; round < rounds; round += 1) {
  for (const [stage, work] of STAGES) {
    const start = performance.now();
    work();
    const time = performance.now() - start;
    best.set(stage, Math.min(time, best.get(stage) ?? Number.POSITIVE_INFINITY));
  }
}

const { surveyed } = analyseAll().households;
if (surveyed !== count) throw new Error(`${surveyed} of ${count} households analysed`);
const [floor = 1] = best.values();
console.log(`${count} households of ${batch.length} villages`);
for (const [stage, time] of best) {
  const rate = Math.round((count / time) * 1000).toLocaleString('en-US');
  console.log(
    `${stage.padEnd(36)}${time.toFixed(1).padStart(8)} ms${rate.padStart(12)} a second` +
      `${(time / floor).toFixed(1).padStart(7)} × floor`,
  );
}
