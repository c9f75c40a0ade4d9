import { WARNINGS } from '../../domain/result.js';
import type { HouseholdBrief } from '../report.js';

const rank = ({ monitored, warning }: HouseholdBrief): number =>
  (monitored === null ? WARNINGS.length : 0) + WARNINGS.indexOf(warning);

/** Monitored first, then by warning level, then by shortfall. Definition: docs/definitions/measures.md. */
export const byUrgency = <H extends HouseholdBrief>(households: readonly H[]): H[] =>
  households.toSorted(
    (a, b) => rank(a) - rank(b) || (b.target.shortfall ?? 0) - (a.target.shortfall ?? 0),
  );
