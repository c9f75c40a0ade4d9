import type { FieldKey } from '../catalog.js';
import { maskIdNumber } from '../identity.js';
import { maskWithin, maskWritten, type Staying, stayingOf } from '../masking.js';
import { type FindingCode, severityOf } from './codes.js';
import type { FindingParams, Nothing } from './params.js';
import type { Severity } from './severity.js';

/** Who has looked into a finding and found it to be right, and for how long that holds. */
export interface SignOff {
  readonly who: string;
  /** The day on which it was signed, `2022-10-20`; null where it is not written. */
  readonly signed: string | null;
  /** The last day it holds. */
  readonly until: string;
  readonly why: string;
  /** Where it stands: `签认.xlsx!签认!7`, `确认.yaml!3`. */
  readonly source: string;
}

/** The head of a household, and its 户编号 or else its masked ID number. */
interface Whose {
  readonly head: string | null;
  readonly number: string | null;
}

/** The parts of a finding's place that cannot be seen when the workbook is opened. */
export interface HiddenPlace {
  readonly row: boolean;
  readonly column: boolean;
  /** The whole sheet; absent where its tab is seen. */
  readonly sheet?: true;
}

/**
 * Something a person must know of an input, and where: code and values, no sentence.
 * Definition: docs/definitions/checks.md.
 */
export interface Finding<Code extends FindingCode = FindingCode> {
  readonly code: Code;
  readonly severity: Severity;
  readonly file: string | null;
  readonly sheet: string | null;
  /** A1 style, also for text files. */
  readonly cell: string | null;
  readonly row: number | null;
  readonly village: string | null;
  /** 户编号, or else the head's name. */
  readonly household: string | null;
  /** The household as people look for it; absent where it is not known. */
  readonly whose?: Whose;
  /** Its row, column or sheet is hidden; absent where all are seen. */
  readonly hidden?: HiddenPlace;
  readonly field: FieldKey | null;
  /** What the cell says; ID numbers masked. */
  readonly value: string | number | null;
  readonly expected: string | number | null;
  /** Values for the sentence. */
  readonly params: FindingParams<Code>;
  readonly accepted: boolean;
  /** Who accepted it; absent where nobody has. */
  readonly signOff?: SignOff;
}

/** The parts of a finding that may name somebody. */
type Named = Pick<Finding, 'sheet' | 'village' | 'household' | 'value'> &
  Partial<Pick<Finding, 'expected' | 'params' | 'whose'>>;

/**
 * A finding as it leaves the program: no ID number in it, nor a card or mobile number that a village
 * wrote. `staying` are the 户编号 of the batch; without them the finding's own household stays.
 */
export function withoutIdNumber<Found extends Named>(found: Found, staying?: Staying): Found {
  const { sheet, village, household, value, expected, params, whose } = found;
  const own = staying ?? stayingLate(household);
  const mask = staying === undefined ? maskWithin : maskWritten;
  const told = (text: string): string => mask(text.slice(0, LONGEST * 2), own).slice(0, LONGEST);
  const toldValue = (one: Value): Value => {
    if (typeof one === 'string') return told(one);
    return typeof one === 'number' && Math.abs(one) >= SMALLEST ? toldFigure(one, told) : one;
  };
  return {
    ...found,
    sheet: sheet === null ? null : told(sheet),
    village: village === null ? null : told(village),
    household: household === null ? null : told(household),
    value: toldValue(value),
    ...(whose === undefined || whose.head === null
      ? {}
      : { whose: { ...whose, head: told(whose.head) } }),
    ...(expected === undefined ? {} : { expected: toldValue(expected) }),
    ...(params === undefined
      ? {}
      : {
          params: Object.fromEntries(
            Object.entries(params).map(([name, one]) => [name, toldValue(one)]),
          ),
        }),
  };
}

/** The household's own 户编号, looked at where a text holds as many figures as a number has. */
function stayingLate(household: string | null): Staying {
  let known: Staying | null = null;
  return {
    has: (figures) => {
      known ??= stayingOf([{ id: household, idNumber: null }]);
      return known.has(figures);
    },
  };
}

type Value = Finding['value'];

/** Names are not longer; what a hostile cell holds beyond would be told of every finding. */
const LONGEST = 300;
/**
 * The smallest number that is looked at as an ID number: no amount and no count has so many
 * figures.
 */
const SMALLEST = 1e10;
/** A spreadsheet has made a number of an ID number, and other figures of its last ones. */
const LARGEST = 1e15;

function toldFigure(figure: number, told: (text: string) => string): number | string {
  const text = String(figure);
  if (Math.abs(figure) >= LARGEST) return maskIdNumber(text);
  const masked = told(text);
  return masked === text ? figure : masked;
}

/** The parts of a finding that are known; a code whose sentences need values demands them. */
export type FindingParts<Code extends FindingCode = FindingCode> = Partial<
  Omit<Finding<Code>, 'code' | 'severity' | 'params'>
> &
  GivenParams<Code>;

/** The parameters of a code as a caller gives them; they may be left out where none is needed. */
export type GivenParams<Code extends FindingCode> =
  Nothing extends FindingParams<Code>
    ? { readonly params?: FindingParams<Code> }
    : { readonly params: FindingParams<Code> };

/**
 * A finding of the parts that are known; the rest is null. Its severity is the catalogue's; `isMild`:
 * the row is used all the same. The policy's severities are laid over at the end of a run.
 */
export const finding = <Code extends FindingCode>(
  code: Code,
  parts: FindingParts<Code>,
  isMild = false,
): Finding<Code> => ({
  code,
  severity: severityOf(code, isMild),
  file: null,
  sheet: null,
  cell: null,
  row: null,
  village: null,
  household: null,
  field: null,
  value: null,
  expected: null,
  params: NO_PARAMS as FindingParams<Code>,
  accepted: false,
  ...parts,
});

const NO_PARAMS: Nothing = {};

/** An error that nobody has accepted: the run that finds one ends with `1`. */
export const isOpenError = ({
  severity,
  accepted,
}: Pick<Finding, 'severity' | 'accepted'>): boolean => severity === 'error' && !accepted;

/** Tells whether a finding is of a code, so that its values are known. */
export const isOf = <Code extends FindingCode>(
  found: Finding,
  code: Code,
): found is Finding<Code> => found.code === code;

/**
 * Findings of which those with one `form` stay as the first of them, with the number of cards that
 * have it: the cards of a file are one form. null: said of each.
 */
export function saidOnce(
  findings: readonly Finding[],
  formOf: (found: Finding) => string | null,
): Finding[] {
  const cards = new Map<string, number>();
  const forms = findings.map(formOf);
  for (const form of forms) if (form !== null) cards.set(form, (cards.get(form) ?? 0) + 1);
  const said = new Set<string>();
  return findings.flatMap((found, n) => {
    const form = forms[n] ?? null;
    if (form === null) return [found];
    if (said.has(form)) return [];
    said.add(form);
    return [{ ...found, params: { ...found.params, cards: cards.get(form) ?? 1 } }];
  });
}
