import type { Cause } from '../../domain/factor.js';
import { amountOf, filled, numberOf, placeOf } from '../../domain/household.js';
import type { Comparison } from '../compare.js';
import { categoryEvidence, numberEvidence } from '../evidence.js';
import { categorySums, falls, sizeOfFall } from '../falls.js';
import { causesOrUnknown, type Factor, less, shorterThan } from './factor.js';

/** 3 务工减收. Definition: docs/definitions/factors.md. */
export const wages: Factor<'wages'> = {
  conditions: {
    wagesFell: (comparison) => {
      const { prior, current } = sums(comparison);
      return falls(prior, current, comparison.policy);
    },
  },
  tag(comparison) {
    const causes = causesOf(comparison);
    return {
      causes,
      amount: sizeOfFall(sums(comparison), comparison),
      verify: causes.includes('unknown'),
      evidence: [
        ...categoryEvidence(comparison, 'wages', comparison.plan.wages),
        ...(['workers', 'monthlyWage', 'workMonths'] as const)
          .filter((field) => numberOf(comparison.current, field) !== null)
          .map((field) => numberEvidence(comparison, field)),
      ],
    };
  },
};

const sums = (comparison: Comparison) => categorySums(comparison, 'wages', comparison.plan.wages);

function causesOf(comparison: Comparison): readonly Cause[] {
  const work = workOf(comparison);
  if (work !== 'maybeWorks') return [work];
  return causesOrUnknown([
    ['payCut', less(comparison, 'monthlyWage')],
    ['shorter', shorterThan(comparison, 'workMonths')],
  ]);
}

/** Income from work in the village: whoever has it works, though not away from home. */
const AT_HOME = [
  'wages.sectorPost',
  'wages.townPost',
  'wages.villagePost',
  'wages.workshop',
] as const;

function workOf(comparison: Comparison): 'unemployed' | 'unknown' | 'maybeWorks' {
  const { current, plan } = comparison;
  const workers = numberOf(current, 'workers');
  const { gone, blank } = earned(comparison);
  // Somebody works but the wage is blank: the figure is missing, not the work.
  if (workers !== null && workers > 0 && blank) return 'maybeWorks';
  if (gone || less(comparison, 'workers')) return 'unemployed';
  if (workers !== 0) return 'maybeWorks';
  // A mere total does not say whether it comes from a post in the village.
  if (plan.current.shape.wages.byTotal) return 'unknown';
  return AT_HOME.every((key) => amountOf(current, key) === 0) ? 'unemployed' : 'maybeWorks';
}

const MIGRANT = placeOf('wages.migrant');
const TOTAL = placeOf('total.wages');

/**
 * What is earned away from home; wages as a whole where not both years have it apart: a zero in
 * their total says as much as one in an item.
 */
function earned(comparison: Comparison): { gone: boolean; blank: boolean } {
  const { prior, current, plan, income } = comparison;
  const apart = plan.inBoth.has('wages.migrant');
  const places = apart ? [MIGRANT] : [...plan.current.figures.wages, TOTAL];
  const before = apart ? amountOf(prior, 'wages.migrant') : income.prior.wages;
  const now = apart ? amountOf(current, 'wages.migrant') : income.current.wages;
  return {
    gone: before > 0 && now === 0,
    blank: places.every((place) => !filled(current.numbers[place] as number)),
  };
}
