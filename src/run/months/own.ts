import { maskWithin, withShownId } from '../../domain/masking.js';
import type { MonthHousehold } from '../../domain/outcomes/months.js';
import type { HouseholdResult } from '../../domain/outcomes/result.js';

/** As much of a compared household as is held against the previous result. */
export interface OwnHousehold extends Omit<MonthHousehold, 'path' | 'hash'> {
  /** Unmasked inside the program. */
  readonly idNumber: string | null;
}

/** As the data will show it: what is masked there is no key here. */
export function ownHousehold(result: HouseholdResult): OwnHousehold {
  const { township, village, head, idNumber, trend, warning } = result;
  return {
    township,
    village,
    id: withShownId(result, false).id,
    head: head === null ? null : maskWithin(head),
    idNumber,
    trend,
    warning,
    net: result.income.current.net,
    factors: result.factors.map(({ factor }) => factor),
  };
}
