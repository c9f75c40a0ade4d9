import { toPolicy } from '../domain/policy.js';
import { type CompiledPolicy, compiled } from './compiled.js';
import defaultText from './default.yaml';
import { type LoadedPolicy, mergePolicy, type PolicySource } from './merge.js';

/** The default policy as it is written, comments and all. */
export const DEFAULT_POLICY: PolicySource = { file: 'default.yaml', text: defaultText };

/** The default policy, or a township's that holds what differs from it. */
export const loadPolicy = (
  own: PolicySource | null,
  defaults: CompiledPolicy | null = compiled,
): LoadedPolicy =>
  own === null && defaults !== null
    ? { policy: toPolicy(defaults.file), sha256: defaults.sha256, file: null }
    : mergePolicy(DEFAULT_POLICY, own);
