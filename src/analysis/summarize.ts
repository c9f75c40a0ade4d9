import { ITEMS, type ItemKey } from '../domain/catalog.js';
import { CAUSES, FACTOR_NUMBERS, type FactorNumber, factorKey } from '../domain/factor.js';
import { BLANK, filled, placeOf } from '../domain/household.js';
import { divide, type Fen, ratio } from '../domain/money.js';
import { byCodePoint } from '../domain/order.js';
import type {
  BracketCount,
  CauseCount,
  FactorCount,
  Group,
  GroupProjection,
  HouseholdResult,
  Income,
  LoneHousehold,
  Trend,
  Warning,
} from '../domain/outcomes/result.js';
import type { Policy } from '../domain/policy.js';
import { reaches } from './compare.js';

/**
 * The sums of a group. They are plain counts and fen, so the sums of two groups merge into the sums
 * of both; shares, growth and income per head are worked out once, by `finishGroup`.
 * Definition: docs/definitions/results.md, "Groups".
 */
export interface GroupSums {
  name: string;
  township: string;
  households: Record<keyof Group['households'], number>;
  persons: { prior: number; current: number };
  trend: Record<Trend, number>;
  decliningOneSided: number;
  income: { prior: IncomeSums; current: IncomeSums };
  items: { prior: ItemSums; current: ItemSums };
  /** Of households that have the item in both years; the number of these by place. */
  compared: { households: Float64Array; prior: ItemSums; current: ItemSums };
  target: { met: number; notMet: number; notAssessable: number; shortfall: Fen };
  warning: Record<Warning, number>;
  warningNew: { red: number; orange: number };
  /** Households by bracket of the prior year, then of the current year. */
  moves: number[][];
  factors: FactorSums[];
  monitored: { surveyed: number } & Record<Trend, number>;
  /** null where whole periods are compared. */
  projection: ProjectionSums | null;
}

/** The persons of both years are those of the group. */
type ProjectionSums = Record<'net' | 'likely' | 'possible' | 'targetMet' | 'priorNet', number>;

type IncomeSums = Record<Exclude<keyof Income, 'perCapita'>, Fen>;

/**
 * Fen by `placeOf(item)`, which for items is their place in the catalogue; `BLANK` where no table
 * has the item.
 */
type ItemSums = Float64Array;

interface FactorSums {
  factor: FactorNumber;
  households: number;
  persons: number;
  verify: number;
  monitored: number;
  declining: number;
  amount: Fen;
  primary: number;
  /** A map, for free texts may be any word, `__proto__` too. */
  causes: Map<string, CauseSums>;
}

interface CauseSums {
  households: number;
  persons: number;
  declining: number;
}

const noIncome = (): IncomeSums => ({
  wages: 0,
  business: 0,
  businessGross: 0,
  businessCosts: 0,
  property: 0,
  transfers: 0,
  net: 0,
});

/** Field by field: a loop over the keys takes V8 several times as long. */
function addIncome(sums: IncomeSums, income: Readonly<IncomeSums>): void {
  sums.wages += income.wages;
  sums.business += income.business;
  sums.businessGross += income.businessGross;
  sums.businessCosts += income.businessCosts;
  sums.property += income.property;
  sums.transfers += income.transfers;
  sums.net += income.net;
}

const noItems = (): ItemSums => new Float64Array(ITEMS.length).fill(BLANK);

/** In the order of docs/definitions/results.md. */
export const noCounts = (): GroupSums['households'] => ({
  roster: 0,
  surveyed: 0,
  notFound: 0,
  new: 0,
  rejected: 0,
  notSurveyed: 0,
  notCompared: 0,
  notFoundRejected: 0,
  priorRejected: 0,
  newPriorRejected: 0,
});

/** `estimated`: the current period is the beginning of a year, whose end is projected. */
export const emptySums = (
  name: string,
  township: string,
  { brackets }: Policy,
  estimated = false,
): GroupSums => ({
  name,
  township,
  households: noCounts(),
  persons: { prior: 0, current: 0 },
  trend: { up: 0, down: 0, flat: 0 },
  decliningOneSided: 0,
  income: { prior: noIncome(), current: noIncome() },
  items: { prior: noItems(), current: noItems() },
  compared: {
    households: new Float64Array(ITEMS.length),
    prior: noItems(),
    current: noItems(),
  },
  target: { met: 0, notMet: 0, notAssessable: 0, shortfall: 0 },
  warning: { red: 0, orange: 0, yellow: 0, none: 0 },
  warningNew: { red: 0, orange: 0 },
  moves: Array.from({ length: brackets.length + 1 }, () =>
    new Array<number>(brackets.length + 1).fill(0),
  ),
  factors: FACTOR_NUMBERS.map((factor) => ({
    factor,
    households: 0,
    persons: 0,
    verify: 0,
    monitored: 0,
    declining: 0,
    amount: 0,
    primary: 0,
    causes: new Map<string, CauseSums>(),
  })),
  monitored: { surveyed: 0, up: 0, down: 0, flat: 0 },
  projection: estimated ? { net: 0, likely: 0, possible: 0, targetMet: 0, priorNet: 0 } : null,
});

/** Adds a compared household. Roster and the other counts of rows are added by `countRows`. */
export function addHousehold(sums: GroupSums, result: HouseholdResult, { brackets }: Policy): void {
  const { trend, income, target } = result;
  sums.households.surveyed += 1;
  sums.trend[trend] += 1;
  if (trend === 'down' && result.oneSided) sums.decliningOneSided += 1;
  sums.warning[result.warning] += 1;
  for (const year of ['prior', 'current'] as const) {
    sums.persons[year] += result.population[year];
    addIncome(sums.income[year], income[year]);
    addItems(sums.items[year], result.items[year]);
  }
  addCompared(sums.compared, result.items);
  if (target.met === null) sums.target.notAssessable += 1;
  else sums.target[target.met ? 'met' : 'notMet'] += 1;
  sums.target.shortfall += target.shortfall ?? 0;
  const from = bracketOf(income.prior.perCapita, brackets);
  const to = bracketOf(income.current.perCapita, brackets);
  const row = sums.moves[from] as number[];
  row[to] = (row[to] as number) + 1;
  if (result.monitored !== null) {
    sums.monitored.surveyed += 1;
    sums.monitored[trend] += 1;
  }
  for (const tag of result.factors) addTag(sums, tag, result);
  if (sums.projection !== null) addProjection(sums.projection, result);
}

function addProjection(
  sums: ProjectionSums,
  { projection, priorYear }: Pick<HouseholdResult, 'projection' | 'priorYear'>,
): void {
  if (projection === null || priorYear === null) return;
  sums.net += projection.net;
  sums.priorNet += priorYear.net;
  if (projection.risk !== 'none') sums[projection.risk] += 1;
  if (projection.targetMet === true) sums.targetMet += 1;
}

function addItems(sums: ItemSums, { keys, numbers }: HouseholdResult['items']['prior']): void {
  for (const place of placesOf(keys)) {
    addItem(sums, place, numbers[place] as number);
  }
}

/** From now on some table has the item, though its cell may be blank. */
function addItem(sums: ItemSums, place: number, value: number): void {
  const sum = sums[place] as number;
  sums[place] = (filled(sum) ? sum : 0) + (filled(value) ? value : 0);
}

/** Only items that both years know: what one form does not ask for has not changed. */
function addCompared(
  sums: GroupSums['compared'],
  { prior, current }: HouseholdResult['items'],
): void {
  for (const place of sharedPlaces(prior.keys, current.keys)) {
    sums.households[place] = (sums.households[place] as number) + 1;
    addItem(sums.prior, place, prior.numbers[place] as number);
    addItem(sums.current, place, current.numbers[place] as number);
  }
}

/** Adds a household that is not compared. */
export function addLone(sums: GroupSums, { warning }: LoneHousehold): void {
  sums.warningNew[warning] += 1;
}

/** Places of the items of a table, which all its households share. */
function placesOf(keys: readonly ItemKey[]): readonly number[] {
  const known = PLACES.get(keys);
  if (known !== undefined) return known;
  const places = keys.map(placeOf);
  PLACES.set(keys, places);
  return places;
}

const PLACES = new WeakMap<readonly ItemKey[], readonly number[]>();

/** Places of the items that two tables share. */
function sharedPlaces(prior: readonly ItemKey[], current: readonly ItemKey[]): readonly number[] {
  let ofPrior = SHARED.get(prior);
  if (ofPrior === undefined) {
    ofPrior = new WeakMap();
    SHARED.set(prior, ofPrior);
  }
  const known = ofPrior.get(current);
  if (known !== undefined) return known;
  const places = placesOf(current).filter((place) => placesOf(prior).includes(place));
  ofPrior.set(current, places);
  return places;
}

const SHARED = new WeakMap<readonly ItemKey[], WeakMap<readonly ItemKey[], readonly number[]>>();

function addTag(sums: GroupSums, tag: HouseholdResult['factors'][number], result: HouseholdResult) {
  const factor = sums.factors[tag.factor - 1] as FactorSums;
  const declining = result.trend === 'down' ? 1 : 0;
  factor.households += 1;
  factor.persons += result.population.current;
  factor.verify += tag.verify ? 1 : 0;
  factor.monitored += result.monitored === null ? 0 : 1;
  factor.declining += declining;
  factor.amount += tag.amount;
  factor.primary += tag.primary ? 1 : 0;
  for (const cause of tag.causes) {
    const counted = causeSums(factor, cause);
    counted.households += 1;
    counted.persons += result.population.current;
    counted.declining += declining;
  }
}

/** The counts of a cause, begun where there are none yet. */
function causeSums(factor: FactorSums, cause: string): CauseSums {
  const known = factor.causes.get(cause);
  if (known !== undefined) return known;
  const fresh = { households: 0, persons: 0, declining: 0 };
  factor.causes.set(cause, fresh);
  return fresh;
}

/**
 * Number of the bracket that an income per head falls into.
 * @internal
 */
export function bracketOf(perCapita: Fen, bounds: readonly Fen[]): number {
  const above = bounds.findIndex((bound) => perCapita < bound);
  return above === -1 ? bounds.length : above;
}

/** Adds counts of rows that are no compared households. */
export function countRows(sums: GroupSums, counts: Partial<Group['households']>): void {
  for (const [key, count] of Object.entries(counts)) {
    sums.households[key as keyof Group['households']] += count;
  }
}

/** Adds the sums of another group: the result is as if its households had been added one by one. */
export function mergeSums(into: GroupSums, from: GroupSums): void {
  countRows(into, from.households);
  for (const year of ['prior', 'current'] as const) {
    into.persons[year] += from.persons[year];
    addIncome(into.income[year], from.income[year]);
    mergeItems(into.items[year], from.items[year]);
    mergeItems(into.compared[year], from.compared[year]);
  }
  from.compared.households.forEach((count, place) => {
    into.compared.households[place] = (into.compared.households[place] as number) + count;
  });
  addCounts(into.trend, from.trend);
  into.decliningOneSided += from.decliningOneSided;
  addCounts(into.target, from.target);
  addCounts(into.warning, from.warning);
  addCounts(into.warningNew, from.warningNew);
  addCounts(into.monitored, from.monitored);
  if (into.projection !== null && from.projection !== null) {
    addCounts(into.projection, from.projection);
  }
  from.moves.forEach((row, n) => {
    const target = into.moves[n] as number[];
    row.forEach((count, m) => {
      target[m] = (target[m] ?? 0) + count;
    });
  });
  for (const factor of from.factors) {
    const target = into.factors[factor.factor - 1] as FactorSums;
    const { causes, factor: _number, ...counts } = factor;
    for (const key of Object.keys(counts) as (keyof typeof counts)[]) target[key] += counts[key];
    for (const [cause, count] of causes) addCounts(causeSums(target, cause), count);
  }
}

function mergeItems(into: ItemSums, from: ItemSums): void {
  from.forEach((value, place) => {
    if (filled(value)) addItem(into, place, value);
  });
}

function addCounts<Key extends string>(
  into: Record<Key, number>,
  from: Readonly<Record<Key, number>>,
): void {
  for (const key of Object.keys(from) as Key[]) into[key] += from[key];
}

/** Shares, growth and income per head of a group's sums. */
export function finishGroup(sums: GroupSums, { brackets, target }: Policy): Group {
  const { surveyed } = sums.households;
  const prior = withPerCapita(sums.income.prior, sums.persons.prior, surveyed);
  const current = withPerCapita(sums.income.current, sums.persons.current, surveyed);
  const share = (households: number) => ({ households, share: ratio(households, surveyed) });
  const { met, notMet, notAssessable, shortfall } = sums.target;
  return {
    name: sums.name,
    township: sums.township,
    households: { ...sums.households },
    persons: { ...sums.persons },
    trend: {
      up: share(sums.trend.up),
      down: share(sums.trend.down),
      flat: share(sums.trend.flat),
    },
    decliningOneSided: sums.decliningOneSided,
    income: { prior, current },
    items: { prior: itemMap(sums.items.prior), current: itemMap(sums.items.current) },
    itemsCompared: comparedMap(sums.compared),
    growth: growthOf(prior.perCapita, current.perCapita),
    target: {
      met,
      notMet,
      notAssessable,
      reached: reachedBy(prior.perCapita, current.perCapita, target),
      shortfall,
    },
    warning: { ...sums.warning },
    warningNew: { ...sums.warningNew },
    brackets: bracketCounts(sums.moves, brackets),
    moves: sums.moves.map((row) => [...row]),
    factors: sums.factors.map((factor) => factorCount(factor, surveyed, sums.trend.down)),
    monitored: { ...sums.monitored },
    projection: sums.projection && finishProjection(sums.projection, sums, target),
  };
}

/** Growth on the rounded amounts per head, as of what was compared. */
function finishProjection(
  { net, likely, possible, targetMet, priorNet }: ProjectionSums,
  { persons, households: { surveyed } }: Pick<GroupSums, 'persons' | 'households'>,
  target: number,
): GroupProjection {
  const perHead = (sum: Fen, heads: number): Fen | null =>
    surveyed === 0 ? null : divide(sum, heads);
  const prior = perHead(priorNet, persons.prior);
  const perCapita = perHead(net, persons.current);
  return {
    net,
    perCapita,
    growth: growthOf(prior, perCapita),
    likely,
    possible,
    targetMet,
    reached: reachedBy(prior, perCapita, target),
    priorYear: { net: priorNet, persons: persons.prior },
  };
}

const withPerCapita = (income: IncomeSums, persons: number, surveyed: number) => ({
  ...income,
  perCapita: surveyed === 0 ? null : divide(income.net, persons),
});

const growthOf = (prior: Fen | null, current: Fen | null): number | null =>
  prior === null || current === null ? null : ratio(current - prior, prior);

const reachedBy = (prior: Fen | null, current: Fen | null, target: number): boolean | null =>
  prior === null || current === null || prior <= 0 ? null : reaches(prior, current, target);

const itemMap = (sums: ItemSums): ReadonlyMap<ItemKey, Fen> =>
  new Map(
    ITEMS.flatMap(({ key }, place): [ItemKey, Fen][] => {
      const sum = sums[place] as number;
      return filled(sum) ? [[key, sum]] : [];
    }),
  );

const comparedMap = ({
  households,
  prior,
  current,
}: GroupSums['compared']): Group['itemsCompared'] =>
  new Map(
    ITEMS.flatMap(({ key }, place) => {
      const count = households[place] as number;
      return count === 0
        ? []
        : [
            [
              key,
              {
                households: count,
                prior: prior[place] as number,
                current: current[place] as number,
              },
            ] as const,
          ];
    }),
  );

function bracketCounts(
  moves: readonly (readonly number[])[],
  bounds: readonly Fen[],
): BracketCount[] {
  return moves.map((row, n) => ({
    from: bounds[n - 1] ?? null,
    to: n < bounds.length ? (bounds[n] as Fen) - 1 : null,
    prior: row.reduce((sum, count) => sum + count, 0),
    current: moves.reduce((sum, other) => sum + (other[n] as number), 0),
  }));
}

function factorCount(sums: FactorSums, surveyed: number, declining: number): FactorCount {
  const key = factorKey(sums.factor);
  return {
    factor: sums.factor,
    key,
    households: sums.households,
    shareOfSurveyed: ratio(sums.households, surveyed),
    shareOfDeclining: ratio(sums.declining, declining),
    persons: sums.persons,
    verify: sums.verify,
    monitored: sums.monitored,
    declining: sums.declining,
    amount: sums.amount,
    primary: sums.primary,
    primaryShare: ratio(sums.primary, declining),
    causes: orderedCauses(CAUSES[key], [...sums.causes.keys()]).map((cause): CauseCount => {
      const counts = causeSums(sums, cause);
      return {
        cause,
        households: counts.households,
        shareOfSurveyed: ratio(counts.households, surveyed),
        shareOfDeclining: ratio(counts.declining, declining),
        persons: counts.persons,
        declining: counts.declining,
      };
    }),
  };
}

/** Known causes in the order of the definition, free texts after them in code-point order. */
function orderedCauses(known: readonly string[], found: readonly string[]): readonly string[] {
  return [
    ...known.filter((cause) => found.includes(cause)),
    ...found.filter((cause) => !known.includes(cause)).sort(byCodePoint),
  ];
}
