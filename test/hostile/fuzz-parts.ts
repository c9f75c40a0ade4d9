import { DEFAULT_LIMITS, type Limits } from '../../src/intake/sheet.js';
import { createRandom, type Random } from '../../src/sample/random.js';
import { byParser, byScanner, SHEET, STRINGS } from '../intake/open/scan/both.js';
import { LISTS, SHEETS } from '../intake/open/scan/shapes.js';
import { mutateBytes } from './mutate/bytes.js';
import { mutateXml } from './mutate/xml.js';

/** What became of damaged parts: how many the scanner took, and where it took them wrongly. */
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
  'textLength',
] as const;

/** Limits so low that some of the sheets exceed them. */
function strict(random: Random): Limits {
  if (random.chance(0.8)) return DEFAULT_LIMITS;
  const limit = random.pick(COUNTED);
  return { ...DEFAULT_LIMITS, [limit]: random.whole(1, 60) };
}

/**
 * Damages sheets and shared strings and has them read by the scanner and by the parser alone: the
 * same cells, counted the same, or the scanner leaves the part to the parser.
 */
export function fuzzParts(parts: number, firstSeed: number): Compared {
  let scanned = 0;
  const wrong: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + parts; seed += 1) {
    const random = createRandom(seed);
    const { kind, bytes } = random.pick(HONEST);
    const part = damaged(bytes, random);
    const limits = strict(random);
    const taken = byScanner(kind, part, limits);
    if (taken === null) continue;
    scanned += 1;
    if (taken !== byParser(kind, part, limits)) wrong.push(`seed ${seed}`);
  }
  return { parts, scanned, wrong };
}
