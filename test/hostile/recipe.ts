import type { Reading } from './reader.js';

type Content = Uint8Array | Promise<Uint8Array>;

/** What has to become of a file; above all, it ends in time and keeps every promise. */
export type Ending =
  /** Refused, and where it is said, with that code and those values. */
  | { readonly ends: 'refused'; readonly code?: string; readonly params?: object }
  /** The figures of the honest table, to the fen. */
  | { readonly ends: 'same' }
  /** No figure was touched: the same ones, or a refusal. */
  | { readonly ends: 'sameOrRefused' }
  /** Figures may be others: an account that adds up, or a refusal. */
  | { readonly ends: 'sound' }
  | { readonly ends: 'read'; readonly households?: number; readonly rejected?: number };

/** How one file of the corpus is made; the same bytes on every run. */
export type Recipe = Ending & {
  /** `xlsx/sheet-xml#12`: kind and seed. */
  readonly name: string;
  readonly make: () => Content;
  /** Handed in for both years; else last year's is a good table. */
  readonly bothYears?: boolean;
};

/** The same kind under many seeds. */
export const seeded = (
  kind: string,
  seeds: number,
  make: (seed: number) => Content,
  ending: Ending,
): Recipe[] =>
  Array.from({ length: seeds }, (_, n) => ({
    ...ending,
    name: `${kind}#${n + 1}`,
    make: () => make(n + 1),
  }));

export const recipe = (name: string, make: Recipe['make'], ending: Ending): Recipe => ({
  ...ending,
  name,
  make,
});

const MOST_SECONDS = 10;
const MOST_MEGABYTES = 1024;

export const isWithinBounds = (reading: Reading): boolean =>
  !('died' in reading) && reading.seconds <= MOST_SECONDS && reading.megabytes <= MOST_MEGABYTES;

/** What is wrong with how a file ended; null where nothing is. */
export function complaint(recipe: Recipe, reading: Reading, honestFigures: string): string | null {
  if ('died' in reading) return `${reading.died}: ${reading.said}`;
  const { outcome, error, seconds, megabytes } = reading;
  if (outcome === null) return `an exception: ${error}`;
  if (seconds > MOST_SECONDS) return `took ${seconds.toFixed(1)} s`;
  if (megabytes > MOST_MEGABYTES) return `took ${megabytes} MB`;
  const got = JSON.stringify(outcome);
  if (outcome.kind === 'refused') {
    const { ends } = recipe;
    if (ends === 'same' || ends === 'read') return `was not to be refused: ${got}`;
    return ends === 'refused' ? refusedOtherwise(recipe, outcome) : null;
  }
  if (recipe.ends === 'refused') return `was to be refused: ${got}`;
  const sameFigures = recipe.ends === 'same' || recipe.ends === 'sameOrRefused';
  if (sameFigures && outcome.figures !== honestFigures) return `other figures: ${got}`;
  if (recipe.ends !== 'read') return null;
  const { households = outcome.households, rejected = outcome.rejected } = recipe;
  const asCounted = outcome.households === households && outcome.rejected === rejected;
  return asCounted ? null : `${households} + ${rejected} rows expected: ${got}`;
}

function refusedOtherwise(
  { code, params = {} }: Extract<Recipe, { ends: 'refused' }>,
  outcome: { readonly code: string; readonly params: Readonly<Record<string, unknown>> },
): string | null {
  const other = Object.entries(params).some(([name, value]) => outcome.params[name] !== value);
  if (!other && (code === undefined || outcome.code === code)) return null;
  return `${code ?? ''} ${JSON.stringify(params)} expected: ${JSON.stringify(outcome)}`;
}
