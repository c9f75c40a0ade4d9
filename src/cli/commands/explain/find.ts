import type { Household } from '../../../domain/household.js';
import { maskWritten } from '../../../domain/masking.js';
import type { ListedHousehold } from '../../../domain/outcomes/listed.js';
import type { Pair } from '../../../intake/batch/match.js';
import { type Placed, placeText } from '../../../intake/batch/placed.js';
import type { RejectedRow } from '../../../intake/table/rejections.js';
import { villageRows } from '../../../run/analyze/village-rows.js';
import type { Gathered } from '../../../run/read/gathered.js';

/** The households that a key means. */
export interface Found {
  readonly pairs: readonly Pair[];
  readonly alone: readonly ListedHousehold[];
  readonly rejected: readonly Placed<RejectedRow>[];
}

export const countOf = (found: Found): number =>
  found.pairs.length + found.alone.length + ofNobodyListed(found).length;

/** Rejected rows without those of listed households, which are named together with these. */
export function ofNobodyListed({ alone, rejected }: Found): readonly Placed<RejectedRow>[] {
  const ofListed = new Set(
    alone.flatMap(({ rejected: other }) =>
      other === null ? [] : placeText({ table: other, row: other.row }),
    ),
  );
  return rejected.filter(({ row }) => !ofListed.has(placeText(row)));
}

type Texts = Pick<Household['texts'], 'id' | 'head' | 'idNumber'>;

const LAST_DIGITS = 4;

/**
 * Finds households by 户编号, by the head's name, or by the ID number, whole or its last four
 * characters.
 */
export function namedHouseholds(key: string, gathered: Gathered): Found {
  const wanted = key.normalize('NFKC').toUpperCase();
  // A name that contains a number is known by what masking leaves of it.
  const shown = maskWritten(key, gathered.staying);
  return householdsWith(
    ({ id, head, idNumber }) =>
      id === key ||
      id?.toUpperCase() === wanted ||
      head === key ||
      head === shown ||
      (idNumber !== null &&
        (idNumber === wanted || (wanted.length === LAST_DIGITS && idNumber.endsWith(wanted)))),
    gathered,
  );
}

/** Finds households by a part of the head's name; a number does not count as one. */
export const partlyNamedHouseholds = (key: string, gathered: Gathered): Found =>
  householdsWith(({ head }) => /\p{Letter}/u.test(key) && head?.includes(key) === true, gathered);

function householdsWith(isIt: (texts: Texts) => boolean, { batch, matching }: Gathered): Found {
  const ofRow = ({ row: { texts } }: { readonly row: { readonly texts: Texts } }) => isIt(texts);
  const compared = ({ prior, current }: Pair) => prior.row.surveyed && current.row.surveyed;
  const pairs = matching.pairs.filter(({ prior, current }) => ofRow(prior) || ofRow(current));
  const places = new Set(pairs.map(({ current: { row } }) => placeText(row)));
  const listed = [...villageRows(batch, matching).values()].flatMap((villages) =>
    villages.flatMap((village) => village.listed),
  );
  return {
    pairs: pairs.filter(compared),
    alone: listed.filter((row) => isIt(row) || places.has(placeText({ table: row, row: row.row }))),
    rejected: [...batch.current.rejected, ...batch.prior.rejected].filter(ofRow),
  };
}
