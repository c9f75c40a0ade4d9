import * as z from 'zod';
import { FACTOR_NUMBERS } from '../domain/factor.js';
import {
  type AgainstPrevious,
  MARKS,
  MOVES,
  type MonthHousehold,
} from '../domain/outcomes/months.js';
import { TRENDS, WARNINGS } from '../domain/outcomes/result.js';
import { periodText } from '../domain/period.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { inYuan } from './groups.js';
import { count, fen, readAs, text } from './parsed.js';
import { period } from './read.js';

/** What became of households since the previous result, as `previous.json` and back. */

const householdJson = (household: MonthHousehold | null) => {
  if (household === null) return null;
  // The hash stays in keys.jsonl.
  const { hash: _hash, net, ...rest } = household;
  return { ...rest, net: inYuan(net) };
};

export const previousText = ({ before, now, marked, ...rest }: AgainstPrevious): string =>
  `${JSON.stringify(
    {
      before: periodText(before),
      now: periodText(now),
      ...rest,
      marked: marked.map((one) => ({
        ...one,
        before: householdJson(one.before),
        now: householdJson(one.now),
      })),
    },
    null,
    1,
  )}\n`;

const path = whenUsed(() => z.array(z.string()).min(1));
const factors = whenUsed(() => z.array(z.literal(FACTOR_NUMBERS)));
const moves = whenUsed(() => z.record(z.enum(MOVES), count()));

const household = whenUsed(() =>
  z
    .object({
      township: z.string(),
      village: z.string(),
      id: text(),
      head: text(),
      path: path(),
      trend: z.enum(TRENDS),
      warning: z.enum(WARNINGS),
      net: fen(),
      factors: factors(),
    })
    .transform((read): MonthHousehold => ({ ...read, hash: null }))
    .nullable(),
);

const previous = whenUsed(() =>
  z.object({
    before: period(),
    now: period(),
    folder: z.string(),
    total: moves(),
    villages: z.array(z.object({ path: path(), moves: moves() })),
    groups: z.array(
      z.object({
        path: path(),
        figures: z.object({
          surveyed: count(),
          up: count(),
          down: count(),
          flat: count(),
          growth: z.number().nullable(),
          met: count(),
          notMet: count(),
          warning: z.record(z.enum(WARNINGS), count()),
          factors: z.array(count()).length(FACTOR_NUMBERS.length),
        }),
      }),
    ),
    marked: z.array(
      z.object({
        mark: z.enum(MARKS).nullable(),
        run: count(),
        warning: z.enum(['warningRaised', 'warningLowered']).nullable(),
        presence: z.enum(['left', 'came']).nullable(),
        factorsAdded: factors(),
        factorsGone: factors(),
        before: household(),
        now: household(),
      }),
    ),
  }),
);

/** `previous.json`; null where it is none. */
export const parsePrevious = (content: string): AgainstPrevious | null => readAs(previous, content);
