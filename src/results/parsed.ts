import { z } from 'zod';

/** A text as JSON; null where it is none. */
export function parsedJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Yuan with at most two decimals, as whole fen. */
export const fen = z.number().transform((value, context) => {
  const amount = Math.round(value * 100);
  if (Number.isSafeInteger(amount) && amount / 100 === value) return amount;
  context.addIssue({ code: 'custom', message: 'no amount in yuan and fen' });
  return z.NEVER;
});
