import { isOldNumber, isWholeNumber, lacksCheckCharacter, maskIdNumber } from './identity.js';
import { withCardsAndMobiles } from './names/cards-and-mobiles.js';
import { folded, mayHold } from './names/folded.js';
import { PackedTexts, type SentTexts } from './names/packed.js';
import { type Cover, ends, type Looking, PARTED, type Run } from './names/runs.js';

/**
 * What of a text goes out: of ID numbers, and in texts of villages of bank cards and mobile numbers
 * too, only the ends are shown. Definition: docs/definitions/audiences.md.
 */

/** Runs of digits that stay in texts as they are: ordinary 户编号 of the batch. */
export interface Staying {
  has(figures: string): boolean;
}
const NONE: Staying = new Set();

/** A text with its ID numbers masked, however they are written. */
export const maskWithin = (text: string, staying = NONE): string =>
  mayHold(text, FEWEST_OF_ID) ? maskedBy([withIdNumbers], text, staying) : text;

/** The same of a text that may not be there. */
export const maskIfAny = (text: string | null): string | null =>
  text === null ? null : maskWithin(text);

/** A text as a village wrote it: bank cards and mobile numbers are masked as well. */
export const maskWritten = (text: string, staying = NONE): string =>
  mayNeedMask(text) ? maskedBy([withIdNumbers, withCardsAndMobiles], text, staying) : text;

/** False for nearly every text: `maskWritten` leaves it as it is, whatever stays. */
export const mayNeedMask = (text: string): boolean => mayHold(text, FEWEST_OF_MOBILE);

/**
 * For runs that show whole ID numbers on request: bank cards and mobile numbers stay masked there
 * too.
 */
export const maskCardsAndMobiles = (text: string, staying = NONE): string =>
  mayHold(text, FEWEST_OF_MOBILE) ? maskedBy([withCardsAndMobiles], text, staying) : text;

/**
 * A 户编号 as it leaves the program: only one that has the form of 18 characters, or is the
 * household's own ID number, is masked. Every other number is what the household is known by.
 */
export function maskId(id: string, idNumber: string | null = null): string {
  if (id === idNumber) return maskIdNumber(id);
  return mayHold(id, FEWEST_OF_ID) ? maskedBy([withWholeNumbers], id, NONE) : id;
}

/** The household with its 户编号 masked where it must be; the same one where nothing is hidden. */
export function withMaskedId<One extends Known>(household: One): One {
  const { id, idNumber } = household;
  if (id === null) return household;
  const shown = maskId(id, idNumber);
  return shown === id ? household : { ...household, id: shown };
}

/** The same, unless whole ID numbers were asked for. */
export const withShownId = <One extends Known>(household: One, unmasked: boolean): One =>
  unmasked ? household : withMaskedId(household);

/** What a household is known by, and its own ID number. */
interface Known {
  readonly id: string | null;
  readonly idNumber: string | null;
}

/**
 * The 户编号 of some households, which stay whole in texts though they may look like bank cards or
 * mobile numbers.
 */
export function stayingOf(households: Iterable<Known>): Staying {
  const staying = new StayingNumbers();
  for (const one of households) staying.add(one);
  return staying;
}

/** Numbers that stay, as they go to another thread. */
export interface SentNumbers {
  readonly figures: SentTexts;
  readonly numbers: ReadonlySet<string>;
}

/** The same, filled while the households come one by one; only a few bytes of each are held. */
export class StayingNumbers implements Staying {
  readonly #figures: PackedTexts;
  /** ID numbers that are not of the usual form. */
  readonly #numbers: Set<string>;

  constructor(sent: SentNumbers | null = null) {
    this.#figures = new PackedTexts(sent?.figures);
    this.#numbers = new Set(sent?.numbers);
  }

  /** What makes the same numbers again. */
  sent(): SentNumbers {
    return { figures: this.#figures.sent(), numbers: this.#numbers };
  }

  add({ id, idNumber }: Known): void {
    if (idNumber !== null && !isWholeNumber(idNumber)) this.#numbers.add(idNumber);
    if (id === null || !mayHold(id, FEWEST_OF_MOBILE)) return;
    if (ONLY_FIGURES.test(id)) this.#keep(id);
    else for (const [figures] of folded(id).text.matchAll(RUN)) this.#keep(figures);
  }

  #keep(figures: string): void {
    if (figures.length < FEWEST_OF_MOBILE || isWholeNumber(figures)) return;
    this.#figures.first(figures, 0);
  }

  has(figures: string): boolean {
    return this.#figures.has(figures) && !this.#numbers.has(figures);
  }
}

/** Nearly every 户编号. */
const ONLY_FIGURES = /^\d+$/;

const FEWEST_OF_ID = 15;
const FEWEST_OF_MOBILE = 11;

const RUN = /\d[\dX]*/g;

function maskedBy(lookings: readonly Looking[], written: string, staying: Staying): string {
  const { text, placeOf } = folded(written);
  const runs: Run[] = Array.from(text.matchAll(RUN), ({ index, 0: figures }) => {
    const to = index + figures.length;
    // What stands beside a star is what an earlier mask has left.
    const isLeft = text[index - 1] === '*' || text[to] === '*';
    return { figures, from: index, to, shown: isLeft || staying.has(figures) };
  });
  const covers = lookings.flatMap((look) => look(runs, text)).sort((a, b) => a.from - b.from);
  let masked = '';
  let done = 0;
  for (const { from, to, shown } of covers) {
    masked += written.slice(done, placeOf(from)) + shown;
    done = placeOf(to);
  }
  return covers.length === 0 ? written : masked + written.slice(done);
}

/** First each run as it stands, then neighbours that make one number together. */
const withIdNumbers: Looking = (runs, text) => [
  ...runs.flatMap(wholeIn),
  ...joinedIn(runs, text, 18, isWholeNumber),
  ...joinedIn(runs, text, 15, isOldNumber),
];

const withWholeNumbers: Looking = (runs, text) => [
  ...runs.filter(({ figures }) => figures.length === 18).flatMap(wholeIn),
  ...joinedIn(runs, text, 18, isWholeNumber),
];

function wholeIn(run: Run): Cover[] {
  if (run.shown) return [];
  const { figures, from } = run;
  const length = lengthOfNumber(figures);
  if (length === 0) return [];
  run.shown = true;
  return [{ from, to: from + length, shown: ends(figures.slice(0, length), 6) }];
}

/**
 * How many figures of a run are an ID number. A disability certificate has 20 or 22, of which the
 * first 18 are the ID number.
 */
function lengthOfNumber(figures: string): number {
  switch (figures.length) {
    case 15:
      return isOldNumber(figures) ? 15 : 0;
    case 17:
      return lacksCheckCharacter(figures) ? 17 : 0;
    case 18:
    case 20:
    case 22:
      return isWholeNumber(figures.slice(0, 18)) ? 18 : 0;
    default:
      return 0;
  }
}

function joinedIn(
  runs: readonly Run[],
  text: string,
  length: number,
  isNumber: (figures: string) => boolean,
): Cover[] {
  const covers: Cover[] = [];
  for (let first = 0; first < runs.length; first += 1) {
    const last = lastJoined(runs, text, first, length);
    const joined = runs.slice(first, last + 1);
    const figures = joined.map((run) => run.figures).join('');
    if (joined.length < 2 || !isNumber(figures)) continue;
    for (const run of joined) run.shown = true;
    const [from, to] = [runs[first]?.from ?? 0, runs[last]?.to ?? 0];
    covers.push({ from, to, shown: ends(figures, 6) });
  }
  return covers;
}

/**
 * The place of the run up to which the runs from `first` on have `length` figures in all; -1 where
 * no run ends there.
 */
function lastJoined(runs: readonly Run[], text: string, first: number, length: number): number {
  let figures = 0;
  for (let n = first; n < runs.length; n += 1) {
    const { from, to, shown } = runs[n] as Run;
    if (shown || (n > first && !PARTED.test(text.slice(runs[n - 1]?.to, from)))) return -1;
    figures += to - from;
    if (figures >= length) return figures === length ? n : -1;
  }
  return -1;
}
