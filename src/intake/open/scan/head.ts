import { Unusual } from './unusual.js';

const LESS = 0x3c;
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);
const DECLARATION = ascii('<?xml');
/**
 * Declarations of XML 1.0, the only version that is scanned: in others other characters end a line.
 */
const VERSIONS = [ascii("<?xml version='1.0'"), ascii('<?xml version="1.0"')];

const standsAt = (bytes: Uint8Array, at: number, wanted: Uint8Array): boolean =>
  wanted.every((byte, n) => bytes[at + n] === byte);

/**
 * The place behind a tag, in a part that begins as programs begin it.
 *
 * @throws {Unusual} where there is none.
 */
export function behindTag(bytes: Uint8Array, tag: string): number {
  const start = standsAt(bytes, 0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  // A zero in second place means UTF-16.
  if (bytes[start] !== LESS || bytes[1] === 0) throw new Unusual();
  const isOrdinary = VERSIONS.some((version) => standsAt(bytes, start, version));
  if (standsAt(bytes, start, DECLARATION) && !isOrdinary) throw new Unusual();
  const wanted = ascii(tag);
  for (let at = bytes.indexOf(LESS, start); at >= 0; at = bytes.indexOf(LESS, at + 1)) {
    if (standsAt(bytes, at, wanted)) return at + wanted.length;
  }
  throw new Unusual();
}
