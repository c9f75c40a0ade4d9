import type { PolicyFile } from '../domain/schemas/policy-file.js';

/** The default policy, merged and checked, with its sum. */
export interface CompiledPolicy {
  readonly file: PolicyFile;
  readonly sha256: string;
}

/** The build puts it here (scripts/build/policy.js), so that a run reads no YAML without need. */
export const compiled: CompiledPolicy | null = null;
