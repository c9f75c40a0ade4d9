import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { UrgentList } from '../../reports/sheets/rollup.js';
import { parseUrgent, type UrgentHousehold } from '../../results/verbs/urgent.js';
import type { TreePart } from './tree.js';

/**
 * The most households of the list: nobody reads more on one sheet, and memory must not grow with
 * them.
 */
const MOST_LISTED = 50_000;

/** Red and orange households of the results that still hold theirs, red first. */
export async function urgentIn(parts: readonly TreePart[]): Promise<UrgentList> {
  const red: UrgentHousehold[] = [];
  const orange: UrgentHousehold[] = [];
  const without: string[] = [];
  let all = 0;
  for (const { above, results } of parts) {
    const { folder, opened } = results;
    const name = [...above, results.name].join(' ');
    if (!opened.has(DATA_FILES.households) || !existsSync(join(folder, DATA_FILES.households))) {
      without.push(name);
      continue;
    }
    for await (const household of opened.eachLine(DATA_FILES.households, parseUrgent)) {
      if (household === 'calm') continue;
      all += 1;
      const list = household.warning === 'red' ? red : orange;
      if (list.length < MOST_LISTED) list.push(under(name, results.name, household));
    }
  }
  return { households: [...red, ...orange].slice(0, MOST_LISTED), all, without };
}

/**
 * The name of a place beneath the top; a township of a county's run stands behind the county's
 * name.
 */
const under = (
  name: string,
  own: string,
  { township, ...rest }: UrgentHousehold,
): UrgentHousehold => ({
  ...rest,
  township: township === own || township === '' ? name : `${name} ${township}`,
});
