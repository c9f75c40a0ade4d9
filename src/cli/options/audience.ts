import { resolve } from 'node:path';
import { type Audience, mayUnmask } from '../../domain/audience.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { shownPath } from '../../files/shown-names.js';
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
