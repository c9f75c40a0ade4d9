import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkCharacter } from '../../../src/domain/identity.js';
import { byCodePoint } from '../../../src/domain/names/order.js';
import type { Harvest } from '../../../src/run/analyze/harvest.js';
import { sortFindings } from '../../../src/run/findings.js';
import { Shelf } from '../../../src/run/shelf/shelf.js';
import { WORK } from '../../../src/run/work.js';
import { alone, elsewhere } from '../alone.js';
import { harvestIn } from '../results-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'zengshou-moved-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What becomes of a household of last year. */
const COURSES = [
  'stays',
  'moves',
  'movesWithNewId',
  'movesWithoutId',
  'movesWithoutIdNumber',
  'movesWithOtherIdNumber',
  'movesToTakenId',
  'movesAndSplits',
  'losesId',
  'losesBoth',
  'goes',
  'comes',
  'standsTwice',
] as const;

/** What is special about a village. */
const KINDS = ['plain', 'numberedAnew', 'numberedFrom1', 'priorInWan', 'priorBlank', 'priorLacks'];

interface Row {
  readonly id: string;
  readonly head: string;
  readonly idNumber: string;
  readonly persons: number;
  readonly wages: number;
  readonly allowance: number;
}

const HEADS = ['张福', '李全', '王贵', '赵莲', '孙山'];

const idNumberOf = (n: number): string => {
  const body = `1499001970${String((n % 12) + 1).padStart(2, '0')}11${String(n).padStart(3, '0')}`;
  return body + checkCharacter(body);
};

const householdArb = fc.record({
  course: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('stays', 'moves', 'movesWithNewId') },
    { weight: 1, arbitrary: fc.constantFrom(...COURSES) },
  ),
  to: fc.nat(),
  head: fc.nat(HEADS.length - 1),
  persons: fc.integer({ min: 2, max: 4 }),
  grows: fc.integer({ min: -1, max: 1 }),
  wages: fc.integer({ min: 4, max: 60 }),
});
const villageArb = fc.record({
  kind: fc.oneof(
    { weight: 2, arbitrary: fc.constant('plain') },
    { weight: 1, arbitrary: fc.constantFrom(...KINDS) },
  ),
  households: fc.array(householdArb, { minLength: 4, maxLength: 9 }),
});
const townshipArb = fc.array(villageArb, { minLength: 3, maxLength: 6 });

type Township = typeof townshipArb extends fc.Arbitrary<infer Value> ? Value : never;
type Years = Record<'上年' | '本年', Row[][]>;

type Village = Township[number];

/** The number of a household makes its keys. */
function beforeOf(
  { kind }: Village,
  { head, persons, wages }: Village['households'][number],
  [number, n]: readonly [number, number],
): Row {
  return {
    id: kind === 'numberedFrom1' ? String(n + 1) : String(70_000 + number),
    head: `${HEADS[head]}${n % 3 === 0 ? '' : number % 7}`,
    idNumber: idNumberOf(number),
    persons,
    wages: kind === 'priorInWan' ? wages / 10 : wages * 1000,
    allowance: number % 2 === 0 ? 300 : 0,
  };
}

/** The tables of every village, last year's and this year's. */
function yearsOf(villages: Township): Years {
  const years: Years = { 上年: villages.map(() => []), 本年: villages.map(() => []) };
  const all = villages.flatMap((village, place) =>
    village.households.map((household, n) => ({ village, place, household, n })),
  );
  for (const [at, { village, place, household, n }] of all.entries()) {
    const number = at + 1;
    const { course, to, persons, grows, wages } = household;
    const before = beforeOf(village, household, [number, n]);
    const now: Row = {
      ...before,
      id: village.kind === 'numberedAnew' ? String(70_000 + number + 1) : before.id,
      persons: persons + (number % 4 === 0 ? grows : 0),
      wages: wages * 1100,
    };
    const there = course.startsWith('moves') ? (place + 1 + (to % 2)) % villages.length : place;
    if (course !== 'comes') years.上年[place]?.push(before);
    years.本年[there]?.push(...rowsNow(course, now, number));
    if (course !== 'movesAndSplits') continue;
    const stays = { id: `${before.id}-1`, idNumber: idNumberOf(500 + number), persons: 1 };
    years.本年[place]?.push({ ...now, ...stays });
  }
  return years;
}

function rowsNow(course: (typeof COURSES)[number], now: Row, number: number): Row[] {
  switch (course) {
    case 'movesWithNewId':
      return [{ ...now, id: String(80_000 + number) }];
    case 'movesWithoutId':
    case 'losesId':
      return [{ ...now, id: '' }];
    case 'movesWithoutIdNumber':
      return [{ ...now, idNumber: '' }];
    case 'movesWithOtherIdNumber':
      return [{ ...now, idNumber: idNumberOf(number + 300) }];
    case 'movesToTakenId':
      return [{ ...now, id: String(70_000 + Math.max(1, number - 3)) }];
    case 'movesAndSplits':
      return [{ ...now, persons: now.persons - 1 }];
    case 'losesBoth':
      return [{ ...now, id: '', idNumber: '' }];
    case 'goes':
      return [];
    case 'standsTwice':
      return [now, { ...now, wages: now.wages + 1 }];
    default:
      return [now];
  }
}

interface Place {
  readonly file: string;
  /** What stands before the fields of a household. */
  readonly columns: string;
  readonly cells: string;
}

/** A file for each village, which is called after it. */
const byFile = (n: number): Place => ({ file: `第${n + 1}村.csv`, columns: '', cells: '' });

/** Villages of two townships, of which two stand in one file and some have the same name. */
const byColumns = (n: number): Place => ({
  file: n < 2 ? '两村.csv' : `表${n}.csv`,
  columns: '县,乡镇,行政村,',
  cells: `文水县,${n % 3 === 0 ? '甲' : '乙'}乡,第${(n % 4) + 1}村,`,
});

function writeYears(at: string, villages: Township, placeOf: (n: number) => Place): void {
  const years = yearsOf(villages);
  for (const year of ['上年', '本年'] as const) {
    mkdirSync(join(at, year), { recursive: true });
    const files = new Map<string, string[]>();
    for (const [n, rows] of years[year].entries()) {
      const { file, columns, cells } = placeOf(n);
      const kind = year === '上年' ? villages[n]?.kind : 'plain';
      const lacks = kind === 'priorLacks' && file !== '两村.csv';
      const lines = rows.map(({ id, head, idNumber, persons, wages, allowance }) => {
        const given = kind === 'priorBlank' ? '' : allowance;
        // Some rows are rejected when they are read.
        const known = Number(idNumber.slice(14, 17)) % 13 === 5 ? '' : persons;
        const own = [id, head, idNumber, known, wages, wages / 2, ...(lacks ? [] : [given])];
        return cells + own.join();
      });
      const header = `${columns}户编号,户主姓名,户主证件号码,家庭人口数,务工收入,种植业收入${lacks ? '' : ',低保金'}`;
      files.set(file, [...(files.get(file) ?? [header]), ...lines]);
    }
    for (const [file, lines] of files) writeFileSync(join(at, year, file), `${lines.join('\n')}\n`);
  }
}

/** All that a harvest holds, in the order in which it is told. */
function toldOf(harvest: Harvest): Record<string, unknown> {
  const villages = [...harvest.villages].map(([name, { rows, ...sizes }]) => {
    const own = rows.take().map(({ pairs, ...rest }) => ({
      ...rest,
      // Only the order of the pairs is told.
      pairs: pairs.toSorted((a, b) => a.order - b.order).map(({ order: _, ...pair }) => pair),
    }));
    return { name, ...sizes, own };
  });
  const { findings, keys, normalisations, townships, place, staying: _, ...rest } = harvest;
  return {
    ...rest,
    villages,
    level: place.level,
    townships: [...townships],
    findings: sortFindings(findings),
    keys: keys
      .map(({ rows, ...place }) => ({ ...place, rows: rows.take() }))
      .toSorted((a, b) => byCodePoint(a.village, b.village)),
    normalisations: normalisations.map(({ lines, ...of }) => ({ ...of, lines: lines.take() })),
  };
}

describe('各村之间有人搬家的运行', () => {
  it.each([
    ['一村一个文件', byFile],
    ['几个乡镇，两村在一个文件里', byColumns],
  ])(
    '%s：行放在磁盘上，由这个或别的线程看，与都在内存里的得出同样的结果',
    async (name, placeOf) => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(townshipArb, async (villages) => {
          run += 1;
          const at = join(folder, `${name}${run}`);
          writeYears(at, villages, placeOf);
          const inMemory = toldOf(await harvestIn(at, new Shelf(() => null)));
          for (const crew of [alone, elsewhere]) {
            const shelf = new Shelf(() => `${at}-rows`, 0);
            const waiting = toldOf(await harvestIn(at, shelf, crew(WORK)));
            expect(shelf.isLaidDown).toBe(true);
            shelf.close();
            expect(waiting).toEqual(inMemory);
          }
          rmSync(at, { recursive: true });
        }),
        { numRuns: 15 },
      );
    },
    120_000,
  );
});
