import { append } from '../../domain/append.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import { cellOf, rowOf, type Year } from '../../domain/household.js';
import { type KeyOf, nameKey, placeKey } from './keys.js';
import type { PlacedHousehold } from './placed.js';
import type { BothYears, YearRows } from './year-rows.js';

/** Two rows of one 户编号, of either year. */
export interface IdPair {
  readonly prior: PlacedHousehold;
  readonly current: PlacedHousehold;
}

export interface SameIds {
  /** Pairs that are one household, as far as the other keys say. */
  readonly taken: readonly IdPair[];
  /** The 户编号 has gone to another household, or may have. */
  readonly setAside: readonly IdPair[];
}

type Names = ReadonlyMap<string, { rows: number; readonly kept: PlacedHousehold | null }>;

/**
 * The names and numbers of a year's rows, kept and rejected ones. Where ID numbers agree nobody asks
 * for either, so they are gathered when somebody does.
 */
class Known {
  #idNumbers: ReadonlySet<string> | null = null;
  #names: Names | null = null;

  constructor(private readonly rows: YearRows) {}

  get idNumbers(): ReadonlySet<string> {
    this.#idNumbers ??= idNumbersOf(this.rows);
    return this.#idNumbers;
  }

  private get names(): Names {
    this.#names ??= namesOf(this.rows);
    return this.#names;
  }

  isUnique(name: string): boolean {
    return this.names.get(name)?.rows === 1;
  }

  /** The kept row of a name; null where there is none or it is not the only row of that name. */
  only(name: string): PlacedHousehold | null {
    const known = this.names.get(name);
    return known === undefined || known.rows > 1 ? null : known.kept;
  }
}

function idNumbersOf({ households, rejected }: YearRows): ReadonlySet<string> {
  const numbers = new Set<string>();
  for (const rows of [households, rejected]) {
    for (const { row } of rows) if (row.texts.idNumber !== null) numbers.add(row.texts.idNumber);
  }
  return numbers;
}

function namesOf({ households, rejected }: YearRows): Names {
  const names = new Map<string, { rows: number; readonly kept: PlacedHousehold | null }>();
  const add = (name: string | null, kept: PlacedHousehold | null): void => {
    if (name === null) return;
    const known = names.get(name);
    if (known === undefined) names.set(name, { rows: 1, kept });
    else known.rows += 1;
  };
  for (const placed of households) add(nameKey(placed), placed);
  for (const placed of rejected) add(nameKey(placed), null);
  return names;
}

/**
 * Pairs by 户编号, but for those whose number has gone to another household: the ID numbers say so,
 * or without them the heads. Where that is so of most pairs of a village, its list is numbered anew
 * and no 户编号 of it says anything. Definition: docs/definitions/intake.md, "Matching two years".
 */
export function pairsOfOneId(years: BothYears, keyOf: KeyOf): SameIds {
  const pairs = idPairs(years, keyOf);
  const known = { prior: new Known(years.prior), current: new Known(years.current) };
  const contradicted = new Set(
    pairs.filter((pair) => hasOtherPerson(pair, known) || hasOtherHead(pair, known, keyOf)),
  );
  if (contradicted.size === 0) return { taken: pairs, setAside: [] };
  const anew = villagesNumberedAnew(pairs, contradicted);
  const isAside = (pair: IdPair): boolean =>
    contradicted.has(pair) || anew.has(placeKey(pair.current));
  return {
    taken: pairs.filter((pair) => !isAside(pair)),
    setAside: pairs.filter(isAside),
  };
}

/** The pairs of kept rows with one 户编号; within a year no two kept rows share one. */
function idPairs({ prior, current }: BothYears, keyOf: KeyOf): IdPair[] {
  const byId = new Map<string, PlacedHousehold>();
  for (const placed of prior.households) {
    const id = keyOf(placed, 'id');
    if (id !== null) byId.set(id, placed);
  }
  const pairs: IdPair[] = [];
  for (const placed of current.households) {
    const id = keyOf(placed, 'id');
    const partner = id === null ? undefined : byId.get(id);
    if (partner !== undefined) pairs.push({ prior: partner, current: placed });
  }
  return pairs;
}

type KnownYears = Readonly<Record<Year, Known>>;

/** The ID numbers differ, and one of them stands on another row of the other year. */
function hasOtherPerson({ prior, current }: IdPair, known: KnownYears): boolean {
  const before = prior.row.texts.idNumber;
  const now = current.row.texts.idNumber;
  if (before === null || now === null || before === now) return false;
  return known.current.idNumbers.has(before) || known.prior.idNumbers.has(now);
}

/** Without both ID numbers: each head stands in the other year with another 户编号. */
function hasOtherHead({ prior, current }: IdPair, known: KnownYears, keyOf: KeyOf): boolean {
  if (prior.row.texts.idNumber !== null && current.row.texts.idNumber !== null) return false;
  // A head of the same name stands with this 户编号 in both years.
  if (nameKey(prior) === nameKey(current)) return false;
  const id = keyOf(current, 'id');
  const hasMoved = (row: PlacedHousehold, own: Known, other: Known): boolean => {
    const name = nameKey(row);
    if (name === null || !own.isUnique(name)) return false;
    const there = other.only(name);
    const otherId = there === null ? null : keyOf(there, 'id');
    return otherId !== null && otherId !== id;
  };
  return (
    hasMoved(prior, known.prior, known.current) && hasMoved(current, known.current, known.prior)
  );
}

function villagesNumberedAnew(
  pairs: readonly IdPair[],
  contradicted: ReadonlySet<IdPair>,
): ReadonlySet<string> {
  const villages = new Map<string, { pairs: number; contradicted: number }>();
  for (const pair of pairs) {
    const key = placeKey(pair.current);
    const counts = villages.get(key) ?? { pairs: 0, contradicted: 0 };
    villages.set(key, counts);
    counts.pairs += 1;
    if (contradicted.has(pair)) counts.contradicted += 1;
  }
  return new Set(
    [...villages].flatMap(([key, counts]) => (counts.contradicted * 2 > counts.pairs ? [key] : [])),
  );
}

/** Said once per current village; nothing where people have answered for all of its pairs. */
export function renumberedFindings(
  setAside: readonly IdPair[],
  isOpen: (pair: IdPair) => boolean,
): Finding[] {
  const villages = new Map<string, [IdPair, ...IdPair[]]>();
  for (const pair of setAside) {
    const key = placeKey(pair.current);
    append(villages, key, pair);
  }
  return [...villages.values()].flatMap((pairs) => {
    const [{ current }] = pairs;
    const open = pairs.filter(isOpen).length;
    if (open === 0) return [];
    return [
      finding('match.renumbered', {
        file: current.row.table.file,
        sheet: current.row.table.sheet,
        row: rowOf(current.row, 'id'),
        cell: cellOf(current.row, 'id'),
        village: current.village,
        field: 'id',
        value: pairs.length,
        params: { open },
      }),
    ];
  });
}
