import type { ColumnMap, Essential } from '../header/names.js';
import { lackingIn } from '../header/names.js';
import type { Sheet } from '../sheet.js';
import { areasOf } from './areas.js';
import type { Label } from './label.js';
import { scanCard } from './scan.js';

/** How many rows are looked at; no card is longer. */
const SEARCHED_ROWS = 200;
const FEWEST_LABELS = 3;

const hasValue = ({ field, beside: { next, headed } }: Label): boolean =>
  field !== null && [next, ...headed.map(({ cell }) => cell)].some((cell) => cell?.area != null);

/**
 * What a sheet that was skipped lacks to be a card, where it has values beside labels as one has:
 * among cards, a household with a slip in a label must not be passed over. Empty for other sheets.
 */
export function lackingOfACard(sheet: Sheet, map: ColumnMap): readonly Essential[] {
  const areas = areasOf(sheet);
  if (areas === null) return [];
  const { labels } = scanCard(areas, 0, Math.min(areas.rows, SEARCHED_ROWS), map);
  const filled = labels.filter(hasValue);
  return filled.length < FEWEST_LABELS ? [] : lackingIn(filled);
}
