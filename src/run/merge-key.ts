import { createHash, createHmac } from 'node:crypto';
import { ID_NUMBER_LENGTH } from '../domain/identity.js';

/** A county's key, by which ID numbers become hashes that can be compared across runs. */
export interface MergeKey {
  readonly bytes: Uint8Array;
  /** Tells which key it is without revealing it. */
  readonly fingerprint: string;
}

/** What `zengshou key` makes. */
export const MERGE_KEY_BYTES = 32;
const FINGERPRINT = 8;
const HASH = 22;

export const mergeKeyOf = (bytes: Uint8Array): MergeKey => ({
  bytes,
  fingerprint: createHash('sha256').update(bytes).digest('base64url').slice(0, FINGERPRINT),
});

/** The keyed hash of an ID number. Definition: docs/definitions/levels.md, "Keyed hashes". */
export const keyedHash = ({ bytes }: MergeKey, idNumber: string): string =>
  createHmac('sha256', bytes)
    .update(idNumber.slice(0, ID_NUMBER_LENGTH).toUpperCase())
    .digest('base64url')
    .slice(0, HASH);
