import { withMaskedId } from '../../domain/masking.js';
import { yuan } from '../../domain/money.js';
import type { Group } from '../../domain/outcomes/result.js';
import type { GroupShift, HouseholdShift, WhatIf } from '../../domain/outcomes/what-if.js';
import { shownIdNumber } from '../json.js';

/** A trial as JSON: money in yuan, every pair as `present` and `changed`. Definition: docs/ledger.md. */
export interface WhatIfOptions {
  readonly present: { readonly name: string; readonly sha256: string };
  readonly changed: { readonly name: string; readonly sha256: string };
}

export const whatIfText = (trial: WhatIf, { present, changed }: WhatIfOptions): string =>
  JSON.stringify(
    {
      policies: { present, changed },
      differences: trial.differences.map((found) => ({
        key: found.key,
        present: found.present ?? null,
        changed: found.changed ?? null,
      })),
      township: groupShift(trial.township),
      villages: trial.villages.map(groupShift),
      households: trial.households.map((shift) => householdShift(shift)),
    },
    null,
    1,
  );

const groupShift = ({ present, changed, shifted }: GroupShift) => ({
  name: present.name,
  township: present.township,
  surveyed: present.households.surveyed,
  shifted,
  present: counts(present),
  changed: counts(changed),
});

const counts = ({ trend, target, warning, factors }: Group) => ({
  trend: {
    up: trend.up.households,
    down: trend.down.households,
    flat: trend.flat.households,
  },
  target: { ...target, shortfall: yuan(target.shortfall) },
  warning,
  factors: factors.map(({ factor, key, households, declining, primary }) => ({
    factor,
    key,
    households,
    declining,
    primary,
  })),
});

/** Only what changes. */
function householdShift({ household, factors, measures, ...pairs }: HouseholdShift) {
  const { shortfall } = pairs;
  const inYuan = (fen: number | null) => (fen === null ? null : yuan(fen));
  const all = {
    ...pairs,
    shortfall: shortfall && {
      prior: inYuan(shortfall.prior),
      current: inYuan(shortfall.current),
    },
  };
  const changes = Object.entries(all).flatMap(([key, pair]) =>
    pair === null ? [] : [[key, { present: pair.prior, changed: pair.current }] as const],
  );
  return {
    ...withMaskedId(household),
    idNumber: shownIdNumber(household.idNumber, false),
    ...Object.fromEntries(changes),
    ...(isEmpty(factors) ? {} : { factors }),
    ...(isEmpty(measures) ? {} : { measures }),
  };
}

const isEmpty = ({ added, removed }: HouseholdShift['factors' | 'measures']): boolean =>
  added.length + removed.length === 0;
