/** Numbers as JavaScript writes them. */

const ZERO: u32 = 48;
const POINT: u32 = 46;
const MINUS: u32 = 45;

/** Figures with at most so many decimals are written here, which nearly all have. */
const DECIMALS: u32 = 4;
const SCALE: f64 = 10_000;
/** Up to here a figure, however many zeros are taken from its end, is the shortest that says its number. */
const MOST_SCALED: f64 = 1e15;

/** A whole number; behind its last figure. */
export function putWhole(out: u32, whole: u64): u32 {
  let figures: u32 = 1;
  for (let rest = whole; rest >= 10; rest /= 10) figures += 1;
  let place = out + figures;
  while (place > out) {
    place -= 1;
    store<u8>(place, <u8>(ZERO + <u32>(whole % 10)));
    whole /= 10;
  }
  return out + figures;
}

/** A whole number of which four bytes are enough: most are. */
export function putNumber(out: u32, whole: u32): u32 {
  let figures: u32 = 1;
  for (let rest = whole; rest >= 10; rest /= 10) figures += 1;
  let place = out + figures;
  while (place > out) {
    place -= 1;
    const tens = whole / 10;
    store<u8>(place, <u8>(ZERO + whole - tens * 10));
    whole = tens;
  }
  return out + figures;
}

/** What stands behind the point, without zeros at its end. */
function putDecimals(out: u32, rest: u32): u32 {
  store<u8>(out, <u8>POINT);
  let last = out;
  for (let place = out + DECIMALS; place > out; place -= 1) {
    const tens = rest / 10;
    const figure = rest - tens * 10;
    store<u8>(place, <u8>(ZERO + figure));
    if (figure !== 0 && last === out) last = place;
    rest = tens;
  }
  return last + 1;
}

/** A number; 0 where it has more decimals or figures than are written here. */
export function behindFigure(out: u32, figure: f64): u32 {
  const scaled = nearest(figure * SCALE);
  // What is no number is not equal to itself.
  if (scaled / SCALE !== figure || abs(scaled) > MOST_SCALED) return 0;
  if (scaled < 0) {
    store<u8>(out, <u8>MINUS);
    out += 1;
  }
  const size = <u64>abs(scaled);
  const whole = size / <u64>SCALE;
  const rest = <u32>(size - whole * <u64>SCALE);
  out = whole <= <u64>u32.MAX_VALUE ? putNumber(out, <u32>whole) : putWhole(out, whole);
  return rest === 0 ? out : putDecimals(out, rest);
}
