import { tableShape } from '../../../domain/amounts.js';
import { type FieldKey, ITEMS, type ItemKey, SECTIONS } from '../../../domain/catalog.js';
import { hasColumn, NUMERIC_FIELDS, type TableHead } from '../../../domain/household.js';
import { type Period, periodTexts } from '../../../domain/period.js';
import { JOININGS, LATEST_TEXTS } from './fields.js';

/** A part's table with the months that it is of. */
export interface PartTable {
  readonly head: TableHead;
  readonly period: Period;
  /** The year that it is a part of. */
  readonly of: Period;
}

const LATEST_ONLY: ReadonlySet<FieldKey> = new Set<FieldKey>([
  ...LATEST_TEXTS,
  ...NUMERIC_FIELDS.filter((_, place) => JOININGS[place] === 'latest'),
]);
const NOT_JOINED: ReadonlySet<FieldKey> = new Set(
  NUMERIC_FIELDS.filter((_, place) => JOININGS[place] === 'none'),
);

/** Makes the table that joined households belong to; the same tables always give the same one. */
export function joinedTables(): (parts: readonly PartTable[], latest: TableHead) => TableHead {
  const numbers = new Map<TableHead, number>();
  const known = new Map<string, TableHead>();
  return (parts, latest) => {
    const key = parts
      .map(({ head }) => {
        const number = numbers.get(head) ?? numbers.size;
        numbers.set(head, number);
        return number;
      })
      .join(' ');
    const made = known.get(key) ?? joinedTable(parts, latest);
    known.set(key, made);
    return made;
  };
}

function joinedTable(parts: readonly PartTable[], latest: TableHead): TableHead {
  const columns: Partial<Record<FieldKey, number>> = {};
  for (const { head } of [...parts].reverse()) {
    for (const [name, column] of Object.entries(head.columns)) {
      const field = name as FieldKey;
      if (NOT_JOINED.has(field) || (LATEST_ONLY.has(field) && head !== latest)) continue;
      columns[field] ??= column;
    }
  }
  // A section that some part knows by its total alone is taken as a whole.
  for (const section of SECTIONS) {
    if (!parts.some(({ head }) => tableShape(head)[section].byTotal)) continue;
    for (const { key, section: of } of ITEMS) if (of === section) delete columns[key];
  }
  const notAsked = [...new Set(parts.flatMap(({ head }) => head.notAsked ?? []))];
  return {
    ...latest,
    ...(notAsked.length === 0 ? {} : { notAsked }),
    columns,
    joined: {
      latest,
      lacking: lackingIn(parts, columns),
      parts: parts.map(({ head, period }) => ({ head, period })),
      of: parts[0]?.of ?? { first: 0, last: 0 },
    },
  };
}

/** Items that some parts do not ask for, with the months of these. */
function lackingIn(
  parts: readonly PartTable[],
  columns: TableHead['columns'],
): ReadonlyMap<ItemKey, string> {
  const lacking = new Map<ItemKey, string>();
  for (const { key } of ITEMS) {
    if (columns[key] === undefined) continue;
    const without = parts.filter(({ head }) => !hasColumn(head, key));
    if (without.length > 0) lacking.set(key, periodTexts(without.map(({ period }) => period)));
  }
  return lacking;
}
