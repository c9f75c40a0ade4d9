import { maskIfAny, withMaskedId } from '../../domain/masking.js';
import type { MonthHousehold } from '../../domain/outcomes/months.js';
import type { HouseholdResult } from '../../domain/outcomes/result.js';

/** The parts of a compared household that are compared with the previous result. */
export interface OwnHousehold extends Omit<MonthHousehold, 'path' | 'hash'> {
  /** Unmasked inside the program. */
  readonly idNumber: string | null;
}

/** A household as the data will show it: what is masked there must not serve as a key here. */
export function ownHousehold(result: HouseholdResult): OwnHousehold {
  const { township, village, head, idNumber, trend, warning } = result;
  return {
    township,
    village,
    id: withMaskedId(result).id,
    head: maskIfAny(head),
    idNumber,
    trend,
    warning,
    net: result.income.current.net,
    factors: result.factors.map(({ factor }) => factor),
  };
}
