import * as z from 'zod';
import { FACTOR_KEYS, type FactorKey } from '../../domain/factor.js';
import { maskId, maskWithin } from '../../domain/masking.js';
import type { Fen } from '../../domain/money.js';
import { whenUsed } from '../../domain/schemas/when-used.js';
import { fen, parsedJson, text } from '../parsed.js';

/** A red or orange household of a run, as far as a county may see it. */
export interface UrgentHousehold {
  readonly village: string;
  readonly township: string;
  readonly id: string | null;
  readonly head: string | null;
  readonly type: string | null;
  readonly monitored: string | null;
  readonly helper: string | null;
  readonly persons: number;
  readonly priorNet: Fen;
  readonly currentNet: Fen;
  readonly change: Fen;
  readonly rate: number | null;
  readonly warning: 'red' | 'orange';
  readonly factors: readonly { readonly key: FactorKey; readonly primary: boolean }[];
}

/** A text without ID numbers, even of runs that write them whole. */
const told = whenUsed(() =>
  z
    .string()
    .transform((told) => maskWithin(told))
    .nullable(),
);
const net = whenUsed(() => z.object({ net: fen() }));

const urgent = whenUsed(() =>
  z.object({
    village: z.string(),
    township: z.string(),
    id: text(),
    idNumber: text(),
    head: told(),
    type: told(),
    monitored: told(),
    helper: told(),
    population: z.object({ current: z.int() }),
    income: z.object({ prior: net(), current: net() }),
    change: z.object({ net: z.object({ amount: fen(), rate: z.number().nullable() }) }),
    warning: z.enum(['red', 'orange']),
    factors: z.array(z.object({ key: z.enum(FACTOR_KEYS), primary: z.boolean() })),
  }),
);

const calm = whenUsed(() => z.object({ warning: z.enum(['yellow', 'none']) }));

/** A line of `households.jsonl`: `calm` where it is neither red nor orange, null where it is no line. */
export function parseUrgent(line: string): UrgentHousehold | 'calm' | null {
  const value = parsedJson(line);
  if (calm().safeParse(value).success) return 'calm';
  const { success, data } = urgent().safeParse(value);
  if (!success) return null;
  const { id, idNumber, population, income, change, ...rest } = data;
  return {
    ...rest,
    id: id === null ? null : maskId(id, idNumber),
    persons: population.current,
    priorNet: income.prior.net,
    currentNet: income.current.net,
    change: change.net.amount,
    rate: change.net.rate,
  };
}
