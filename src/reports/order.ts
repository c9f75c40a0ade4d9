import { moreUrgent } from '../domain/urgency.js';
import type { HouseholdBrief } from './report.js';

/** In the order of docs/definitions/measures.md. */
export const byUrgency = <H extends HouseholdBrief>(households: readonly H[]): H[] =>
  households.toSorted(moreUrgent);
