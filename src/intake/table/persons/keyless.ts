import type { PersonRow, PersonTable } from './row.js';

export type Rows = [PersonRow, ...PersonRow[]];
/** The rows of each 户编号. */
export type Groups = ReadonlyMap<string, Rows>;

/**
 * A row without 户编号 joins the household on whose rows its number stands as 户主证件号码, never the
 * one above it. Returns the rows that join none. Definition: docs/definitions/members.md.
 */
export function joinKeyless(
  keyless: readonly PersonRow[],
  groups: Groups,
  table: PersonTable,
): readonly PersonRow[] {
  if (keyless.length === 0) return [];
  const owners = ownersIn(groups);
  const known = new Map<Rows, Set<string | undefined>>();
  const strays = keyless.filter((row) => {
    const number = row.person.texts.personNumber;
    const [owner, ...others] = owners.get(number ?? '') ?? [];
    const group = others.length > 0 ? undefined : groups.get(owner ?? '');
    if (group === undefined) return true;
    const numbers = known.get(group) ?? numbersIn(group);
    if (numbers.has(number)) return true;
    row.draft.texts = { ...row.draft.texts, id: owner ?? null };
    group.push(row);
    known.set(group, numbers.add(number));
    return false;
  });
  for (const group of known.keys()) group.sort((a, b) => a.draft.index - b.draft.index);
  if (strays.length > 0) reject(strays, groups, table);
  return strays;
}

function ownersIn(groups: Groups): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  for (const [id, rows] of groups) {
    for (const { draft } of rows) {
      const { idNumber } = draft.texts;
      if (idNumber !== null) owners.set(idNumber, (owners.get(idNumber) ?? new Set()).add(id));
    }
  }
  return owners;
}

const numbersIn = (rows: Rows): Set<string | undefined> =>
  new Set(rows.map(({ person }) => person.texts.personNumber));

/**
 * Rejects rows that join no household. It rejects nobody else: an ID number that already stands in
 * a household is taken out as a key.
 */
function reject(strays: readonly PersonRow[], groups: Groups, { fields }: PersonTable): void {
  const taken = new Set([...groups.values()].flatMap((rows) => [...numbersIn(rows)]));
  const column = fields.get('id')?.[0]?.column ?? null;
  for (const { draft, person } of strays) {
    const note = { code: 'members.noKey', field: 'id', column } as const;
    draft.notes.unshift({ row: draft.index, ...note });
    draft.rejects = true;
    if (taken.has(person.texts.personNumber)) draft.keyless = true;
  }
}
