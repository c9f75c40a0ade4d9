import { prefixOf } from '../../analysis/plan.js';
import { amountsOf, shapeOf } from '../../domain/amounts.js';
import { type FieldKey, ITEMS, SECTIONS } from '../../domain/catalog.js';
import { amountText } from '../../domain/figures.js';
import { cellOf, filled, type Household, placeOf, type Year } from '../../domain/household.js';
import { periodText } from '../../domain/period.js';
import { placeText } from '../../intake/batch/placed.js';
import type { Screen } from '../screen/screen.js';

/**
 * The parts that a year was joined from: where each stands, and for every amount what each part has
 * in which cell. Definition: docs/definitions/parts.md, "Joining".
 */
export function partsTexts(household: Household, year: Year, screen: Screen): string[] {
  const { parts } = household;
  if (parts === undefined) return [];
  return [
    ...partsPlaces(household, year, screen),
    ...summed(household, parts).map(
      ([field, shares]) => `    ${screen.words.terms.field(field)}: ${sumText(shares)}`,
    ),
  ];
}

/** Where the parts stand, with their months. */
export function partsPlaces(
  household: Household,
  year: Year,
  { words: { explain }, paint }: Screen,
): string[] {
  const { parts } = household;
  if (parts === undefined) return [];
  return [
    '',
    paint.bold(explain.parts(explain[year], parts.length)),
    ...parts.map((part) => `  ${monthsOf(household, part)}  ${placeText(part)}`),
  ];
}

const monthsOf = ({ table }: Household, { table: own }: Household): string => {
  const part = table.joined?.parts.find(({ head }) => head === own);
  return part === undefined ? '' : periodText(part.period);
};

/** What a part has of an amount, and where. */
interface Share {
  readonly amount: number;
  readonly cell: string | null;
}

function sumText(shares: readonly Share[]): string {
  const all = shares.map(({ amount, cell }) =>
    cell === null ? amountText(amount) : `${amountText(amount)} (${cell})`,
  );
  return `${all.join(' + ')} = ${amountText(shares.reduce((sum, { amount }) => sum + amount, 0))}`;
}

/** The amounts of which the year has something: items, or a category that is known as a whole. */
function summed(
  household: Household,
  parts: readonly Household[],
): (readonly [FieldKey, readonly Share[]])[] {
  const has = (field: FieldKey): boolean => {
    const amount = household.numbers[placeOf(field)] as number;
    return filled(amount) && amount !== 0;
  };
  const shape = shapeOf(household);
  return SECTIONS.flatMap((section): (readonly [FieldKey, readonly Share[]])[] => {
    const total = `total.${section}` as const;
    if (shape[section].byTotal) {
      if (!has(total)) return [];
      const shares = parts.map((part) => ({
        amount: amountsOf(part, shapeOf(part))[section],
        cell: placed(part, shapeOf(part)[section].byTotal ? [total] : shapeOf(part)[section].items),
      }));
      return [[total, shares]];
    }
    const items = ITEMS.filter((item) => item.section === section && has(item.key));
    return items.map(({ key }) => [
      key,
      parts.map((part) => {
        const amount = part.numbers[placeOf(key)] as number;
        return { amount: filled(amount) ? amount : 0, cell: placed(part, [key]) };
      }),
    ]);
  });
}

/** `本年/北张村.xlsx!Sheet1!H7+J7`; null where the part's table has no such column. */
function placed(part: Household, fields: readonly FieldKey[]): string | null {
  const cells = fields.flatMap((field) => cellOf(part, field) ?? []);
  return cells.length === 0 ? null : prefixOf(part.table) + cells.join('+');
}
