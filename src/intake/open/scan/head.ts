const LESS = 0x3c;
const GREATER = 0x3e;
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);
const DECLARATION = ascii('<?xml');
/**
 * Declarations of XML 1.0, the only version that is scanned: in others other characters end a line.
 */
const VERSIONS = [ascii("<?xml version='1.0'"), ascii('<?xml version="1.0"')];

/** What stands in a tag behind the name of its element. */
const ATTRIBUTES = /^(?:\s+[\w:.-]+="[^"<>]*")*\s*$/;
/** The longest tag that is looked at. */
const LONGEST = 4096;

/** Where a tag stands. */
interface Tag {
  readonly from: number;
  readonly end: number;
}

const standsAt = (bytes: Uint8Array, at: number, wanted: Uint8Array): boolean =>
  wanted.every((byte, n) => bytes[at + n] === byte);

/** Whether a part begins as programs begin it. */
function isOrdinary(bytes: Uint8Array, start: number): boolean {
  // A zero in second place means UTF-16.
  if (bytes[start] !== LESS || bytes[1] === 0) return false;
  return (
    !standsAt(bytes, start, DECLARATION) ||
    VERSIONS.some((version) => standsAt(bytes, start, version))
  );
}

/**
 * The first tag that opens an element of this name, in the beginning of a part; null where there
 * is none or something is unusual.
 */
export function openingTag(bytes: Uint8Array, name: string): Tag | null {
  const start = standsAt(bytes, 0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  if (!isOrdinary(bytes, start)) return null;
  const wanted = ascii(`<${name}`);
  for (let from = bytes.indexOf(LESS, start); from >= 0; from = bytes.indexOf(LESS, from + 1)) {
    if (!standsAt(bytes, from, wanted)) continue;
    const end = bytes.indexOf(GREATER, from);
    if (end < 0 || end - from > LONGEST) return null;
    const attributes = bytes.subarray(from + wanted.length, end);
    return ATTRIBUTES.test(new TextDecoder().decode(attributes)) ? { from, end: end + 1 } : null;
  }
  return null;
}
