import * as z from 'zod';
import type { ItemKey } from '../domain/catalog.js';
import { FACTOR_KEYS, FACTOR_NUMBERS } from '../domain/factor.js';
import { type Fen, yuan } from '../domain/money.js';
import { type GroupPath, LEVELS, type PlacedGroup } from '../domain/outcomes/level.js';
import type { Group, GroupProjection } from '../domain/outcomes/result.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { bothYears, count, fen, incomeWith, itemKey, readAs } from './parsed.js';

/**
 * Groups as JSON and back: money in yuan, keys in the order of docs/definitions/results.md. What is
 * read back is the group that was written.
 */
export const inYuan = (amount: Fen | null): number | null =>
  amount === null ? null : yuan(amount);

/** Income in yuan; per head null where nobody is compared. */
const incomeJson = (amounts: Group['income']['prior']) => ({
  wages: yuan(amounts.wages),
  business: yuan(amounts.business),
  businessGross: yuan(amounts.businessGross),
  businessCosts: yuan(amounts.businessCosts),
  property: yuan(amounts.property),
  transfers: yuan(amounts.transfers),
  net: yuan(amounts.net),
  perCapita: inYuan(amounts.perCapita),
});

const itemSums = (sums: Group['items']['prior']) =>
  Object.fromEntries([...sums].map(([key, amount]) => [key, yuan(amount)]));

/** A group as JSON, GROUP of docs/definitions/results.md. */
export const groupJson = (group: Group) => ({
  name: group.name,
  households: group.households,
  persons: group.persons,
  trend: group.trend,
  income: { prior: incomeJson(group.income.prior), current: incomeJson(group.income.current) },
  items: { prior: itemSums(group.items.prior), current: itemSums(group.items.current) },
  itemsCompared: Object.fromEntries(
    [...group.itemsCompared].map(([key, { households, prior, current }]) => [
      key,
      { households, prior: yuan(prior), current: yuan(current) },
    ]),
  ),
  growth: group.growth,
  target: { ...group.target, shortfall: yuan(group.target.shortfall) },
  warning: group.warning,
  warningNew: group.warningNew,
  brackets: group.brackets.map(({ from, to, prior, current, persons }) => ({
    from: inYuan(from),
    to: inYuan(to),
    prior,
    current,
    ...(persons && { persons }),
  })),
  moves: group.moves,
  factors: group.factors.map((factor) => ({ ...factor, amount: yuan(factor.amount) })),
  monitored: group.monitored,
  ...(group.projection && { projection: groupProjection(group.projection) }),
  decliningOneSided: group.decliningOneSided,
});

const groupProjection = ({ priorYear: { net, persons }, ...result }: GroupProjection) => ({
  net: yuan(result.net),
  perCapita: inYuan(result.perCapita),
  growth: result.growth,
  likely: result.likely,
  possible: result.possible,
  targetMet: result.targetMet,
  reached: result.reached,
  priorYear: { net: yuan(net), persons },
});

/** How many households stand in two runs of a rollup. */
export interface CrossingCounts {
  readonly duplicate: number;
  readonly moved: number;
}

const crossed = whenUsed(() =>
  z.object({
    crossings: z.object({ duplicate: z.number(), moved: z.number() }),
  }),
);

/** The crossings in the first line of a rollup's `groups.jsonl`; null where it counts none. */
export const parseCrossings = (line: string): CrossingCounts | null =>
  readAs(crossed, line)?.crossings ?? null;

/** A line of `groups.jsonl`, without its break; the top group of a rollup counts the crossings. */
export const groupLine = (
  { level, path, group }: PlacedGroup,
  crossings?: CrossingCounts,
): string =>
  JSON.stringify({
    level,
    path,
    group: groupJson(group),
    ...(crossings === undefined ? {} : { crossings }),
  });

const rate = whenUsed(() => z.number().nullable());
const income = whenUsed(() => incomeWith(fen().nullable()));
/** Values by item, in the order of the catalogue, as they were written. */
const byItem = <T extends z.ZodType>(value: T) =>
  z
    .partialRecord(itemKey(), value)
    .transform((record) => new Map(Object.entries(record) as [ItemKey, z.output<T>][]));
const shareOf = whenUsed(() => z.object({ households: count(), share: rate() }));

const cause = whenUsed(() =>
  z.object({
    cause: z.string(),
    households: count(),
    shareOfSurveyed: rate(),
    shareOfDeclining: rate(),
    persons: count(),
    declining: count(),
  }),
);

const factor = whenUsed(() =>
  z.object({
    factor: z.literal(FACTOR_NUMBERS),
    key: z.enum(FACTOR_KEYS),
    households: count(),
    shareOfSurveyed: rate(),
    shareOfDeclining: rate(),
    persons: count(),
    verify: count(),
    monitored: count(),
    declining: count(),
    amount: fen(),
    primary: count(),
    primaryShare: rate(),
    causes: z.array(cause()),
  }),
);

const projection = whenUsed(() =>
  z.object({
    net: fen(),
    perCapita: fen().nullable(),
    growth: rate(),
    likely: count(),
    possible: count(),
    targetMet: count(),
    reached: z.boolean().nullable(),
    priorYear: z.object({ net: fen(), persons: count() }),
  }),
);

const group = whenUsed(() =>
  z.object({
    name: z.string(),
    households: z.object({
      roster: count(),
      surveyed: count(),
      notFound: count(),
      new: count(),
      rejected: count(),
      notSurveyed: count(),
      notCompared: count(),
      notFoundRejected: count(),
      priorRejected: count(),
      newPriorRejected: count(),
    }),
    persons: bothYears(count()),
    trend: z.object({ up: shareOf(), down: shareOf(), flat: shareOf() }),
    income: bothYears(income()),
    items: bothYears(byItem(fen())),
    itemsCompared: byItem(z.object({ households: count(), prior: fen(), current: fen() })),
    growth: rate(),
    target: z.object({
      met: count(),
      notMet: count(),
      notAssessable: count(),
      reached: z.boolean().nullable(),
      shortfall: fen(),
    }),
    warning: z.object({ red: count(), orange: count(), yellow: count(), none: count() }),
    warningNew: z.object({ red: count(), orange: count() }),
    brackets: z.array(
      z.object({
        from: fen().nullable(),
        to: fen().nullable(),
        prior: count(),
        current: count(),
        persons: bothYears(count()).nullable().default(null),
      }),
    ),
    moves: z.array(z.array(count())),
    factors: z.array(factor()).length(FACTOR_NUMBERS.length),
    monitored: z.object({ surveyed: count(), up: count(), down: count(), flat: count() }),
    projection: projection().nullable().default(null),
    decliningOneSided: count(),
  }),
);

const placed = whenUsed(() =>
  z.object({
    level: z.enum(LEVELS),
    path: z.array(z.string()).min(1),
    group: group(),
  }),
);

/** The township of a village's group; for a township itself. */
const townshipOf = (path: GroupPath, level: PlacedGroup['level']): string =>
  (level === 'village' ? path.at(-2) : path.at(-1)) ?? '';

/** Reads a line of `groups.jsonl` back; null where it is none. */
export function parseGroup(line: string): PlacedGroup | null {
  const data = readAs(placed, line);
  if (data === null) return null;
  const { level, path, group: read } = data;
  return { level, path, group: { ...read, township: townshipOf(path, level) } };
}

const summarised = whenUsed(() => group().extend({ township: z.string() }));
const summary = whenUsed(() =>
  z.object({ township: summarised(), villages: z.array(summarised()) }),
);

/** The groups of `summary.json` of `analyze`; null where it is none. */
export const parseSummaryGroups = (
  content: string,
): { readonly township: Group; readonly villages: readonly Group[] } | null =>
  readAs(summary, content);
