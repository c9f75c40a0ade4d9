import { UnreadableFile } from '../../sheet.js';
import type { Budget } from '../budget.js';
import type { PackagePart } from '../xlsx/package.js';

/** Something that programs do not write: the XML parser is to read the part from its beginning. */
export class Unusual extends Error {}

/** A part as a whole, in UTF-8. */
export interface Whole {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly budget: Budget;
}

/**
 * What a scan makes of a part; null where it has to be read from the beginning by the parser, with
 * nothing used up of what the file may have. That also says which limit is exceeded first.
 */
export function scanned<T>(
  { archive, name, budget }: PackagePart,
  scan: (part: Whole) => T,
): T | null {
  const undo = budget.mark();
  try {
    const bytes = archive.utf8(name);
    if (bytes !== null) return scan({ name, bytes, budget });
  } catch (error) {
    if (!(error instanceof Unusual || error instanceof UnreadableFile)) throw error;
  }
  undo();
  return null;
}
