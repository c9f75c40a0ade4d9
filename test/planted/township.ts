import type { FindingCode } from '../../src/domain/findings/codes.js';
import { columnLetters, type Year } from '../../src/domain/household.js';
import { type Dress, SUBMISSIONS, type Submission } from '../../src/sample/messy/dress.js';
import { type HandIn, handIns, writeHandIn } from '../../src/sample/messy/files.js';
import type { LaidOut } from '../../src/sample/messy/sheet.js';
import { createRandom } from '../../src/sample/random.js';
import { yearsOf } from '../../src/sample/run.js';
import type { SampleFile } from '../../src/sample/sample-file.js';
import { townshipTruth } from '../../src/sample/township.js';
import type { Row } from '../../src/sample/truth/row.js';
import type { VillageTruth } from '../../src/sample/truth/village.js';
import { Planter, type Slipped } from './planter.js';
import { TABLE_SLIPS } from './tables.js';

/** A mistake that was written into a file, and where it must be found. */
export interface Planted {
  readonly code: FindingCode;
  readonly file: string;
  /** Empty for text files. */
  readonly sheet: string;
  /** A1 style; null where it is the row's, the table's or the file's. */
  readonly cell: string | null;
  /** From 1. */
  readonly row: number | null;
  readonly household: string | null;
}

const HOUSEHOLDS = 26;
const STREAM = 6;

/** Every form in both years: each submission as it is, and with its years exchanged. */
const EVERY_FORM: readonly Submission[] = [
  ...SUBMISSIONS,
  ...SUBMISSIONS.map((how) => ({ ...how, prior: how.current, current: how.prior })),
];

/** How each village writes this year down, by its number. */
const DRESSES: readonly Dress[] = EVERY_FORM.flatMap(({ villages, current }) =>
  Array<Dress>(villages).fill(current),
);

function withRows(village: VillageTruth, instead: ReadonlyMap<Row, Row | null>): VillageTruth {
  const written = (rows: readonly Row[]) =>
    rows.flatMap((row) => {
      const other = instead.get(row);
      return other === null ? [] : [other ?? row];
    });
  return { ...village, prior: written(village.prior), current: written(village.current) };
}

const isText = ({ path }: HandIn): boolean => /\.(?:csv|txt)$/u.test(path);

const nameOf = (row: Row): string | null => {
  const name = row.get('id') ?? row.get('head');
  return name === undefined ? null : String(name);
};

/** Where the slips of households stand in what is handed in. */
function householdsIn(handIn: HandIn, slipped: readonly Slipped[]): readonly Planted[] {
  return handIn.tables.flatMap((table) =>
    slipped.flatMap(({ code, spot: { field, missing }, rows }) => {
      const year: Year = missing === 'current' ? 'prior' : 'current';
      const at = handIn.year === year ? table.rows.get(rows[year]) : undefined;
      if (at === undefined) return [];
      const column = table.columns.findIndex((each) => each.field === field);
      return [
        {
          code,
          file: handIn.path,
          sheet: isText(handIn) ? '' : table.draft.name,
          cell: field === null ? null : `${columnLetters(column)}${at + 1}`,
          row: at + 1,
          household: nameOf(rows[year]),
        },
      ];
    }),
  );
}

interface Spoilt {
  readonly handIn: HandIn;
  readonly planted: readonly Planted[];
}

/** What is handed in with the slips of its tables. */
function withTableSlips(handIn: HandIn, edited: ReadonlySet<Row>): Spoilt {
  const planted: Planted[] = [];
  if (handIn.year === 'prior') return { handIn, planted };
  const tables = handIn.tables.map((table, n): LaidOut => {
    const villages = handIn.tables.length === 1 ? handIn.villages : handIn.villages.slice(n, n + 1);
    const slips = villages.flatMap(({ number }) => TABLE_SLIPS[number] ?? []);
    let changed = table;
    const free = [...table.rows.keys()].filter((row) => row.has('id') && !edited.has(row));
    for (const slip of slips) {
      const { draft, places } = slip(changed, free);
      changed = { ...changed, draft };
      for (const { code, row, column, household } of places) {
        planted.push({
          code,
          file: handIn.path,
          sheet: isText(handIn) ? '' : draft.name,
          cell: row === null || column === null ? null : `${columnLetters(column)}${row + 1}`,
          row: row === null ? null : row + 1,
          household,
        });
      }
    }
    return changed;
  });
  return { handIn: { ...handIn, tables }, planted };
}

/** Files of this year that are no tables at all. */
const BROKEN: readonly (readonly [FindingCode, string, string])[] = [
  ['file.unreadable', '新庄村.xlsx', '%PDF-1.7\n'],
  ['file.unreadable', '旧庄村.xls', ''],
  ['file.noTable', '东庄村.csv', '今天,天气\r\n很,好\r\n'],
  ['file.noTable', '西庄村.txt', '填表说明\r\n按实际填写\r\n'],
];

export interface PlantedTownship {
  readonly files: readonly SampleFile[];
  readonly planted: readonly Planted[];
  /** The same township without the mistakes. */
  readonly mended: readonly SampleFile[];
}

/**
 * A messy township in which everything is wrong that the rules know of: in cells, rows, tables and
 * files of every form, and where. The same seed gives the same bytes.
 */
export async function plantTownship(seed: number): Promise<PlantedTownship> {
  const truth = [...townshipTruth({ villages: DRESSES.length, households: HOUSEHOLDS, seed })];
  const planter = new Planter(truth, DRESSES, createRandom(seed, STREAM));
  planter.plantAll();
  const edited = new Set([...planter.instead.values()].filter((row) => row !== null));
  const spoilt = truth.map((village) => withRows(village, planter.instead));
  const files: SampleFile[] = [];
  const planted: Planted[] = [];
  for (const each of handIns(spoilt, seed, EVERY_FORM)) {
    const { handIn, planted: ofTables } = withTableSlips(each, edited);
    planted.push(...householdsIn(each, planter.slipped), ...ofTables);
    files.push(await writeHandIn(handIn));
  }
  for (const [code, name, text] of BROKEN) {
    const path = `${yearsOf('current').folder}/${name}`;
    files.push({ path, bytes: new TextEncoder().encode(text) });
    planted.push({ code, file: path, sheet: '', cell: null, row: null, household: null });
  }
  const mended: SampleFile[] = [];
  for (const each of handIns(truth, seed, EVERY_FORM)) mended.push(await writeHandIn(each));
  return { files, planted, mended };
}
