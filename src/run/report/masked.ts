import { maskWithin, withMaskedId } from '../../domain/masking.js';
import type { Results } from './read.js';

interface Named {
  readonly id: string | null;
  readonly idNumber: string | null;
  readonly head: string | null;
}

/** Texts in which a village may have written a number. */
const TEXTS = ['head', 'type', 'monitored', 'helper'] as const;

/** The household as it leaves where whole numbers are not asked for. */
function shown<One extends Named>(household: One): One {
  const own: One = withMaskedId(household);
  const texts = TEXTS.flatMap((key) => {
    const text = (own as Readonly<Record<string, unknown>>)[key];
    return typeof text === 'string' ? [[key, maskWithin(text)] as const] : [];
  });
  return { ...own, ...Object.fromEntries(texts) };
}

/** Results of a run that was asked for whole numbers, without them. */
export const withoutNumbers = (results: Results): Results => ({
  ...results,
  briefs: results.briefs.map(shown),
  alone: results.alone.map(shown),
  listed: results.listed.map(shown),
  async *eachVillage() {
    for await (const village of results.eachVillage()) {
      yield {
        ...village,
        households: village.households.map(shown),
        itemised: village.itemised.map((one) => ({ ...one, household: shown(one.household) })),
      };
    }
  },
});
