import { type Bounds, MOST, narrow, type Sum } from './bounds.js';
import { eliminated } from './solve.js';

/**
 * Who attacks a publication: everything that is published of the counts as sums over whole numbers.
 * Bounds are narrowed until nothing changes any more, and sums are added and taken off each other
 * (elimination).
 * It knows nothing of how figures were hidden.
 */
type Json = unknown;
export interface Published {
  readonly path: readonly string[];
  readonly group: Json;
}

const at = (data: Json, place: readonly string[]): Json =>
  place.reduce<Json>((inner, key) => (inner as Record<string, Json> | undefined)?.[key], data);

/** Every count of a group by its place. */
function* countsIn(data: Json, place: readonly string[] = []): Generator<readonly string[]> {
  if (typeof data !== 'object' || data === null) {
    const key = place.at(-1) ?? '';
    const isAmount =
      /^(share|primaryShare|growth|reached|amount|shortfall|net|perCapita|persons|factor|key|name|from|to|cause)/.test(
        key,
      ) ||
      ['income', 'items', 'persons'].includes(place[0] ?? '') ||
      (place[0] === 'itemsCompared' && key !== 'households') ||
      place[1] === 'priorYear';
    if (!isAmount && (typeof data === 'number' || data === 'c')) yield place;
    return;
  }
  for (const [key, inner] of Object.entries(data)) yield* countsIn(inner, [...place, key]);
}

/** The places of hidden counts that have one value only, and that value. */
export function attack(groups: readonly Published[]): string[] {
  const { known, sums } = systemOf(groups);
  const single = new Map(
    [...known].flatMap(([cell, { low, high }]) => (low === high ? [[cell, low] as const] : [])),
  );
  for (const [cell, value] of eliminated(known, sums)) single.set(cell, value);
  return [...single].flatMap(([cell, value]) =>
    isHiddenCell(groups, cell) ? [`${cell} = ${value}`] : [],
  );
}

export function isHiddenCell(groups: readonly Published[], cell: string): boolean {
  const [n = '', ...rest] = cell.split(' ');
  return isHidden(groups[Number(n)]?.group, rest.join(' '));
}

export interface Knowledge {
  readonly known: Map<string, Bounds>;
  readonly sums: readonly Sum[];
}

/** What is published as sums over whole numbers, with the bounds that follow from them. */
export function systemOf(groups: readonly Published[]): Knowledge {
  const known = new Map<string, Bounds>();
  const name = (n: number, place: string) => `${n} ${place}`;
  const columns = new Set<string>();
  for (const [n, { group }] of groups.entries()) {
    for (const place of countsIn(group)) {
      const value = at(group, place);
      const [low, high] = value === 'c' ? [0, MOST] : [Number(value), Number(value)];
      columns.add(byCause(group, place));
      known.set(name(n, byCause(group, place)), { low, high });
    }
  }
  const equations: Sum[] = [];
  const say = (n: number, more: string[], less: string[], open = false) => {
    const terms = [
      ...more.map((place) => [name(n, place), 1] as const),
      ...less.map((place) => [name(n, place), -1] as const),
    ].filter(([cell]) => known.has(cell));
    equations.push({ terms, open });
  };
  for (const [n] of groups.entries()) ofGroup((...words) => say(n, ...words), columns);
  for (const [n, { path }] of groups.entries()) {
    const beneath = groups.flatMap((other, m) =>
      other.path.length === path.length + 1 && path.every((one, k) => other.path[k] === one)
        ? [m]
        : [],
    );
    if (beneath.length === 0) continue;
    for (const column of columns) {
      const terms = [
        [name(n, column), -1] as const,
        ...beneath.map((m) => [name(m, column), 1] as const),
      ].filter(([cell]) => known.has(cell));
      equations.push({ terms, open: false });
    }
  }
  narrow(known, equations);
  return { known, sums: equations };
}

/** Causes stand in a list: named by themselves, not by their number. */
function byCause(group: Json, place: readonly string[]): string {
  if (place[2] !== 'causes') return place.join('/');
  const cause = at(group, [...place.slice(0, 4), 'cause']) as string;
  return [...place.slice(0, 3), cause, ...place.slice(4)].join('/');
}

function isHidden(group: Json, column: string): boolean {
  for (const place of countsIn(group)) {
    if (byCause(group, place) === column) return at(group, place) === 'c';
  }
  return false;
}

type Say = (more: string[], less: string[], open?: boolean) => void;

/** What docs/definitions/results.md says of the counts of a group. */
function ofGroup(say: Say, columns: ReadonlySet<string>): void {
  const surveyed = 'households/surveyed';
  const five = [0, 1, 2, 3, 4];
  say(['households/roster'], [surveyed, 'households/notFound', 'households/notCompared']);
  say(
    [surveyed],
    ['up', 'down', 'flat'].map((trend) => `trend/${trend}/households`),
  );
  say([surveyed], ['target/met', 'target/notMet', 'target/notAssessable']);
  say(
    [surveyed],
    ['red', 'orange', 'yellow', 'none'].map((level) => `warning/${level}`),
  );
  say(
    ['monitored/surveyed'],
    ['up', 'down', 'flat'].map((trend) => `monitored/${trend}`),
  );
  for (const year of ['prior', 'current']) {
    say(
      [surveyed],
      five.map((n) => `brackets/${n}/${year}`),
    );
  }
  for (const n of five) {
    say(
      [`brackets/${n}/prior`],
      five.map((m) => `moves/${n}/${m}`),
    );
    say(
      [`brackets/${n}/current`],
      five.map((m) => `moves/${m}/${n}`),
    );
  }
  for (const trend of ['up', 'down', 'flat']) {
    say([`trend/${trend}/households`], [`monitored/${trend}`], true);
  }
  say(['households/notFound'], ['households/notFoundRejected'], true);
  say(['households/new'], ['households/newPriorRejected'], true);
  say(['warning/red', 'warning/orange', 'warning/yellow'], ['trend/down/households'], true);
  say(['monitored/surveyed'], ['warning/orange'], true);
  say(['households/new', 'households/notCompared'], ['warningNew/red', 'warningNew/orange'], true);
  say(['trend/down/households'], ['decliningOneSided'], true);
  const eight = [0, 1, 2, 3, 4, 5, 6, 7];
  // A household that falls has exactly one primary factor; the last factor has falling ones only.
  say(
    ['trend/down/households'],
    eight.map((n) => `factors/${n}/primary`),
  );
  say(['factors/7/households'], ['factors/7/declining']);
  for (const column of columns) {
    const [kind, n, key] = column.split('/');
    if (kind === 'itemsCompared') say([surveyed], [column], true);
    if (kind !== 'factors') continue;
    if (key === 'households') say([surveyed], [column], true);
    else say([`factors/${n}/households`], [column], true);
    if (key === 'declining') {
      say(['trend/down/households'], [column], true);
      say([surveyed, column], [`factors/${n}/households`, 'trend/down/households'], true);
    }
    if (key === 'primary') say([`factors/${n}/declining`], [column], true);
    if (key === 'causes' && column.endsWith('/declining')) {
      say([column.replace(/declining$/, 'households')], [column], true);
      say([`factors/${n}/declining`], [column], true);
    }
    if (key === 'monitored') say(['monitored/surveyed'], [column], true);
  }
}
