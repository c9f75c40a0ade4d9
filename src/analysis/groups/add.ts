import type { Fen } from '../../domain/money.js';
import type { LoneHousehold } from '../../domain/outcomes/listed.js';
import type { Group, HouseholdResult } from '../../domain/outcomes/result.js';
import type { Policy } from '../../domain/policy.js';
import { addTag } from './factors.js';
import { addCompared, addItems } from './items.js';
import type { GroupSums, IncomeSums, ProjectionSums } from './sums.js';

/** Adds a compared household. Roster and the other counts of rows are added by `countRows`. */
export function addHousehold(sums: GroupSums, result: HouseholdResult, { brackets }: Policy): void {
  const { trend, population, income, items } = result;
  sums.households.surveyed += 1;
  sums.trend[trend] += 1;
  if (trend === 'down' && result.oneSided) sums.decliningOneSided += 1;
  sums.warning[result.warning] += 1;
  sums.persons.prior += population.prior;
  sums.persons.current += population.current;
  addIncome(sums.income.prior, income.prior);
  addIncome(sums.income.current, income.current);
  addItems(sums.items.prior, items.prior);
  addItems(sums.items.current, items.current);
  addCompared(sums.compared, items);
  addTarget(sums.target, result.target);
  addMove(sums, result, brackets);
  if (result.monitored !== null) {
    sums.monitored.surveyed += 1;
    sums.monitored[trend] += 1;
  }
  for (const tag of result.factors) addTag(sums.factors, tag, result);
  if (sums.projection !== null) addProjection(sums.projection, result);
}

/** Field by field: a loop over the keys takes V8 several times as long. */
export function addIncome(sums: IncomeSums, income: Readonly<IncomeSums>): void {
  sums.wages += income.wages;
  sums.business += income.business;
  sums.businessGross += income.businessGross;
  sums.businessCosts += income.businessCosts;
  sums.property += income.property;
  sums.transfers += income.transfers;
  sums.net += income.net;
}

function addTarget(sums: GroupSums['target'], { met, shortfall }: HouseholdResult['target']): void {
  if (met === null) sums.notAssessable += 1;
  else sums[met ? 'met' : 'notMet'] += 1;
  sums.shortfall += shortfall ?? 0;
}

function addMove(
  { moves, bracketPersons }: GroupSums,
  { income, population }: Pick<HouseholdResult, 'income' | 'population'>,
  brackets: Policy['brackets'],
): void {
  const from = bracketOf(income.prior.perCapita, brackets);
  const to = bracketOf(income.current.perCapita, brackets);
  addAt(moves[from] as number[], to, 1);
  if (bracketPersons === null) return;
  addAt(bracketPersons.prior, from, population.prior);
  addAt(bracketPersons.current, to, population.current);
}

function addAt(counts: number[], place: number, more: number): void {
  counts[place] = (counts[place] as number) + more;
}

/**
 * Number of the bracket that an income per head falls into.
 * @internal
 */
export function bracketOf(perCapita: Fen, bounds: readonly Fen[]): number {
  let bracket = 0;
  for (const bound of bounds) {
    if (perCapita < bound) break;
    bracket += 1;
  }
  return bracket;
}

function addProjection(
  sums: ProjectionSums,
  { projection, priorYear }: Pick<HouseholdResult, 'projection' | 'priorYear'>,
): void {
  if (projection === null || priorYear === null) return;
  sums.net += projection.net;
  sums.priorNet += priorYear.net;
  if (projection.risk !== 'none') sums[projection.risk] += 1;
  if (projection.targetMet === true) sums.targetMet += 1;
}

/** Adds a household that is not compared. */
export function addLone(sums: GroupSums, { warning }: LoneHousehold): void {
  sums.warningNew[warning] += 1;
}

/** Adds counts of rows that are no compared households. */
export function countRows(sums: GroupSums, counts: Partial<Group['households']>): void {
  for (const [key, count] of Object.entries(counts)) {
    sums.households[key as keyof Group['households']] += count;
  }
}
