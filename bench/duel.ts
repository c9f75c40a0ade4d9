/** Two jobs in turn, so that a busy machine is busy for both. */
export interface Duel {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

type Job = () => Promise<number>;

export async function duel(runs: number, ours: Job, theirs: Job): Promise<Duel> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let turn = 0; turn < runs; turn += 1) {
    times.ours.push(await ours());
    times.theirs.push(await theirs());
  }
  return times;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [one = 0, other = 0] = [sorted[middle], sorted[middle - 1]];
  return sorted.length % 2 === 1 ? one : (one + other) / 2;
}

export interface Ratio {
  /** Of the medians. */
  readonly middle: number;
  /** Of single turns. */
  readonly least: number;
  readonly most: number;
}

/** How many times as long as `below` takes `above`. */
export function ratioOf(above: readonly number[], below: readonly number[]): Ratio {
  const turns = above.map((time, turn) => time / (below[turn] ?? Number.NaN));
  return {
    middle: median(above) / median(below),
    least: Math.min(...turns),
    most: Math.max(...turns),
  };
}

export const ratioText = ({ middle, least, most }: Ratio): string =>
  `${middle.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
