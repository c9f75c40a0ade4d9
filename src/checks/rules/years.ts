import { type Amounts, amountsOf } from '../../domain/amounts.js';
import { type FieldKey, ITEMS, SECTIONS, type Section } from '../../domain/catalog.js';
import { BLANK, filled, placeOf } from '../../domain/household.js';
import { compareProducts, type Fen, RATE_SCALE, ratio, yuan } from '../../domain/money.js';
import type { Checked } from '../amounts.js';
import { cellOfSections } from '../amounts.js';
import type { Bounds } from '../bounds.js';
import { type CheckedPair, NONE, type PairRule, type Problem } from '../rule.js';

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
function jumps(prior: Fen, current: Fen, { jumpAmount, jumpUp, jumpDown }: Bounds): boolean {
  const amount = current - prior;
  const size = Math.abs(amount);
  if (size <= jumpAmount) return false;
  const share = amount > 0 ? jumpUp : jumpDown;
  return compareProducts(size, RATE_SCALE, share, Math.abs(prior)) > 0;
}

const has = ({ shape }: Checked, section: Section): boolean => shape[section].places.length > 0;

/** Both forms have these sections, or neither: what one form does not ask for has not fallen to 0. */
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
      const { prior, soFar, current } = pair;
      let problems: Problem[] | null = null;
      // To date, money that comes once a year has come or is not yet due: it jumps by nature.
      const amounts = soFar === prior ? ({ amounts: all }: Checked) => all : recurring;
      const priorAmounts = amounts(soFar);
      const currentAmounts = amounts(current);
      for (const { field, sections, of } of HELD) {
        const before = of(priorAmounts);
        const now = of(currentAmounts);
        if (!jumps(before, now, bounds) || !askedAlike(pair, sections)) continue;
        problems ??= [];
        problems.push({
          field,
          cellOf: cellOfSections(current, field, sections),
          value: yuan(now),
          params: {
            prior: yuan(before),
            change: yuan(now - before),
            rate: ratio(now - before, before),
            ...(soFar === prior ? {} : { estimated: 1 }),
          },
        });
      }
      return problems ?? NONE;
    },
  },
} as const satisfies Record<string, PairRule>;
