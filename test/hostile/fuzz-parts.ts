import { DEFAULT_LIMITS, type Limits } from '../../src/intake/sheet.js';
import { createRandom, type Random } from '../../src/sample/random.js';
import { byParser, byScanner, SHEET, STRINGS } from '../intake/open/scan/both.js';
import { LISTS, SHEETS } from '../intake/open/scan/shapes.js';
import { mutateBytes } from './mutate/bytes.js';
import { mutateXml } from './mutate/xml.js';

/** What became of damaged parts: in how many the parser met no item, and which are read otherwise. */
interface Compared {
  readonly parts: number;
  readonly scanned: number;
  readonly wrong: readonly string[];
}

const honest = (kind: typeof SHEET, shapes: Readonly<Record<string, string>>) =>
  Object.values(shapes).map((text) => ({ kind, bytes: new TextEncoder().encode(text) }));
const HONEST = [...honest(SHEET, SHEETS), ...honest(STRINGS, LISTS)];

/** Pieces that a scanner of bytes may take for something else. */
const PIECES: readonly string[] = [
  '<sheetData>',
  '</sheetData>',
  '<row r="9">',
  '</row>',
  '<c/>',
  '</c>',
  '<is>',
  '</is>',
  '<t>',
  '</t>',
  '<r>',
  '<rPh>',
  '<v>',
  '</v>',
  '/>',
  '>',
  '"',
  "'",
  '&',
  ';',
  '&#38;',
  '&amp;',
  ']]',
  ']]>',
  '\r',
  '\n',
  ' ',
  '\t',
  '.',
  '-',
  'E5',
  '0',
  '１',
  '\u0000',
  '\ufffe',
  '𠮷',
  '_x0041_',
  ' r="A2"',
  ' s="1"',
  ' t="s"',
  ' t="d"',
  ' hidden="true"',
  ' x:r="A1"',
];

function withPieces(text: string, random: Random): string {
  let changed = text;
  for (let left = random.whole(1, 3); left > 0; left -= 1) {
    const at = random.whole(0, changed.length);
    const kept = at + (random.chance(0.5) ? 0 : random.whole(1, 4));
    changed = changed.slice(0, at) + random.pick(PIECES) + changed.slice(kept);
  }
  return changed;
}

function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  const kind = random.share();
  if (kind < 0.2) return mutateBytes(bytes, random);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return new TextEncoder().encode(kind < 0.6 ? mutateXml(text, random) : withPieces(text, random));
}

const COUNTED = [
  'cells',
  'columns',
  'rows',
  'allRows',
  'filledRows',
  'texts',
  'elements',
  'cellLength',
  'merges',
] as const;

/** Limits so low that some of the sheets exceed them. */
function strict(random: Random): Limits {
  if (random.chance(0.8)) return DEFAULT_LIMITS;
  const limit = random.pick(COUNTED);
  return { ...DEFAULT_LIMITS, [limit]: random.whole(1, 60) };
}

/** Pieces in which a part may come in, cut anywhere: in a tag, in a character. */
function inPieces(bytes: Uint8Array, random: Random): Uint8Array[] {
  const most = random.pick([1, 7, 100, bytes.length]);
  const isOneMemory = random.chance(0.3);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + random.whole(1, most);
    pieces.push(isOneMemory ? bytes.subarray(at, end) : bytes.slice(at, end));
    at = end;
  }
  return pieces;
}

const isRefusal = (outcome: string): boolean => !outcome.startsWith('[');

/**
 * The same, or both refused where a limit is strict: whether that or broken XML is met first also
 * depends on where the parser's pieces end.
 */
const isSame = (outcome: string, expected: string, limits: Limits): boolean =>
  outcome === expected || (limits !== DEFAULT_LIMITS && isRefusal(outcome) && isRefusal(expected));

/**
 * Damages sheets and shared strings and has them read by the scanner and by the parser alone,
 * whole or in pieces: the same cells, counted the same, or the same refusal.
 */
export function fuzzParts(parts: number, firstSeed: number): Compared {
  let scanned = 0;
  const wrong: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + parts; seed += 1) {
    const random = createRandom(seed);
    const { kind, bytes } = random.pick(HONEST);
    const part = damaged(bytes, random);
    const limits = strict(random);
    const flow = random.chance(0.5)
      ? { pieces: inPieces(part, random), window: random.whole(200, 2 * part.length) }
      : {};
    const { outcome, left } = byScanner(kind, part, limits, flow);
    if (left === 0) scanned += 1;
    if (!isSame(outcome, byParser(kind, part, limits), limits)) wrong.push(`seed ${seed}`);
  }
  return { parts, scanned, wrong };
}
