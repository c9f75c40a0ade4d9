import { addIncome, countRows } from './add.js';
import { addCounts } from './counts.js';
import { mergeFactors } from './factors.js';
import { mergeCompared, mergeItems } from './items.js';
import type { GroupSums } from './sums.js';

/** Adds the sums of another group: the result is as if its households had been added one by one. */
export function mergeSums(into: GroupSums, from: GroupSums): void {
  countRows(into, from.households);
  for (const year of ['prior', 'current'] as const) {
    into.persons[year] += from.persons[year];
    addIncome(into.income[year], from.income[year]);
    mergeItems(into.items[year], from.items[year]);
  }
  mergeCompared(into.compared, from.compared);
  addCounts(into.trend, from.trend);
  into.decliningOneSided += from.decliningOneSided;
  addCounts(into.target, from.target);
  addCounts(into.warning, from.warning);
  addCounts(into.warningNew, from.warningNew);
  addCounts(into.monitored, from.monitored);
  if (into.projection !== null && from.projection !== null) {
    addCounts(into.projection, from.projection);
  }
  from.moves.forEach((row, n) => {
    addEach(into.moves[n] as number[], row);
  });
  mergePersons(into, from);
  mergeFactors(into.factors, from.factors);
}

/** What a part did not count, the whole does not know. */
function mergePersons(into: GroupSums, { bracketPersons: from }: GroupSums): void {
  if (into.bracketPersons === null || from === null) {
    into.bracketPersons = null;
    return;
  }
  addEach(into.bracketPersons.prior, from.prior);
  addEach(into.bracketPersons.current, from.current);
}

function addEach(into: number[], from: readonly number[]): void {
  from.forEach((count, n) => {
    into[n] = (into[n] ?? 0) + count;
  });
}
