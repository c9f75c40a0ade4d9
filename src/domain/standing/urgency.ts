import { type HouseholdResult, WARNINGS } from '../outcomes/result.js';

type Urgent = Pick<HouseholdResult, 'monitored' | 'warning'> & {
  readonly target: Pick<HouseholdResult['target'], 'shortfall'>;
};

const rank = ({ monitored, warning }: Urgent): number =>
  (monitored === null ? WARNINGS.length : 0) + WARNINGS.indexOf(warning);

/**
 * Two figures of which the lower comes first: monitored first, then by warning level, then by
 * shortfall. Definition: docs/definitions/measures.md.
 */
export const urgencyOf = (household: Urgent): readonly [rank: number, least: number] => [
  rank(household),
  -(household.target.shortfall ?? 0),
];

export function moreUrgent(a: Urgent, b: Urgent): number {
  const [[ownRank, least], [rankOfOther, leastOfOther]] = [urgencyOf(a), urgencyOf(b)];
  return ownRank - rankOfOther || least - leastOfOther;
}

/** It does not fall to date, and may by the year's end. Definition: docs/definitions/projection.md. */
export const mayDecline = ({
  trend,
  projection,
}: Pick<HouseholdResult, 'trend' | 'projection'>): boolean =>
  trend !== 'down' && projection !== null && projection.risk !== 'none';
