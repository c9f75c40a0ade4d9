import { unreadable } from '../refusal.js';

/** How many bytes are looked at to see which byte of each pair is zero. */
const SAMPLE = 4096;

const UTF_8 = [0xef, 0xbb, 0xbf];
const UTF_16_LE = [0xff, 0xfe];
const UTF_16_BE = [0xfe, 0xff];

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const tryDecode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/**
 * UTF-16 shows itself by zeros in one half of its pairs: digits, commas and line ends have them.
 * The other half may have some, too: 一 (U+4E00) has its zero there.
 */
const utf16Of = (bytes: Uint8Array): string | undefined => {
  if (startsWith(bytes, ...UTF_16_LE)) return 'utf-16le';
  if (startsWith(bytes, ...UTF_16_BE)) return 'utf-16be';
  const zeros: [number, number] = [0, 0];
  const end = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < end; at += 1) {
    if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  }
  const [even, odd] = zeros;
  if (odd > 4 * even) return 'utf-16le';
  return even > 4 * odd ? 'utf-16be' : undefined;
};

/** What a decoder puts for bytes that are no character. */
const BROKEN = 0xfffd;
/** The second half of a character that takes two places. */
const isSecondHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** UTF-8 in which a few bytes are wrong: read as GB18030 it would be other characters, unnoticed. */
const isDamagedUtf8 = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder().decode(bytes);
  let broken = 0;
  let whole = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BROKEN) broken += 1;
    else if (code > 0x7f && !isSecondHalf(code)) whole += 1;
  }
  return broken * 10 < whole;
};

const LINE_BREAK = 10;
/** How many lines that are not plain ASCII are looked at. */
const LINES_TRIED = 2_000;
/** Bytes of GB18030 that happen to be so many Chinese characters in UTF-8: none in a million lines. */
const CHINESE = /\p{Script=Han}(?:.*?\p{Script=Han}){2}/u;

/**
 * Some lines are in UTF-8 though the whole is not: two files that were put together. As GB18030
 * half of its names would be other people's.
 */
const holdsUtf8Lines = (bytes: Uint8Array): boolean => {
  let tried = 0;
  for (let start = 0; start < bytes.length && tried < LINES_TRIED; ) {
    const found = bytes.indexOf(LINE_BREAK, start);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(start, Math.min(end, start + SAMPLE));
    if (line.some((byte) => byte > 0x7f)) {
      tried += 1;
      if (CHINESE.test(tryDecode(line, 'utf-8') ?? '')) return true;
    }
    start = end + 1;
  }
  return false;
};

/** A byte order mark says that it is text, whatever follows. */
const hasMark = (bytes: Uint8Array): boolean =>
  [UTF_16_LE, UTF_16_BE, UTF_8].some((mark) => startsWith(bytes, ...mark));

const charactersOf = (bytes: Uint8Array): string | undefined => {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return tryDecode(bytes, utf16);
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined || startsWith(bytes, ...UTF_8)) return utf8;
  if (isDamagedUtf8(bytes) || holdsUtf8Lines(bytes)) return undefined;
  return tryDecode(bytes, 'gb18030');
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells bytes from text
const CONTROL = /[\x00-\x08\x0e-\x1f]/g;

/** The text of a file in UTF-8, UTF-16 or GB18030, without its byte order mark. */
export const decodeText = (bytes: Uint8Array): string => {
  const text = charactersOf(bytes);
  if (text === undefined && hasMark(bytes)) throw unreadable('encoding');
  const sample = (text ?? new TextDecoder('latin1').decode(bytes.subarray(0, SAMPLE))).slice(
    0,
    SAMPLE,
  );
  const controls = sample.match(CONTROL)?.length ?? 0;
  if (text?.includes('\0') || controls * 50 > sample.length) throw unreadable('binary');
  if (text === undefined) throw unreadable('encoding');
  if (text === '') throw unreadable('empty');
  return text;
};
