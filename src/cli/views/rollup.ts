import { maskWithin } from '../../domain/masking.js';
import type { CountedUnits } from '../../results/json.js';
import { highestOf, type Merged } from '../../run/rollup/merge.js';
import type { RollupOutcome } from '../../run/rollup/write.js';
import type { Screen } from '../screen/screen.js';
import { factorTable, groupTable } from './summary.js';

/** What a county's statistician sees at the end: the groups beneath, factors, and who crosses. */
export function printRollup(
  { top, children, periods }: Merged,
  { counts }: Pick<RollupOutcome, 'counts'>,
  units: CountedUnits | null,
  folder: string,
  screen: Screen,
): void {
  const { summary, rollup } = screen.words;
  const { paint } = screen;
  const groups = children.map(({ group }) => ({ name: group.name, group }));
  screen.print(paint.bold(summary.title(top.group.name, periods)));
  if (units !== null) screen.print(paint.bold(screen.words.units.counted(units)));
  screen.print(groupTable(rollup.level[highestOf(children)], top.group, groups, screen));
  screen.print(`\n${paint.bold(summary.factors)}`);
  screen.print(factorTable(top.group, screen));
  screen.print(paint.dim(summary.overlap));
  const said = rollup.crossings(counts.duplicate, counts.moved);
  screen.print(`\n${counts.duplicate > 0 ? paint.red(said) : said}`);
  if (counts.duplicate + counts.moved > 0) screen.print(rollup.seeCrossings);
  screen.print(`\n${summary.written(maskWithin(folder))}`);
}
