import { type Household, NUMERIC_FIELDS } from '../../domain/household.js';
import type { VillageRows } from './village-task.js';

/**
 * The rows of a village with their numbers in a buffer of their own: what is sent to a thread takes
 * its whole buffers along, and in a flat file those hold other villages too.
 */
export function withOwnNumbers(rows: VillageRows): VillageRows {
  const fields = NUMERIC_FIELDS.length;
  const buffer = new Float64Array((rows.pairs.length * 2 + rows.alone.length * 2) * fields);
  let used = 0;
  const moved = (household: Household): Household => {
    const numbers = buffer.subarray(used, used + fields);
    numbers.set(household.numbers);
    used += fields;
    return { ...household, numbers };
  };
  const pairs = rows.pairs.map(({ prior, current, ...rest }) => ({
    prior: moved(prior),
    current: moved(current),
    ...rest,
  }));
  const alone = rows.alone.map(({ prior, current }) => ({
    prior: prior === null ? null : moved(prior),
    current: moved(current),
  }));
  return { ...rows, pairs, alone };
}
