import { UNSEEN } from './folded.js';
import { type Cover, ends, type Looking, PARTED, type Run } from './runs.js';

/** Bank cards and mobile numbers in texts of villages. Definition: docs/definitions/audiences.md. */

export const withCardsAndMobiles: Looking = (runs, text) => {
  const pieces = seenAsOne(runs, text);
  return pieces.flatMap((piece, n) => {
    if (piece.shown) return [];
    const alone = coverOf([piece]);
    if (alone !== null) return [alone];
    const grouped = GROUPED.map((groups) => groupsAt(pieces, text, n, groups));
    const covers = grouped.map(coverOf).filter((cover) => cover !== null);
    return covers.slice(0, 1);
  });
};

/** Runs that only characters which are not seen part are one number to whoever reads them. */
function seenAsOne(runs: readonly Run[], text: string): Run[] {
  const pieces: Run[] = [];
  for (const run of runs) {
    const before = pieces.at(-1);
    const gap = before === undefined ? '' : text.slice(before.to, run.from);
    if (before === undefined || before.shown || run.shown || !UNSEEN_GAP.test(gap)) {
      pieces.push(run);
      continue;
    }
    pieces[pieces.length - 1] = {
      ...before,
      figures: before.figures + run.figures,
      to: run.to,
    };
  }
  return pieces;
}

const UNSEEN_GAP = new RegExp(`^${UNSEEN}+$`);

/** How cards and mobile numbers are written in groups, the longest first: as cards are embossed. */
const GROUPED = [
  [4, 4, 4, 4, 3],
  [4, 4, 4, 4, 2],
  [4, 4, 4, 4, 1],
  [4, 4, 4, 4],
  [3, 4, 4],
];

/** The pieces from `first` on that are groups of these lengths; none where they are not. */
function groupsAt(
  pieces: readonly Run[],
  text: string,
  first: number,
  lengths: readonly number[],
): Run[] {
  const groups = pieces.slice(first, first + lengths.length);
  const fits = lengths.every((length, n) => {
    const [group, before] = [groups[n], groups[n - 1]];
    if (group === undefined || group.shown || group.figures.length !== length) return false;
    return before === undefined || PARTED.test(text.slice(before.to, group.from));
  });
  return fits ? groups : [];
}

/** How the pieces are shown where they are a card or a mobile number together. */
function coverOf(pieces: readonly Run[]): Cover | null {
  const figures = pieces.map((piece) => piece.figures).join('');
  const isMobile = MOBILE.test(figures);
  if (!isMobile && !(CARD.test(figures) && passesLuhn(figures))) return null;
  // Four years in a row are no card: no bank's numbers begin so.
  if (pieces.length > 1 && /^(?:19|20)/.test(figures) && !isMobile) return null;
  for (const piece of pieces) piece.shown = true;
  const [from, to] = [pieces[0]?.from ?? 0, pieces.at(-1)?.to ?? 0];
  return { from, to, shown: ends(figures, isMobile ? 3 : 0) };
}

const MOBILE = /^1[3-9]\d{9}$/;
const CARD = /^\d{16,19}$/;

/** The check digit of bank cards (ISO/IEC 7812-1, annex B). */
function passesLuhn(figures: string): boolean {
  const sum = Array.from(figures)
    .reverse()
    .reduce((total, figure, n) => {
      const value = Number(figure) * (n % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
