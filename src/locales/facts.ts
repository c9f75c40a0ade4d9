import { append } from '../domain/append.js';
import type { PolicyFact } from '../domain/facts.js';

/** The facts as texts, grouped by their sources. */
export function bySource(
  facts: readonly PolicyFact[],
  textOf: (fact: PolicyFact) => string,
): { readonly source: string; readonly texts: readonly string[] }[] {
  const sources = new Map<string, string[]>();
  for (const fact of facts) {
    append(sources, fact.source, textOf(fact));
  }
  return [...sources].map(([source, texts]) => ({ source, texts }));
}
