import type { Household } from '../../domain/household.js';
import { maskId } from '../../domain/masking.js';
import { byCodePoint } from '../../domain/names/order.js';
import type { KeyRow } from '../../domain/outcomes/crossing.js';
import { byPath } from '../../domain/outcomes/level.js';
import type { Placed } from '../../intake/batch/placed.js';
import { keyLine } from '../../results/keys.js';
import { keyedHash, type MergeKey } from '../merge-key.js';
import type { Gathered } from '../read/gathered.js';
import type { Kept } from '../shelf/shelf.js';
import { linesOf } from './lines.js';
import type { RunPlace } from './place.js';

type Row = Placed<{ readonly texts: Household['texts'] }>;

/** A household of `keys.jsonl` but for its village. */
export type KeyOfRow = Omit<KeyRow, 'path'>;

/** The households of one village that stand in `keys.jsonl`. */
export interface VillageKeys extends Pick<Row, 'village' | 'township'> {
  readonly rows: readonly KeyOfRow[];
}

/** The households of either year, village by village. Definition: docs/definitions/levels.md. */
export function villageKeys(
  gathered: Pick<Gathered, 'batch' | 'matching'>,
  mergeKey: MergeKey | null,
): VillageKeys[] {
  const villages = new Map<string, DraftKeys>();
  let last: DraftKeys | null = null;
  const add: AddStanding = (row, prior, year, state) => {
    const { village, township } = row;
    if (last === null || last.village !== village || last.township !== township) {
      const name = `${township}\n${village}`;
      last = villages.get(name) ?? { village, township, rows: [] };
      villages.set(name, last);
    }
    last.rows.push(keyOf(row, prior, year, state, mergeKey));
  };
  addStandings(gathered, add);
  return [...villages.values()].map((own) => ({ ...own, rows: own.rows.sort(inOrder) }));
}

type DraftKeys = VillageKeys & { readonly rows: KeyOfRow[] };

/** The keys of one village while they wait to be written. */
export interface KeptKeys extends Pick<Row, 'village' | 'township'> {
  readonly rows: Kept<readonly KeyOfRow[]>;
}

/** `keys.jsonl`, a piece for each village, in their order. */
export function* keyPieces(
  villages: readonly KeptKeys[],
  { pathOf }: RunPlace,
): Generator<Uint8Array> {
  const all = villages.map(({ village, township, rows }) => ({
    path: pathOf(village, township),
    rows,
  }));
  for (const { path, rows } of all.sort((a, b) => byPath(a.path, b.path))) {
    yield linesOf(rows.take().map((row) => keyLine({ path, ...row })));
  }
}

type AddStanding = (
  row: Row,
  prior: Row | null,
  year: KeyRow['year'],
  state: KeyRow['state'],
) => void;

/** Every household of either year once, with the row of last year where it is another one. */
function addStandings(
  { batch, matching: { pairs, priorOnly, currentOnly } }: Pick<Gathered, 'batch' | 'matching'>,
  add: AddStanding,
): void {
  for (const { prior, current } of pairs) {
    const compared = prior.row.surveyed && current.row.surveyed;
    add(current, prior, 'both', compared ? 'compared' : 'notSurveyed');
  }
  for (const row of priorOnly) add(row, null, 'prior', 'notFound');
  for (const row of currentOnly) {
    add(row, null, 'current', row.row.surveyed ? 'new' : 'notSurveyed');
  }
  for (const year of ['prior', 'current'] as const) {
    for (const row of batch[year].rejected) add(row, null, year, 'rejected');
  }
}

/** What the household is known by: as this year's table says it, else as last year's does. */
function keyOf(
  { row: { texts } }: Row,
  prior: Row | null,
  year: KeyRow['year'],
  state: KeyRow['state'],
  mergeKey: MergeKey | null,
): KeyOfRow {
  const before = prior?.row.texts;
  const id = texts.id ?? before?.id ?? null;
  const idNumber = texts.idNumber ?? before?.idNumber ?? null;
  return {
    id: id === null ? null : maskId(id, idNumber),
    head: texts.head ?? before?.head ?? null,
    hash: mergeKey === null || idNumber === null ? null : keyedHash(mergeKey, idNumber),
    year,
    state,
  };
}

/** Sorts by 户编号 and head, then by everything else, so that equal tables make equal bytes. */
const inOrder = (a: KeyOfRow, b: KeyOfRow): number =>
  byCodePoint(a.id ?? '', b.id ?? '') ||
  byCodePoint(a.head ?? '', b.head ?? '') ||
  byCodePoint(a.year, b.year) ||
  byCodePoint(a.state, b.state) ||
  byCodePoint(a.hash ?? '', b.hash ?? '');
