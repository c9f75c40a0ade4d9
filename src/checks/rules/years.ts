import { type Amounts, amountsOf, bothHave } from '../../domain/amounts.js';
import { type FieldKey, ITEMS, SECTIONS, type Section } from '../../domain/catalog.js';
import type { FindingParams } from '../../domain/findings/params.js';
import { BLANK, filled, placeOf } from '../../domain/household.js';
import { compareProducts, type Fen, RATE_SCALE, ratio, yuan } from '../../domain/money.js';
import type { Checked } from '../amounts.js';
import { cellOfSections } from '../amounts.js';
import type { Bounds, JumpBounds } from '../bounds.js';
import { type CheckedPair, NONE, type Problem, type Rules } from '../rule.js';

/** Amounts that are held against last year's, with the sections they are made of; business is net. */
const HELD: readonly {
  readonly field: FieldKey;
  readonly sections: readonly Section[];
  readonly of: (amounts: Amounts) => Fen;
}[] = [
  { field: 'total.net', sections: SECTIONS, of: ({ net }) => net },
  { field: 'total.wages', sections: ['wages'], of: ({ wages }) => wages },
  {
    field: 'total.business',
    sections: ['business', 'costs'],
    of: ({ business, costs }) => business - costs,
  },
  { field: 'total.property', sections: ['property'], of: ({ property }) => property },
  { field: 'total.transfers', sections: ['transfers'], of: ({ transfers }) => transfers },
];

/** Up or down by more than the policy's share and by more than its yuan; from nothing is a rise too. */
function jumps(prior: Fen, current: Fen, { amount, up, down }: JumpBounds): boolean {
  const change = current - prior;
  const size = Math.abs(change);
  if (size <= amount) return false;
  const share = change > 0 ? up : down;
  return compareProducts(size, RATE_SCALE, share, Math.abs(prior)) > 0;
}

const has = ({ shape }: Checked, section: Section): boolean => shape[section].places.length > 0;

/**
 * Tells whether both forms ask for these sections or neither: what one form does not ask for has
 * not fallen to 0.
 */
const askedAlike = ({ prior, current }: CheckedPair, sections: readonly Section[]): boolean =>
  sections.every((section) => has(prior, section) === has(current, section));

const ITEM_COUNT = ITEMS.length;

/** Every item equal in both years, blank as 0, and some income at all. */
function copied({ prior, current }: CheckedPair): boolean {
  const before = prior.household.numbers;
  const now = current.household.numbers;
  for (let place = 0; place < ITEM_COUNT; place += 1) {
    if (orZero(before[place] as number) !== orZero(now[place] as number)) return false;
  }
  // Tables that give mere totals of a category have nothing but these to compare.
  for (const section of SECTIONS) {
    if (prior.amounts[section] !== current.amounts[section]) return false;
  }
  return hasIncome(current.amounts);
}

const orZero = (value: number): number => (filled(value) ? value : 0);

const hasIncome = ({ wages, business, property, transfers }: Amounts): boolean =>
  wages !== 0 || business !== 0 || property !== 0 || transfers !== 0;

const ONCE = ITEMS.filter(({ once }) => once).map(({ key }) => placeOf(key));

/** A household's amounts without the money that comes once a year. */
function recurring({ household, shape }: Checked): Amounts {
  const numbers = Float64Array.from(household.numbers);
  for (const place of ONCE) numbers[place] = BLANK;
  return amountsOf({ numbers }, shape);
}

const isToDate = ({ prior, soFar }: CheckedPair): boolean => soFar !== prior;

/** The held amounts that jump, before and now. */
function* heldJumps(pair: CheckedPair, bounds: Bounds) {
  // To date, money that comes once a year has come or is not yet due: it jumps by nature.
  const amounts = isToDate(pair) ? recurring : ({ amounts: all }: Checked) => all;
  const before = amounts(pair.soFar);
  const now = amounts(pair.current);
  for (const held of HELD) {
    const jumped = jumps(held.of(before), held.of(now), bounds.jump);
    if (!jumped || !askedAlike(pair, held.sections)) continue;
    yield { ...held, before: held.of(before), now: held.of(now) };
  }
}

type JumpCode = 'income.jump' | 'income.itemJump';

const paramsOf = (pair: CheckedPair, before: Fen, now: Fen): FindingParams<JumpCode> => ({
  prior: yuan(before),
  change: yuan(now - before),
  rate: ratio(now - before, before),
  ...(isToDate(pair) ? { estimated: 1 } : {}),
});

/**
 * Jumps of items that `income.jump` has not told of, neither by their category nor by net income.
 */
function itemJumps(pair: CheckedPair, bounds: Bounds): Problem<JumpCode>[] {
  const { prior, soFar, current } = pair;
  let told: Set<Section> | null = null;
  const problems: Problem<JumpCode>[] = [];
  const [earlier, later] = [soFar.household.numbers, current.household.numbers];
  // The numbers of a household begin with its items, in the catalogue's order.
  for (let place = 0; place < ITEM_COUNT; place += 1) {
    const before = earlier[place] as number;
    if (!(before > 0)) continue;
    const now = orZero(later[place] as number);
    if (!jumps(before, now, bounds.itemJump)) continue;
    const { key, section, once } = ITEMS[place] as (typeof ITEMS)[number];
    if (!bothHave(prior.shape, current.shape, key) || (once && isToDate(pair))) continue;
    told ??= new Set([...heldJumps(pair, bounds)].flatMap(({ sections }) => sections));
    if (told.has(section)) continue;
    problems.push({ field: key, value: yuan(now), params: paramsOf(pair, before, now) });
  }
  return problems;
}

export const yearsRules = {
  'income.identicalYears': {
    scope: 'pair',
    origin: 'plausibility',
    source: 'practice',
    needs: [],
    needsPrior: [],
    check: (pair) =>
      copied(pair)
        ? [
            {
              field: 'total.net',
              cellOf: cellOfSections(pair.current, 'total.net', SECTIONS),
              value: yuan(pair.current.amounts.net),
            },
          ]
        : NONE,
  },

  'income.jump': {
    scope: 'pair',
    origin: 'plausibility',
    source: 'practice',
    needs: [],
    needsPrior: [],
    bounds: ['jump'],
    check: (pair, { bounds }) => {
      let problems: Problem<JumpCode>[] | null = null;
      for (const { field, sections, before, now } of heldJumps(pair, bounds)) {
        problems ??= [];
        problems.push({
          field,
          cellOf: cellOfSections(pair.current, field, sections),
          value: yuan(now),
          params: paramsOf(pair, before, now),
        });
      }
      return problems ?? NONE;
    },
  },

  'income.itemJump': {
    scope: 'pair',
    origin: 'plausibility',
    source: 'practice',
    needs: [],
    needsPrior: [],
    bounds: ['itemJump'],
    check: (pair, { bounds }) => {
      const problems = itemJumps(pair, bounds);
      return problems.length === 0 ? NONE : problems;
    },
  },
} as const satisfies Rules;
