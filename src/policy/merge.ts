import { createHash } from 'node:crypto';
import { ExpectedFailure } from '../domain/findings/failure.js';
import { inTenThousandths, RATE_SCALE } from '../domain/money.js';
import { byCodePoint } from '../domain/names/order.js';
import { type Policy, toPolicy } from '../domain/policy.js';
import { policyFileSchema } from '../domain/schemas/policy-file.js';
import { type Configuration, readConfiguration } from './configuration.js';
import { withItemKeys } from './item-bounds.js';
import { isMapping, type Mapping } from './mapping.js';
import { problemsOf } from './problems.js';

/** A policy file as it was read from the disk. */
export interface PolicySource {
  /** As it is named to people. */
  readonly file: string;
  readonly text: string;
}

export interface LoadedPolicy {
  readonly policy: Policy;
  /** The hash of the merged content: however it was written, the same policy has the same one. */
  readonly sha256: string;
  /** The township's own file; null where there is none. */
  readonly file: string | null;
}

/** Mappings are merged key by key; everything else, lists included, replaces what stood there. */
function merged(defaults: Mapping, own: Mapping): Mapping {
  const keys = new Set([...Object.keys(defaults), ...Object.keys(own)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      if (!Object.hasOwn(own, key)) return [key, defaults[key]];
      const standing = Object.hasOwn(defaults, key) ? defaults[key] : undefined;
      const value = own[key];
      if (!isMapping(standing)) return [key, value];
      // A key with nothing but comments under it changes nothing.
      return [key, value === null ? standing : isMapping(value) ? merged(standing, value) : value];
    }),
  );
}

/** Keys in code-point order, so that neither their order nor the notation counts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isMapping(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort(byCodePoint);
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

function configurationOf({ file, text }: PolicySource): Configuration {
  const reading = readConfiguration(text);
  if ('configuration' in reading) return withItemKeys(reading.configuration);
  throw new ExpectedFailure('config.invalid', {
    config: 'policy',
    file,
    problems: reading.problems,
  });
}

/** `县里/政策.yaml` → `政策`. */
const nameOf = (file: string): string => file.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/i, '');

const OLD_KEY = 'seasonality';
const OCTOBER = 9;

/** Cumulative shares from a first month (0 is January), as shares of the calendar months. */
function byCalendar(cumulative: readonly number[], first: number): number[] {
  const ofYear = cumulative.map((share, n) => inTenThousandths(share - (cumulative[n - 1] ?? 0)));
  return ofYear.map((_, month) => (ofYear[(month - first + 12) % 12] ?? 0) / RATE_SCALE);
}

const isShares = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length === 12 && value.every((share) => typeof share === 'number');

/**
 * The meaning of `seasonality` has changed, so it is refused: its rows must not be read as
 * something they were not meant to be.
 */
function refuseSeasonality(file: string, { value, lineOf }: Configuration): void {
  if (!Object.hasOwn(value, OLD_KEY)) return;
  const rows = isMapping(value[OLD_KEY]) ? Object.entries(value[OLD_KEY]) : [];
  const from = (first: number): string =>
    rows
      .flatMap(([item, shares]) =>
        isShares(shares) ? [`  ${item}: [${byCalendar(shares, first).join(', ')}]`] : [],
      )
      .join('\n');
  throw new ExpectedFailure('config.seasonality', {
    file,
    line: lineOf([OLD_KEY]),
    fromOctober: from(OCTOBER),
    fromJanuary: from(0),
  });
}

/**
 * The defaults with what a township's file says instead. A policy that gives itself no name is
 * called after its file. Definition: docs/definitions/comparison.md, "Keys of the policy".
 */
export function mergePolicy(defaults: PolicySource, own: PolicySource | null): LoadedPolicy {
  const standing = configurationOf(defaults);
  const township = own === null ? null : configurationOf(own);
  const differing = township?.value ?? {};
  if (own !== null && township !== null) refuseSeasonality(own.file, township);
  const named =
    own !== null && Object.keys(differing).length > 0
      ? { name: nameOf(own.file), ...differing }
      : differing;
  const value = merged(standing.value, named);
  const { success, data, error } = policyFileSchema().safeParse(value);
  if (!success) {
    throw new ExpectedFailure('config.invalid', {
      config: 'policy',
      file: own?.file ?? defaults.file,
      problems: problemsOf(error, policyFileSchema(), township ?? standing, value),
    });
  }
  return {
    policy: toPolicy(data),
    sha256: createHash('sha256').update(canonical(data)).digest('hex'),
    file: own?.file ?? null,
  };
}
