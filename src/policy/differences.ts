import { isDeepStrictEqual } from 'node:util';
import type { PolicyDifference } from '../domain/outcomes/what-if.js';
import type { PolicyFile } from '../domain/schemas/policy-file.js';
import { isMapping, type Mapping } from './mapping.js';

/** The keys of what two merged policies say differently, as manifests hold them. */
export const differingKeys = (present: unknown, changed: unknown): string[] =>
  between('', present, changed).map(({ key }) => key);

/** What two policies say differently, but for their names: `tolerance.rate`, … */
export const differencesOf = (present: PolicyFile, changed: PolicyFile): PolicyDifference[] =>
  between('', { ...present, name: '' }, { ...changed, name: '' });

function between(path: string, present: unknown, changed: unknown): PolicyDifference[] {
  if (!isMapping(present) || !isMapping(changed)) {
    return isDeepStrictEqual(present, changed) ? [] : [{ key: path, present, changed }];
  }
  const keys = [...new Set([...Object.keys(present), ...Object.keys(changed)])];
  return keys.flatMap((key) =>
    between(path === '' ? key : `${path}.${key}`, valueAt(present, key), valueAt(changed, key)),
  );
}

const valueAt = (mapping: Mapping, key: string): unknown =>
  Object.hasOwn(mapping, key) ? mapping[key] : undefined;
