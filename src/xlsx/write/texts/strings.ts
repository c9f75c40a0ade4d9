import type { ByteText } from '../../../domain/byte-text.js';
import { type PackedPart, packPart, unpackPart } from '../../pack.js';
import { cellText } from '../../text.js';
import { escapeXml, HEAD, SPREADSHEET } from '../../xml.js';
import type { PartWriter } from '../part.js';
import { TextIndex } from './text-index.js';

/** Texts with blanks at an end or line breaks, which are only kept where an attribute says so. */
const KEEPS_BLANKS = /^\s|\n|\s$/;

/** As many bytes of the texts wait unpacked: more than those of a township of 30,000 households. */
const MOST_UNPACKED = 2 ** 22;

/** The texts of a workbook: each stands there once, cells name its number. */
export class SharedStrings {
  readonly #index = new TextIndex();
  /** What stands before `items`; a sixth of its size. */
  readonly #packed: PackedPart[] = [];

  constructor(
    private readonly items: ByteText,
    private readonly most = MOST_UNPACKED,
  ) {}

  /** The number of a text; null where nothing is left of it. */
  add(text: string): number | null {
    const stored = cellText(text);
    if (stored === '') return null;
    const count = this.#index.size;
    const number = this.#index.of(stored);
    if (number === count) this.#store(stored);
    return number;
  }

  #store(stored: string): void {
    const { items } = this;
    items.addAscii(KEEPS_BLANKS.test(stored) ? '<si><t xml:space="preserve">' : '<si><t>');
    items.add(escapeXml(stored));
    items.addAscii('</t></si>');
    if (items.length < this.most) return;
    this.#packed.push(packPart(items.written));
    items.clear();
  }

  /** Writes the part, which begins with the number of texts: it is known at the end only. */
  writeTo(part: PartWriter): void {
    const count = this.#index.size;
    part.add(`${HEAD}<sst xmlns="${SPREADSHEET}" count="${count}" uniqueCount="${count}">`);
    for (const packed of this.#packed) part.addBytes(unpackPart(packed));
    part.addBytes(this.items.written);
    part.add('</sst>');
  }
}
