import { createHash } from 'node:crypto';

/**
 * The hash by which the page's security policy allows a script or style
 * (https://www.w3.org/TR/CSP3/#grammardef-hash-source).
 */
export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('base64');
