import { CAUSES, FACTOR_KEYS, FACTOR_NUMBERS, type FactorKey } from '../../domain/factor.js';
import { TRENDS } from '../../domain/outcomes/result.js';
import { columnOf, type FigurePath } from './counts.js';

/** What everybody knows of the counts of one group: a sum of some of them is 0, or at least 0. */
export interface CountRule {
  readonly terms: readonly { readonly column: string; readonly sign: 1 | -1 }[];
  /** True where the sum is at least 0; false where it is exactly 0. */
  readonly open: boolean;
}

type Columns = readonly string[];

const rule = (more: Columns, less: Columns, open: boolean): CountRule => ({
  terms: [
    ...more.map((column) => ({ column, sign: 1 as const })),
    ...less.map((column) => ({ column, sign: -1 as const })),
  ],
  open,
});
const equal = (whole: string, parts: Columns): CountRule => rule([whole], parts, false);
const atLeast = (more: Columns, less: Columns): CountRule => rule(more, less, true);

export const SURVEYED = 'households/surveyed';
const DOWN = 'trend/down/households';
const trends = TRENDS.map((trend) => `trend/${trend}/households`);
const WARNED = ['warning/red', 'warning/orange', 'warning/yellow'];

/** The sets of classes in which every surveyed household has exactly one place. */
export function classesOf(brackets: number): readonly Columns[] {
  const numbers = Array.from({ length: brackets }, (_, n) => n);
  return [
    trends,
    ['target/met', 'target/notMet', 'target/notAssessable'],
    [...WARNED, 'warning/none'],
    numbers.map((n) => `brackets/${n}/prior`),
    numbers.map((n) => `brackets/${n}/current`),
  ];
}

/** The rules of a group whose counts have these places. Definition: docs/definitions/results.md. */
export function rulesFor(places: readonly FigurePath[], brackets: number): CountRule[] {
  const rules = [
    equal('households/roster', [SURVEYED, 'households/notFound', 'households/notCompared']),
    ...classesOf(brackets).map((classes) => equal(SURVEYED, classes)),
    equal(
      'monitored/surveyed',
      TRENDS.map((trend) => `monitored/${trend}`),
    ),
    ...TRENDS.map((trend) => atLeast([`trend/${trend}/households`], [`monitored/${trend}`])),
    atLeast(['households/notFound'], ['households/notFoundRejected']),
    atLeast(['households/new'], ['households/newPriorRejected']),
    atLeast(['monitored/surveyed'], ['warning/orange']),
    atLeast(WARNED, [DOWN]),
    atLeast(['households/new', 'households/notCompared'], ['warningNew/red', 'warningNew/orange']),
    atLeast([DOWN], ['decliningOneSided']),
    ...movesRules(brackets),
  ];
  const known = new Set(places.map(columnOf));
  return [...rules, ...factorRules(known), ...places.flatMap(rulesOfPlace)];
}

const FACTORS = FACTOR_NUMBERS.map((_, n) => `factors/${n}`);

/**
 * The factors whose tags have exactly one cause. Definition: docs/definitions/factors.md, "Causes".
 */
const ONE_CAUSE: readonly FactorKey[] = ['loan', 'dibao', 'assistance'];

/** A household that falls has exactly one primary factor, and the last factor only falling ones. */
function factorRules(known: ReadonlySet<string>): CountRule[] {
  const other = `factors/${FACTOR_KEYS.indexOf('other')}`;
  const unverified = `factors/${FACTOR_KEYS.indexOf('assistance')}`;
  return [
    equal(
      DOWN,
      FACTORS.map((factor) => `${factor}/primary`),
    ),
    equal(`${other}/households`, [`${other}/declining`]),
    equal(`${unverified}/verify`, [`${unverified}/causes/unverified/households`]),
    ...ONE_CAUSE.flatMap((key) => {
      const factor = `factors/${FACTOR_KEYS.indexOf(key)}`;
      return (['households', 'declining'] as const).map((of) =>
        equal(
          `${factor}/${of}`,
          CAUSES[key].map((cause) => `${factor}/causes/${cause}/${of}`).filter((c) => known.has(c)),
        ),
      );
    }),
  ];
}

function movesRules(brackets: number): CountRule[] {
  const numbers = Array.from({ length: brackets }, (_, n) => n);
  return numbers.flatMap((n) => [
    equal(
      `brackets/${n}/prior`,
      numbers.map((m) => `moves/${n}/${m}`),
    ),
    equal(
      `brackets/${n}/current`,
      numbers.map((m) => `moves/${m}/${n}`),
    ),
  ]);
}

/** Households of a factor, a cause or an item are some of those that could be. */
function rulesOfPlace(place: FigurePath): CountRule[] {
  const column = columnOf(place);
  const [kind, n = '', key, cause, of] = place;
  if (kind === 'itemsCompared') return [atLeast([SURVEYED], [column])];
  if (kind === 'projection') return n === 'likely' ? [] : [atLeast([SURVEYED], [column])];
  if (kind !== 'factors') return [];
  const factor = `factors/${n}`;
  if (key === 'causes') {
    return of === 'households'
      ? [atLeast([`${factor}/households`], [column])]
      : [
          atLeast([`${factor}/causes/${cause}/households`], [column]),
          atLeast([`${factor}/declining`], [column]),
        ];
  }
  if (key === 'households') return [atLeast([SURVEYED], [column])];
  const own = [atLeast([`${factor}/households`], [column])];
  if (key === 'declining') {
    // Households of this kind that do not decline are among all that do not decline.
    const rising = atLeast([SURVEYED, column], [`${factor}/households`, DOWN]);
    return [...own, atLeast([DOWN], [column]), rising];
  }
  if (key === 'primary') return [atLeast([`${factor}/declining`], [column])];
  return key === 'monitored' ? [...own, atLeast(['monitored/surveyed'], [column])] : own;
}
