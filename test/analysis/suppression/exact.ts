import { createRequire } from 'node:module';
import { isHiddenCell, type Knowledge, type Published, systemOf } from './attack.js';
import type { Bounds } from './bounds.js';

/**
 * The same attack by an integer solver: a hidden count is safe where some whole numbers that fit
 * everything published give it another value than it has. What is left after numbers that differ in
 * many counts at a time is asked for one by one, so that nothing is passed over.
 */
export async function exactAttack(
  published: readonly Published[],
  whole: readonly Published[],
): Promise<{ readonly hidden: number; readonly found: readonly string[] }> {
  const highs = await loadHighs();
  const system = systemOf(published);
  const truth = systemOf(whole).known;
  // A cause that a group has not is none of its list.
  const trueOf = (cell: string): number => truth.get(cell)?.low ?? 0;
  const cells = [...system.known.keys()].filter((cell) => isHiddenCell(published, cell));
  const model = new Model(system);
  ensureTrue(system, trueOf);
  let open = cells.filter((cell) => model.isFree(cell));
  const found = cells.filter((cell) => !model.isFree(cell));
  const solved = (objective: string): ReadonlyMap<string, number> => {
    const { Status: status, Columns: columns } = highs.solve(model.text(objective), {
      output_flag: false,
    });
    if (status !== 'Optimal') throw new Error(status);
    return new Map(
      open.map((cell) => {
        const column = columns[model.nameOf(cell)];
        return [cell, column && 'Primal' in column ? Math.round(column.Primal) : trueOf(cell)];
      }),
    );
  };
  for (let round = 0; round < ROUNDS && open.length > 0; round += 1) {
    const signs = open.map(
      (cell, n) => `${(n + round) % 2 === 0 ? '+' : '-'} ${model.nameOf(cell)}`,
    );
    const other = solved(signs.join('\n'));
    open = open.filter((cell) => other.get(cell) === trueOf(cell));
  }
  for (const cell of open) {
    const [most, least] = ['+', '-'].map((sign) => solved(`${sign} ${model.nameOf(cell)}`));
    if (most?.get(cell) === least?.get(cell)) found.push(cell);
  }
  return { hidden: cells.length, found };
}

/** Its types are those of CommonJS. */
const loadHighs = createRequire(import.meta.url)('highs') as typeof import('highs').default;

const ROUNDS = 20;

/** The rules that the attack rests on hold of the true counts; else it would prove nothing. */
function ensureTrue({ sums }: Knowledge, trueOf: (cell: string) => number): void {
  for (const { terms, open } of sums) {
    const sum = terms.reduce((left, [cell, sign]) => left + sign * trueOf(cell), 0);
    if (open ? sum < 0 : sum !== 0) throw new Error(`no rule: ${JSON.stringify(terms)}`);
  }
}

/** A system as the solver reads it (CPLEX LP): what has one value stands as a number. */
class Model {
  readonly #known: ReadonlyMap<string, Bounds>;
  readonly #names = new Map<string, string>();
  readonly #rest: string;

  constructor({ known, sums }: Knowledge) {
    this.#known = known;
    for (const [cell, { low, high }] of known)
      if (low < high) this.#names.set(cell, `x${this.#names.size}`);
    const rows = sums.flatMap(({ terms, open }) => {
      const free = terms.filter(([cell]) => this.isFree(cell));
      if (free.length === 0) return [];
      const fixed = terms
        .filter(([cell]) => !this.isFree(cell))
        .reduce((sum, [cell, sign]) => sum + sign * (known.get(cell)?.low ?? 0), 0);
      const left = free.map(([cell, sign]) => `${sign === 1 ? '+' : '-'} ${this.nameOf(cell)}`);
      return [`${left.join('\n')} ${open ? '>=' : '='} ${-fixed}`];
    });
    const bounds = Array.from(this.#names, ([cell, name]) => {
      const { low, high } = known.get(cell) ?? { low: 0, high: 0 };
      return `${low} <= ${name} <= ${high}`;
    });
    const names = [...this.#names.values()];
    this.#rest = `Subject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nGenerals\n${names.join('\n')}\nEnd`;
  }

  isFree(cell: string): boolean {
    return this.#names.has(cell);
  }

  nameOf(cell: string): string {
    return this.#names.get(cell) ?? String(this.#known.get(cell)?.low ?? 0);
  }

  text(objective: string): string {
    return `Maximize\n${objective}\n${this.#rest}`;
  }
}
