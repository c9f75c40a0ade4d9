import { type Listing, sortedBy } from '../domain/outcomes/listing.js';
import { urgencyOf } from '../domain/standing/urgency.js';
import type { HouseholdBrief } from './report.js';

/** Households in the order of docs/definitions/measures.md. */
export const byUrgency = <H extends HouseholdBrief>(households: Listing<H>): Listing<H> =>
  sortedBy(households, urgencyOf);

const rank = ({ monitored, projection }: HouseholdBrief): number =>
  (monitored === null ? 2 : 0) + (projection?.risk === 'likely' ? 0 : 1);

const projectedFall = ({ projection, priorYear }: HouseholdBrief): number =>
  projection && priorYear ? priorYear.net - projection.net : 0;

/**
 * Households with the monitored ones first, then likely before possible, then by the size of the
 * projected fall.
 */
export const byRisk = <H extends HouseholdBrief>(households: Listing<H>): Listing<H> =>
  sortedBy(households, (household) => [rank(household), -projectedFall(household)]);
