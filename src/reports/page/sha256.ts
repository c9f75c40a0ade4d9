import { createHash } from 'node:crypto';

/** As a policy of a page names what it allows: https://www.w3.org/TR/CSP3/#grammardef-hash-source */
export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('base64');
