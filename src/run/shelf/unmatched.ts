import type { Finding } from '../../domain/findings/finding.js';
import type { TableHead } from '../../domain/household.js';
import type { Matching, Pair } from '../../intake/batch/match.js';
import { MOST_ALONE } from '../../intake/batch/near-misses/index.js';
import { hasOtherSize, mayHaveParts } from '../../intake/batch/near-misses/parts.js';
import type { PlacedHousehold } from '../../intake/batch/placed.js';
import type { IdPair } from '../../intake/batch/renumbered.js';
import type { YearRows } from '../../intake/batch/year-rows.js';
import { ambiguousIn, askOf } from '../read/matching.js';

/**
 * The rows without partner of all tables together, with only as much of each row as the search for
 * near misses needs.
 */
export class Unmatched {
  private readonly priorOnly: PlacedHousehold[] = [];
  private readonly currentOnly: PlacedHousehold[] = [];
  private readonly setAside: IdPair[] = [];
  private readonly pairs: Pair[] = [];
  private readonly ambiguous = new Set<string>();
  private readonly tables = new Map<TableHead, number>();

  /** `tables` in the order in which they were read. */
  constructor(tables: readonly { readonly head: TableHead }[]) {
    for (const [n, { head }] of tables.entries()) this.tables.set(head, n);
  }

  /** The matching of tables that belong together; rows of last year may be of other tables. */
  add(
    { priorOnly, currentOnly, setAside, pairs, findings }: Matching,
    isOwn: (row: PlacedHousehold) => boolean,
  ): void {
    const known = new Map<PlacedHousehold, PlacedHousehold>();
    const kept = (row: PlacedHousehold): PlacedHousehold => {
      const own = known.get(row) ?? asLooked(row);
      known.set(row, own);
      return own;
    };
    const both = <Two extends IdPair>(two: Two): Two => ({
      ...two,
      prior: kept(two.prior),
      current: kept(two.current),
    });
    const hasParts = mayHaveParts(priorOnly, currentOnly);
    this.keep(this.priorOnly, priorOnly.map(kept));
    this.keep(this.currentOnly, currentOnly.map(kept));
    for (const pair of setAside) this.setAside.push(both(pair));
    // Whether somebody else has stayed behind is known elsewhere.
    const mayHave = (pair: Pair): boolean =>
      isOwn(pair.prior) ? hasParts(pair) : hasOtherSize(pair);
    for (const pair of pairs) if (mayHave(pair)) this.pairs.push(both(pair));
    for (const place of ambiguousIn(findings)) this.ambiguous.add(place);
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
    const table = (head: TableHead): number => this.tables.get(head) ?? 0;
    return table(a.table) - table(b.table) || a.row - b.row;
  }
}

/**
 * The row without what is not looked at, so that it does not keep the numbers of other rows in
 * memory.
 */
function asLooked({ row, ...place }: PlacedHousehold): PlacedHousehold {
  const { table, row: number, texts, idNumberWhole, numbers, surveyed } = row;
  const own = { table, row: number, texts, idNumberWhole, surveyed };
  return { ...place, row: { ...own, numbers: numbers.slice() } };
}
