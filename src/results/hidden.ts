import * as z from 'zod';
import type { HiddenFigures } from '../domain/outcomes/level.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { readAs } from './parsed.js';
import { HIDDEN } from './told.js';

const published = whenUsed(() =>
  z.object({
    path: z.array(z.string()).min(1),
    group: z.looseObject({ income: z.object({ current: z.object({ net: z.unknown() }) }) }),
  }),
);

/** What a line of a published `groups.jsonl` hides; null where it is no line of groups. */
export function parseHidden(
  line: string,
): { readonly path: readonly string[]; readonly hidden: HiddenFigures } | null {
  const data = readAs(published, line);
  if (data === null) return null;
  const { path, group } = data;
  const counts = new Set([...hiddenIn(group, [])].map((place) => place.join('/')));
  return { path, hidden: { counts, amounts: group.income.current.net === HIDDEN } };
}

/** The places of hidden figures: a cause is named, as its place differs from group to group. */
function* hiddenIn(value: unknown, place: readonly string[]): Generator<readonly string[]> {
  if (value === HIDDEN) yield place;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const { cause = key } = (inner ?? {}) as { readonly cause?: string };
    yield* hiddenIn(inner, [...place, cause]);
  }
}
