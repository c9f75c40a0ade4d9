import type { AppliedCorrection } from '../../../domain/findings/correction.js';
import { type Finding, withoutIdNumber } from '../../../domain/findings/finding.js';
import type { AnsweredQuestion, ShownRow } from '../../../domain/findings/match-answer.js';
import { BLANK, type Household, TEXT_FIELDS, type TextField } from '../../../domain/household.js';
import {
  maskCardsAndMobiles,
  maskId,
  maskWritten,
  type Staying,
  stayingOf,
} from '../../../domain/masking.js';
import type { Batch } from '../../../intake/batch/batch.js';
import type { Matching, Pair } from '../../../intake/batch/match.js';
import type { Placed } from '../../../intake/batch/placed.js';
import type { YearRows } from '../../../intake/batch/year-rows.js';

/**
 * The door through which a run's rows and findings leave the reading: whatever is made of them has
 * no number of a person in its texts. Keys stay whole inside, for they are compared and looked for;
 * the writers mask them by their own rule (`maskId`, `maskIdNumber`).
 * Definition: docs/definitions/audiences.md.
 */
export interface Leaving {
  /** The 户编号 of the batch that stay whole wherever they are named. */
  readonly staying: Staying;
  readonly text: (written: string) => string;
  readonly finding: (found: Finding) => Finding;
}

/** `unmasked`: ID numbers were asked for whole. */
export function leavingOf(batch: Pick<Batch, 'prior' | 'current'>, unmasked = false): Leaving {
  return leavingWith(stayingOf(knownIn(batch)), unmasked);
}

export function leavingWith(staying: Staying, unmasked: boolean): Leaving {
  const mask = unmasked ? maskCardsAndMobiles : maskWritten;
  return {
    staying,
    text: (written) => mask(written, staying),
    finding: (found) => withoutIdNumber(found, staying),
  };
}

function* knownIn(batch: Pick<Batch, 'prior' | 'current'>) {
  for (const { households, rejected } of [batch.prior, batch.current]) {
    for (const { row } of households) yield row.texts;
    for (const { row } of rejected) yield row.texts;
  }
}

const KEYS: ReadonlySet<string> = new Set(['id', 'idNumber']);
const TOLD_FIELDS = TEXT_FIELDS.filter((field) => !KEYS.has(field));

type Row = Pick<Household, 'texts'>;

/** Both years and their matching with texts as they may be shown; rows stay the same where nothing is hidden. */
export function leavingRows<Rows extends Batch>(
  batch: Rows,
  matching: Matching,
  { text, finding }: Pick<Leaving, 'text' | 'finding'>,
): { readonly batch: Rows; readonly matching: Matching } {
  const told = <R extends Row>(row: R): R => {
    let texts: Record<TextField, string | null> | null = null;
    for (const field of TOLD_FIELDS) {
      const written = row.texts[field];
      if (written === null) continue;
      const told = text(written);
      if (told === written) continue;
      texts ??= { ...row.texts };
      texts[field] = told;
    }
    return withoutLongFigures(texts === null ? row : { ...row, texts });
  };
  // Rows come village by village.
  const village = ofLast(text);
  const township = ofLast(text);
  // Both years and the pairs hold the same rows in the same places.
  const known = new Map<Placed<Row>, Placed<Row>>();
  const placed = <R extends Row>(one: Placed<R>): Placed<R> => {
    const before = known.get(one);
    if (before !== undefined) return before as Placed<R>;
    const shown = {
      row: told(one.row),
      village: village(one.village),
      township: township(one.township),
    };
    const isSame =
      shown.row === one.row && shown.village === one.village && shown.township === one.township;
    known.set(one, isSame ? one : shown);
    return isSame ? one : shown;
  };
  const pair = (one: Pair): Pair => {
    const [prior, current] = [placed(one.prior), placed(one.current)];
    return prior === one.prior && current === one.current ? one : { ...one, prior, current };
  };
  const ofYear = (year: YearRows): YearRows => ({
    ...year,
    households: year.households.map(placed),
    rejected: year.rejected.map((one) => {
      const { row, ...rest } = placed(one);
      return { ...rest, row: { ...row, reasons: row.reasons.map(finding) } };
    }),
  });
  return {
    batch: { ...batch, prior: ofYear(batch.prior), current: ofYear(batch.current) },
    matching: {
      ...matching,
      pairs: matching.pairs.map(pair),
      priorOnly: matching.priorOnly.map(placed),
      currentOnly: matching.currentOnly.map(placed),
    },
  };
}

/** The same function, which knows what it made of the last text. */
function ofLast(text: Leaving['text']): Leaving['text'] {
  let last = { written: '', told: text('') };
  return (written) => {
    if (written !== last.written) last = { written, told: text(written) };
    return last.told;
  };
}

/** A figure of this size or more is no amount, but somebody's ID number in the wrong column. */
const LONGEST_FIGURE = 1e14;

/** The row without such figures, which were already told of. */
function withoutLongFigures<R extends Row>(row: R): R {
  if (!('numbers' in row) || !(row.numbers instanceof Float64Array)) return row;
  if (!hasLongFigure(row.numbers)) return row;
  const numbers = row.numbers.map((value) => (Math.abs(value) >= LONGEST_FIGURE ? BLANK : value));
  return { ...row, numbers };
}

function hasLongFigure(numbers: Float64Array): boolean {
  for (let n = 0; n < numbers.length; n += 1) {
    const value = numbers[n] as number;
    if (value >= LONGEST_FIGURE || value <= -LONGEST_FIGURE) return true;
  }
  return false;
}

/** A question about two rows with what people typed to it. */
export function leavingQuestion(
  { other, answer, who, note, prior, current, ...rest }: AnsweredQuestion,
  { text }: Pick<Leaving, 'text'>,
): AnsweredQuestion {
  const told = (one: string | null): string | null => (one === null ? null : text(one));
  const row = (one: ShownRow): ShownRow => ({
    ...one,
    village: text(one.village),
    id: one.id === null ? null : maskId(one.id, one.idNumber),
    head: told(one.head),
  });
  return {
    ...rest,
    prior: row(prior),
    current: row(current),
    ...{ other: told(other), answer: told(answer), who: told(who), note: told(note) },
  };
}

/** A correction that was applied, with the words of whoever made it. */
export function leavingCorrection(
  correction: AppliedCorrection,
  { text }: Pick<Leaving, 'text'>,
): AppliedCorrection {
  const told = <One extends string | number | null>(one: One): One | string =>
    typeof one === 'string' ? text(one) : one;
  const { household, village, old, who, why } = correction;
  return {
    ...correction,
    village: text(village),
    household: text(household),
    old: told(old),
    new: told(correction.new),
    who: text(who),
    why: text(why),
  };
}
