import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Pair,
  parseDocument,
  Scalar,
  stringify,
  type YAMLMap,
  YAMLSeq,
} from 'yaml';
import type { TableColumns } from '../../intake/header/columns.js';
import { figure } from '../../locales/finding.js';
import type { ColumnWords } from '../../locales/zh/columns.js';
import { type FileColumns, isDetailTable } from '../../run/check/columns.js';
import type { Undecided, UndecidedGroup } from '../../run/check/undecided.js';
import { NOT_READ } from '../options/column-map.js';
import { nameGroups } from './column-map-book.js';
import { nearText, printable, valuesText, whereText } from './column-words.js';

/**
 * A column map that a clerk fills in. What nobody has decided is a comment, so that the file as it
 * is means nothing; a `#` without a space stands before what is to be uncommented, as in the files
 * of `zengshou init`. Definition: docs/columns.md.
 */
interface Draft {
  /** The name that the file will have. */
  readonly name: string;
  readonly files: readonly FileColumns[];
  readonly undecided: readonly UndecidedGroup[];
  /** The text of the map that was used: what it decides is kept. */
  readonly existing: string | null;
}

export function columnMapDraft(draft: Draft, words: ColumnWords): string {
  const { files, undecided, existing } = draft;
  const document = existing === null ? new Document({}) : parseDocument(existing);
  if (!isMap(document.contents)) document.contents = document.createNode({}) as YAMLMap;
  document.contents.flow = false;
  if (existing === null) {
    const head = [...words.map.head(printable(draft.name)), '', ...catalogue(words)];
    document.commentBefore = comment(head);
  }
  const notes = incomplete(files, words);
  if (undecided.length === 0) notes.push(words.map.nothing);
  const texts = notes.length === 0 ? [] : [comment(notes)];
  const [general, ...others] = withGeneral(
    undecided.map(({ match, headers }) => ({ match, entries: entriesOf(headers, draft, words) })),
  );
  addComment(valueIn(document, 'columns'), [...texts, ...general.entries]);
  addGroups(
    document,
    others.filter(({ entries }) => entries.length > 0),
  );
  return document.toString({ lineWidth: 0, nullStr: '' });
}

/** The comments of headers that stand in the same files. */
interface Entries {
  readonly match: readonly string[] | null;
  readonly entries: readonly string[];
}

/** The headers of all files first, though there may be none. */
function withGeneral(groups: readonly Entries[]): readonly [Entries, ...Entries[]] {
  const [first, ...rest] = groups;
  if (first !== undefined && first.match === null) return [first, ...rest];
  return [{ match: null, entries: [] }, ...groups];
}

type Value = YAMLMap | Scalar;

/** What stands under a key: a mapping, or nothing yet. */
function valueIn(document: Document, key: string): Value {
  const found = document.get(key, true);
  const value = isAlias(found) ? found.resolve(document) : found;
  if (isMap(value)) {
    value.flow = false;
    return value;
  }
  // An empty value may hold the comments of an earlier draft.
  if (isScalar(value)) return value;
  const empty = new Scalar(null);
  document.set(key, empty);
  return empty;
}

/** Adds a comment under what stands there already. */
function addComment(value: Value, entries: readonly string[]): void {
  if (entries.length > 0) value.comment = [value.comment, ...entries].filter(Boolean).join('\n');
}

function addGroups(document: Document, groups: readonly Entries[]): void {
  if (groups.length === 0) return;
  const list = listIn(document, 'files');
  for (const { match, entries } of groups) {
    const own = new Scalar(null);
    addComment(own, entries);
    const [only, ...more] = match ?? [];
    list.add(document.createNode({ match: more.length === 0 ? only : match, columns: own }));
  }
}

/** What stands under a key as a list, apart from what is above it. */
function listIn(document: Document, key: string): YAMLSeq {
  const found = document.get(key, true);
  if (isSeq(found)) {
    found.flow = false;
    return found;
  }
  const name = new Scalar(key);
  name.spaceBefore = true;
  const list = new YAMLSeq();
  document.delete(key);
  document.add(new Pair(name, list));
  return list;
}

/** Lines of a comment that is one: yaml writes a `#` before each. */
const comment = (lines: readonly string[]): string => lines.map((line) => ` ${line}`).join('\n');

/** What is known of each header, and the line that is to be uncommented. */
function entriesOf(
  headers: readonly Undecided[],
  { existing }: Draft,
  words: ColumnWords,
): readonly string[] {
  const lines = (existing ?? '').split('\n').map((line) => line.trim());
  return headers.flatMap((one) => {
    const line = lineOf(one);
    // The clerk who continues this map has left these for later.
    const key = line === null ? null : `#${written(one.name, null)}`;
    if (key !== null && lines.some((known) => known.startsWith(key))) return [];
    return [[aboutOf(one, line, words), ...(line === null ? [] : [line])].join('\n')];
  });
}

const written = (name: string | null, value: string | null): string =>
  stringify(new Map([[name, value]]), { lineWidth: 0, nullStr: '' }).trimEnd();

/** The line to be uncommented; null where the header cannot stand in a map. */
function lineOf({ name, nearest, duplicate }: Undecided): string | null {
  if (name === null) return null;
  // A second column of a field would be an error.
  const near = nearest?.taken === null ? nearest.label : null;
  const line = written(name, duplicate === null ? near : NOT_READ);
  return line.includes('\n') ? null : line;
}

function aboutOf(one: Undecided, line: string | null, words: ColumnWords): string {
  const { map } = words;
  const text = words.joined([
    map.place(whereText(one.file, one.sheet, one.cell), one.places),
    ...(one.header === one.name ? [] : [one.header]),
    ...(one.values === null ? [] : [valuesText(one.values, words)]),
    ...(one.money === null ? [] : [words.money(figure(one.money))]),
    line === null ? map.notNameable : whyOf(one, words),
  ]);
  return comment([printable(text)]);
}

function whyOf({ nearest, duplicate }: Undecided, words: ColumnWords): string {
  const { map } = words;
  if (duplicate !== null) {
    return map.leaveOut(words.duplicate(duplicate.label, duplicate.first));
  }
  return nearest === null ? map.none : map.near(nearText(nearest, words));
}

/** The tables that are read only when their headers are named; those that lack the same, once. */
function incomplete(files: readonly FileColumns[], words: ColumnWords): string[] {
  const found = new Map<string, { table: TableColumns; place: string; places: number }>();
  for (const { file, tables } of files) {
    for (const table of tables.filter((one) => !isDetailTable(one))) {
      const key = JSON.stringify([table.headerRows, table.lacks]);
      const known = found.get(key);
      if (known !== undefined) known.places += 1;
      else found.set(key, { table, place: whereText(file, table.sheet), places: 1 });
    }
  }
  if (found.size === 0) return [];
  const lines = [...found.values()].map(({ table: { headerRows, lacks }, place, places }) =>
    words.map.lacking(
      words.map.place(printable(place), places),
      words.rows(...headerRows),
      words.listed(lacks.map((lack) => words.essentials[lack])),
    ),
  );
  return [words.map.incomplete, ...lines.map((line) => `  ${line}`), ''];
}

/** Every name that may stand right of a colon, so that nobody has to look for it elsewhere. */
function catalogue(words: ColumnWords): string[] {
  const { map } = words;
  const [leftOut, ...groups] = nameGroups(words).map(
    ({ group, names }) => `  ${map.named(group, names.join('、'))}`,
  );
  return [map.names, ...groups, ...(leftOut === undefined ? [] : [leftOut])];
}
