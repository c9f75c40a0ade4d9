import { ITEMS } from '../domain/catalog.js';
import { CAUSES, factorKey } from '../domain/factor.js';
import type { HiddenFigures, PlacedGroup } from '../domain/outcomes/level.js';
import type { Listing } from '../domain/outcomes/listing.js';
import type { CauseCount, FactorCount, Group } from '../domain/outcomes/result.js';
import { groupJson } from './groups.js';

/**
 * Groups as a report tells them: GROUP of docs/definitions/results.md, money in yuan, where the letter
 * c stands for a figure that is not told. Definition: docs/definitions/audiences.md.
 */
export const HIDDEN = 'c';
type Hidden = typeof HIDDEN;

/** The same data in which every figure may be hidden. */
type Told<Data> = Data extends number
  ? number | Hidden
  : Data extends boolean
    ? boolean | Hidden
    : Data extends string | null | undefined
      ? Data
      : Data extends readonly (infer One)[]
        ? readonly Told<One>[]
        : { readonly [Key in keyof Data]: Told<Data[Key]> };

type GroupJson = ReturnType<typeof groupJson>;
export type ToldGroup = Told<GroupJson>;
export interface ToldPlaced extends Pick<PlacedGroup, 'level' | 'path'> {
  readonly group: ToldGroup;
}

/** Groups of which everything is told. */
export function toldWhole(groups: readonly PlacedGroup[]): ToldPlaced[];
export function toldWhole(groups: Listing<PlacedGroup>): Listing<ToldPlaced>;
export function toldWhole(groups: Listing<PlacedGroup>): Listing<ToldPlaced> {
  return groups.map(({ level, path, group }) => ({ level, path, group: groupJson(group) }));
}

/** Groups for everybody, the run's own first. */
export function toldToPublic(
  groups: readonly PlacedGroup[],
  hidden: readonly HiddenFigures[],
): ToldPlaced[] {
  const top = groups[0]?.group;
  if (top === undefined) return [];
  return groups.map(({ level, path, group }, n) => ({
    level,
    path,
    group: publicGroup(group, top, hidden[n] ?? { counts: new Set(), amounts: false }),
  }));
}

function publicGroup(group: Group, top: Group, { counts, amounts }: HiddenFigures): ToldGroup {
  const told = groupJson({
    ...group,
    factors: group.factors.map((one, n) => columnsOf(one, top, n)),
  });
  const count = (place: string, value: number): Told<number> =>
    counts.has(place) ? HIDDEN : value;
  const surveyed = counts.has('households/surveyed');
  const trendOf = (key: keyof GroupJson['trend']): ToldGroup['trend']['up'] => {
    const { households, share } = told.trend[key];
    const place = `trend/${key}/households`;
    return {
      households: count(place, households),
      share: surveyed || counts.has(place) ? HIDDEN : share,
    };
  };
  const noMoney = amounts || counts.has('target/notMet');
  return {
    ...told,
    items: itemsTold(told, counts),
    ...(amounts ? hiddenAmounts(told, top) : {}),
    households: countsIn('households', told.households, counts),
    trend: { up: trendOf('up'), down: trendOf('down'), flat: trendOf('flat') },
    itemsCompared: itemsCompared(told, top, { counts, amounts }),
    target: {
      met: count('target/met', told.target.met),
      notMet: count('target/notMet', told.target.notMet),
      notAssessable: count('target/notAssessable', told.target.notAssessable),
      reached: amounts ? HIDDEN : told.target.reached,
      shortfall:
        noMoney && !isPlainZero(counts, 'target/notMet', told.target.notMet)
          ? HIDDEN
          : told.target.shortfall,
    },
    warning: countsIn('warning', told.warning, counts),
    warningNew: countsIn('warningNew', told.warningNew, counts),
    // Persons of few households would tell more of them than their number does.
    brackets: told.brackets.map(({ persons: _, ...bracket }, n) => ({
      ...bracket,
      prior: count(`brackets/${n}/prior`, bracket.prior),
      current: count(`brackets/${n}/current`, bracket.current),
    })),
    moves: told.moves.map((row, n) => row.map((value, m) => count(`moves/${n}/${m}`, value))),
    factors: told.factors.map((factor, n) => factorOf(factor, n, { counts, amounts })),
    monitored: countsIn('monitored', told.monitored, counts),
    ...(told.projection && { projection: projectionOf(told.projection, { counts, amounts }) }),
    decliningOneSided: count('decliningOneSided', told.decliningOneSided),
  };
}

/** Tells whether a count is published as 0, so that its amounts are known to be 0. */
const isPlainZero = (counts: ReadonlySet<string>, place: string, value: number): boolean =>
  value === 0 && !counts.has(place);

const countsIn = <Counts extends Readonly<Record<string, number>>>(
  name: string,
  values: Counts,
  counts: ReadonlySet<string>,
): Told<Counts> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      counts.has(`${name}/${key}`) ? HIDDEN : value,
    ]),
  ) as Told<Counts>;

const allHidden = <Data extends object>(data: Data): Told<Data> =>
  Object.fromEntries(Object.keys(data).map((key) => [key, HIDDEN])) as Told<Data>;

/** All amounts, and the items that the top group has: which of them a group lacks is not told either. */
function hiddenAmounts({ income }: GroupJson, top: Group) {
  const items = (sums: ReadonlyMap<string, number>) => allHidden(Object.fromEntries(sums));
  return {
    persons: { prior: HIDDEN, current: HIDDEN },
    income: { prior: allHidden(income.prior), current: allHidden(income.current) },
    items: { prior: items(top.items.prior), current: items(top.items.current) },
    growth: HIDDEN,
  } as const;
}

const CATEGORY_OF = new Map<string, string>(ITEMS.map(({ key, category }) => [key, category]));

/**
 * Sums of items. Where too few households have an item, its sum is hidden, and with it those of its
 * category, which would give it away.
 */
function itemsTold({ items }: GroupJson, counts: ReadonlySet<string>): ToldGroup['items'] {
  const few = new Set(
    [...CATEGORY_OF.keys()]
      .filter((key) => counts.has(`itemsCompared/${key}/households`))
      .map((key) => CATEGORY_OF.get(key)),
  );
  const told = (sums: GroupJson['items']['prior']): ToldGroup['items']['prior'] =>
    Object.fromEntries(
      Object.entries(sums).map(([key, sum]) => [key, few.has(CATEGORY_OF.get(key)) ? HIDDEN : sum]),
    );
  return { prior: told(items.prior), current: told(items.current) };
}

/** Items that are published or hidden; those that nobody has are left out. */
function itemsCompared(
  told: GroupJson,
  top: Group,
  { counts, amounts }: HiddenFigures,
): ToldGroup['itemsCompared'] {
  const rows = [...top.itemsCompared.keys()].flatMap((key) => {
    const own = told.itemsCompared[key];
    const isHidden = counts.has(`itemsCompared/${key}/households`);
    if (own === undefined && !isHidden) return [];
    const money = isHidden || amounts;
    return [
      [
        key,
        {
          households: isHidden ? HIDDEN : (own?.households ?? 0),
          prior: money ? HIDDEN : (own?.prior ?? 0),
          current: money ? HIDDEN : (own?.current ?? 0),
        },
      ] as const,
    ];
  });
  return Object.fromEntries(rows);
}

const none = (cause: string): CauseCount => ({
  cause,
  households: 0,
  shareOfSurveyed: 0,
  shareOfDeclining: 0,
  persons: 0,
  declining: 0,
});

/** Every cause of the catalogue that the top group has; texts as they were declared are not told. */
function columnsOf(factor: FactorCount, top: Group, n: number): FactorCount {
  const known: readonly string[] = CAUSES[factorKey(factor.factor)];
  const causes = (top.factors[n]?.causes ?? [])
    .filter(({ cause }) => known.includes(cause))
    .map(({ cause }) => factor.causes.find((own) => own.cause === cause) ?? none(cause));
  return { ...factor, causes };
}

type FactorJson = GroupJson['factors'][number];

function factorOf(
  factor: FactorJson,
  n: number,
  { counts, amounts }: HiddenFigures,
): ToldGroup['factors'][number] {
  const at = `factors/${n}`;
  const hides = (...places: readonly string[]) => places.some((place) => counts.has(place));
  const own = (place: string) => hides(`${at}/${place}`);
  const told = <Value>(isHidden: boolean, value: Value) => (isHidden ? HIDDEN : value);
  const noMoney = own('households') || (amounts && factor.households > 0);
  return {
    ...factor,
    households: told(own('households'), factor.households),
    shareOfSurveyed: told(
      own('households') || hides('households/surveyed'),
      factor.shareOfSurveyed,
    ),
    shareOfDeclining: told(
      own('declining') || hides('trend/down/households'),
      factor.shareOfDeclining,
    ),
    persons: told(noMoney, factor.persons),
    verify: told(own('verify'), factor.verify),
    monitored: told(own('monitored'), factor.monitored),
    declining: told(own('declining'), factor.declining),
    amount: told(noMoney, factor.amount),
    primary: told(own('primary'), factor.primary),
    primaryShare: told(own('primary') || hides('trend/down/households'), factor.primaryShare),
    causes: factor.causes.flatMap((cause) => {
      const [households, declining] = (['households', 'declining'] as const).map((key) =>
        own(`causes/${cause.cause}/${key}`),
      );
      if (cause.households === 0 && !households && !declining) return [];
      return [
        {
          ...cause,
          households: told(households === true, cause.households),
          shareOfSurveyed: told(
            households === true || hides('households/surveyed'),
            cause.shareOfSurveyed,
          ),
          shareOfDeclining: told(
            declining === true || hides('trend/down/households'),
            cause.shareOfDeclining,
          ),
          persons: told(households === true || amounts, cause.persons),
          declining: told(declining === true, cause.declining),
        },
      ];
    }),
  };
}

type ProjectionJson = NonNullable<GroupJson['projection']>;

function projectionOf(
  projection: ProjectionJson,
  { counts, amounts }: HiddenFigures,
): Told<ProjectionJson> {
  const count = (key: 'likely' | 'possible' | 'targetMet') =>
    counts.has(`projection/${key}`) ? HIDDEN : projection[key];
  const money = <Value>(value: Value) => (amounts ? HIDDEN : value);
  return {
    net: money(projection.net),
    perCapita: money(projection.perCapita),
    growth: money(projection.growth),
    likely: count('likely'),
    possible: count('possible'),
    targetMet: count('targetMet'),
    reached: money(projection.reached),
    priorYear: {
      net: money(projection.priorYear.net),
      persons: money(projection.priorYear.persons),
    },
  };
}
