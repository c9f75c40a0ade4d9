import type { Provenance } from '../../../run/analyze/manifest.js';
import { deciding } from '../../options/deciding.js';
import type { RunOptions } from '../../options/run-options.js';
import { generatedAt } from '../../options/single/generated-at.js';
import { templateSum } from '../../options/single/looks.js';
import type { Destination } from './destination.js';

/** What was asked for, as far as it changes the results. */
export const askedOf = (options: RunOptions): Provenance['options'] => ({
  basis: options.basis,
  township: options.township,
  county: options.county,
  strict: options.strict,
  unmasked: options.unmasked,
  ...(options.audience === 'township' ? {} : { audience: options.audience }),
  reportLang: options.reportLang,
  ...(options.parquet && { parquet: true }),
  ...(options.profile === 'accessible' && { profile: options.profile }),
  ...(options.template !== null && { template: templateSum(options.template, options.folder) }),
  ...(options.date !== null && { date: options.date }),
  ...(options.without.length > 0 && { without: options.without }),
});

/** What a run rests on besides its inputs. */
export const provenanceOf = (options: RunOptions, asked: Destination['asked']): Provenance => ({
  policySha256: options.policy.sha256,
  decidedBy: deciding(options),
  options: { ...askedOf(options), ...asked },
  generatedAt: generatedAt(options.shell.env.SOURCE_DATE_EPOCH),
});
