import type { TableHead } from '../domain/household.js';

/** Works something out once for each table. Rows come table by table, so the last one is at hand. */
export function perTable<Value>(workOut: (table: TableHead) => Value): (table: TableHead) => Value {
  const known = new Map<TableHead, Value>();
  let last: { readonly table: TableHead; readonly value: Value } | null = null;
  return (table) => {
    if (last !== null && last.table === table) return last.value;
    const value = known.get(table) ?? workOut(table);
    known.set(table, value);
    last = { table, value };
    return value;
  };
}
