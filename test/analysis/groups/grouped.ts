import { addHousehold } from '../../../src/analysis/groups/add.js';
import { finishGroup } from '../../../src/analysis/groups/finish.js';
import { emptySums, type GroupSums } from '../../../src/analysis/groups/sums.js';
import type { FactorNumber } from '../../../src/domain/factor.js';
import type { Group, HouseholdResult } from '../../../src/domain/outcomes/result.js';
import { analysed, type Cells, DEFAULT, onOneForm } from '../ask.js';

export const result = (prior: Cells, current: Cells): HouseholdResult =>
  analysed(onOneForm(prior, current)).result;

export function sumsOf(households: readonly HouseholdResult[], policy = DEFAULT): GroupSums {
  const sums = emptySums('北张村', '北张乡', policy);
  for (const household of households) addHousehold(sums, household, policy);
  return sums;
}
export const group = (households: readonly HouseholdResult[], policy = DEFAULT): Group =>
  finishGroup(sumsOf(households, policy), policy);

export const wages = (prior: number, current: number, rest: Cells = {}): HouseholdResult =>
  result(
    { population: 1, 'wages.migrant': prior },
    { population: 1, 'wages.migrant': current, ...rest },
  );
export const DOWN = wages(20_000, 10_000);
export const UP = wages(10_000, 20_000);
export const FLAT = wages(10_000, 10_000);

export const factorOf = ({ factors }: Group, number: FactorNumber) => factors[number - 1];
