import { normalisationLines } from '../src/intake/cells/normalisations.js';

/** A cell that was read as something else than a person wrote; `readAs` is null for blank. */
interface Normalisation {
  readonly cell: string;
  readonly was: string;
  readonly readAs: string | null;
}

/** The normalisations of a table, unmasked, as its lines say them. */
export const normalisationsIn = (lines: Uint8Array): readonly Normalisation[] =>
  [...normalisationLines(lines, '{', (text) => text)]
    .flatMap((piece) => piece.split('\n'))
    .filter((line) => line !== '')
    .map((line): Normalisation => JSON.parse(line));
