import { append } from '../../domain/append.js';
import { householdKeys, isHashed, isHidden, nameKey } from '../../domain/names/household-key.js';
import { villageName } from '../../domain/names/village-name.js';
import {
  FILLED_COLUMNS,
  type FilledCells,
  isFilled,
  type LedgerFamily,
  type LedgerRow,
  sameCells,
} from '../../domain/outcomes/ledger.js';
import { needsMeasures, type RecordedHousehold } from '../../domain/outcomes/recorded.js';
import { ledger as words } from '../../locales/zh/filled/ledger.js';
import type { NewRow, RetiredCause, RetiredRow } from './rows.js';

/**
 * Carries what was filled last time over to the new rows, by household key and family. What finds
 * no row is listed with the reason: no filled cell is ever dropped. Definition: docs/ledger.md.
 */
export interface CarriedOver {
  readonly rows: readonly NewRow[];
  readonly retired: readonly RetiredRow[];
}

export function carryOver(
  rows: readonly NewRow[],
  earlier: readonly LedgerRow[],
  households: readonly RecordedHousehold[],
): CarriedOver {
  const find = finder(households);
  const carrier = new Carrier(rows);
  // Rows of the main sheet come first, as they are more recent than those put aside before.
  for (const row of [...earlier.filter(isOpen), ...earlier.filter((row) => !isOpen(row))]) {
    if (row.retired && !isFilled(row.cells)) continue;
    const found = find(row);
    if (typeof found === 'string') carrier.retire(row, found, row.household.village);
    else carrier.take(row, found);
  }
  return carrier.result();
}

const isOpen = ({ retired }: LedgerRow): boolean => !retired;

interface Found {
  readonly key: string;
  readonly village: string;
  readonly needy: boolean;
}

type Finder = (row: LedgerRow) => Found | 'notInResults' | 'ambiguous' | 'noKey';

/**
 * Households by their keys. A row's own key counts first, then what that key may be called today (a
 * 户编号 that came since, an ID number that is missing now), then village and head; a household with
 * another 户编号 is another household. Where two fit, neither is taken.
 */
function finder(households: readonly RecordedHousehold[]): Finder {
  const several = new Set(households.map(({ township }) => township)).size > 1;
  const byKey = new Map<string, Found[]>();
  const byAlias = new Map<string, Found[]>();
  const byName = new Map<string, Found[]>();
  const byNameOfHidden = new Map<string, Found[]>();
  const add = (map: Map<string, Found[]>, key: string, found: Found) => {
    append(map, key, found);
  };
  const keys = householdKeys(households);
  for (const [n, household] of households.entries()) {
    const { key = '', aliases = [] } = keys[n] ?? {};
    const village = villageName(household, several);
    const found = { key, village, needy: needsMeasures(household) };
    add(byKey, key, found);
    for (const alias of aliases) add(byAlias, alias, found);
    if (household.id === null) add(byName, nameKey(village, household.head), found);
    if (isHidden(household)) add(byNameOfHidden, nameKey(village, household.head), found);
  }
  return ({ household: { key, village, head } }) => {
    const fitting = [
      ...(key === '' ? [] : [byKey.get(key), byAlias.get(key)]),
      head === null ? undefined : byName.get(nameKey(village, head)),
      // Of results that were made without the county's key.
      isHashed(key) ? byNameOfHidden.get(nameKey(village, head)) : undefined,
    ].find((candidates) => candidates !== undefined);
    if (fitting === undefined) return key === '' ? 'noKey' : 'notInResults';
    const [first] = fitting;
    return first !== undefined && fitting.length === 1 ? first : 'ambiguous';
  };
}

const placeKey = (key: string, family: string): string => `${key}\n${family}`;

/** Tells whether somebody has typed into the cells; the helper is filled in beforehand. */
const isTyped = (cells: FilledCells): boolean =>
  FILLED_COLUMNS.some((column) => column !== 'helper' && cells[column] !== null);

class Carrier {
  readonly #rows: NewRow[];
  readonly #places: ReadonlyMap<string, number | null>;
  readonly #samples: ReadonlyMap<string, number>;
  /** The rows that have already received the cells of an earlier row. */
  readonly #taken = new Map<string, FilledCells>();
  readonly #kept = new Map<string, NewRow[]>();
  readonly #retired: RetiredRow[] = [];

  constructor(rows: readonly NewRow[]) {
    this.#rows = [...rows];
    // Where two households have one key, neither gets cells that may belong to the other.
    const places = new Map<string, number | null>();
    rows.forEach(({ household, family }, n) => {
      const key = placeKey(household.key, family);
      places.set(key, places.has(key) ? null : n);
    });
    this.#places = places;
    this.#samples = new Map(rows.map(({ household }, n) => [household.key, n]));
  }

  take(row: LedgerRow, { key, village, needy }: Found): void {
    const { family, cells } = row;
    const cause = family === null ? 'noFamily' : this.#put(row, key, family, needy);
    if (cause !== null && (cause !== 'duplicate' || isFilled(cells))) {
      this.retire(row, cause, village);
    }
  }

  /** Why the row found no place; null where it found one. */
  #put(row: LedgerRow, key: string, family: LedgerFamily, needy: boolean): RetiredCause | null {
    const { cells } = row;
    const place = placeKey(key, family);
    const before = this.#taken.get(place);
    if (before !== undefined) return sameCells(before, cells) ? null : 'duplicate';
    const n = this.#places.get(place);
    if (n === null) return 'ambiguous';
    const sample = needy ? this.#samples.get(key) : undefined;
    if (n === undefined && (sample === undefined || !isTyped(cells))) {
      return needy ? 'notProposed' : 'notInNeed';
    }
    if (!isFilled(cells)) return null;
    this.#taken.set(place, cells);
    if (n !== undefined) this.#fill(n, cells);
    else if (sample !== undefined) this.#keep(sample, row, family);
    return null;
  }

  /** The helper of the results stands where the ledger named none. */
  #fill(n: number, cells: FilledCells): void {
    const row = this.#rows[n];
    if (row === undefined) return;
    this.#rows[n] = { ...row, cells: { ...cells, helper: cells.helper ?? row.cells.helper } };
  }

  /** The household still needs help and somebody has begun: the row stays, though not proposed. */
  #keep(sample: number, { cells }: LedgerRow, family: NewRow['family']): void {
    const model = this.#rows[sample];
    if (model === undefined) return;
    const kept = this.#kept.get(model.household.key) ?? [];
    kept.push({ ...model, family, reason: words.kept, questions: '', basis: '', cells });
    this.#kept.set(model.household.key, kept);
  }

  retire(row: LedgerRow, cause: RetiredCause, village: string): void {
    const { household, familyText, cells } = row;
    const { key, head } = household;
    this.#retired.push({ key, village, head, family: familyText, cause, cells });
  }

  /** Kept rows stand behind the other rows of their household. */
  result(): CarriedOver {
    const rows = this.#rows.flatMap((row, n) =>
      this.#samples.get(row.household.key) === n
        ? [row, ...(this.#kept.get(row.household.key) ?? [])]
        : [row],
    );
    return { rows, retired: this.#retired };
  }
}
