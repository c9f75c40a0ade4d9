import { append } from '../../../domain/append.js';
import type { Household } from '../../../domain/household.js';
import { commonMonths, periodText } from '../../../domain/period.js';
import { isRejected, type RejectedRow } from '../../table/rejections.js';
import { type KeyOf, keysOf, placeKey } from '../keys.js';
import { matchYears } from '../match.js';
import type { Placed } from '../placed.js';
import type { PartCover, Slot } from './cover.js';

type Row = Placed<Household | RejectedRow>;

interface PartRow {
  readonly placed: Row;
  readonly slot: Slot;
}

/** The rows of one household, the earliest part first; it belongs to the latest one's village. */
export interface GatheredParts {
  readonly rows: readonly PartRow[];
  readonly latest: Row;
}

/** A household while its parts are gathered from the latest back. */
class Draft {
  readonly rows: PartRow[];
  /** The latest row, with the keys that earlier ones know besides. */
  known: Placed<Household>;
  hasDuplicate: boolean;

  constructor(row: PartRow) {
    this.rows = [row];
    this.known = row.placed;
    this.hasDuplicate = isDuplicate(row.placed);
  }

  add(row: PartRow): void {
    this.rows.push(row);
    this.hasDuplicate ||= isDuplicate(row.placed);
    const { id, idNumber, head } = this.known.row.texts;
    const { texts } = row.placed.row;
    const keys = {
      id: id ?? texts.id,
      idNumber: idNumber ?? texts.idNumber,
      head: head ?? texts.head,
    };
    const { row: latest } = this.known;
    this.known = { ...this.known, row: { ...latest, texts: { ...latest.texts, ...keys } } };
  }

  /**
   * Tells whether a row may be another part of this household: one of the two is a duplicate, and
   * they stand in one village or in different months.
   */
  mayTake({ placed, slot }: PartRow): boolean {
    const place = placeKey(placed);
    return (
      (this.hasDuplicate || isDuplicate(placed)) &&
      this.rows.every(
        (own) =>
          placeKey(own.placed) === place || commonMonths(own.slot.period, slot.period) === null,
      )
    );
  }

  gathered(): GatheredParts {
    const [{ placed }] = this.rows as [PartRow];
    return {
      rows: this.rows.toSorted((a, b) => a.slot.period.first - b.slot.period.first),
      latest: placed,
    };
  }
}

const isDuplicate = ({ row }: Row): boolean =>
  isRejected(row) && row.reasons.some(({ code }) => code.startsWith('key.duplicate'));

/**
 * Gathers the rows of each household from the latest part back, in the way in which two years are
 * matched. Definition: docs/definitions/parts.md.
 */
export function gatherRows(all: readonly Row[], cover: PartCover, keyOf: KeyOf): GatheredParts[] {
  const drafts: Draft[] = [];
  for (const rows of partsOf(all, cover)) {
    const left = matchPart(rows, drafts, keyOf);
    drafts.push(...left.map((row) => new Draft(row)));
  }
  return drafts.map((draft) => draft.gathered());
}

/** The rows part by part, the latest first; what was delivered again is a part of its own. */
function partsOf(all: readonly Row[], cover: PartCover): PartRow[][] {
  const parts = new Map<string, PartRow[]>();
  for (const placed of all) {
    const slot = cover.slotOf(placed);
    if (slot === null) continue;
    const key = `${periodText(slot.period)} ${slot.turn}`;
    append(parts, key, { placed, slot });
  }
  const slotOf = (rows: readonly PartRow[]): Slot => (rows as readonly [PartRow])[0].slot;
  return [...parts.values()].sort((a, b) => {
    const [one, other] = [slotOf(a), slotOf(b)];
    return (
      other.period.last - one.period.last ||
      other.period.first - one.period.first ||
      one.turn - other.turn
    );
  });
}

/** Adds the rows of a part to their households; those that are left have none yet. */
function matchPart(rows: readonly PartRow[], drafts: readonly Draft[], keyOf: KeyOf): PartRow[] {
  const byRow = new Map(rows.map((row) => [row.placed, row]));
  const byKnown = new Map(drafts.map((draft) => [draft.known, draft]));
  const placed = rows.map((row) => row.placed);
  const known = drafts.map((draft) => draft.known);
  const duplicates = new Set(
    drafts.filter(({ hasDuplicate }) => hasDuplicate).map((draft) => draft.known),
  );
  const { pairs } = matchYears({
    prior: sidesOf(placed, isDuplicate),
    current: sidesOf(known, (one) => duplicates.has(one)),
    keyOf,
  });
  for (const { prior, current } of pairs) {
    const row = byRow.get(prior);
    if (row === undefined) continue;
    byKnown.get(current)?.add(row);
    byRow.delete(prior);
    byKnown.delete(current);
  }
  const left = matchDuplicates([...byRow.values()], [...byKnown.values()], keyOf);
  return matchNameless(left, drafts);
}

const isNameless = ({ row: { texts } }: Row): boolean =>
  texts.id === null && texts.idNumber === null && texts.head === null;

/**
 * Rows without any identity are rejected. Nobody knows whose they are, but a village has at most as
 * many of them as one of its parts: they are taken for the same ones in their order.
 */
function matchNameless(rows: readonly PartRow[], drafts: readonly Draft[]): PartRow[] {
  const free = drafts.filter(({ known }) => isNameless(known));
  return rows.filter((row) => {
    if (!isNameless(row.placed)) return true;
    const at = free.findIndex(
      ({ known, rows: own }) =>
        known.village === row.placed.village &&
        own.every(({ slot }) => commonMonths(slot.period, row.slot.period) === null),
    );
    if (at === -1) return true;
    free.splice(at, 1)[0]?.add(row);
    return false;
  });
}

const sidesOf = (rows: readonly Row[], isApart: (row: Row) => boolean) => ({
  households: rows.filter((row) => !isApart(row)),
  rejected: rows
    .filter(isApart)
    .map(({ row, ...place }) => ({ ...place, row: { reasons: [], ...row } })),
});

/**
 * Rows whose key stands twice within a part are given to the households of the other parts by
 * either key, in their order.
 */
function matchDuplicates(
  rows: readonly PartRow[],
  drafts: readonly Draft[],
  keyOf: KeyOf,
): PartRow[] {
  const carriers = new Map<string, Draft[]>();
  for (const draft of drafts.toReversed()) {
    for (const key of keysOf(draft.known, keyOf)) {
      append(carriers, key, draft);
    }
  }
  const taken = new Set<Draft>();
  /** The first household of a key that has no row yet, if this row may be one of its rows. */
  const nextOf = (key: string, row: PartRow): Draft | undefined => {
    const known = carriers.get(key) ?? [];
    let draft = known.at(-1);
    while (draft !== undefined && taken.has(draft)) {
      known.pop();
      draft = known.at(-1);
    }
    return draft?.mayTake(row) ? draft : undefined;
  };
  return rows.filter((row) => {
    const [draft] = keysOf(row.placed, keyOf).flatMap((key) => nextOf(key, row) ?? []);
    if (draft === undefined) return true;
    taken.add(draft);
    draft.add(row);
    return false;
  });
}
