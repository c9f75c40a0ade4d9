import { type Finding, finding } from '../../domain/findings/finding.js';
import { cellOf, type Household, rowOf } from '../../domain/household.js';
import type { MatchKey } from '../../domain/outcomes/result.js';
import { type Batch, type Placed, placeText } from './batch.js';
import { villageKey } from './village.js';

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
  readonly findings: readonly Finding[];
}

type Key = (placed: Placed<Household>) => string | null;

const nameKey: Key = ({ row, village, township }) =>
  row.texts.head === null ? null : `${township}\n${villageKey(village)}\n${row.texts.head}`;

const STEPS: readonly { readonly matchedBy: MatchKey; readonly key: Key }[] = [
  { matchedBy: 'id', key: ({ row }) => row.texts.id },
  { matchedBy: 'idNumber', key: ({ row }) => row.texts.idNumber },
];

/** Two rows that a person says are one household. */
export type ConfirmedPair = Pick<Pair, 'prior' | 'current'>;

/**
 * Matches the two years within the whole batch: by 户编号, then ID number, then as people have
 * confirmed it, then village and head's name where that is unique; each row is used once.
 * Definition: docs/definitions/intake.md.
 */
export function matchYears(
  { prior, current }: Pick<Batch, 'prior' | 'current'>,
  confirmed: readonly ConfirmedPair[] = [],
): Matching {
  const found = new Found();
  for (const { matchedBy, key } of STEPS) {
    matchByKey(prior.households, current.households, key, found, matchedBy);
  }
  for (const { prior: one, current: other } of confirmed) {
    if (found.isOpen(one, other)) found.pair(one, other, 'confirmed');
  }
  const findings = matchByName(prior.households, current.households, found);
  return {
    pairs: current.households.flatMap((placed) => {
      const partner = found.partners.get(placed);
      return partner === undefined ? [] : [{ ...partner, current: placed }];
    }),
    priorOnly: prior.households.filter((placed) => !found.used.has(placed)),
    currentOnly: current.households.filter((placed) => !found.partners.has(placed)),
    findings,
  };
}

/** The pairs of a matching that is under way: each row is used once. */
class Found {
  readonly partners = new Map<
    Placed<Household>,
    { readonly prior: Placed<Household>; readonly matchedBy: MatchKey }
  >();
  readonly used = new Set<Placed<Household>>();

  pair(prior: Placed<Household>, current: Placed<Household>, matchedBy: MatchKey): void {
    this.partners.set(current, { prior, matchedBy });
    this.used.add(prior);
  }

  isOpen(prior: Placed<Household>, current: Placed<Household>): boolean {
    return !this.used.has(prior) && !this.partners.has(current);
  }
}

/** Keys are unique within a year: rows that share one were rejected before. */
function matchByKey(
  prior: readonly Placed<Household>[],
  current: readonly Placed<Household>[],
  key: Key,
  found: Found,
  matchedBy: MatchKey,
): void {
  const unmatched = new Map<string, Placed<Household>>();
  for (const placed of prior) {
    const value = found.used.has(placed) ? null : key(placed);
    if (value !== null) unmatched.set(value, placed);
  }
  for (const placed of current) {
    const value = found.partners.has(placed) ? null : key(placed);
    const partner = value === null ? undefined : unmatched.get(value);
    if (partner !== undefined) found.pair(partner, placed, matchedBy);
  }
}

/** No village has more households of one name; of a hostile table the rest is not compared. */
const MOST_NAMESAKES = 100;
const MOST_NAMED = 10;

/** Village and name, unique among all kept rows of either year, numbers not contradicting. */
function matchByName(
  prior: readonly Placed<Household>[],
  current: readonly Placed<Household>[],
  found: Found,
): Finding[] {
  const priorNames = byName(prior);
  const currentNames = byName(current);
  const findings: Finding[] = [];
  for (const placed of current) {
    const name = found.partners.has(placed) ? null : nameKey(placed);
    if (name === null) continue;
    const ones = priorNames.get(name) ?? [];
    const open = ones
      .slice(0, MOST_NAMESAKES)
      .filter((one) => !found.used.has(one) && !contradicts(one.row, placed.row));
    const [one] = open;
    if (one === undefined) continue;
    if (ones.length === 1 && currentNames.get(name)?.length === 1) found.pair(one, placed, 'name');
    else findings.push(ambiguous(placed, open));
  }
  return findings;
}

function byName(rows: readonly Placed<Household>[]): ReadonlyMap<string, Placed<Household>[]> {
  const names = new Map<string, Placed<Household>[]>();
  for (const placed of rows) {
    const name = nameKey(placed);
    if (name === null) continue;
    const known = names.get(name);
    if (known === undefined) names.set(name, [placed]);
    else known.push(placed);
  }
  return names;
}

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

const contradicts = (a: Household, b: Household): boolean =>
  differ(a.texts.id, b.texts.id) || differ(a.texts.idNumber, b.texts.idNumber);

const ambiguous = (
  { row, village }: Placed<Household>,
  others: readonly Placed<Household>[],
): Finding =>
  finding('match.ambiguous', 'error', {
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
