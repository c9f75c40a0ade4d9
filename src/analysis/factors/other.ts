import type { ItemKey } from '../../domain/catalog.js';
import { FACTOR } from '../../domain/factor.js';
import { amountOf, placeOf } from '../../domain/household.js';
import type { Evidence } from '../../domain/outcomes/result.js';
import type { Comparison } from '../compare.js';
import { categoryEvidence, incomeEvidence, itemEvidence, numberEvidence } from '../evidence.js';
import { categorySums, fallOf, sizeOfFall } from '../falls.js';
import { OWN_COMPONENTS } from '../plan.js';
import { assistedPlaces } from './assistance.js';
import type { EarlierTags, Factor } from './factor.js';

/** A part of income that no tagged factor covers, where it fell. */
interface Uncovered {
  readonly cause: string;
  readonly fall: number;
  readonly evidence: readonly Evidence[];
}

/** 8 其它原因. Definition: docs/definitions/factors.md, "Factor 8, exactly". */
export const other: Factor<'other'> = {
  conditions: {
    householdDown: ({ trend }) => trend === 'down',
    fallUncovered: (comparison, earlier) =>
      earlier.size === 0 || uncoveredParts(comparison, earlier).length > 0,
  },
  tag(comparison, earlier) {
    const parts = uncoveredParts(comparison, earlier);
    if (parts.length === 0) {
      return {
        causes: ['undetermined'],
        amount: wholeFall(comparison),
        verify: true,
        evidence: [incomeEvidence(comparison, 'net')],
      };
    }
    return {
      causes: parts.map(({ cause }) => cause),
      amount: parts.reduce((sum, { fall }) => sum + fall, 0),
      verify: false,
      evidence: parts.flatMap(({ evidence }) => evidence),
    };
  },
};

const wholeFall = ({ change, policy, current }: Comparison): number =>
  policy.trendBasis === 'net'
    ? -change.net.amount
    : -change.perCapita.amount * amountOf(current, 'population');

function uncoveredParts(comparison: Comparison, earlier: EarlierTags): Uncovered[] {
  return [
    property(comparison, earlier),
    earlier.has(FACTOR.dibao) ? null : item(comparison, 'dibaoReduced', OWN_COMPONENTS.dibao),
    item(comparison, 'tekun', OWN_COMPONENTS.tekun),
    item(comparison, 'pension', OWN_COMPONENTS.pension),
    item(comparison, 'support', OWN_COMPONENTS.support),
    otherTransfers(comparison),
  ].filter((part): part is Uncovered => part !== null);
}

/**
 * Property without the income that tagged factors cover, from assistance or depending on a loan.
 */
function property(comparison: Comparison, earlier: EarlierTags): Uncovered | null {
  const { plan } = comparison;
  const covered = new Set([
    ...(earlier.has(FACTOR.assistance) ? assistedPlaces(comparison) : []),
    ...(earlier.has(FACTOR.loan) && fallOf(comparison, plan.loanProject) > 0
      ? plan.loanProject
      : []),
  ]);
  const places = plan.property?.filter((place) => !covered.has(place)) ?? null;
  const fall = sizeOfFall(categorySums(comparison, 'property', places), comparison);
  if (fall === 0) return null;
  return {
    cause: 'property',
    fall,
    // Only a part of property is left, so its items are the evidence, each on its own.
    evidence:
      covered.size > 0 && places !== null
        ? itemEvidence(comparison, places)
        : categoryEvidence(comparison, 'property', places),
  };
}

function item(comparison: Comparison, cause: string, key: ItemKey): Uncovered | null {
  if (!comparison.plan.inBoth.has(key)) return null;
  const fall = fallOf(comparison, [placeOf(key)]);
  return fall > 0 ? { cause, fall, evidence: [numberEvidence(comparison, key)] } : null;
}

/** The remaining transfers, each item its own evidence; all of them where no item is known. */
function otherTransfers(comparison: Comparison): Uncovered | null {
  const { otherTransfers: places } = comparison.plan;
  const fall = sizeOfFall(categorySums(comparison, 'transfers', places), comparison);
  if (fall === 0) return null;
  return {
    cause: 'otherTransfers',
    fall,
    evidence:
      places === null
        ? [incomeEvidence(comparison, 'transfers')]
        : itemEvidence(comparison, places),
  };
}
