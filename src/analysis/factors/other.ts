import type { ItemKey } from '../../domain/catalog.js';
import { amountOf, placeOf } from '../../domain/household.js';
import type { Evidence } from '../../domain/outcomes/result.js';
import { type Comparison, fallOf } from '../compare.js';
import { incomeEvidence, itemEvidence, numberEvidence } from '../evidence.js';
import { OWN_COMPONENTS } from '../plan.js';
import type { EarlierTags, Factor } from './factor.js';

/** A part of income that no tagged factor covers, where it fell. */
interface Uncovered {
  readonly cause: string;
  readonly fall: number;
  readonly evidence: readonly Evidence[];
}

/** 8 其它原因. Definition: docs/definitions/factors.md, "Factor 8, exactly". */
export const other: Factor = {
  factor: 8,
  conditions: [
    { name: 'householdDown', holds: ({ trend }) => trend === 'down' },
    {
      name: 'fallUncovered',
      holds: (comparison, earlier) =>
        earlier.size === 0 || uncoveredParts(comparison, earlier).length > 0,
    },
  ],
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
    earlier.has(4) ? null : item(comparison, 'dibaoReduced', OWN_COMPONENTS.dibao),
    item(comparison, 'tekun', OWN_COMPONENTS.tekun),
    item(comparison, 'pension', OWN_COMPONENTS.pension),
    item(comparison, 'support', OWN_COMPONENTS.support),
    otherTransfers(comparison),
  ].filter((part): part is Uncovered => part !== null);
}

/** Without the items that a tagged factor 7 covers, where the items are known. */
function property(comparison: Comparison, earlier: EarlierTags): Uncovered | null {
  const { plan, change, income } = comparison;
  if (earlier.has(7) && plan.propertyUnassisted !== null) {
    return sum(comparison, 'property', plan.propertyUnassisted);
  }
  const fell = change.property.trend === 'down' && income.prior.property > 0;
  return fell
    ? {
        cause: 'property',
        fall: -change.property.amount,
        evidence: [incomeEvidence(comparison, 'property')],
      }
    : null;
}

function item(comparison: Comparison, cause: string, key: ItemKey): Uncovered | null {
  if (!comparison.plan.inBoth.has(key)) return null;
  const fall = fallOf(comparison, [placeOf(key)]);
  return fall > 0 ? { cause, fall, evidence: [numberEvidence(comparison, key)] } : null;
}

const otherTransfers = (comparison: Comparison): Uncovered | null =>
  sum(comparison, 'otherTransfers', comparison.plan.otherTransfers);

/** A part that is no figure of the comparison: its items are the evidence, each on its own. */
function sum(comparison: Comparison, cause: string, places: readonly number[]): Uncovered | null {
  const fall = fallOf(comparison, places);
  return fall > 0 ? { cause, fall, evidence: itemEvidence(comparison, places) } : null;
}
