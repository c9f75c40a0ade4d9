import * as z from 'zod';
import { type ItemKey, SECTIONS, type Section } from '../../domain/catalog.js';
import { ITEM_KEYS, sectionOf } from '../../domain/fields.js';
import { ratio, yuan } from '../../domain/money.js';
import type { ItemisedHousehold, ItemRow } from '../../domain/outcomes/item-row.js';
import { whenUsed } from '../../domain/schemas/when-used.js';
import { fen, readAs } from '../parsed.js';

/**
 * A line of `items.jsonl`, which has one for each of `households.jsonl`, in its order: where the
 * household stands, and of each item the amounts, the cells, and whether both years ask for it.
 * Definition: docs/definitions/results.md.
 */
export function itemLine({ household, places, rows }: ItemisedHousehold): string {
  const { village, id, head } = household;
  const items = rows.map(({ field, prior, current, change, priorCells, currentCells }) => [
    field,
    prior === null ? null : yuan(prior),
    current === null ? null : yuan(current),
    priorCells,
    currentCells,
    change !== null,
  ]);
  return JSON.stringify({ village, id, head, places, items });
}

const FIELDS = new Map<string, Section>([
  ...ITEM_KEYS.map((key) => [key, sectionOf(key)] as const),
  ...SECTIONS.map((section) => [`total.${section}`, section] as const),
]);

const cells = whenUsed(() => z.string().nullable());
const line = whenUsed(() =>
  z.object({
    places: z.object({ prior: z.string(), current: z.string() }),
    items: z.array(
      z
        .tuple([z.string(), fen().nullable(), fen().nullable(), cells(), cells(), z.boolean()])
        .transform(([field, prior, current, priorCells, currentCells, isCompared], context) => {
          const section = FIELDS.get(field);
          if (section === undefined) {
            context.addIssue({ code: 'custom', message: 'no such item' });
            return z.NEVER;
          }
          const amount = (current ?? 0) - (prior ?? 0);
          return {
            section,
            field: field as ItemKey | `total.${Section}`,
            prior,
            current,
            change: isCompared ? { amount, rate: ratio(amount, prior ?? 0) } : null,
            priorCells,
            currentCells,
          } satisfies ItemRow;
        }),
    ),
  }),
);

/** What a line says beside the household itself; null where it is none. */
export function parseItems(content: string): Omit<ItemisedHousehold, 'household'> | null {
  const data = readAs(line, content);
  return data !== null ? { places: data.places, rows: data.items } : null;
}
