import type { Finding } from '../../domain/findings/finding.js';
import type { Household, TableHead, Year } from '../../domain/household.js';
import type { Matching, Pair } from '../../intake/batch/match.js';
import { MOST_ALONE } from '../../intake/batch/near-misses/index.js';
import { hasOtherSize, mayHaveParts } from '../../intake/batch/near-misses/parts.js';
import type { PlacedHousehold } from '../../intake/batch/placed.js';
import type { IdPair } from '../../intake/batch/renumbered.js';
import type { YearRows } from '../../intake/batch/year-rows.js';
import { ambiguousIn, askOf } from '../read/matching.js';
import { type Columns, numberedColumns, rowsOf } from './columns.js';

/** A pair by the places of its rows. */
type Places = Readonly<Record<Year, number>>;

/**
 * Rows without partner and what else near misses may be found among, as it goes to another thread:
 * each row once, with no more than the search needs, and by the number of its table.
 */
export interface UnmatchedRows {
  readonly rows: Columns;
  readonly villages: readonly string[];
  readonly townships: readonly string[];
  readonly priorOnly: readonly number[];
  readonly currentOnly: readonly number[];
  readonly setAside: readonly Places[];
  readonly pairs: readonly (Places & Pick<Pair, 'matchedBy'>)[];
  /** The places of rows that were found ambiguous. */
  readonly ambiguous: readonly string[];
}

/**
 * Those of tables that belong together; rows of last year may be of other tables.
 */
export function unmatchedIn(
  { priorOnly, currentOnly, setAside, pairs, findings }: Matching,
  isOwn: (row: PlacedHousehold) => boolean,
  numberOf: (head: TableHead) => number,
): UnmatchedRows {
  const known = new Map<PlacedHousehold, number>();
  const place = (row: PlacedHousehold): number => {
    const own = known.get(row) ?? known.size;
    known.set(row, own);
    return own;
  };
  const places = ({ prior, current }: IdPair): Places => ({
    prior: place(prior),
    current: place(current),
  });
  const hasParts = mayHaveParts(priorOnly, currentOnly);
  // Whether somebody else has stayed behind is known elsewhere.
  const mayHave = (pair: Pair): boolean =>
    isOwn(pair.prior) ? hasParts(pair) : hasOtherSize(pair);
  const found = {
    priorOnly: priorOnly.map(place),
    currentOnly: currentOnly.map(place),
    setAside: setAside.map(places),
    pairs: pairs.filter(mayHave).map((pair) => ({ ...places(pair), matchedBy: pair.matchedBy })),
    ambiguous: [...ambiguousIn(findings)],
  };
  const rows = [...known.keys()];
  return {
    ...found,
    rows: numberedColumns(
      rows.map(({ row }) => asLooked(row)),
      numberOf,
    ),
    villages: rows.map(({ village }) => village),
    townships: rows.map(({ township }) => township),
  };
}

/** The rows without partner of all tables together. */
export class Unmatched {
  private readonly priorOnly: PlacedHousehold[] = [];
  private readonly currentOnly: PlacedHousehold[] = [];
  private readonly setAside: IdPair[] = [];
  private readonly pairs: Pair[] = [];
  private readonly ambiguous = new Set<string>();
  private readonly heads: readonly TableHead[];
  private readonly places: ReadonlyMap<TableHead, number>;

  /** `tables` in the order in which they were read. */
  constructor(tables: readonly { readonly head: TableHead }[]) {
    this.heads = tables.map(({ head }) => head);
    this.places = new Map(this.heads.map((head, n) => [head, n]));
  }

  add({ rows, villages, townships, ...found }: UnmatchedRows): void {
    const placed = rowsOf(rows, this.heads).map(
      (row, n): PlacedHousehold => ({
        row,
        village: villages[n] as string,
        township: townships[n] as string,
      }),
    );
    const at = (place: number): PlacedHousehold => placed[place] as PlacedHousehold;
    const both = ({ prior, current }: Places) => ({ prior: at(prior), current: at(current) });
    this.keep(this.priorOnly, found.priorOnly.map(at));
    this.keep(this.currentOnly, found.currentOnly.map(at));
    for (const pair of found.setAside) this.setAside.push(both(pair));
    for (const { matchedBy, ...pair } of found.pairs) this.pairs.push({ ...both(pair), matchedBy });
    for (const place of found.ambiguous) this.ambiguous.add(place);
  }

  /** Rows of last year, of which none is asked about by itself. */
  readonly prior: YearRows = { households: [], rejected: [] };

  /** The rows of this year that something may be asked of. */
  get current(): YearRows {
    const matched = [...this.setAside, ...this.pairs].map(({ current }) => current);
    return { households: [...this.currentOnly, ...matched], rejected: [] };
  }

  /** What is said of a row names its village. */
  readonly villageAt = ({ village }: Finding): string | null => village;

  /** Pairs in the order of this year's rows, as they were read. */
  inOrder<Two extends IdPair>(pairs: readonly Two[]): Two[] {
    return pairs.toSorted((a, b) => this.compare(a.current, b.current));
  }

  /** Asks as if all tables had been matched together. */
  ask(isOfSeveralTownships: boolean): ReturnType<typeof askOf> {
    const ordered = (rows: readonly PlacedHousehold[]): PlacedHousehold[] =>
      rows.toSorted((a, b) => this.compare(a, b));
    return askOf(
      {
        priorOnly: ordered(this.priorOnly),
        currentOnly: ordered(this.currentOnly),
        setAside: this.inOrder(this.setAside),
        pairs: this.inOrder(this.pairs),
      },
      this.ambiguous,
      isOfSeveralTownships,
    );
  }

  /** Keeps no more rows than are looked at, apart from those of the last tables. */
  private keep(all: PlacedHousehold[], more: readonly PlacedHousehold[]): void {
    for (const row of more) all.push(row);
    if (all.length <= 2 * MOST_ALONE) return;
    all.sort((a, b) => this.compare(a, b));
    all.length = MOST_ALONE;
  }

  private compare({ row: a }: PlacedHousehold, { row: b }: PlacedHousehold): number {
    const table = (head: TableHead): number => this.places.get(head) ?? 0;
    return table(a.table) - table(b.table) || a.row - b.row;
  }
}

/** The row without what is not looked at. */
const asLooked = ({
  table,
  row,
  texts,
  idNumberWhole,
  numbers,
  surveyed,
}: Household): Household => ({
  ...{ table, row, texts, idNumberWhole, numbers, surveyed },
});
