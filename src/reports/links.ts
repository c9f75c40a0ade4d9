import type { HouseholdResult } from '../domain/outcomes/result.js';
import { type Column, type Sheet, type Target, tablePlace } from '../xlsx/write/table.js';

/** Excel opens a sheet with more links only after a repair. */
const MOST_LINKS = 65_530;

/** The sheet with the cells of one column as links; as it was where it would have too many of them. */
export function leading(sheet: Sheet, key: string, linkTo: (row: unknown) => Target | null): Sheet {
  const rows = sheet.tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (rows > MOST_LINKS) return sheet;
  const link = (column: Column): Column => ({
    ...column,
    link: linkTo,
    look: (row) => (linkTo(row) === null ? (column.look?.(row) ?? 'plain') : 'link'),
  });
  return {
    ...sheet,
    tables: sheet.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => (column.key === key ? link(column) : column)),
    })),
  };
}

/** Where each household stands in 逐项对比, which has their lines in the order of the households. */
export function itemsOf(
  items: Sheet,
  households: readonly HouseholdResult[],
): (row: unknown) => Target | null {
  const place = tablePlace(items);
  const own = (place.table.rows as readonly { readonly item: unknown }[]).flatMap(({ item }, n) =>
    item === null ? [place.at(place.firstRow + n)('head')] : [],
  );
  if (own.length !== households.length) return () => null;
  const cells = new Map<unknown, string>(households.map((one, n) => [one, own[n] ?? 'A1']));
  return (row) => {
    const cell = cells.get(row);
    return cell === undefined ? null : { sheet: items.name, cell };
  };
}
