import type { Both, HouseholdResult } from '../domain/outcomes/result.js';
import type { HouseholdShift, Shift } from '../domain/outcomes/what-if.js';

/** What changes of a household between two policies; null where nothing does. */
export function shiftOf(before: HouseholdResult, after: HouseholdResult): HouseholdShift | null {
  const { village, township, id, head, idNumber, monitored } = before;
  const shift: HouseholdShift = {
    household: { village, township, id, head, idNumber, monitored },
    trend: changed(before.trend, after.trend),
    warning: changed(before.warning, after.warning),
    met: changed(before.target.met, after.target.met),
    shortfall: changed(before.target.shortfall, after.target.shortfall),
    primary: changed(primaryOf(before), primaryOf(after)),
    factors: difference(
      before.factors.map(({ key }) => key),
      after.factors.map(({ key }) => key),
    ),
    measures: difference(
      before.measures.map(({ key }) => key),
      after.measures.map(({ key }) => key),
    ),
  };
  return isAny(shift) ? shift : null;
}

const changed = <T>(prior: T, current: T): Both<T> | null =>
  prior === current ? null : { prior, current };

const primaryOf = ({ factors }: HouseholdResult) =>
  factors.find(({ primary }) => primary)?.key ?? null;

const difference = <Key>(before: readonly Key[], after: readonly Key[]): Shift<Key> => ({
  added: after.filter((key) => !before.includes(key)),
  removed: before.filter((key) => !after.includes(key)),
});

const isAny = ({ household: _household, factors, measures, ...values }: HouseholdShift): boolean =>
  Object.values(values).some((value) => value !== null) ||
  [factors, measures].some(({ added, removed }) => added.length + removed.length > 0);
