import type { Household, TextField } from '../../domain/household.js';
import { maskId } from '../../domain/masking.js';
import { byCodePoint } from '../../domain/names/order.js';
import type { KeyRow } from '../../domain/outcomes/crossing.js';
import { byPath } from '../../domain/outcomes/level.js';
import type { Placed } from '../../intake/batch/placed.js';
import { keyLine } from '../../results/keys.js';
import { keyedHash, type MergeKey } from '../merge-key.js';
import type { Gathered } from '../read/gather.js';
import { linesOf } from './lines.js';
import type { RunPlace } from './place.js';

type Row = Placed<{ readonly texts: Household['texts'] }>;
type Standing = Pick<KeyRow, 'year' | 'state'>;

/** `keys.jsonl`, a piece for each village, in their order. Definition: docs/definitions/levels.md. */
export function keyPieces(
  gathered: Pick<Gathered, 'batch' | 'matching'>,
  { pathOf }: RunPlace,
  mergeKey: MergeKey | null,
): Uint8Array[] {
  const villages = new Map<string, KeyRow[]>();
  for (const { row, prior, ...standing } of standings(gathered)) {
    const path = pathOf(row.village, row.township);
    const name = path.join('\n');
    const rows = villages.get(name) ?? [];
    villages.set(name, rows);
    rows.push({ path, ...identityOf(row, prior, mergeKey), ...standing });
  }
  return [...villages.values()]
    .sort(([a], [b]) => byPath(a?.path ?? [], b?.path ?? []))
    .map((rows) => linesOf(rows.sort(inOrder).map(keyLine)));
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

/** By 户编号 and head; what is left makes equal tables equal bytes. */
const inOrder = (a: KeyRow, b: KeyRow): number =>
  byCodePoint(a.id ?? '', b.id ?? '') ||
  byCodePoint(a.head ?? '', b.head ?? '') ||
  byCodePoint(a.year, b.year) ||
  byCodePoint(a.state, b.state) ||
  byCodePoint(a.hash ?? '', b.hash ?? '');
