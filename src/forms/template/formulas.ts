import { type FieldKey, SECTIONS, type Section } from '../../domain/catalog.js';
import { ITEMS_OF } from '../../domain/fields.js';
import { columnLetters } from '../../domain/household.js';
import type { FormLayout } from './layout.js';

/**
 * The live formulas of a row. Where nothing is filled they give an empty text, not 0: a household
 * whose income cells and totals are all blank was not surveyed.
 * Definition: docs/definitions/intake.md, "Reading".
 */
const sumOf = (cells: string): string => `IF(COUNT(${cells})=0,"",ROUND(SUM(${cells}),2))`;

const INCOME: readonly Section[] = ['wages', 'business', 'property', 'transfers'];

export interface RowFormulas {
  /** The formula of a field; null where the column is typed. */
  of(field: FieldKey, row: number): string | null;
  /** The formula that shows a place as soon as the row has a household. */
  place(text: string, row: number): string;
}

export function rowFormulas(layout: FormLayout): RowFormulas {
  const placesOf = (fields: readonly FieldKey[]): number[] =>
    fields.flatMap((field) => layout.place(field) ?? []);
  const cells = (fields: readonly FieldKey[], row: number): string => joined(placesOf(fields), row);
  const typed = new Set(
    layout.columns.filter(({ role }) => role === 'input').map(({ field }) => field),
  );

  return {
    of(field, row) {
      if (typed.has(field)) return null;
      const section = SECTIONS.find((one) => field === `total.${one}`);
      if (section !== undefined) return sumOf(cells(ITEMS_OF[section], row));
      const income = cells(
        INCOME.map((one) => `total.${one}` as const),
        row,
      );
      if (field === 'total.gross') return sumOf(income);
      const [gross, costs] = [cells(['total.gross'], row), cells(['total.costs'], row)];
      if (field === 'total.net') {
        return `IF(COUNT(${gross},${costs})=0,"",ROUND(SUM(${gross})-SUM(${costs}),2))`;
      }
      const [net, persons] = [cells(['total.net'], row), cells(['population'], row)];
      if (field !== 'total.perCapita') return null;
      return `IF(OR(COUNT(${net})=0,N(${persons})<=0),"",ROUND(${net}/${persons},2))`;
    },
    place: (text, row) => {
      const keys = cells(['id', 'head', 'idNumber'], row);
      return `IF(COUNTA(${keys})=0,"",${text})`;
    },
  };
}

/** `H7:N7` where the columns stand side by side, `H7,J7` where last year's stand between them. */
function joined(columns: readonly number[], row: number): string {
  const runs: { from: number; to: number }[] = [];
  for (const column of columns) {
    const last = runs.at(-1);
    if (last?.to === column - 1) last.to = column;
    else runs.push({ from: column, to: column });
  }
  return runs
    .map(({ from, to }) =>
      from === to
        ? `${columnLetters(from)}${row}`
        : `${columnLetters(from)}${row}:${columnLetters(to)}${row}`,
    )
    .join(',');
}

const COUNTED: ReadonlySet<FieldKey> = new Set([
  'population',
  'labour',
  'claims',
  'outOfPocket',
  'area',
  'livestock',
  'loan',
  'workers',
]);

const isSummed = (field: FieldKey): boolean =>
  COUNTED.has(field) || /^(?:wages|business|costs|property|transfers|total)\./.test(field);

/** A formula of the row 合计; per head it counts the surveyed households only. */
export const totalFormula = (
  layout: FormLayout,
  field: FieldKey,
  letters: string,
): string | null => {
  if (field !== 'total.perCapita') return isSummed(field) ? sumOf(layout.range(letters)) : null;
  const [net, persons] = [layout.letters('total.net'), layout.letters('population')];
  if (net === null || persons === null) return null;
  const [nets, heads] = [layout.range(net), layout.range(persons)];
  return `IF(COUNT(${nets})=0,"",IFERROR(ROUND(SUM(${nets})/SUMPRODUCT(ISNUMBER(${nets})*1,${heads}),2),""))`;
};
