import type { FieldKey } from '../../domain/catalog.js';
import { quoted } from '../cells/values.js';
import { withSubtotals } from '../header/meaning.js';
import type { HeaderColumn } from '../header/names.js';
import type { Cell } from '../sheet.js';
import type { CellPlace, Places } from '../table/places.js';
import type { Card } from './card.js';
import { isValueHead } from './heads.js';
import type { Label } from './label.js';

/** A card as the header and the only row of a table, and where its cells stand. */
export interface CardLayout {
  readonly columns: readonly HeaderColumn[];
  readonly cells: readonly Cell[];
  /** What stands beside a label that nobody knows, by its column. */
  readonly unknown: ReadonlyMap<number, Cell>;
  readonly places: Places;
}

const KEYS: readonly (FieldKey | null)[] = ['id', 'idNumber', 'head'];

type Named = Omit<HeaderColumn, 'column' | 'path'>;

export function layoutOf({ scan, settled }: Card): CardLayout {
  const values = settled.values.map(({ label, unit }) => ({ ...named(label), unit }));
  const others = settled.others.map(named);
  const heads = scan.heads.filter(({ role }) => role === 'unknown');
  const columns = withSubtotals([
    ...values,
    ...others,
    ...heads.map(({ area, unit }): Named => {
      const parts = [quoted(area.cell)];
      return { parts, leaf: area.kind.name, upper: null, field: null, leftOut: false, unit };
    }),
  ]).map((one, column) => ({ ...one, column, path: one.parts.join('/') }));
  const labels = [...settled.values.map(({ label }) => label), ...settled.others, ...heads];
  const key = settled.values.find(({ label }) => KEYS.includes(label.field)) ?? settled.values[0];
  const row = (key?.label ?? scan.labels[0])?.area.top ?? 0;
  return {
    columns,
    cells: settled.values.map(({ value }) => value.area?.cell ?? null),
    unknown: new Map(
      settled.others.map((label, n) => [settled.values.length + n, cellBeside(label)]),
    ),
    places: {
      rowOf: () => row + 1,
      cellAt: (_, column) => placeOf(settled.values[column]?.value ?? { row, column: 0 }),
      headerAt: (column) => {
        const area = labels[column]?.area;
        return placeOf({ row: area?.top ?? row, column: area?.left ?? 0 });
      },
    },
  };
}

/**
 * The cell under the only head of amounts, else the next cell; several heads are settled elsewhere.
 */
function cellBeside({ beside: { headed, next } }: Label): Cell {
  const [amount, ...others] = headed.filter(({ head }) => isValueHead(head));
  if (others.length > 0) return null;
  return (amount?.cell ?? next)?.area?.cell ?? null;
}

const placeOf = ({ row, column }: CellPlace): CellPlace => ({ row: row + 1, column });

const named = ({ parts, area, upper, field, subtotal, leftOut, beside }: Label): Named => ({
  parts,
  leaf: area.kind.name,
  upper,
  field,
  subtotal,
  leftOut,
  unit: beside.unit,
});

type Whereabouts = Record<'columns' | 'rows', Partial<Record<FieldKey, number>>>;

/** The columns and rows of a card's fields; of two labels of a field, those of the first. */
export function whereabouts({ columns, places }: CardLayout): Whereabouts {
  const fields = new Map<FieldKey, CellPlace>();
  for (const { field, column } of columns) {
    if (field !== null && !fields.has(field)) fields.set(field, places.cellAt(0, column));
  }
  return {
    columns: Object.fromEntries([...fields].map(([field, { column }]) => [field, column])),
    rows: Object.fromEntries([...fields].map(([field, { row }]) => [field, row])),
  };
}
