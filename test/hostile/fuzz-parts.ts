import { DEFAULT_LIMITS, type Limits } from '../../src/intake/sheet.js';
import { createRandom, type Random } from '../../src/sample/random.js';
import { byParser, byScanner } from '../intake/open/scan/both.js';
import { SHAPES } from '../intake/open/scan/shapes.js';
import { mutateBytes } from './mutate/bytes.js';
import { mutateXml } from './mutate/xml.js';

/** What became of damaged sheets: how many the scanner took, and where it took them wrongly. */
interface Compared {
  readonly parts: number;
  readonly scanned: number;
  readonly wrong: readonly string[];
}

const HONEST: readonly Uint8Array[] = Object.values(SHAPES).map((text) =>
  new TextEncoder().encode(text),
);

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
  'textLength',
] as const;

/** Limits so low that some of the sheets exceed them. */
function strict(random: Random): Limits {
  if (random.chance(0.8)) return DEFAULT_LIMITS;
  const limit = random.pick(COUNTED);
  return { ...DEFAULT_LIMITS, [limit]: random.whole(1, 60) };
}

/** The damaged part of a seed, and what it may have. */
function partOf(seed: number): { bytes: Uint8Array; limits: Limits } {
  const random = createRandom(seed);
  return { bytes: damaged(random.pick(HONEST), random), limits: strict(random) };
}

/**
 * Damages sheets and has them read by the scanner and by the parser alone: the same cells, counted
 * the same, or the scanner leaves the part to the parser.
 */
export function fuzzParts(parts: number, firstSeed: number): Compared {
  let scanned = 0;
  const wrong: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + parts; seed += 1) {
    const { bytes, limits } = partOf(seed);
    const taken = byScanner(bytes, limits);
    if (taken === null) continue;
    scanned += 1;
    if (taken !== byParser(bytes, limits)) wrong.push(`seed ${seed}`);
  }
  return { parts, scanned, wrong };
}
