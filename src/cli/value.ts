import { type Allowed, ExpectedFailure } from '../domain/failure.js';
import { nearest } from '../domain/nearest.js';

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

/** null where the option is not given. */
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
