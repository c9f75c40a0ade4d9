/** Numbers as JavaScript writes them, for whatever is written in WebAssembly. */

const ZERO: u32 = 48;
const POINT: u32 = 46;
const MINUS: u32 = 45;

/** Other numbers than amounts have at most so many decimals, or are not written here. */
const DECIMALS: u32 = 4;
const SCALE: f64 = 10_000;

/** Up to here a figure is the shortest that says its number. */
const MOST_SCALED: f64 = 1e15;

/** The figures of a whole number, of which so many stand behind the point. */
function behindFigures<Whole>(out: u32, whole: Whole, decimals: u32): u32 {
  let figures: u32 = 1;
  for (let rest = whole; rest >= <Whole>10; rest /= <Whole>10) figures += 1;
  if (figures <= decimals) figures = decimals + 1;
  const behind = out + figures + u32(decimals > 0);
  let place = behind;
  for (let figure: u32 = 0; figure < figures; figure += 1) {
    if (figure === decimals && decimals > 0) {
      place -= 1;
      store<u8>(place, <u8>POINT);
    }
    place -= 1;
    const tens = whole / <Whole>10;
    store<u8>(place, <u8>(ZERO + <u32>(whole - tens * <Whole>10)));
    whole = tens;
  }
  return behind;
}

/** A whole number. */
export function behindWhole(out: u32, whole: u32): u32 {
  return behindFigures<u32>(out, whole, 0);
}

/**
 * A number that is held as so many times itself as it has decimals; 0 where it is none that is
 * written here: not whole, or too large.
 */
export function behindScaled(out: u32, scaled: f64, decimals: u32): u32 {
  const size = abs(scaled);
  // What is no number is not equal to itself.
  if (nearest(size) !== size || size > MOST_SCALED) return 0;
  if (size === 0) {
    store<u8>(out, <u8>ZERO);
    return out + 1;
  }
  if (scaled < 0) {
    store<u8>(out, <u8>MINUS);
    out += 1;
  }
  let whole = <u64>size;
  // Zeros at the end of decimals are not written.
  while (decimals > 0) {
    const tens = whole / 10;
    if (tens * 10 !== whole) break;
    whole = tens;
    decimals -= 1;
  }
  return whole <= <u64>u32.MAX_VALUE
    ? behindFigures<u32>(out, <u32>whole, decimals)
    : behindFigures<u64>(out, whole, decimals);
}

/** A number; 0 where it has more decimals or figures than are written here. */
export function behindNumber(out: u32, value: f64): u32 {
  const scaled = nearest(value * SCALE);
  return scaled / SCALE === value ? behindScaled(out, scaled, DECIMALS) : 0;
}
