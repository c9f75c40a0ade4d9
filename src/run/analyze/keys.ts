import type { Household, TextField } from '../../domain/household.js';
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
type Standing = Pick<KeyRow, 'year' | 'state'>;

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
  const villages = new Map<string, VillageKeys & { readonly rows: KeyOfRow[] }>();
  for (const { row, prior, ...standing } of standings(gathered)) {
    const { village, township } = row;
    const name = `${township}\n${village}`;
    const own = villages.get(name) ?? { village, township, rows: [] };
    villages.set(name, own);
    own.rows.push({ ...identityOf(row, prior, mergeKey), ...standing });
  }
  return [...villages.values()].map((own) => ({ ...own, rows: own.rows.sort(inOrder) }));
}

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

/** Every household of either year once, with the row of last year where it is another one. */
function* standings({
  batch,
  matching: { pairs, priorOnly, currentOnly },
}: Pick<Gathered, 'batch' | 'matching'>): Generator<
  Standing & { readonly row: Row; readonly prior: Row | null }
> {
  for (const { prior, current } of pairs) {
    const compared = prior.row.surveyed && current.row.surveyed;
    yield { row: current, prior, year: 'both', state: compared ? 'compared' : 'notSurveyed' };
  }
  for (const row of priorOnly) yield { row, prior: null, year: 'prior', state: 'notFound' };
  for (const row of currentOnly) {
    const state = row.row.surveyed ? 'new' : 'notSurveyed';
    yield { row, prior: null, year: 'current', state };
  }
  for (const year of ['prior', 'current'] as const) {
    for (const row of batch[year].rejected) yield { row, prior: null, year, state: 'rejected' };
  }
}

/** What the household is known by: as this year's table says it, else as last year's does. */
function identityOf(
  row: Row,
  prior: Row | null,
  mergeKey: MergeKey | null,
): Pick<KeyRow, 'id' | 'head' | 'hash'> {
  const text = (field: TextField) => row.row.texts[field] ?? prior?.row.texts[field] ?? null;
  const [id, idNumber] = [text('id'), text('idNumber')];
  return {
    id: id === null ? null : maskId(id, idNumber),
    head: text('head'),
    hash: mergeKey === null || idNumber === null ? null : keyedHash(mergeKey, idNumber),
  };
}

/** Sorts by 户编号 and head, then by everything else, so that equal tables make equal bytes. */
const inOrder = (a: KeyOfRow, b: KeyOfRow): number =>
  byCodePoint(a.id ?? '', b.id ?? '') ||
  byCodePoint(a.head ?? '', b.head ?? '') ||
  byCodePoint(a.year, b.year) ||
  byCodePoint(a.state, b.state) ||
  byCodePoint(a.hash ?? '', b.hash ?? '');
