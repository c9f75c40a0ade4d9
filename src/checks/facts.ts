import { factsOn, type PolicyFact } from '../domain/facts.js';
import { type Finding, finding } from '../domain/findings/finding.js';
import type { Policy } from '../domain/policy.js';

/** Local facts of the policy that are out of date on a day. Definition: docs/definitions/measures.md. */
export const checkFacts = ({ file: { local } }: Pick<Policy, 'file'>, day: string): Finding[] =>
  factFindings(factsOn(local, day), day);

export const factFindings = (facts: readonly PolicyFact[], day: string): Finding[] =>
  facts
    .filter(({ state }) => state !== 'inForce')
    .map(({ key, state, from, until }) =>
      finding('policy.factOutOfDate', {
        value: state === 'expired' ? until : from,
        expected: day,
        params: { key, state, from, until },
      }),
    );
