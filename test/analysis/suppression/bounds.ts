/** What is known of a count: whole numbers from one to another. */
export interface Bounds {
  low: number;
  high: number;
}

/** More than any count. */
export const MOST = 1e6;

/** Counts with their signs: together they are 0, or at least 0. */
export interface Sum {
  readonly terms: readonly (readonly [string, 1 | -1])[];
  readonly open: boolean;
}

export function narrow(known: Map<string, Bounds>, sums: readonly Sum[]): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const sum of sums) {
      for (const [cell, sign] of sum.terms) {
        const own = known.get(cell);
        if (own === undefined) continue;
        const [from, to] = boundsBy(known, sum, cell, sign);
        changed ||= from > own.low || to < own.high;
        own.low = Math.max(own.low, from);
        own.high = Math.min(own.high, to);
      }
    }
  }
}

/** What the others of a sum leave a cell: sign × cell = −others, or at least that much. */
function boundsBy(
  known: ReadonlyMap<string, Bounds>,
  { terms, open }: Sum,
  cell: string,
  sign: 1 | -1,
): [from: number, to: number] {
  let [low, high] = [0, 0];
  for (const [other, side] of terms) {
    const bounds = other === cell ? undefined : known.get(other);
    if (bounds === undefined) continue;
    low += side === 1 ? bounds.low : -bounds.high;
    high += side === 1 ? bounds.high : -bounds.low;
  }
  return sign === 1 ? [-high, open ? MOST : -low] : [open ? -MOST : low, high];
}
