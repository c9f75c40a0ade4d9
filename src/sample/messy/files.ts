import type { Year } from '../../domain/household.js';
import { createRandom } from '../random.js';
import { yearsOf } from '../run.js';
import type { SampleFile } from '../township.js';
import type { VillageTruth } from '../truth/village.js';
import type { DraftBook, DraftSheet } from '../write/draft.js';
import { writeText } from '../write/text.js';
import { writeXls } from '../write/xls.js';
import { writeXlsx } from '../write/xlsx.js';
import { type Dress, SUBMISSIONS, type Submission } from './dress.js';
import { guideSheet } from './frame.js';
import { messySheet } from './sheet.js';

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

function sheetsOf(villages: readonly VillageTruth[], how: Submission, year: Year, seed: number) {
  const dress = how[year];
  const { period } = yearsOf(year);
  const random = createRandom(seed, STREAMS[year], villages[0]?.number ?? 0);
  const task = { dress, period };
  if (how.together === 'flat') {
    const rows = villages.flatMap((village) => village[year]);
    return [messySheet({ ...task, name: 'Sheet1', village: '', rows }, random)];
  }
  const sheets = villages.map((village) =>
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
  return how.together === 'sheets' ? [...sheets, guideSheet()] : sheets;
}

/** A book with the format in which its village would write it. */
interface MessyBook extends DraftBook {
  readonly dress: Dress;
}

function* handIn(
  villages: readonly VillageTruth[],
  how: Submission,
  seed: number,
): Generator<MessyBook> {
  for (const year of ['prior', 'current'] as const) {
    yield {
      path: `${yearsOf(year).folder}/${fileName(villages, how, year)}`,
      sheets: sheetsOf(villages, how, year, seed),
      dress: how[year],
    };
  }
}

/** The villages as they hand in: a submission at a time, both years of it. */
export function* messyBooks(truth: Iterable<VillageTruth>, seed: number): Generator<MessyBook> {
  let turn = 0;
  let waiting: VillageTruth[] = [];
  const submission = (): Submission => SUBMISSIONS[turn % SUBMISSIONS.length] as Submission;
  for (const village of truth) {
    waiting.push(village);
    if (waiting.length < submission().villages) continue;
    yield* handIn(waiting, submission(), seed);
    waiting = [];
    turn += 1;
  }
  if (waiting.length > 0) yield* handIn(waiting, submission(), seed);
}

export async function* messyFiles(
  truth: Iterable<VillageTruth>,
  seed: number,
): AsyncGenerator<SampleFile> {
  for (const { path, sheets, dress } of messyBooks(truth, seed)) {
    yield { path: `${path}.${dress.format}`, bytes: await write(sheets, dress) };
  }
}
