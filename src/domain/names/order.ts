/** Code-point order (not UTF-16 order: the two differ beyond the basic plane). */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let n = 0; n < length; n += 1) {
    const left = a.charCodeAt(n);
    const right = b.charCodeAt(n);
    if (left !== right) return ranked(left) - ranked(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above everything else of the basic plane. */
const ranked = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
