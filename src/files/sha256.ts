import { createHash } from 'node:crypto';

/** As manifests name it: in hexadecimal. */
export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');
