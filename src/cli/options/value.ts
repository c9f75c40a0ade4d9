import type { Allowed } from '../../domain/findings/config-problem.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { nearest } from '../../domain/names/nearest.js';

/** The value of an option that is not allowed. */
export function refuse(option: string, value: string, allowed: Allowed): never {
  const near = allowed.kind === 'oneOf' ? nearest(value, allowed.values) : null;
  throw new ExpectedFailure('usage.value', {
    option,
    value,
    allowed,
    nearest: near?.candidate ?? null,
  });
}

/** One of some values; null where the option is not given. */
export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  values: readonly T[],
): T | null {
  if (value === undefined) return null;
  return (
    values.find((known) => known === value) ?? refuse(option, value, { kind: 'oneOf', values })
  );
}

/** A whole number within bounds that belong to it. */
export function wholeNumber(option: string, value: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  return refuse(option, value, { kind: 'number', least, most, whole: true });
}
