import { CAUSES, factorKey } from '../../domain/factor.js';
import { type Group, TRENDS } from '../../domain/outcomes/result.js';

/** The place of a figure in a GROUP: `['trend', 'down', 'households']`. */
export type FigurePath = readonly string[];

/** A place as the name of a column: the same figure of every group. */
export const columnOf = (place: FigurePath): string => place.join('/');

/** A count of a group with its place. */
export interface Count {
  readonly place: FigurePath;
  readonly value: number;
}

/**
 * Every count of a group that is published, in the order of docs/definitions/results.md: of causes
 * and items all that the top group has, so that every group has the same columns. Causes as they
 * were declared are no figures: they are never published.
 */
export function countsOf(group: Group, top: Group): Count[] {
  return [...figuresOf(group), ...factorsOf(group, top), ...itemsOf(group, top)];
}

function* figuresOf(group: Group): Generator<Count> {
  for (const [key, value] of Object.entries(group.households)) {
    yield { place: ['households', key], value };
  }
  for (const trend of TRENDS) {
    yield { place: ['trend', trend, 'households'], value: group.trend[trend].households };
  }
  for (const key of ['met', 'notMet', 'notAssessable'] as const) {
    yield { place: ['target', key], value: group.target[key] };
  }
  for (const name of ['warning', 'warningNew'] as const) {
    for (const [key, value] of Object.entries(group[name])) yield { place: [name, key], value };
  }
  for (const [n, { prior, current }] of group.brackets.entries()) {
    yield { place: ['brackets', String(n), 'prior'], value: prior };
    yield { place: ['brackets', String(n), 'current'], value: current };
  }
  for (const [n, row] of group.moves.entries()) {
    for (const [m, value] of row.entries()) {
      yield { place: ['moves', String(n), String(m)], value };
    }
  }
  for (const [key, value] of Object.entries(group.monitored)) {
    yield { place: ['monitored', key], value };
  }
  if (group.projection !== null) {
    for (const key of ['likely', 'possible', 'targetMet'] as const) {
      yield { place: ['projection', key], value: group.projection[key] };
    }
  }
  yield { place: ['decliningOneSided'], value: group.decliningOneSided };
}

const OF_FACTOR = ['households', 'verify', 'monitored', 'declining', 'primary'] as const;
const OF_CAUSE = ['households', 'declining'] as const;

function* factorsOf(group: Group, top: Group): Generator<Count> {
  for (const [n, factor] of group.factors.entries()) {
    const at = ['factors', String(n)];
    for (const key of OF_FACTOR) yield { place: [...at, key], value: factor[key] };
    for (const cause of publicCauses(top, n)) {
      const own = factor.causes.find((one) => one.cause === cause);
      for (const key of OF_CAUSE) {
        yield { place: [...at, 'causes', cause, key], value: own?.[key] ?? 0 };
      }
    }
  }
}

/** The causes of a factor that the top group has, but for texts as they were declared. */
const publicCauses = (top: Group, n: number): string[] => {
  const factor = top.factors[n];
  if (factor === undefined) return [];
  const known: readonly string[] = CAUSES[factorKey(factor.factor)];
  return factor.causes.map(({ cause }) => cause).filter((cause) => known.includes(cause));
};

function* itemsOf(group: Group, top: Group): Generator<Count> {
  for (const key of top.itemsCompared.keys()) {
    const value = group.itemsCompared.get(key)?.households ?? 0;
    yield { place: ['itemsCompared', key, 'households'], value };
  }
}
