import type { ColumnKey, FieldKey, Section } from '../domain/catalog.js';
import {
  columnLetters,
  filled,
  type Household,
  NUMERIC_FIELDS,
  placeOf,
} from '../domain/household.js';
import type { Evidence } from '../domain/result.js';
import { type Comparison, sumOf } from './compare.js';

/** What a tag rests on, with both values and the cells they stand in. */

const NO_AMOUNT: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'population',
  'labour',
  'area',
  'livestock',
  'cropPrice',
  'livestockPrice',
  'stopped',
  'loanEligible',
  'workers',
  'workMonths',
  'willing',
  'motivated',
  'assistDone',
  'riskCleared',
]);

function cells({ table, row }: Household, fields: readonly FieldKey[]): string | null {
  const addresses = fields.flatMap((field) => {
    const column = table.columns[field];
    return column === undefined ? [] : [`${columnLetters(column)}${row}`];
  });
  if (addresses.length === 0) return null;
  return [table.file, ...(table.sheet === '' ? [] : [table.sheet]), addresses.join('+')].join('!');
}

/** A numeric column of its own: an item or a cell of evidence. */
export function numberEvidence({ prior, current }: Comparison, field: FieldKey): Evidence {
  const place = placeOf(field);
  const value = (household: Household): number | null => {
    const number = household.numbers[place] as number;
    return filled(number) ? number : null;
  };
  return {
    field,
    prior: value(prior),
    current: value(current),
    money: !NO_AMOUNT.has(field),
    source: cells(current, [field]),
    priorSource: cells(prior, [field]),
  };
}

export function textEvidence(
  { prior, current }: Comparison,
  field: Extract<ColumnKey, 'disaster' | 'declared'>,
): Evidence {
  return {
    field,
    prior: prior.texts[field],
    current: current.texts[field],
    money: false,
    source: cells(current, [field]),
    priorSource: cells(prior, [field]),
  };
}

/** A sum of places; of its cells those are named that hold something in either year. */
export function sumEvidence(
  { prior, current }: Comparison,
  field: Evidence['field'],
  places: readonly number[],
): Evidence {
  const fields = places
    .filter((place) => isSomething(prior, place) || isSomething(current, place))
    .map((place) => NUMERIC_FIELDS[place] as FieldKey);
  return {
    field,
    prior: sumOf(prior, places),
    current: sumOf(current, places),
    money: true,
    source: cells(current, fields),
    priorSource: cells(prior, fields),
  };
}

const isSomething = ({ numbers }: Household, place: number): boolean =>
  filled(numbers[place] as number) && numbers[place] !== 0;

/** Sections whose cells a figure of `Income` is made of. */
const PARTS = {
  wages: ['wages'],
  businessGross: ['business'],
  businessCosts: ['costs'],
  business: ['business', 'costs'],
  property: ['property'],
  transfers: ['transfers'],
  net: ['wages', 'business', 'costs', 'property', 'transfers'],
} as const satisfies Record<string, readonly Section[]>;

/** A figure of the comparison: a category, gross, costs or net. */
export function incomeEvidence(comparison: Comparison, field: keyof typeof PARTS): Evidence {
  const { plan, income } = comparison;
  const ofYear = (year: 'prior' | 'current'): string | null => {
    const places = PARTS[field].flatMap((section) => plan[year].sections[section]);
    const household = comparison[year];
    const fields = places
      .filter((place) => isSomething(household, place))
      .map((place) => NUMERIC_FIELDS[place] as FieldKey);
    return cells(household, fields);
  };
  return {
    field,
    prior: income.prior[field],
    current: income.current[field],
    money: true,
    source: ofYear('current'),
    priorSource: ofYear('prior'),
  };
}
