import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compares what the program wrote with what must come out, field by field.
 *
 * Every field of the expected files counts; a number must be equal exactly, and a number is no
 * text, no boolean and no null. Keys that the expected files do not have are free, but for an extra
 * item. The order of a group's causes is free, for the definition does not fix it; every other
 * list has its order. Rules: README.md beside this file.
 */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Sentences, and cells that depend on the layout of the files, not on the truth in them. */
const IGNORED = new Set(['evidence', 'reason', 'questions']);
/** What names an entry of a list, so that one missing entry does not make all after it differ. */
const NAMED_BY = [
  ['.factors', 'factor'],
  ['.measures', 'family'],
  ['.causes', 'cause'],
] as const;

export interface Tally {
  right: number;
  total: number;
  readonly faults: string[];
}

export interface Comparison {
  /** Households that agree in every field. */
  readonly households: { readonly right: number; readonly total: number };
  readonly fields: Tally;
  readonly summary: Tally;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const valueAt = (value: Json | undefined, key: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

const newTally = (): Tally => ({ right: 0, total: 0, faults: [] });

const good = (tally: Tally): void => {
  tally.right += 1;
  tally.total += 1;
};

function fault(
  tally: Tally,
  where: string,
  wanted: Json | undefined,
  found: Json | undefined,
  weight = 1,
): void {
  tally.total += weight;
  tally.faults.push(`${where}: expected ${shown(wanted)}, found ${shown(found)}`);
}

const isClean = (tally: Tally): boolean => tally.right === tally.total && tally.faults.length === 0;

/** How many fields a value has. */
function leaves(value: Json): number {
  if (isObject(value)) {
    return Object.entries(value).reduce(
      (sum, [key, part]) => sum + (IGNORED.has(key) ? 0 : leaves(part)),
      0,
    );
  }
  return isList(value) ? value.reduce<number>((sum, part) => sum + leaves(part), 0) || 1 : 1;
}

/** A list of objects by what names them. */
const namesOf = (list: readonly Json[]): Json[] =>
  list.map((entry) => {
    const names = ['factor', 'family', 'cause', 'name'].map((key) => valueAt(entry, key));
    const name = names.find((value) => value !== undefined);
    return name === undefined ? entry : name;
  });

const sameJson = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

function compare(wanted: Json, found: Json | undefined, where: string, tally: Tally): void {
  if (isObject(wanted) && isObject(found)) compareObjects(wanted, found, where, tally);
  else if (isList(wanted) && isList(found)) compareLists(wanted, found, where, tally);
  else if (isObject(wanted) || isList(wanted)) fault(tally, where, wanted, found, leaves(wanted));
  else if (wanted === found) good(tally);
  else fault(tally, where, wanted, found);
}

function compareObjects(wanted: JsonObject, found: JsonObject, where: string, tally: Tally): void {
  for (const [key, value] of Object.entries(wanted)) {
    if (!IGNORED.has(key)) compare(value, valueAt(found, key), `${where}.${key}`, tally);
  }
  if (!where.includes('.items.')) return;
  for (const [key, value] of Object.entries(found)) {
    if (!Object.hasOwn(wanted, key)) fault(tally, `${where}.${key}`, undefined, value);
  }
}

function compareLists(
  wanted: readonly Json[],
  found: readonly Json[],
  where: string,
  tally: Tally,
): void {
  if (wanted.length !== found.length) fault(tally, where, namesOf(wanted), namesOf(found));
  else if (wanted.length === 0) good(tally);
  const by = NAMED_BY.find(([end]) => where.endsWith(end))?.[1];
  if (by !== undefined && (by !== 'cause' || wanted.some(isObject))) {
    compareNamed(wanted, found, by, where, tally);
    return;
  }
  for (const [n, value] of wanted.slice(0, found.length).entries()) {
    compare(value, found[n], `${where}[${n}]`, tally);
  }
}

function compareNamed(
  wanted: readonly Json[],
  found: readonly Json[],
  by: string,
  where: string,
  tally: Tally,
): void {
  const byName = new Map(found.map((entry) => [valueAt(entry, by), entry]));
  const order = wanted.map((entry) => valueAt(entry, by));
  for (const [n, entry] of wanted.entries()) {
    compare(entry, byName.get(order[n]), `${where}[${by} ${order[n]}]`, tally);
  }
  const free = by === 'cause' || wanted.length !== found.length;
  const inOrder = found.every((entry, n) => valueAt(entry, by) === order[n]);
  if (!free && !inOrder) fault(tally, where, namesOf(wanted), namesOf(found));
}

/** id, else village and head; the same in both files when the household is the same. */
function identityOf(house: Json): string {
  const id = valueAt(house, 'id') ?? null;
  return JSON.stringify(
    id === null ? [valueAt(house, 'village') ?? null, valueAt(house, 'head') ?? null] : [id],
  );
}

const titleOf = (house: Json): string =>
  ['village', 'id', 'head'].map((key) => String(valueAt(house, key) ?? null)).join(' ');

export function compareHouseholds(
  wanted: readonly Json[],
  found: readonly Json[],
): Pick<Comparison, 'households' | 'fields'> {
  const fields = newTally();
  const there = new Map<string, Json>();
  for (const house of found) {
    if (there.has(identityOf(house))) {
      fault(fields, titleOf(house), undefined, 'a second line for this household');
    }
    there.set(identityOf(house), house);
  }
  let right = 0;
  for (const house of wanted) {
    const one = newTally();
    const other = there.get(identityOf(house));
    if (other === undefined) fault(one, titleOf(house), 'a line', undefined, leaves(house));
    else compare(house, other, titleOf(house), one);
    if (isClean(one)) right += 1;
    fields.right += one.right;
    fields.total += one.total;
    fields.faults.push(...one.faults);
  }
  const known = new Set(wanted.map(identityOf));
  const extra = found.filter((house) => !known.has(identityOf(house)));
  for (const house of extra) fault(fields, titleOf(house), undefined, 'a line', 0);
  compareOrder(wanted, found, fields);
  return { households: { right, total: wanted.length + extra.length }, fields };
}

/** The lines that both have must stand in the same order. */
function compareOrder(wanted: readonly Json[], found: readonly Json[], tally: Tally): void {
  const [inWanted, inFound] = [wanted, found].map((houses) => new Set(houses.map(identityOf)));
  const common = (houses: readonly Json[]) =>
    houses.map(identityOf).filter((identity) => inWanted?.has(identity) && inFound?.has(identity));
  const [right, actual] = [common(wanted), common(found)];
  const n = right.findIndex((identity, place) => identity !== actual[place]);
  if (n === -1) return;
  fault(tally, `order of the lines, at line ${n + 1}`, right[n], actual[n], 0);
}

export function compareSummaries(wanted: JsonObject, found: Json): Tally {
  const tally = newTally();
  const { villages = [], ...rest } = wanted;
  compare(rest, found, 'summary', tally);
  let there = valueAt(found, 'villages');
  if (!isList(there)) {
    fault(tally, 'summary.villages', 'a list', there);
    there = [];
  }
  const groups = isList(villages) ? villages : [];
  const byName = new Map(there.map((group) => [valueAt(group, 'name'), group]));
  for (const group of groups) {
    const name = valueAt(group, 'name');
    compare(group, byName.get(name), `village ${name}`, tally);
  }
  if (!sameJson(namesOf(there), namesOf(groups))) {
    fault(tally, 'summary.villages', namesOf(groups), namesOf(there), 0);
  }
  return tally;
}

const readJson = (path: string): JsonObject => JSON.parse(readFileSync(path, 'utf8'));

/** The objects of a file of JSON lines. */
export const readLines = (path: string): JsonObject[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

const load = (folder: string) => ({
  households: readLines(join(folder, 'households.jsonl')),
  summary: readJson(join(folder, 'summary.json')),
});

/** Both folders hold `households.jsonl` and `summary.json`. */
export function compareRun(expected: string, data: string): Comparison {
  const wanted = load(expected);
  const found = load(data);
  return {
    ...compareHouseholds(wanted.households, found.households),
    summary: compareSummaries(wanted.summary, found.summary),
  };
}

/** The first differences, in words; empty where all agrees. */
export const differences = ({ fields, summary }: Comparison, most = 20): string[] =>
  [...fields.faults, ...summary.faults].slice(0, most);

/** `households 312/312, fields 18720/18720, summary 402/402 agree` */
export function closingLine({ households, fields, summary }: Comparison): string {
  const of = ({ right, total }: { right: number; total: number }) => `${right}/${total}`;
  const all = fields.faults.length + summary.faults.length === 0 ? 'agree' : 'differ';
  return `households ${of(households)}, fields ${of(fields)}, summary ${of(summary)} ${all}`;
}
