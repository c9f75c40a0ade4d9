import * as z from 'zod';
import { ITEM_KEYS } from '../domain/fields.js';
import { fenOf, yuan } from '../domain/money.js';
import { whenUsed } from '../domain/schemas/when-used.js';

/** A text as JSON; null where it is none. */
export function parsedJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What a schema makes of a text that holds JSON; null where it is no such text. */
export const readAs = <T extends z.ZodType>(schema: () => T, content: string): z.output<T> | null =>
  schema().safeParse(parsedJson(content)).data ?? null;

export const text = whenUsed(() => z.string().nullable());

/** Where a household is and who it is, as a line of `households.jsonl` says first. */
export const named = whenUsed(() => ({
  township: z.string(),
  village: z.string(),
  id: text(),
  head: text(),
  idNumber: text(),
}));

export const count = whenUsed(() => z.int().min(0));

/** Yuan with at most two decimals, as whole fen. */
export const fen = whenUsed(() =>
  z.number().transform((value, context) => {
    const amount = fenOf(value);
    if (Number.isSafeInteger(amount) && yuan(amount) === value) return amount;
    context.addIssue({ code: 'custom', message: 'no amount in yuan and fen' });
    return z.NEVER;
  }),
);

export const bothYears = <T extends z.ZodType>(value: T) =>
  z.object({ prior: value, current: value });

export const itemKey = whenUsed(() => z.enum(ITEM_KEYS));

/** Incomes as data files hold them; per head is undefined of a group without households. */
export const incomeWith = <T extends z.ZodType>(perCapita: T) =>
  z.object({
    wages: fen(),
    business: fen(),
    businessGross: fen(),
    businessCosts: fen(),
    property: fen(),
    transfers: fen(),
    net: fen(),
    perCapita,
  });
