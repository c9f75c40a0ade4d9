import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { MonthResult } from '../../domain/outcomes/months.js';

/**
 * Who is who is asked within one area only: households of two townships may have one number or name.
 *
 * @throws {ExpectedFailure} `trend.area`
 */
export function ensureOneArea(
  { name: area }: Pick<MonthResult, 'name'>,
  others: readonly Pick<MonthResult, 'name' | 'shown'>[],
): void {
  const other = others.find(({ name }) => name !== area);
  if (other === undefined) return;
  throw new ExpectedFailure('trend.area', { area, path: other.shown, otherArea: other.name });
}
