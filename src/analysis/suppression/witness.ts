import type { Cell, System } from './system.js';

/**
 * Other counts that everything published fits as well: what is added to each cell. While there are
 * some for a cell, nobody can tell its count.
 */
export type Witness = ReadonlyMap<number, 1 | -1>;

/** The most cells that are marked at a time, tried one after the other: as few as will do. */
const MOST_MARKED = [0, 1, 2, 3, 4, 6, 9, 20, 40, 80, 5000];
/** How many cells of villages are marked before one cell of a total is. */
const OF_A_TOTAL = 12;
/**
 * How one search goes, and its steps. What finds nothing soon is tried again otherwise: staying in
 * the groups that are touched balances a table of moves in a few steps, where the cheapest cells lead
 * from village to village.
 */
export const SOON: readonly Effort[] = [{ steps: 400, near: false }];
export const LATER: readonly Effort[] = [
  { steps: 400, near: true },
  { steps: 3000, near: true },
  { steps: 20_000, near: true },
];

type Effort = Omit<Limits, 'most'>;

/**
 * Looks for a witness of a cell, with as few cells marked for it as will do.
 * null where even marking everything leaves the count plain.
 */
export function witnessOf(
  cell: number,
  system: System,
  hidden: ReadonlySet<number>,
  efforts: readonly Effort[],
): Witness | null {
  for (const { steps, near } of efforts) {
    for (const most of MOST_MARKED) {
      for (const change of [-1, 1] as const) {
        const found = new Search(system, hidden, { most, steps, near }).from(cell, change);
        if (found !== null) return found;
      }
    }
  }
  return null;
}

/** How many cells would be marked, those of groups above others many times. */
export function costOf(witness: Witness, { cells }: System, hidden: ReadonlySet<number>): number {
  let cost = 0;
  for (const cell of witness.keys()) {
    if (!hidden.has(cell)) cost += cells[cell]?.above ? OF_A_TOTAL : 1;
  }
  return cost;
}

interface Step {
  readonly cell: number;
  readonly change: 1 | -1;
}

interface Limits {
  readonly most: number;
  readonly steps: number;
  /** Groups that are touched come before all others, and a 0 before other counts. */
  readonly near: boolean;
}

/** One search, deep first: an equation that is out of balance is righted by one more cell. */
class Search {
  readonly #changes = new Map<number, 1 | -1>();
  /** By how much the changes have shifted each equation. */
  readonly #sums = new Map<number, number>();
  /** The equations that are out of balance, and by how much. */
  readonly #out = new Map<number, number>();
  readonly #groups = new Map<number, number>();
  #marked = 0;
  #steps = 0;

  constructor(
    private readonly system: System,
    private readonly hidden: ReadonlySet<number>,
    private readonly limits: Limits,
  ) {}

  from(cell: number, change: 1 | -1): Witness | null {
    if (!this.#may({ cell, change })) return null;
    this.#take({ cell, change });
    return this.#right() ? this.#changes : null;
  }

  #right(): boolean {
    if (this.#out.size === 0) return true;
    this.#steps += 1;
    if (this.#steps > this.limits.steps) return false;
    for (const step of this.#fewest()) {
      const marked = this.#take(step);
      if (this.#right()) return true;
      this.#giveBack(step, marked);
      if (this.#steps > this.limits.steps) return false;
    }
    return false;
  }

  /** The ways to right the equation that has the fewest of them, the best first. */
  #fewest(): Step[] {
    let best: Step[] | null = null;
    for (const [equation, out] of this.#out) {
      const ways = this.#ways(equation, out, best?.length ?? Number.POSITIVE_INFINITY);
      if (ways !== null) best = ways;
      if (best !== null && best.length < 2) break;
    }
    return (best ?? []).sort((a, b) => this.#cost(a) - this.#cost(b) || a.cell - b.cell);
  }

  /** The ways to right an equation; null where there are at least `fewer` of them. */
  #ways(equation: number, out: number, fewer: number): Step[] | null {
    const ways: Step[] = [];
    for (const { cell, sign } of this.system.equations[equation]?.terms ?? []) {
      const step: Step = { cell, change: (out > 0 ? -sign : sign) as 1 | -1 };
      if (this.#changes.has(cell) || !this.#may(step)) continue;
      ways.push(step);
      if (ways.length >= fewer) return null;
    }
    return ways;
  }

  #may({ cell, change }: Step): boolean {
    const { dead, value } = this.#cell(cell);
    if (dead || (change === -1 && value === 0)) return false;
    return this.#isHidden(cell) || this.#marked + this.#weight(cell) <= this.limits.most;
  }

  /**
   * Hidden cells first, those of groups that are touched already before others; of cells that would
   * be marked the smallest count above 0, then 0, the top's own last.
   */
  #cost({ cell }: Step): number {
    const { group, value, above } = this.#cell(cell);
    const elsewhere = this.#groups.has(group) ? 0 : 1;
    const { near } = this.limits;
    const far = near ? elsewhere * 1e12 : elsewhere;
    if (this.#isHidden(cell)) return 1 + far;
    const size = value === 0 && !near ? 1e9 : value;
    return 10 + far + size * 4 + (above ? 1e10 : 0);
  }

  #take({ cell, change }: Step): boolean {
    const { group, equations } = this.#cell(cell);
    this.#changes.set(cell, change);
    this.#groups.set(group, (this.#groups.get(group) ?? 0) + 1);
    for (const { equation, sign } of equations) this.#shift(equation, sign * change);
    const marks = !this.#isHidden(cell);
    if (marks) this.#marked += this.#weight(cell);
    return marks;
  }

  #giveBack({ cell, change }: Step, marked: boolean): void {
    const { group, equations } = this.#cell(cell);
    this.#changes.delete(cell);
    const left = (this.#groups.get(group) ?? 1) - 1;
    if (left === 0) this.#groups.delete(group);
    else this.#groups.set(group, left);
    for (const { equation, sign } of equations) this.#shift(equation, -sign * change);
    if (marked) this.#marked -= this.#weight(cell);
  }

  #shift(equation: number, by: number): void {
    const sum = (this.#sums.get(equation) ?? 0) + by;
    this.#sums.set(equation, sum);
    const over = this.system.equations[equation]?.over ?? null;
    const out = over === null ? sum : Math.min(over + sum, 0);
    if (out === 0) this.#out.delete(equation);
    else this.#out.set(equation, out);
  }

  #weight(cell: number): number {
    return this.#cell(cell).above ? OF_A_TOTAL : 1;
  }

  #cell(cell: number): Cell {
    const found = this.system.cells[cell];
    if (found === undefined) throw new RangeError(`no cell ${cell}`);
    return found;
  }

  #isHidden(cell: number): boolean {
    return this.hidden.has(cell);
  }
}
