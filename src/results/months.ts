import * as z from 'zod';
import { FACTOR_NUMBERS, type FactorNumber } from '../domain/factor.js';
import { yuan } from '../domain/money.js';
import type {
  GroupMonths,
  HouseholdMonths,
  MonthGroup,
  MonthHousehold,
} from '../domain/outcomes/months.js';
import { TRENDS, WARNINGS } from '../domain/outcomes/result.js';
import { type Period, periodText } from '../domain/period.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { count, fen, named, parsedJson, readAs, text } from './parsed.js';

/** Results read for setting months side by side, and what is written of them. */

const household = whenUsed(() =>
  z.object({
    ...named(),
    trend: z.enum(TRENDS),
    warning: z.enum(WARNINGS),
    income: z.object({ current: z.object({ net: fen() }) }),
    factors: z.array(z.object({ factor: z.literal(FACTOR_NUMBERS) })),
  }),
);

/** A compared household as its run wrote it: without its place and its hash. */
type ReadMonthHousehold = Omit<MonthHousehold, 'path' | 'hash'> & {
  readonly idNumber: string | null;
};

/** A line of `households.jsonl`; null where it is none. */
export function parseMonthHousehold(line: string): ReadMonthHousehold | null {
  const data = readAs(household, line);
  if (data === null) return null;
  const { income, factors, ...rest } = data;
  return {
    ...rest,
    net: income.current.net,
    factors: factors.map(({ factor }): FactorNumber => factor),
  };
}

const shareOf = whenUsed(() => z.object({ households: count() }));
const group = whenUsed(() =>
  z.object({
    level: z.string(),
    path: z.array(z.string()).min(1),
    group: z.looseObject({
      households: z.looseObject({ surveyed: count() }),
      trend: z.looseObject({ up: shareOf(), down: shareOf(), flat: shareOf() }),
      growth: z.number().nullable(),
      target: z.looseObject({ met: count(), notMet: count() }),
      warning: z.looseObject({ red: count(), orange: count(), yellow: count(), none: count() }),
      factors: z.array(z.looseObject({ households: count() })).length(FACTOR_NUMBERS.length),
    }),
  }),
);

/** A line of `groups.jsonl`: the GROUP as it stands, and the figures that are shown of it. */
export function parseMonthGroup(line: string): MonthGroup | null {
  const value = parsedJson(line);
  const { success, data } = group().safeParse(value);
  if (!success) return null;
  const { level, path, group: found } = data;
  const { trend, target, growth, warning, factors } = found;
  return {
    level,
    path,
    json: (value as { readonly group: unknown }).group,
    figures: {
      surveyed: found.households.surveyed,
      up: trend.up.households,
      down: trend.down.households,
      flat: trend.flat.households,
      growth,
      met: target.met,
      notMet: target.notMet,
      warning,
      factors: factors.map(({ households }) => households),
    },
  };
}

const key = whenUsed(() =>
  z.object({
    path: z.array(z.string()).min(1),
    id: text(),
    head: text(),
    state: z.string(),
    hash: text(),
  }),
);
/** A line of `keys.jsonl`. */
export type ReadKey = z.output<ReturnType<typeof key>>;
export const parseKeyOfMonth = (line: string): ReadKey | null => readAs(key, line);

/** The lines of `trend.jsonl`, without their breaks: a group's, month by month. */
export const trendRows = ({ level, path, months }: GroupMonths): unknown[] =>
  months.map(({ period, group: own, moves }) => ({
    level,
    path,
    period: periodText(period),
    group: own?.json ?? null,
    moves,
  }));

/** A line of `paths.jsonl`, without its break; `periods` are those of the last row. */
export const pathLine = (
  { path, id, head, months, now, run }: HouseholdMonths,
  periods: readonly Period[],
): string =>
  JSON.stringify({
    path,
    id,
    head,
    months: months.map((one, n) => {
      const period = periods[n];
      return {
        period: period === undefined ? null : periodText(period),
        state: one?.trend ?? 'absent',
        warning: one?.warning ?? null,
        net: one === null ? null : yuan(one.net),
        factors: one?.factors ?? [],
      };
    }),
    now,
    run,
  });
