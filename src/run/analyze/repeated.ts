import type { HouseholdBrief } from '../../reports/report.js';

/** The most different parts that are kept; more are not alike any more. */
const MOST_KEPT = 20_000;

/**
 * Makes one object of what many households have alike: words, lists of measures. The lists of a
 * township are held to its end.
 */
export function repeatedInMemory(): (brief: HouseholdBrief) => HouseholdBrief {
  const kept = new Map<string, unknown>();
  const one = <Value>(value: Value): Value => {
    const key = JSON.stringify(value);
    const known = kept.get(key);
    if (known !== undefined) return known as Value;
    if (kept.size < MOST_KEPT) kept.set(key, value);
    return value;
  };
  // The brief is changed in place, because nobody else holds it yet.
  return (brief) =>
    Object.assign(brief, {
      village: one(brief.village),
      township: one(brief.township),
      type: one(brief.type),
      helper: one(brief.helper),
      population: one(brief.population),
      measures: one(brief.measures),
    });
}
