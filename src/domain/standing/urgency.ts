import { type HouseholdResult, WARNINGS } from '../outcomes/result.js';

type Urgent = Pick<HouseholdResult, 'monitored' | 'warning'> & {
  readonly target: Pick<HouseholdResult['target'], 'shortfall'>;
};

const rank = ({ monitored, warning }: Urgent): number =>
  (monitored === null ? WARNINGS.length : 0) + WARNINGS.indexOf(warning);

/** Monitored first, then by warning level, then by shortfall. Definition: docs/definitions/measures.md. */
export const moreUrgent = (a: Urgent, b: Urgent): number =>
  rank(a) - rank(b) || (b.target.shortfall ?? 0) - (a.target.shortfall ?? 0);

/** It does not fall to date, and may by the year's end. Definition: docs/definitions/projection.md. */
export const mayDecline = ({
  trend,
  projection,
}: Pick<HouseholdResult, 'trend' | 'projection'>): boolean =>
  trend !== 'down' && projection !== null && projection.risk !== 'none';
