import type { Year } from '../../domain/household.js';
import { createRandom } from '../random.js';
import { yearsOf } from '../run.js';
import type { SampleFile } from '../sample-file.js';
import { TOWNSHIP } from '../truth/places.js';
import type { VillageTruth } from '../truth/village.js';
import type { DraftSheet } from '../write/draft.js';
import { writeText } from '../write/text.js';
import { writeXls } from '../write/xls.js';
import { writeXlsx } from '../write/xlsx.js';
import { type Dress, SUBMISSIONS, type Submission } from './dress.js';
import { guideSheet } from './frame.js';
import { type LaidOut, messySheet } from './sheet.js';

const STREAMS: Readonly<Record<Year, number>> = { prior: 3, current: 4 };

function write(sheets: readonly DraftSheet[], dress: Dress): Uint8Array | Promise<Uint8Array> {
  const [first] = sheets;
  if (dress.text && first) return writeText(first, dress.text);
  return dress.format === 'xlsx' ? writeXlsx(sheets) : writeXls(sheets);
}

function fileName(villages: readonly VillageTruth[], how: Submission, year: Year): string {
  const [first] = villages;
  if (how.together === 'flat') return `收入明细${Math.floor((first?.number ?? 0) / 10) || ''}`;
  const names = villages.map(({ name }) => name).join('和');
  const dated =
    how.together === undefined && ((first?.number ?? 0) + (year === 'prior' ? 0 : 1)) % 4;
  return dated === 0 ? `${names}${year === 'prior' ? '2021' : '2022'}年收入明细` : names;
}

/**
 * What villages hand in for a year: a file about to be written, with its tables laid out.
 * @internal
 */
export interface HandIn {
  readonly path: string;
  /** The path without its ending. */
  readonly stem: string;
  readonly year: Year;
  readonly dress: Dress;
  readonly villages: readonly VillageTruth[];
  readonly tables: readonly LaidOut[];
  /** Sheets that are no tables. */
  readonly others: readonly DraftSheet[];
}

function tablesOf(villages: readonly VillageTruth[], how: Submission, year: Year, seed: number) {
  const dress = how[year];
  const { period } = yearsOf(year);
  const random = createRandom(seed, STREAMS[year], villages[0]?.number ?? 0);
  const { township = TOWNSHIP } = villages[0] ?? {};
  const task = { dress, period, township };
  if (how.together === 'flat') {
    const rows = villages.flatMap((village) => village[year]);
    return [messySheet({ ...task, name: 'Sheet1', village: '', rows }, random)];
  }
  return villages.map((village) =>
    messySheet(
      {
        ...task,
        name: how.together === 'sheets' ? village.name : 'Sheet1',
        village: village.name,
        rows: village[year],
      },
      random,
    ),
  );
}

function handIn(
  villages: readonly VillageTruth[],
  how: Submission,
  year: Year,
  seed: number,
): HandIn {
  const dress = how[year];
  const stem = `${yearsOf(year).folder}/${fileName(villages, how, year)}`;
  return {
    path: `${stem}.${dress.format}`,
    stem,
    year,
    dress,
    villages,
    tables: tablesOf(villages, how, year, seed),
    others: how.together === 'sheets' ? [guideSheet()] : [],
  };
}

/** @internal */
export async function writeHandIn(handedIn: HandIn): Promise<SampleFile> {
  const { path, dress, tables, others } = handedIn;
  const sheets = [...tables.map(({ draft }) => draft), ...others];
  return { path, bytes: await write(sheets, dress) };
}

/**
 * The villages as they hand in, in turn by one of the submissions: both years of it.
 * @internal
 */
export function* handIns(
  truth: Iterable<VillageTruth>,
  seed: number,
  submissions = SUBMISSIONS,
): Generator<HandIn> {
  let turn = 0;
  let waiting: VillageTruth[] = [];
  const submission = (): Submission => submissions[turn % submissions.length] as Submission;
  for (const village of truth) {
    waiting.push(village);
    if (waiting.length < submission().villages) continue;
    yield handIn(waiting, submission(), 'prior', seed);
    yield handIn(waiting, submission(), 'current', seed);
    waiting = [];
    turn += 1;
  }
  if (waiting.length === 0) return;
  yield handIn(waiting, submission(), 'prior', seed);
  yield handIn(waiting, submission(), 'current', seed);
}

/** The villages' files, one after the other. */
export async function* messyFiles(
  truth: Iterable<VillageTruth>,
  seed: number,
): AsyncGenerator<SampleFile> {
  for (const each of handIns(truth, seed)) yield await writeHandIn(each);
}
