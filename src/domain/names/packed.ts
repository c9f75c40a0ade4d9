/** There are always a power of two of them. */
const FIRST_SLOTS = 16;

/** Texts as they go to another thread. */
export interface SentTexts {
  readonly marks: Uint32Array;
  readonly numbers: Uint32Array;
  readonly size: number;
}

/**
 * Texts with a number each, in twelve bytes a slot: of a text two marks of 32 bits are held. Two texts
 * of the same marks count as one; among a million that happens once in some ten million runs.
 */
export class PackedTexts {
  #marks: Uint32Array;
  /** The number of each text plus 1; 0 where the slot is free. */
  #numbers: Uint32Array;
  #size: number;

  constructor(sent: SentTexts | null = null) {
    this.#marks = sent?.marks ?? new Uint32Array(2 * FIRST_SLOTS);
    this.#numbers = sent?.numbers ?? new Uint32Array(FIRST_SLOTS);
    this.#size = sent?.size ?? 0;
  }

  get #slots(): number {
    return this.#numbers.length;
  }

  /** What makes the same texts again. */
  sent(): SentTexts {
    return { marks: this.#marks, numbers: this.#numbers, size: this.#size };
  }

  /** The number that the text had when it first came; `number` itself where it is new. */
  first(text: string, number: number): number {
    if (this.#size * 4 >= this.#slots * 3) this.#grow();
    const one = markOf(text);
    const other = otherMarkOf(text);
    const slot = this.#slotOf(one, other);
    const known = this.#numbers[slot] as number;
    if (known !== 0) return known - 1;
    this.#take(slot, one, other, number + 1);
    this.#size += 1;
    return number;
  }

  has(text: string): boolean {
    return this.#numbers[this.#slotOf(markOf(text), otherMarkOf(text))] !== 0;
  }

  /** Where the marks stand, or the free slot where they would. */
  #slotOf(one: number, other: number): number {
    const last = this.#slots - 1;
    let slot = one & last;
    while (
      this.#numbers[slot] !== 0 &&
      (this.#marks[2 * slot] !== one || this.#marks[2 * slot + 1] !== other)
    ) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  #take(slot: number, one: number, other: number, number: number): void {
    this.#marks[2 * slot] = one;
    this.#marks[2 * slot + 1] = other;
    this.#numbers[slot] = number;
  }

  #grow(): void {
    const [marks, numbers] = [this.#marks, this.#numbers];
    this.#marks = new Uint32Array(2 * marks.length);
    this.#numbers = new Uint32Array(2 * numbers.length);
    for (let slot = 0; slot < numbers.length; slot += 1) {
      const number = numbers[slot] as number;
      if (number === 0) continue;
      const one = marks[2 * slot] as number;
      const other = marks[2 * slot + 1] as number;
      this.#take(this.#slotOf(one, other), one, other, number);
    }
  }
}

/** Two ways of going through the same text, each mixed at its end. */
function markOf(text: string): number {
  let mark = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) {
    mark = Math.imul(mark ^ text.charCodeAt(n), 0x01000193);
  }
  return mixed(mark);
}

function otherMarkOf(text: string): number {
  let mark = 0x9747b28c;
  for (let n = 0; n < text.length; n += 1) {
    mark = Math.imul(mark ^ text.charCodeAt(n), 0x5bd1e995);
    mark ^= mark >>> 15;
  }
  return mixed(mark ^ text.length);
}

/** As it stands in 32 bits without a sign. */
function mixed(mark: number): number {
  let one = Math.imul(mark ^ (mark >>> 16), 0x85ebca6b);
  one = Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return (one ^ (one >>> 16)) >>> 0;
}
