import { type Finding, finding } from '../../domain/findings/finding.js';
import { cellOf, type Household, rowOf } from '../../domain/household.js';
import type { MatchKey } from '../../domain/outcomes/result.js';
import { differ, type KeyOf, keysWithin, nameKey } from './keys.js';
import { type Placed, placeText } from './placed.js';
import { type RejectedPartner, rejectedPartnersIn } from './rejected-partners.js';
import { type IdPair, pairsOfOneId, renumberedFindings } from './renumbered.js';
import type { BothYears, YearRows } from './year-rows.js';

/** The two records of one household and what they were matched by. */
export interface Pair {
  readonly prior: Placed<Household>;
  readonly current: Placed<Household>;
  readonly matchedBy: MatchKey;
}

export interface Matching {
  /** In the order of the current year's rows. */
  readonly pairs: readonly Pair[];
  /** Prior households without a current row: 漏排 or left. */
  readonly priorOnly: readonly Placed<Household>[];
  readonly currentOnly: readonly Placed<Household>[];
  readonly rejectedPartner: RejectedPartner;
  /** Pairs of rows with one 户编号 that are not taken for one household, unless people say so. */
  readonly setAside: readonly IdPair[];
  readonly findings: readonly Finding[];
}

/** Two rows that a person says are one household. */
type ConfirmedPair = Pick<Pair, 'prior' | 'current'>;

/** What people have said of pairs of rows. */
export interface SaidOfPairs {
  readonly confirmed?: readonly ConfirmedPair[];
  readonly denied?: readonly ConfirmedPair[];
}

/**
 * Matches the two years within the whole batch: by 户编号 unless it has gone to another household,
 * then ID number, then as people have confirmed it, then village and head's name where that is
 * unique; each row is used once. Definition: docs/definitions/intake.md.
 */
export function matchYears(
  { prior, current, keyOf = keysWithin(new Set()) }: Years,
  { confirmed = [], denied = [] }: SaidOfPairs = {},
): Matching {
  const found = new Found();
  const sameIds = pairsOfOneId({ prior, current }, keyOf);
  const isConfirmed = pairSet(confirmed);
  for (const pair of [...sameIds.taken, ...sameIds.setAside.filter(isConfirmed)]) {
    found.pair(pair.prior, pair.current, 'id');
  }
  const setAside = sameIds.setAside.filter((pair) => !isConfirmed(pair));
  matchByIdNumber(prior.households, current.households, found);
  for (const { prior: one, current: other } of confirmed) {
    if (found.isOpen(one, other)) found.pair(one, other, 'confirmed');
  }
  const isDenied = pairSet(denied);
  const findings = [
    ...renumberedFindings(setAside, (pair) => !isDenied(pair)),
    ...matchByName({ prior, current }, setAside, found),
  ];
  const priorOnly = prior.households.filter((placed) => !found.used.has(placed));
  const currentOnly = current.households.filter((placed) => !found.partners.has(placed));
  return {
    findings,
    pairs: found.pairsOf(current.households),
    priorOnly,
    currentOnly,
    rejectedPartner: rejectedPartnersIn(
      [
        { alone: priorOnly, rejected: current.rejected },
        { alone: currentOnly, rejected: prior.rejected },
      ],
      keyOf,
    ),
    setAside,
  };
}

/** Both years, and the keys of their rows where 户编号 of villages are local. */
export type Years = BothYears & { readonly keyOf?: KeyOf };

function pairSet(pairs: readonly ConfirmedPair[]): (pair: ConfirmedPair) => boolean {
  const partners = new Map<Placed<Household>, Set<Placed<Household>>>();
  for (const { prior, current } of pairs) {
    partners.set(prior, (partners.get(prior) ?? new Set()).add(current));
  }
  return ({ prior, current }) => partners.get(prior)?.has(current) ?? false;
}

/** The pairs of a matching that is under way: each row is used once. */
class Found {
  readonly partners = new Map<Placed<Household>, Pair>();
  readonly used = new Set<Placed<Household>>();

  pair(prior: Placed<Household>, current: Placed<Household>, matchedBy: MatchKey): void {
    this.partners.set(current, { prior, current, matchedBy });
    this.used.add(prior);
  }

  isOpen(prior: Placed<Household>, current: Placed<Household>): boolean {
    return !this.used.has(prior) && !this.partners.has(current);
  }

  /** The pairs of some rows of this year, in their order. */
  pairsOf(current: readonly Placed<Household>[]): Pair[] {
    const pairs: Pair[] = [];
    for (const placed of current) {
      const pair = this.partners.get(placed);
      if (pair !== undefined) pairs.push(pair);
    }
    return pairs;
  }
}

/** ID numbers are unique within a year: rows that share one were rejected before. */
function matchByIdNumber(
  prior: readonly Placed<Household>[],
  current: readonly Placed<Household>[],
  found: Found,
): void {
  const open = prior.filter((placed) => !found.used.has(placed));
  const unmatched = new Map(open.map((placed) => [placed.row.texts.idNumber, placed]));
  unmatched.delete(null);
  for (const placed of current) {
    if (found.partners.has(placed)) continue;
    const partner = unmatched.get(placed.row.texts.idNumber);
    if (partner !== undefined) found.pair(partner, placed, 'idNumber');
  }
}

/**
 * The most households of one name in a village that are compared; only a hostile table has more.
 */
const MOST_NAMESAKES = 100;
const MOST_NAMED = 10;

/** Village and name, unique among all rows of either year, numbers not contradicting. */
function matchByName(
  { prior, current }: Years,
  setAside: readonly IdPair[],
  found: Found,
): Finding[] {
  const open = current.households.filter((placed) => !found.partners.has(placed));
  if (open.length === 0) return [];
  const heads = new Set(open.map(({ row }) => row.texts.head));
  const priorNames = byName(prior, heads);
  const currentNames = byName(current, heads);
  const aside = new Set(setAside.flatMap((pair) => [pair.prior, pair.current]));
  const contradicts = (one: Placed<Household>, other: Placed<Household>): boolean =>
    differ(one.row.texts.idNumber, other.row.texts.idNumber) ||
    (differ(one.row.texts.id, other.row.texts.id) && !aside.has(one) && !aside.has(other));
  const findings: Finding[] = [];
  for (const placed of open) {
    const name = nameKey(placed);
    if (name === null) continue;
    const { rows = 0, kept = [] } = priorNames.get(name) ?? {};
    const others = kept
      .slice(0, MOST_NAMESAKES)
      .filter((one) => !found.used.has(one) && !contradicts(one, placed));
    const [one] = others;
    if (one === undefined) continue;
    if (rows === 1 && currentNames.get(name)?.rows === 1) found.pair(one, placed, 'name');
    else findings.push(ambiguous(placed, others));
  }
  return findings;
}

/** The rows of one name: how many, and those that were kept. */
interface Namesakes {
  rows: number;
  readonly kept: Placed<Household>[];
}

/** The rows of a year whose heads have one of these names; most of a village have a partner already. */
function byName(
  { households, rejected }: YearRows,
  heads: ReadonlySet<string | null>,
): ReadonlyMap<string, Namesakes> {
  const names = new Map<string, Namesakes>();
  const count = (placed: Placed<Household>): Namesakes | undefined => {
    const name = heads.has(placed.row.texts.head) ? nameKey(placed) : null;
    if (name === null) return undefined;
    const known = names.get(name) ?? { rows: 0, kept: [] };
    names.set(name, known);
    known.rows += 1;
    return known;
  };
  for (const placed of households) count(placed)?.kept.push(placed);
  for (const placed of rejected) count(placed);
  return names;
}

const ambiguous = (
  { row, village }: Placed<Household>,
  others: readonly Placed<Household>[],
): Finding =>
  finding('match.ambiguous', {
    file: row.table.file,
    sheet: row.table.sheet,
    row: rowOf(row, 'head'),
    cell: cellOf(row, 'head'),
    village,
    household: row.texts.id ?? row.texts.head,
    field: 'head',
    value: row.texts.head,
    params: {
      candidates: others
        .slice(0, MOST_NAMED)
        .map((other) => placeText(other.row))
        .join('、'),
    },
  });
