import { FIXED_CODES, FORMER_CODES } from '../domain/findings/codes.js';
import type { Finding } from '../domain/findings/finding.js';
import type { Policy } from '../domain/policy.js';

/**
 * The findings of all rooms with the severities of the policy; those that it switches off are left
 * out. What rejects a row or a file stays what it is: the policy's schema refuses to soften it, and
 * a policy made in another way changes nothing here.
 */
export function withSeverities(
  findings: readonly Finding[],
  { file: { severities } }: Policy,
): readonly Finding[] {
  const chosen: Readonly<Record<string, string | undefined>> = severities;
  if (Object.keys(chosen).length === 0) return findings;
  return findings.flatMap((found) => {
    const severity = FIXED_CODES.has(found.code)
      ? undefined
      : (chosen[formerCode(found) ?? ''] ?? chosen[found.code]);
    if (severity === undefined) return [found];
    return severity === 'off' ? [] : [{ ...found, severity: severity as Finding['severity'] }];
  });
}

/** The code by which a policy may still speak of the findings of one item. */
const formerCode = ({ code, field }: Finding): string | undefined =>
  [...FORMER_CODES].find(([, one]) => one.code === code && one.item === field)?.[0];
