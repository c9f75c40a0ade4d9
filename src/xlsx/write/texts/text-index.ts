import { hash } from 'node:crypto';

/** So many texts are kept as they are, more than a township of 30,000 households has. */
const MOST_KEPT = 2 ** 17;
/** 128 bits of a text's SHA-256: no two texts that anybody could find have the same. */
const WORDS = 4;
/** For so many texts there is room at first. */
const FIRST_ROOM = 2 ** 12;

/**
 * Numbers of different texts, from 0 on in the order in which they come. The texts themselves would be
 * most of what a workbook of a thousand villages takes: of many only a mark each is kept.
 */
export class TextIndex {
  #kept: Map<string, number> | null = new Map();
  #marked: MarkedTexts | null = null;

  constructor(private readonly most = MOST_KEPT) {}

  /** How many different texts have come. */
  get size(): number {
    return this.#marked?.size ?? this.#kept?.size ?? 0;
  }

  /**
   * How many of them are kept as they are.
   * @internal
   */
  get kept(): number {
    return this.#kept?.size ?? 0;
  }

  /**
   * The number of a text; that of a new one is the number of texts before it. Halves of characters,
   * which no cell holds, would all be one to a mark.
   */
  of(text: string): number {
    const kept = this.#kept;
    if (kept === null) return this.#marks.of(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size === this.most) {
      for (const one of kept.keys()) this.#marks.of(one);
      this.#kept = null;
      return this.#marks.of(text);
    }
    kept.set(text, kept.size);
    return kept.size - 1;
  }

  get #marks(): MarkedTexts {
    this.#marked ??= new MarkedTexts();
    return this.#marked;
  }
}

/** The marks of so many texts are one array: a longer one in its place would be there beside it. */
const TEXTS_OF_PIECE = 2 ** 14;

/** Texts of each of which nothing is known but a mark; the place of one is looked for by its first word. */
class MarkedTexts {
  size = 0;
  /** At each place 0, or one more than the number of a text; at least half of them are free. */
  private places = new Uint32Array(2 * FIRST_ROOM);
  /** The words of all marks, one text behind the other. */
  private readonly pieces: Uint32Array[] = [];

  of(text: string): number {
    const marked = markOf(text);
    const place = this.placeOf(marked);
    const known = this.places[place] as number;
    if (known > 0) return known - 1;
    const number = this.size;
    if (number % TEXTS_OF_PIECE === 0) this.pieces.push(new Uint32Array(WORDS * TEXTS_OF_PIECE));
    this.wordsOf(number).set(marked);
    this.size += 1;
    this.places[place] = this.size;
    if (2 * this.size === this.places.length) this.grow();
    return number;
  }

  private wordsOf(number: number): Uint32Array {
    const from = WORDS * (number % TEXTS_OF_PIECE);
    const piece = this.pieces[Math.floor(number / TEXTS_OF_PIECE)] as Uint32Array;
    return piece.subarray(from, from + WORDS);
  }

  /** Where the text with the mark is, or where it would be. */
  private placeOf(marked: Uint32Array): number {
    const { places } = this;
    const last = places.length - 1;
    let place = (marked[0] as number) & last;
    while (places[place] !== 0 && !this.isSame((places[place] as number) - 1, marked)) {
      place = (place + 1) & last;
    }
    return place;
  }

  private isSame(number: number, marked: Uint32Array): boolean {
    const piece = this.pieces[Math.floor(number / TEXTS_OF_PIECE)] as Uint32Array;
    const from = WORDS * (number % TEXTS_OF_PIECE);
    for (let word = 0; word < WORDS; word += 1) {
      if (piece[from + word] !== marked[word]) return false;
    }
    return true;
  }

  private grow(): void {
    this.places = new Uint32Array(2 * this.places.length);
    for (let number = 0; number < this.size; number += 1) {
      this.places[this.placeOf(this.wordsOf(number))] = number + 1;
    }
  }
}

/** Where the mark of a text is until that of the next one is asked for. */
const mark = new Uint32Array(WORDS);
const bytesOfMark = new Uint8Array(mark.buffer);

function markOf(text: string): Uint32Array {
  const digest = hash('sha256', text, 'binary');
  for (let n = 0; n < bytesOfMark.length; n += 1) bytesOfMark[n] = digest.charCodeAt(n);
  return mark;
}
