import type { MeasureKey } from './measure.js';
import type { PolicyFile } from './schemas/policy-file.js';

/**
 * Facts of the policy that measures rest on: credit limits, subsidies, 公益岗 rules, each with its
 * source. What is not configured is not known: nothing is guessed in its place.
 * Definition: docs/definitions/measures.md.
 */
export interface PolicyFact {
  readonly key: string;
  /** Yuan, as in the policy. */
  readonly amount: number | null;
  readonly text: string | null;
  readonly source: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly measures: readonly MeasureKey[];
  readonly state: FactState;
}

type FactState = 'inForce' | 'expired' | 'notYet';

/** Both days belong to the time in which a fact is in force. */
function stateOn(from: string | null, until: string | null, day: string): FactState {
  if (until !== null && until < day) return 'expired';
  return from !== null && from > day ? 'notYet' : 'inForce';
}

/** The facts of a policy as they are on a day (`2022-09-30`), in the order of the file. */
export const factsOn = (local: PolicyFile['local'], day: string): PolicyFact[] =>
  Object.entries(local).map(([key, fact]) => {
    const from = fact.from ?? null;
    const until = fact.until ?? null;
    return {
      key,
      amount: fact.amount ?? null,
      text: fact.text ?? null,
      source: fact.source,
      from,
      until,
      measures: fact.measures ?? [],
      state: stateOn(from, until, day),
    };
  });

/** The facts that a family's proposals rest on; those out of date are none. */
export const factsFor = (facts: readonly PolicyFact[], family: MeasureKey): PolicyFact[] =>
  facts.filter(({ measures, state }) => state === 'inForce' && measures.includes(family));
