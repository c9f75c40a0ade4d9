import { factsOn } from '../domain/facts.js';
import { type Finding, finding } from '../domain/finding.js';
import type { Policy } from '../domain/policy.js';

/** Local facts of the policy that are out of date on a day. Definition: docs/definitions/measures.md. */
export const checkFacts = ({ file: { local } }: Policy, day: string): Finding[] =>
  factsOn(local, day)
    .filter(({ state }) => state !== 'inForce')
    .map(({ key, state, from, until }) =>
      finding('policy.factOutOfDate', 'warning', {
        value: state === 'expired' ? until : from,
        expected: day,
        params: { key, state, from, until },
      }),
    );
