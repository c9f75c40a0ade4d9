import { type Finding, withoutIdNumber } from '../domain/findings/finding.js';

/** A finding with its sentences. */
export interface ToldFinding extends Finding {
  readonly message: string;
  readonly suggestion: string;
}

/** A finding as JSON. Definition: docs/definitions/checks.md. */
export function findingJson(found: ToldFinding): object {
  const { params: _params, whose: _whose, accepted, signOff, message, suggestion, ...data } = found;
  return {
    ...withoutIdNumber(data),
    message,
    suggestion,
    accepted,
    ...(signOff === undefined ? {} : { signOff }),
  };
}
