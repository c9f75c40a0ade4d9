import type { Policy } from '../src/domain/policy.js';
import { loadPolicy } from '../src/policy/load.js';

export const DEFAULT = loadPolicy(null).policy;

const known = new Map<string, Policy>();

/** The default policy with what is given instead; asked for again, the same one. */
export function policyWith(own: object): Policy {
  const text = JSON.stringify(own);
  const policy = known.get(text) ?? loadPolicy({ file: '试用.yaml', text }).policy;
  known.set(text, policy);
  return policy;
}
