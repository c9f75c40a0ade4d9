import { DEFAULT_LIMITS } from '../../intake/sheet.js';
import type { RunSettings } from '../../run/analyze/run-outcome.js';
import type { ValidateSettings } from '../../run/check/prepared.js';
import type { GatherSettings } from '../../run/read/gathered.js';
import type { InputFile } from '../../run/read/read-file.js';
import { likeIn } from './audience.js';
import { columnMapsOf } from './column-map.js';
import type { RunOptions } from './run-options.js';
import { dayOfMaking, today } from './single/day.js';
import { templateAt } from './single/looks.js';

/** What reading both years needs. */
const gatherSettings = async (
  options: RunOptions,
  inputs: readonly InputFile[],
): Promise<GatherSettings> => ({
  inputs,
  periods: options.periods,
  partOf: options.partOf,
  basis: options.basis,
  township: options.township,
  policy: options.policy.policy,
  ...(await columnMapsOf(options.columnsFile, options.folder)),
  limits: DEFAULT_LIMITS,
});

/** What an analysis needs, but for what people decided of the tables. */
export const runSettings = async (
  options: RunOptions,
  inputs: readonly InputFile[],
): Promise<RunSettings> => ({
  ...(await gatherSettings(options, inputs)),
  county: options.county,
  unmasked: options.unmasked,
  parquet: options.parquet,
  audience: options.audience,
  like: options.like === null ? null : likeIn(options.like, options.folder),
  profile: options.profile,
  template: await templateAt(options.template, options.folder),
  reportLang: options.reportLang,
  without: options.without,
  madeOn: dayOfMaking(options.date ?? undefined, options.shell.env, options.timeZone),
  toolVersion: ZENGSHOU_VERSION,
});

/** What checking files needs. */
export const checkSettings = async (
  options: RunOptions,
  inputs: readonly InputFile[],
): Promise<ValidateSettings> => ({
  ...(await gatherSettings(options, inputs)),
  today: () => today(options.shell.env, options.timeZone),
});
