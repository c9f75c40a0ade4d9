import type { FieldKey } from '../../domain/catalog.js';
import type { Subtotal } from '../header/meaning.js';
import type { MoneyUnit } from '../header/normalise.js';
import type { Area } from './areas.js';
import type { Head } from './heads.js';
import type { YearWord } from './years.js';

/** Where a value can stand, from 0; what does, null where the cell is blank. */
export interface ValueCell {
  readonly row: number;
  readonly column: number;
  readonly area: Area | null;
}

/** A value under the head of its column. */
export interface HeadedCell {
  readonly head: Head;
  readonly cell: ValueCell;
}

/** What stands beside a label and may be its value. */
export interface Beside {
  /** The next cell to the right, units left out; null where another label stands there. */
  readonly next: ValueCell | null;
  /** Figures before the next label that are neither that nor under a head. */
  readonly further: readonly ValueCell[];
  readonly headed: readonly HeadedCell[];
  /** The unit of the label, else the one in a cell of its own beside the value. */
  readonly unit: MoneyUnit | null;
}

/** A label of a card with everything that may be its value. */
export interface Label {
  readonly area: Area;
  readonly beside: Beside;
  /** The text of the category it stands under, if any, and its own. */
  readonly parts: readonly string[];
  readonly upper: string | null;
  readonly field: FieldKey | null;
  /** What it sums up, where the card has the parts of it. */
  readonly subtotal: Subtotal | undefined;
  readonly leftOut: boolean;
  /** The year that the block names in which it stands. */
  readonly block: YearWord | null;
  /** It may be the heading of what stands below it instead of a label. */
  readonly isHeading: boolean;
}
