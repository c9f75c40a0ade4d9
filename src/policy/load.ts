import defaultText from './default.yaml';
import { type LoadedPolicy, mergePolicy, type PolicySource } from './merge.js';

/** The default policy as it is written, comments and all. */
export const DEFAULT_POLICY: PolicySource = { file: 'default.yaml', text: defaultText };

/** The default policy, or a township's that holds what differs from it. */
export const loadPolicy = (own: PolicySource | null): LoadedPolicy =>
  mergePolicy(DEFAULT_POLICY, own);
