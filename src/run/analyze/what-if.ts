import { analyseAlone, type LoneSubject } from '../../analysis/alone.js';
import { type Terms, termsOf } from '../../analysis/compare.js';
import { addHousehold, addLone, countRows } from '../../analysis/groups/add.js';
import { finishGroup } from '../../analysis/groups/finish.js';
import { mergeSums } from '../../analysis/groups/merge.js';
import { emptySums, type GroupSums } from '../../analysis/groups/sums.js';
import { analyst } from '../../analysis/household.js';
import { shiftOf } from '../../analysis/what-if.js';
import { byCodePoint } from '../../domain/names/order.js';
import type { GroupShift, HouseholdShift, WhatIf } from '../../domain/outcomes/what-if.js';
import type { Policy } from '../../domain/policy.js';
import { differencesOf } from '../../policy/differences.js';
import type { Gathered } from '../read/gathered.js';
import { seasonalShares } from '../read/season.js';
import { villageRows } from './village-rows.js';

/** Both policies, and both years as each of them reads them. */
export interface Trial {
  readonly township: string;
  readonly present: Policy;
  readonly changed: Policy;
  readonly gathered: Gathered;
}

interface Sums {
  readonly present: GroupSums;
  readonly changed: GroupSums;
}

/** Analyses every household by both policies. */
export function whatIf(trial: Trial): WhatIf {
  const { gathered, township } = trial;
  const { periods, tables } = gathered;
  const termsBefore = termsOf(trial.present, periods, gathered.shares);
  // Seasonal shares belong to the policy: what is expected so far may differ.
  const termsAfter = termsOf(
    trial.changed,
    periods,
    seasonalShares(periods, trial.changed, tables),
  );
  const { policy: present } = termsBefore;
  const { policy: changed } = termsAfter;
  const before = analyst(termsBefore);
  const after = analyst(termsAfter);
  const begin = (name: string, of: string): Sums => ({
    present: emptySums(name, of, present, termsBefore.estimated),
    changed: emptySums(name, of, changed, termsAfter.estimated),
  });
  const whole = begin(township, township);
  const households: HouseholdShift[] = [];
  const villages: GroupShift[] = [];
  for (const [name, rows] of villageRows(gathered.batch, gathered.matching)) {
    for (const village of rows) {
      const sums = begin(name, village.township);
      countRows(sums.present, village.counts);
      countRows(sums.changed, village.counts);
      const ahead = households.length;
      for (const pair of village.pairs) {
        const subject = { ...pair, village: name, township: village.township };
        const { result: now } = before.analyse(subject);
        const { result: then } = after.analyse(subject);
        addHousehold(sums.present, now, present);
        addHousehold(sums.changed, then, changed);
        const shift = shiftOf(now, then);
        if (shift !== null) households.push(shift);
      }
      for (const lone of village.alone) {
        const subject = { ...lone, village: name, township: village.township };
        addAlone(sums.present, subject, termsBefore);
        addAlone(sums.changed, subject, termsAfter);
      }
      mergeSums(whole.present, sums.present);
      mergeSums(whole.changed, sums.changed);
      villages.push(finished(sums, { present, changed }, households.length - ahead));
    }
  }
  return {
    differences: differencesOf(present.file, changed.file),
    township: finished(whole, { present, changed }, households.length),
    villages,
    households: households.toSorted(byIdentity),
  };
}

function addAlone(sums: GroupSums, subject: LoneSubject, terms: Terms): void {
  const lone = analyseAlone(subject, terms);
  if (lone !== null) addLone(sums, lone);
}

/** Sorts households in the order of the results. */
const byIdentity = ({ household: a }: HouseholdShift, { household: b }: HouseholdShift): number =>
  byCodePoint(a.village, b.village) ||
  byCodePoint(a.id ?? '', b.id ?? '') ||
  byCodePoint(a.head ?? '', b.head ?? '') ||
  byCodePoint(a.township, b.township);

const finished = (
  sums: Sums,
  { present, changed }: Pick<Trial, 'present' | 'changed'>,
  shifted: number,
): GroupShift => ({
  present: finishGroup(sums.present, present),
  changed: finishGroup(sums.changed, changed),
  shifted,
});
