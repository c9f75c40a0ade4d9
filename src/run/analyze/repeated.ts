import type { HouseholdBrief } from '../../reports/report.js';
import { oneOfEach } from '../one-of-each.js';

/** The most different parts that are kept; more are not alike any more. */
const MOST_KEPT = 20_000;

/**
 * Makes one object of what many households have alike: words, lists of measures. The lists of a
 * township are held to its end.
 */
export function repeatedInMemory(): (brief: HouseholdBrief) => HouseholdBrief {
  const one = oneOfEach(MOST_KEPT);
  const alike = <Value>(value: Value): Value => one(JSON.stringify(value), value);
  // The brief is changed in place, because nobody else holds it yet.
  return (brief) =>
    Object.assign(brief, {
      village: alike(brief.village),
      township: alike(brief.township),
      type: alike(brief.type),
      helper: alike(brief.helper),
      population: alike(brief.population),
      measures: alike(brief.measures),
    });
}
