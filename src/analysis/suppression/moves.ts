import type { System } from './system.js';
import { costOf, type Witness } from './witness.js';

/**
 * Witnesses among the moves between brackets: four households of one village that change places, so
 * that all brackets stay as they are. A general search seldom finds them in large townships, where
 * every one of the four could be found in other villages too.
 */

/** Four moves that keep every bracket: each with its sign. */
type Square = readonly { readonly column: string; readonly sign: 1 | -1 }[];

/** A witness made of four households of a village; null where no village has such four. */
export function squareWitness(
  cell: number,
  system: System,
  hidden: ReadonlySet<number>,
): Witness | null {
  const { group = 0, column = '' } = system.cells[cell] ?? {};
  const [kind, row, to] = column.split('/');
  if (kind !== 'moves') return null;
  const places = placesIn(system);
  let best: { readonly witness: Witness; readonly cost: number } | null = null;
  for (const square of squaresThrough(Number(row), Number(to), system)) {
    for (const witness of witnessesOf(square, group, places, system)) {
      const cost = costOf(witness, system, hidden);
      if (best === null || cost < best.cost) best = { witness, cost };
    }
  }
  return best?.witness ?? null;
}

interface Places {
  readonly above: ReadonlyMap<number, number>;
  /** Groups beneath which there is none. */
  readonly lowest: readonly number[];
}

function placesIn({ children, cells }: System): Places {
  const above = new Map([...children].flatMap(([one, own]) => own.map((child) => [child, one])));
  const groups = (cells.at(-1)?.group ?? -1) + 1;
  const lowest = Array.from({ length: groups }, (_, n) => n).filter((n) => !children.has(n));
  return { above, lowest };
}

function* squaresThrough(row: number, to: number, { cellAt }: System): Generator<Square> {
  const at = (n: number, m: number): string => `moves/${n}/${m}`;
  for (let other = 0; cellAt(0, at(other, 0)) !== undefined; other += 1) {
    for (let next = 0; cellAt(0, at(other, next)) !== undefined; next += 1) {
      if (other === row || next === to) continue;
      for (const sign of [1, -1] as const) {
        const back = sign === 1 ? -1 : 1;
        yield [
          { column: at(row, to), sign },
          { column: at(row, next), sign: back },
          { column: at(other, to), sign: back },
          { column: at(other, next), sign },
        ];
      }
    }
  }
}

/**
 * Applies a square to a village and all groups above it, perhaps balanced by the reverse square in
 * another village.
 */
function* witnessesOf(
  square: Square,
  group: number,
  { above, lowest }: Places,
  system: System,
): Generator<Witness> {
  const turned = square.map(({ column, sign }) => ({ column, sign: -sign as 1 | -1 }));
  const upward = (one: number): number[] => {
    const next = above.get(one);
    return next === undefined ? [one] : [one, ...upward(next)];
  };
  const fits = (one: number, moves: Square): boolean =>
    moves.every(({ column, sign }) => {
      const found = system.cells[system.cellAt(one, column) ?? -1];
      return found !== undefined && !found.dead && found.value + sign >= 0;
    });
  const others = lowest.filter((one) => fits(one, turned)).map(upward);
  for (const village of lowest) {
    const own = upward(village);
    if (!own.includes(group) || !fits(village, square)) continue;
    yield changed([[own, square]], system);
    for (const other of others) {
      if (other.includes(group)) continue;
      const apart = (one: readonly number[], from: readonly number[]) =>
        one.filter((each) => !from.includes(each));
      const both = [
        [apart(own, other), square],
        [apart(other, own), turned],
      ] as const;
      yield changed(both, system);
    }
  }
}

const changed = (
  squares: readonly (readonly [groups: readonly number[], square: Square])[],
  { cellAt }: System,
): Witness =>
  new Map(
    squares.flatMap(([groups, square]) =>
      groups.flatMap((group) =>
        square.map(({ column, sign }) => [cellAt(group, column) ?? -1, sign] as const),
      ),
    ),
  );
