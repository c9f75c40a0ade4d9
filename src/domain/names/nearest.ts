/** How many characters have to be put in, taken out, changed or swapped to make one text the other. */
export function editDistance(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  let before: number[] = [];
  let previous = right.map((_, n) => n);
  previous.push(right.length);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let least = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      if (swapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = previous;
    previous = row;
  }
  return previous[right.length] ?? 0;
}

export interface Near {
  readonly candidate: string;
  /** 1: the same; 0: nothing in common. */
  readonly score: number;
}

/** Below this a candidate would only mislead. */
const LEAST_SCORE = 0.5;

/** How alike two texts can be at most, by their lengths; the distance itself takes far longer. */
const mostAlike = (one: number, other: number): number =>
  Math.round((Math.min(one, other) / Math.max(one, other)) * 100) / 100;

/** The candidate nearest to a text; null where none is near. The first of equally near ones. */
export function nearest(text: string, candidates: Iterable<string>): Near | null {
  const own = Array.from(text).length;
  let best: Near | null = null;
  for (const candidate of candidates) {
    const other = Array.from(candidate).length;
    const length = Math.max(own, other);
    if (length === 0 || mostAlike(own, other) < LEAST_SCORE) continue;
    const score = Math.round((1 - editDistance(text, candidate) / length) * 100) / 100;
    if (score >= LEAST_SCORE && (best === null || score > best.score)) best = { candidate, score };
  }
  return best;
}
