import type { Year } from '../domain/household.js';
import { cardBooks } from './cards/files.js';
import { cleanSheet } from './clean.js';
import { messyFiles } from './messy/files.js';
import { yearsOf } from './run.js';
import type { SampleFile } from './sample-file.js';
import { afterMonths } from './truth/months.js';
import { ONLY_PLACE, type SamplePlace, samplePlaces } from './truth/places.js';
import { type Shares, USUAL_SHARES } from './truth/roles.js';
import type { Row } from './truth/row.js';
import { makeTruth, type VillageTruth } from './truth/village.js';
import { writeText } from './write/text.js';
import { writeXlsx } from './write/xlsx.js';

export const SAMPLE_STYLES = ['clean', 'csv', 'messy', 'cards'] as const;
/**
 * `clean`: one plain workbook a village and year; `csv`: the same as text; `messy`: as villages send it; `cards`: a card
 * (明白卡) for every household.
 */
type SampleStyle = (typeof SAMPLE_STYLES)[number];

export interface SampleOptions {
  readonly villages: number;
  /** Households of last year in each village. */
  readonly households: number;
  readonly seed: number;
  readonly style: SampleStyle;
  /** How many months this year has, from October on; without it the whole year. */
  readonly months?: number;
  /** The place; without it 北张乡. */
  readonly place?: SamplePlace;
  /** What becomes of the households; only what differs from the usual. */
  readonly shares?: Partial<Shares>;
  /** Changes the truth of a village before it is written, e.g. to plant mistakes. */
  readonly edit?: (village: VillageTruth) => VillageTruth;
}

/**
 * The truth of a township; the same for both styles. Throws RangeError for sizes out of range.
 * @internal
 */
export function* townshipTruth(options: Omit<SampleOptions, 'style'>): Generator<VillageTruth> {
  const shares = { ...USUAL_SHARES, ...options.shares };
  const { place = ONLY_PLACE } = options;
  for (const village of makeTruth({ ...options, shares, place })) {
    const known =
      options.months === undefined ? village : afterMonths(village, options.months, options.seed);
    yield options.edit ? options.edit(known) : known;
  }
}

const PLAIN = {
  clean: {
    ending: 'xlsx',
    write: (rows: readonly Row[]) => writeXlsx([cleanSheet('Sheet1', rows)]),
  },
  csv: {
    ending: 'csv',
    write: (rows: readonly Row[]) =>
      writeText(cleanSheet('', rows), { encoding: 'utf8', delimiter: ',' }),
  },
} as const;

async function* plainFiles(
  truth: Iterable<VillageTruth>,
  style: keyof typeof PLAIN,
): AsyncGenerator<SampleFile> {
  const { ending, write } = PLAIN[style];
  const years: readonly Year[] = ['prior', 'current'];
  for (const village of truth) {
    for (const year of years) {
      const path = `${yearsOf(year).folder}/${village.name}.${ending}`;
      yield { path, bytes: await write(village[year]) };
    }
  }
}

async function* cardFiles(truth: Iterable<VillageTruth>, seed: number): AsyncGenerator<SampleFile> {
  const years: readonly Year[] = ['prior', 'current'];
  for (const village of truth) {
    for (const year of years) {
      for (const { path, sheets } of cardBooks(village, year, seed)) {
        yield { path: `${path}.xlsx`, bytes: await writeXlsx(sheets) };
      }
    }
  }
}

/**
 * A made-up township, a file at a time: the same options give the same bytes, in every style the
 * same truth. Nobody in it is real; ID numbers carry the region 149900, which does not exist.
 */
export function makeTownship(options: SampleOptions): AsyncGenerator<SampleFile> {
  const truth = townshipTruth(options);
  if (options.style === 'clean' || options.style === 'csv') return plainFiles(truth, options.style);
  if (options.style === 'cards') return cardFiles(truth, options.seed);
  return messyFiles(truth, options.seed);
}

/** So far apart that no two townships share a seed. */
const SEEDS = 2 ** 32;

/** Counties of townships, a file at a time, beneath `<county>/<township>/`: any size. */
export async function* makeCounties(
  { counties, townships }: { readonly counties: number; readonly townships: number },
  options: SampleOptions,
): AsyncGenerator<SampleFile> {
  const households = options.villages * options.households;
  for (const place of samplePlaces({ counties, townships }, households)) {
    const seed = options.seed + place.number * SEEDS;
    for await (const { path, bytes } of makeTownship({ ...options, seed, place })) {
      yield { path: `${place.county}/${place.township}/${path}`, bytes };
    }
  }
}
