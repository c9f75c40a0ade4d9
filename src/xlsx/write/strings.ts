import type { ByteText } from '../../domain/byte-text.js';
import type { PackedPart } from '../pack.js';
import { cellText } from '../text.js';
import { escapeXml, HEAD, SPREADSHEET } from '../xml.js';
import { takePart } from './part.js';

/** Texts with blanks at an end or line breaks, which are only kept where an attribute says so. */
const KEEPS_BLANKS = /^\s|\n|\s$/;

/** The texts of a workbook: each stands there once, cells name its number. */
export class SharedStrings {
  /** The number of each text, also under the text as it came, so that it is cleaned only once. */
  readonly #numbers = new Map<string, number>();
  #count = 0;

  constructor(private readonly items: ByteText) {}

  /** The number of a text; null where nothing is left of it. */
  add(text: string): number | null {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const stored = cellText(text);
    if (stored === '') return null;
    const other = stored === text ? undefined : this.#numbers.get(stored);
    const number = other ?? this.#store(stored);
    this.#numbers.set(text, number);
    return number;
  }

  #store(stored: string): number {
    const number = this.#count;
    this.#count += 1;
    this.#numbers.set(stored, number);
    const { items } = this;
    items.addAscii(KEEPS_BLANKS.test(stored) ? '<si><t xml:space="preserve">' : '<si><t>');
    items.add(escapeXml(stored));
    items.addAscii('</t></si>');
    return number;
  }

  /** `head` is where the count goes, which is known at the end only. */
  packed(head: ByteText): PackedPart {
    const count = this.#count;
    head.add(`${HEAD}<sst xmlns="${SPREADSHEET}" count="${count}" uniqueCount="${count}">`);
    head.addBytes(this.items.written);
    head.add('</sst>');
    return takePart(head);
  }
}
