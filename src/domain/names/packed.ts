const FIRST_SLOTS = 16;
const HALF = 2 ** 32;

/**
 * Texts with a number each, in twelve bytes a slot: of a text two marks of 32 bits are held. Two texts
 * of the same marks count as one; among a million that happens once in some ten million runs.
 */
export class PackedTexts {
  #slots = FIRST_SLOTS;
  #marks = new Uint32Array(2 * FIRST_SLOTS);
  /** The number and 1; 0 where the slot is free. */
  #numbers = new Uint32Array(FIRST_SLOTS);
  #size = 0;

  /** The number that the text came with first: this one, where it is new. */
  first(text: string, number: number): number {
    if (this.#size * 4 >= this.#slots * 3) this.#grow();
    const [one, other] = marksOf(text);
    const slot = this.#slotOf(one, other);
    const known = this.#numbers[slot] as number;
    if (known !== 0) return known - 1;
    this.#take(slot, one, other, number + 1);
    this.#size += 1;
    return number;
  }

  has(text: string): boolean {
    const [one, other] = marksOf(text);
    return this.#numbers[this.#slotOf(one, other)] !== 0;
  }

  /** Where the marks stand, or the free slot where they would. */
  #slotOf(one: number, other: number): number {
    let slot = one % this.#slots;
    while (
      this.#numbers[slot] !== 0 &&
      (this.#marks[2 * slot] !== one || this.#marks[2 * slot + 1] !== other)
    ) {
      slot = (slot + 1) % this.#slots;
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
    this.#slots *= 2;
    this.#marks = new Uint32Array(2 * this.#slots);
    this.#numbers = new Uint32Array(this.#slots);
    for (const [slot, number] of numbers.entries()) {
      if (number === 0) continue;
      const [one = 0, other = 0] = [marks[2 * slot], marks[2 * slot + 1]];
      this.#take(this.#slotOf(one, other), one, other, number);
    }
  }
}

/** Two ways of going through the same text, each mixed at its end. */
function marksOf(text: string): readonly [number, number] {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995);
    other ^= other >>> 15;
  }
  return [mixed(one), mixed(other ^ text.length)];
}

function mixed(mark: number): number {
  let one = Math.imul(mark ^ (mark >>> 16), 0x85ebca6b);
  one = Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  one ^= one >>> 16;
  return one < 0 ? one + HALF : one;
}
