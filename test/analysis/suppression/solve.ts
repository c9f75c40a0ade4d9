import type { Bounds, Sum } from './bounds.js';

/** Sums of whole numbers, taken off each other until a count stands alone. */

/** A prime below 2 ** 26: products of two rests are exact. */
const PRIME = 67_108_859;

const rest = (value: number): number => ((value % PRIME) + PRIME) % PRIME;

function inverse(value: number): number {
  let [result, base] = [1, rest(value)];
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}

/** One sum of what is not known: factors by cell, and what they come to. */
interface Row {
  readonly factors: Map<string, number>;
  total: number;
}

/** Counts that sums alone give away. */
export function eliminated(
  known: ReadonlyMap<string, Bounds>,
  sums: readonly Sum[],
): Map<string, number> {
  const rows: { readonly lead: string; readonly row: Row }[] = [];
  for (const { terms, open } of sums) {
    if (open) continue;
    const row: Row = { factors: new Map(), total: 0 };
    for (const [cell, sign] of terms) {
      const { low, high } = known.get(cell) ?? { low: 0, high: 0 };
      if (low === high) row.total = rest(row.total - sign * low);
      else row.factors.set(cell, rest((row.factors.get(cell) ?? 0) + sign));
    }
    for (const { lead, row: other } of rows) takeOff(row, other, lead);
    const [lead] = [...row.factors].find(([, factor]) => factor !== 0) ?? [];
    if (lead === undefined) continue;
    scale(row, lead);
    for (const { row: other } of rows) takeOff(other, row, lead);
    rows.push({ lead, row });
  }
  return new Map(
    rows.flatMap(({ lead, row }) => (row.factors.size === 1 ? [[lead, row.total] as const] : [])),
  );
}

function scale(row: Row, lead: string): void {
  const by = inverse(row.factors.get(lead) ?? 1);
  for (const [cell, factor] of row.factors) row.factors.set(cell, (factor * by) % PRIME);
  row.total = (row.total * by) % PRIME;
}

function takeOff(row: Row, other: Row, lead: string): void {
  const times = row.factors.get(lead);
  if (times === undefined) return;
  for (const [cell, factor] of other.factors) {
    const left = rest((row.factors.get(cell) ?? 0) - times * factor);
    if (left === 0) row.factors.delete(cell);
    else row.factors.set(cell, left);
  }
  row.total = rest(row.total - times * other.total);
}
