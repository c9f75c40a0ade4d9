import * as z from 'zod';
import { KEY_STATES, KEY_YEARS, type KeyRow } from '../domain/outcomes/crossing.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { readAs, text } from './parsed.js';

/** A line of `keys.jsonl`, without its break. Definition: docs/definitions/levels.md. */
export const keyLine = ({ path, id, head, year, state, hash }: KeyRow): string =>
  JSON.stringify({ path, id, head, year, state, hash });

const row = whenUsed(() =>
  z.object({
    path: z.array(z.string()).min(1),
    id: text(),
    head: text(),
    year: z.enum(KEY_YEARS),
    state: z.enum(KEY_STATES),
    hash: text(),
  }),
);

/** Reads a line back; null where it is none. */
export const parseKey = (line: string): KeyRow | null => readAs(row, line);
