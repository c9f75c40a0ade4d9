import { resolve } from 'node:path';
import { type Audience, mayUnmask } from '../../domain/audience.js';
import { ExpectedFailure, type FailureParams } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { shownPath } from '../../files/shown-names.js';
import type { Leavable } from '../../reports/report.js';
import { type Like, readLike } from '../../run/report/public.js';

/** @throws {ExpectedFailure} `report.like` */
export const likeIn = (path: string, folder: string): Like => {
  const whole = resolve(folder, path);
  return readLike(whole, maskWithin(shownPath(whole, folder)));
};

/** @throws {ExpectedFailure} `report.unmasked` */
export function refuseUnmasked({
  audience,
  unmasked,
}: {
  readonly audience: Audience;
  readonly unmasked: boolean;
}): void {
  if (!unmasked || mayUnmask(audience)) return;
  throw new ExpectedFailure('report.unmasked', {
    audience: audience === 'public' ? 'public' : 'county',
  });
}

type Option = FailureParams['report.idle']['option'];

/** The audiences that are given what an option is about. */
const GIVEN: Readonly<Record<Option, readonly Audience[]>> = {
  '--profile': ['village', 'township', 'county'],
  '--template': ['township', 'county'],
  '--figures': ['township', 'county', 'public'],
  '--like': ['public'],
};

/**
 * Refuses what is asked for files that are not written. What the project file says of looks stands
 * for all its runs and is no such request.
 *
 * @throws {ExpectedFailure} `report.idle`
 */
export function refuseIdle(
  audience: Audience,
  without: readonly Leavable[],
  asked: Readonly<Partial<Record<Option, unknown>>>,
): void {
  for (const option of Object.keys(GIVEN) as Option[]) {
    if (asked[option] === undefined) continue;
    if (!GIVEN[option].includes(audience)) {
      throw new ExpectedFailure('report.idle', { option, audience });
    }
    if (option === '--template' && without.includes('document')) {
      throw new ExpectedFailure('report.idle', { option, audience: null });
    }
  }
}
