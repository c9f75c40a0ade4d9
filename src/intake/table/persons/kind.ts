import { isAmount } from '../../cells/fields.js';
import { readId, readText } from '../../cells/values.js';
import { type HeaderColumn, isOfPersons } from '../../header/names.js';
import type { Part } from '../parts.js';
import { isHead } from './person.js';

/**
 * What the rows of a table are. `persons`: several rows are one household. `members`: rows that join
 * households of other tables. `none`: the table of persons lacks what its rows alone do not say.
 * Definition: docs/definitions/members.md, "Recognition".
 */
export type TableKind = 'households' | 'persons' | 'members' | 'none';

export function tableKind(part: Part): TableKind {
  const known = KINDS.get(part);
  if (known !== undefined) return known;
  const kind = kindIn(part);
  KINDS.set(part, kind);
  return kind;
}

/** Kept for each table, since every row has to be looked at. */
const KINDS = new WeakMap<Part, TableKind>();

function kindIn({ sheet, header, kindOf }: Part): TableKind {
  const fields = new Map<unknown, HeaderColumn>();
  for (const column of header.columns) {
    if (!fields.has(column.field)) fields.set(column.field, column);
  }
  if (!isOfPersons(fields)) return 'households';
  const hasAmounts = header.columns.some(
    ({ field, subtotal }) => subtotal !== undefined || (field !== null && isAmount(field)),
  );
  if (!hasAmounts) return 'members';
  if (hasHousehold(fields, { sheet, header, kindOf })) return 'persons';
  return fields.has('population') ? 'households' : 'none';
}

type Rows = Pick<Part, 'sheet' | 'header' | 'kindOf'>;

/** Some 户编号 stands on several rows, of which exactly one is a head's. */
function hasHousehold(
  fields: ReadonlyMap<unknown, HeaderColumn>,
  { sheet, header, kindOf }: Rows,
): boolean {
  const [id, relation] = [fields.get('id')?.column, fields.get('relation')?.column];
  if (id === undefined || relation === undefined) return false;
  const village = fields.get('village')?.column ?? -1;
  const counts = new Map<string, { rows: number; heads: number }>();
  for (let row = header.bottom + 1; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row] ?? [];
    const key = kindOf(row) === 'body' ? readId(cells[id]) : null;
    if (key === null) continue;
    const one = isHead({ texts: { relation: readText(cells[relation]) ?? '' } }) ? 1 : 0;
    const place = readText(cells[village]);
    // Lists of villages may each be numbered from 1.
    for (const each of place === null ? [key] : [key, `${place}\n${key}`]) {
      const known = counts.get(each) ?? { rows: 0, heads: 0 };
      counts.set(each, known);
      known.rows += 1;
      known.heads += one;
    }
  }
  return [...counts.values()].some(({ rows, heads }) => rows > 1 && heads === 1);
}
