import type { FieldKey } from '../domain/catalog.js';
import { createRandom, type Random } from './random.js';
import type { Row } from './truth/row.js';
import type { VillageTruth } from './truth/village.js';

/**
 * Mistakes for which a row must be rejected (docs/definitions/intake.md, "Rejected rows"): each
 * makes of a right row what a village hands in instead.
 */
const MISTAKES = {
  amountInWords: (row) => [changed(row, 'wages.migrant', '约三千')],
  errorCell: (row) => [changed(row, 'transfers.soil', { error: '#REF!' })],
  missingPopulation: (row) => [without(row, 'population')],
  negativeAmount: (row) => [changed(row, 'business.crops', -120_000)],
  duplicate: (row) => [row, changed(row, 'note', '重复')],
  nobody: (row) => [without(row, 'id', 'head', 'idNumber')],
} as const satisfies Record<string, (row: Row) => readonly Row[]>;

export type Mistake = keyof typeof MISTAKES;

export const MISTAKE_NAMES = Object.keys(MISTAKES) as readonly Mistake[];

const changed = (row: Row, field: FieldKey, value: Parameters<Row['set']>[1]): Row =>
  new Map(row).set(field, value);

function without(row: Row, ...fields: readonly FieldKey[]): Row {
  const rest: Row = new Map(row);
  for (const field of fields) rest.delete(field);
  return rest;
}

const MISTAKE_STREAM = 5;

function plant(rows: readonly Row[], mistakes: readonly Mistake[], random: Random): readonly Row[] {
  const surveyed = rows.filter((row) => row.has('total.net') && row.has('id'));
  const chosen = new Map(
    random
      .shuffle(surveyed)
      .slice(0, mistakes.length)
      .map((row, place) => [row, mistakes[place]]),
  );
  return rows.flatMap((row) => {
    const mistake = chosen.get(row);
    return mistake === undefined ? [row] : MISTAKES[mistake](row);
  });
}

/** An `edit` of a sample: this year's table of village n gets the mistakes of place n, on different rows. */
export const plantMistakes =
  (seed: number, ...villages: readonly (readonly Mistake[])[]) =>
  (village: VillageTruth): VillageTruth => {
    const mistakes = villages[village.number] ?? [];
    const random = createRandom(seed, MISTAKE_STREAM, village.number);
    return { ...village, current: plant(village.current, mistakes, random) };
  };
