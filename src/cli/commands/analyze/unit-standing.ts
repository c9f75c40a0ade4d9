import { YEARS } from '../../../domain/household.js';
import { maskWithin } from '../../../domain/masking.js';
import { runIn } from '../../../files/ours.js';
import { sha256OfFile } from '../../../files/sha256.js';
import type { MadeOf } from '../../../results/made-of.js';
import { shown } from '../../../results/manifest.js';
import { isMadeOf, type Standing, standingIn } from '../../../run/units/standing.js';
import { deciding } from '../../options/deciding.js';
import { today } from '../../options/single/day.js';
import { mergeKeyFrom } from '../../options/single/merge-key.js';
import type { UnitJob } from '../../options/single/unit.js';
import { askedOf } from './provenance.js';

/** The results that stand, where this run would make the same. */
export function doneAlready(job: UnitJob): Standing | null {
  const standing = standingIn(job.target);
  if (standing === null) return null;
  const { shell, timeZone } = job.options;
  return isMadeOf(standing, wantedOf(job), today(shell.env, timeZone)) ? standing : null;
}

/** What this run would be made of. */
function wantedOf({ options, previous, asked }: UnitJob): MadeOf {
  const { policy, sha256 } = options.policy;
  const inputs = YEARS.flatMap((year) =>
    options[year].map((path) => ({ year, sha256: sha256OfFile(path) })),
  );
  return {
    version: ZENGSHOU_VERSION,
    policy: { name: maskWithin(policy.name), sha256 },
    inputs,
    asked: {
      options: shown({ ...askedOf(options), ...asked }) as Readonly<Record<string, unknown>>,
      decidedBy: deciding(options),
      fingerprint: mergeKeyFrom(options.mergeKey, options.folder)?.fingerprint ?? null,
      previous: previous === null ? null : runIn(previous),
    },
  };
}
