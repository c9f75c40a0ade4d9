import { append } from '../../domain/append.js';
import { fenOf, yuan } from '../../domain/money.js';
import { addKinds, type ValueKinds } from '../../intake/cells/kinds.js';
import type { ColumnReading, NearField, TableColumns } from '../../intake/header/columns.js';
import { mapKey } from '../../intake/header/names.js';
import type { FileColumns } from './columns.js';

/** A header of which a column map has to say what it is. */
export interface Undecided {
  /** The name by which a column map speaks of it; null where it cannot be named there. */
  readonly name: string | null;
  readonly header: string;
  /** The file of its first place, and how many places it has in all. */
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly places: number;
  readonly nearest: NearField | null;
  readonly values: ValueKinds | null;
  /** The yuan that are left out while nobody says what it is; null where it is no money. */
  readonly money: number | null;
  /** For a duplicate: the field that another column has already, and that column. */
  readonly duplicate: { readonly label: string; readonly first: string } | null;
}

/** Headers that stand in the same files. */
export interface UndecidedGroup {
  /** Patterns of a column map's `files:`; null for all files that were read. */
  readonly match: readonly string[] | null;
  readonly headers: readonly Undecided[];
}

interface Place {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  /** How often it stands there; a label of cards with one form is told once with that number. */
  readonly times: number;
  readonly column: ColumnReading;
  /** The other columns of its table. */
  readonly beside: readonly ColumnReading[];
}

const ofTable = (file: string, { sheet, headerRows, columns }: TableColumns): Place[] =>
  columns.map((column) => ({
    file,
    sheet,
    cell: `${column.column}${headerRows[1]}`,
    times: 1,
    column,
    beside: columns,
  }));

const ofCards = (file: string, labels: FileColumns['labels']): Place[] =>
  labels.map(({ sheet, cell, cards, label }) => ({
    file,
    sheet,
    cell,
    times: cards,
    column: label,
    beside: [],
  }));

/**
 * What a column map has to say of these files. Every header once: those of all files together, then
 * those that only some files have, by the files that have them. Definition: docs/columns.md.
 */
export function undecidedIn(files: readonly FileColumns[]): UndecidedGroup[] {
  const read = files.filter(({ format }) => format !== null);
  const places = read.flatMap(({ file, tables, labels }) => [
    ...tables.flatMap((table) => ofTable(file, table)),
    ...ofCards(file, labels),
  ]);
  const nameOf = namer(places.map(({ column }) => column));
  const all = read.map(({ file }) => file);
  const groups = new Map<string, { match: readonly string[] | null; headers: Undecided[] }>();
  for (const [name, same] of grouped(places, ({ column }) => nameOf(column) ?? column.header)) {
    for (const open of [unknownAmong(same), duplicatesAmong(same, name, nameOf)]) {
      const [first] = open;
      if (first === undefined) continue;
      const own = [...new Set(open.map(({ file }) => file))];
      const group = groups.get(own.join('\n')) ?? { match: matching(own, all), headers: [] };
      group.headers.push(undecided(nameOf(first.column), first, open));
      groups.set(own.join('\n'), group);
    }
  }
  return [...groups.values()].sort((a, b) => Number(a.match !== null) - Number(b.match !== null));
}

function grouped(places: readonly Place[], keyOf: (place: Place) => string): Map<string, Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const key = mapKey(keyOf(place));
    append(groups, key, place);
  }
  return groups;
}

/** The shortest name that speaks of one header alone, whatever it stands under elsewhere. */
function namer(columns: readonly ColumnReading[]): (column: ColumnReading) => string | null {
  const wholes = new Map<string, Set<string>>();
  for (const { names } of columns) {
    if (names === null) continue;
    const leaf = mapKey(names.leaf);
    wholes.set(leaf, (wholes.get(leaf) ?? new Set()).add(mapKey(names.whole)));
  }
  const every = new Set([...wholes.values()].flatMap((ofLeaf) => [...ofLeaf]));
  return ({ names }) => {
    if (names === null) return null;
    const leaf = mapKey(names.leaf);
    return wholes.get(leaf)?.size === 1 && !every.has(leaf) ? names.leaf : names.whole;
  };
}

const unknownAmong = (places: readonly Place[]): Place[] =>
  places.filter(({ column }) => column.became === 'unknown');

/** A column can be left out by its name only where no other column of the file has that name. */
function duplicatesAmong(
  places: readonly Place[],
  name: string,
  nameOf: (column: ColumnReading) => string | null,
): Place[] {
  const counted = new Set(
    places.flatMap(({ file, column }) => (column.became === 'duplicate' ? [] : [file])),
  );
  return places.filter(
    ({ file, beside, column }) =>
      column.became === 'duplicate' &&
      !counted.has(file) &&
      nameOf(column) !== null &&
      mapKey(nameOf(firstOf(beside, column)) ?? '') !== name,
  );
}

const firstOf = (beside: readonly ColumnReading[], { first }: ColumnReading): ColumnReading =>
  beside.find(({ column }) => column === first) as ColumnReading;

function undecided(name: string | null, first: Place, places: readonly Place[]): Undecided {
  const { file, sheet, cell, column } = first;
  const values = places.flatMap((place) => place.column.values ?? []);
  const money = places.flatMap((place) => place.column.money ?? []);
  return {
    name,
    header: column.header,
    file,
    sheet,
    cell,
    places: places.reduce((sum, { times }) => sum + times, 0),
    nearest: column.nearest,
    values: values.length === 0 ? null : values.reduce(addKinds),
    money: money.length === 0 ? null : sumOfYuan(money),
    duplicate:
      column.first === null || column.label === null
        ? null
        : { label: column.label, first: column.first },
  };
}

const sumOfYuan = (amounts: readonly number[]): number =>
  yuan(amounts.reduce((sum, amount) => sum + fenOf(amount), 0));

/**
 * A name as a glob that fits it alone: special characters are escaped. A backslash becomes `?`,
 * since picomatch mixes up backslashes.
 */
const literally = (name: string): string =>
  name.replace(/[\\*?[\]{}()!+@|^$]/g, (sign) => (sign === '\\' ? '?' : `\\${sign}`));

/** The patterns of these files: their folder, where no other file lies in it. */
function matching(files: readonly string[], all: readonly string[]): readonly string[] | null {
  if (files.length === all.length) return null;
  const folder = commonFolder(files);
  const within = all.filter((name) => name.startsWith(folder));
  return folder !== '' && files.length > 1 && within.length === files.length
    ? [`${literally(folder)}**`]
    : files.map(literally);
}

/** The folder that holds all of these files, with its slash; empty for the working folder. */
function commonFolder([first = '', ...others]: readonly string[]): string {
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  while (!others.every((name) => name.startsWith(folder))) {
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  }
  return folder;
}
