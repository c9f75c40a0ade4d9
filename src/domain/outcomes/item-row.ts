import type { ItemKey, Section } from '../catalog.js';
import type { Fen } from '../money.js';
import type { Change, HouseholdResult } from './result.js';

/** An item of one household in both years, or a section that is known by its total alone. */
export interface ItemRow {
  readonly section: Section;
  readonly field: ItemKey | `total.${Section}`;
  /** null where that year's table does not ask for it. */
  readonly prior: Fen | null;
  readonly current: Fen | null;
  /** null where one year's table does not ask for it: nobody can say whether it changed. */
  readonly change: Pick<Change, 'amount' | 'rate'> | null;
  /**
   * The cells of the amount, `H7+J7`; with file and sheet where they are not in the household's own
   * table.
   */
  readonly priorCells: string | null;
  readonly currentCells: string | null;
}

/** A household with the items that are not zero in both years, in catalogue order. */
export interface ItemisedHousehold {
  readonly household: HouseholdResult;
  /** Its rows in the two tables, `上年/北张村.xlsx!Sheet1!7`. */
  readonly places: { readonly prior: string; readonly current: string };
  readonly rows: readonly ItemRow[];
}
