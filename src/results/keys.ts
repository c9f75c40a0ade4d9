import type { KeyRow } from '../domain/outcomes/crossing.js';

/** A line of `keys.jsonl`, without its break. Definition: docs/definitions/levels.md. */
export const keyLine = ({ path, id, head, year, state, hash }: KeyRow): string =>
  JSON.stringify({ path, id, head, year, state, hash });
