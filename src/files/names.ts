import { extname } from 'node:path';
import { byCodePoint } from '../domain/names/order.js';

/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|\s*$)/i;

/** Separators, what Windows forbids, control and formatting characters, and lone surrogates. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The longest name without its extension; some encrypting file systems allow 143 bytes in all. */
const MOST_BYTES = 120;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

function shortened(name: string, most: number): string {
  let kept = '';
  let bytes = 0;
  for (const character of name) {
    bytes += bytesOf(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}

/** What a file may be called on every system, whatever a village calls itself. */
function safe(name: string, most = MOST_BYTES): string {
  const plain = name
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(/^[.\s]+/, '_');
  const ended = shortened(plain, most).replace(/[.\s]+$/, '_') || '_';
  return RESERVED.test(ended) ? `_${ended}` : ended;
}

/** A key of a file name: two names with the same key are one file on some systems. */
export const fileKey = (name: string): string => name.normalize('NFKC').toUpperCase().toLowerCase();

/**
 * A file name (without extension) for each of these names, in their order. Two that would be one
 * file, also where case does not count, stay two: `武村`, `武村(2)`. The same names in another order
 * get the same files.
 */
export function safeFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const result = new Array<string>(names.length);
  const inOrder = [...names.entries()].sort(([, a], [, b]) => byCodePoint(a, b));
  for (const [place, name] of inOrder) {
    let candidate = safe(name);
    for (let n = 2; taken.has(fileKey(candidate)); n += 1) {
      const suffix = `(${n})`;
      candidate = safe(name, MOST_BYTES - suffix.length) + suffix;
    }
    taken.add(fileKey(candidate));
    result[place] = candidate;
  }
  return result;
}

const SYSTEM_FILES = new Set([
  'thumbs.db',
  'desktop.ini',
  'ehthumbs.db',
  '$recycle.bin',
  '__macosx',
]);

/** Office writes `~$name.xlsx` and LibreOffice `.~lock.name.xlsx#` beside a file that is open. */
export const isPassedOver = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || SYSTEM_FILES.has(name.toLowerCase());

/** What is printed or photographed, by how its name ends. */
const PICTURES: ReadonlySet<string> = new Set(
  ['pdf', 'ofd', 'jpg', 'jpeg', 'png', 'gif', 'bmp', 'tif', 'tiff', 'webp', 'heic'].map(
    (ending) => `.${ending}`,
  ),
);

export const isPicture = (path: string): boolean => PICTURES.has(extname(path).toLowerCase());
