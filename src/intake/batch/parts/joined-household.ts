import { amountsOf, shapeOf } from '../../../domain/amounts.js';
import { ITEMS, SECTIONS } from '../../../domain/catalog.js';
import {
  BLANK,
  filled,
  type Household,
  placeOf,
  summed,
  type TableHead,
  TEXT_FIELDS,
  type TextField,
} from '../../../domain/household.js';
import { GATHERED_TEXTS, JOININGS, type Joining, LATEST_TEXTS } from './fields.js';

/**
 * One household of a year from its rows of the parts, the earliest first.
 * Definition: docs/definitions/parts.md, "Joining".
 */
export function joinedHousehold(
  parts: readonly [Household, ...Household[]],
  table: TableHead,
): Household {
  const latest = parts.at(-1) ?? parts[0];
  return {
    table,
    row: latest.row,
    texts: textsOf(parts, latest),
    idNumberWhole: parts.findLast(({ texts }) => texts.idNumber !== null)?.idNumberWhole ?? null,
    numbers: numbersOf(parts, latest),
    surveyed: parts.some(({ surveyed }) => surveyed),
    parts,
    // The members as the latest part's table has them.
    ...(latest.persons === undefined ? {} : { persons: latest.persons }),
  };
}

/** The texts of a household; of every key the latest one that is filled. */
export function textsOf(parts: readonly Household[], latest: Household): Household['texts'] {
  const texts: Partial<Record<TextField, string | null>> = {};
  for (const field of TEXT_FIELDS) {
    texts[field] = LATEST_TEXTS.has(field)
      ? latest.texts[field]
      : GATHERED_TEXTS.has(field)
        ? gathered(parts.map((part) => part.texts[field]))
        : (parts.findLast((part) => part.texts[field] !== null)?.texts[field] ?? null);
  }
  return texts as Household['texts'];
}

/** Texts that say that there was nothing. */
const NOTHING: ReadonlySet<string> = new Set(['无', '否']);

/** `1、老人去世;2、工资降低`: its 、 stand behind the numbers of a list, not between causes. */
const NUMBERED = /(?:^|[;；,，])\s*\d+、\D/u;

const wordsOf = (cell: string): string[] => (NUMBERED.test(cell) ? [cell] : cell.split('、'));

/**
 * The distinct words of all parts in their order: 旱灾 and 旱灾、洪涝 give 旱灾、洪涝. That there was nothing
 * is kept only where no part says anything else.
 */
function gathered(cells: readonly (string | null)[]): string | null {
  const distinct = new Set(cells.flatMap((cell) => (cell === null ? [] : wordsOf(cell))));
  const told = [...distinct].filter((word) => !NOTHING.has(word));
  const all = told.length > 0 ? told : [...distinct];
  return all.length === 0 ? null : all.join('、');
}

function numbersOf(parts: readonly Household[], latest: Household): Float64Array {
  const numbers = Float64Array.from(JOININGS, (joining, place) =>
    joined(
      joining,
      parts.map((part) => part.numbers[place] as number),
      latest.numbers[place] as number,
    ),
  );
  takeWholeSections(numbers, parts);
  return numbers;
}

function joined(joining: Joining, cells: readonly number[], latest: number): number {
  const known = cells.filter(filled);
  if (joining === 'latest') return latest;
  if (joining === 'none' || known.length === 0) return BLANK;
  if (joining === 'latestFilled') return known.at(-1) ?? BLANK;
  // 是 is 1, 否 is 0.
  if (joining !== 'sum') return Math.max(...known);
  return summed(known);
}

/** A section that is known by its total alone in some part is the sum of what each part comes to. */
function takeWholeSections(numbers: Float64Array, parts: readonly Household[]): void {
  const shapes = parts.map(shapeOf);
  for (const section of SECTIONS) {
    if (!shapes.some((shape) => shape[section].byTotal)) continue;
    const sums = parts.map((part, n) => amountsOf(part, shapes[n] ?? shapeOf(part))[section]);
    numbers[placeOf(`total.${section}`)] = sums.reduce((sum, value) => sum + value, 0);
    for (const { key, section: of } of ITEMS) if (of === section) numbers[placeOf(key)] = BLANK;
  }
}
