import { dirname, resolve } from 'node:path';
import picomatch from 'picomatch';
import type { Audience } from '../../domain/audience.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { Year } from '../../domain/household.js';
import { writtenPeriod } from '../../domain/months/named-period.js';
import { typedName } from '../../domain/names/typed-name.js';
import { type Basis, type Period, periodText } from '../../domain/period.js';
import { readText } from '../../files/read.js';
import { displayName, shownPath } from '../../files/shown-names.js';
import type { Lang } from '../../locales/index.js';
import { loadPolicy } from '../../policy/load.js';
import type { LoadedPolicy } from '../../policy/merge.js';
import type { Leavable, Profile } from '../../reports/report.js';
import type { Shell } from '../screen/shell.js';
import { refuseIdle } from './audience.js';
import { findProject, hasOnlyPlaceholders, type Project } from './project.js';
import type { RunFlags } from './shared.js';
import { dayFlag } from './single/day.js';
import { looksOf } from './single/looks.js';
import { leftOut } from './single/without.js';
import { refuse } from './value.js';

/** What a verb works with: options first, then the project file, then the defaults. */
export interface RunOptions {
  readonly shell: Shell;
  /** The folder that files are relative to, also when they are named to people. */
  readonly folder: string;
  /** Files, folders and globs. */
  readonly prior: readonly string[];
  readonly current: readonly string[];
  /** Patterns of files that are left out. */
  readonly exclude: readonly string[];
  /** The given periods; null where the titles of the tables say them. */
  readonly periods: Readonly<Record<Year, Period | null>>;
  /** The months of a file's tables, where the project file names them. */
  readonly partOf: (year: Year, file: string) => Period | null;
  /** The project file, where it lies in a folder above. */
  readonly projectAbove: string | null;
  readonly basis: Basis;
  readonly township: string | null;
  readonly county: string | null;
  /** The file of the county's key; null where none is given. */
  readonly mergeKey: string | null;
  /** A folder of results, or `none`; null: the one beside the results of this run. */
  readonly previous: string | null;
  /** Sheets and files that nobody wants. */
  readonly without: readonly Leavable[];
  /** The folder of the results, perhaps with `{prior}` and `{current}`: see `outFolder`. */
  readonly out: string | null;
  readonly policy: LoadedPolicy;
  readonly columnsFile: string | null;
  readonly accept: readonly string[];
  readonly corrections: string | null;
  readonly matches: string | null;
  /** The day of making as an option gives it. */
  readonly date: string | null;
  /** The time zone by whose clock a day begins. */
  readonly timeZone: string;
  /** How many files are worked on at a time; null for as many as suit the machine. */
  readonly jobs: number | null;
  readonly strict: boolean;
  /** The data once more as Parquet. */
  readonly parquet: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly unmasked: boolean;
  readonly audience: Audience;
  /** The folder of an earlier publication of the year. */
  readonly like: string | null;
  readonly profile: Profile;
  /** The county's own document, to be filled. */
  readonly template: string | null;
  readonly reportLang: Lang;
}

export function resolveRunOptions(
  flags: RunFlags,
  shell: Shell,
  project: Project = findProject(shell.folder),
): RunOptions {
  const { folder } = shell;
  const { audience = 'township', like = null, profile, template } = flags;
  const without = leftOut(flags.without ?? [], flags.reportLang ?? 'zh');
  refuseIdle(audience, without, {
    ...{ '--profile': profile, '--template': template, '--like': flags.like },
  });
  return {
    shell,
    folder,
    prior: flags.prior ?? project.prior.files,
    current: flags.current ?? project.current.files,
    exclude: flags.exclude ?? project.exclude,
    periods: {
      prior: periodFlag('--prior-period', flags.priorPeriod) ?? project.prior.period,
      current: periodFlag('--current-period', flags.currentPeriod) ?? project.current.period,
    },
    partOf: partsOf(project, folder),
    projectAbove: project.above,
    basis: flags.basis ?? project.basis ?? 'same-period',
    township: shownName(flags.township ?? project.township),
    county: shownName(flags.county ?? project.county),
    mergeKey: flags.mergeKey ?? project.mergeKey,
    previous: flags.previous ?? null,
    without,
    out: outFlag(flags.out) ?? project.out,
    policy: policyIn(flags.policy ?? project.policy, folder),
    accept: flags.accept ?? project.accept,
    corrections: flags.corrections ?? project.corrections,
    matches: flags.matches ?? project.matches,
    date: dateFlag(flags.date),
    timeZone: project.timeZone,
    columnsFile: columnsOf(flags, project, folder),
    jobs: jobsOf(flags.jobs),
    strict: flags.strict === true,
    parquet: flags.parquet === true,
    quiet: flags.quiet === true,
    json: flags.json === true,
    unmasked: flags.unmasked === true,
    ...{ audience, like },
    ...looksOf(flags, project),
    reportLang: flags.reportLang ?? 'zh',
  };
}

const shownName = (name: string | null): string | null => (name === null ? null : typedName(name));

/**
 * Finds the months of a file. Patterns are matched with the path from the project's folder, where a
 * star also stands for folders.
 */
function partsOf(project: Project, folder: string): RunOptions['partOf'] {
  const ofYear = (year: Year) =>
    project[year].parts.map(([pattern, months]) => ({
      isOf: picomatch([pattern, `**/${pattern}`], { bash: true }),
      months,
    }));
  const years = { prior: ofYear('prior'), current: ofYear('current') };
  const named = (file: string): string =>
    project.above === null
      ? file
      : displayName(resolve(folder, file), resolve(folder, dirname(project.above)));
  return (year, file) => years[year].find(({ isOf }) => isOf(named(file)))?.months ?? null;
}

/** The folder of the results, once the periods are known. */
export const outFolder = (out: string, periods: Readonly<Record<Year, Period>>): string =>
  out
    .replaceAll('{prior}', periodText(periods.prior))
    .replaceAll('{current}', periodText(periods.current));

/** Results of an earlier run are no inputs, wherever they lie. */
export function resultFolders({ out }: Pick<RunOptions, 'out'>): string[] {
  const results = (out ?? '').replace(/\{.*$/, '');
  return results === '' ? [] : [results];
}

/** The patterns of both years, without which nothing can be compared. */
export function requireInputs({ prior, current }: RunOptions): void {
  if (prior.length === 0) throw new ExpectedFailure('usage.missingInputs', { year: 'prior' });
  if (current.length === 0) throw new ExpectedFailure('usage.missingInputs', { year: 'current' });
}

/** The patterns of both years and the folder of the results, without which nothing can be analysed. */
export function requireRun(options: RunOptions): { readonly out: string } {
  requireInputs(options);
  const { out } = options;
  if (out === null) throw new ExpectedFailure('usage.missingOut', {});
  return { out };
}

function periodFlag(option: string, value: string | undefined): Period | null {
  if (value === undefined) return null;
  return writtenPeriod(value) ?? refuse(option, value, { kind: 'period' });
}

const dateFlag = (value: string | undefined): string | null =>
  value === undefined ? null : dayFlag('--date', value);

function outFlag(value: string | undefined): string | null {
  if (value === undefined) return null;
  return hasOnlyPlaceholders(value) ? value : refuse('--out', value, { kind: 'placeholders' });
}

const MOST_JOBS = 64;

function jobsOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  const jobs = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  return refuse('--jobs', value, { kind: 'number', least: 1, most: MOST_JOBS, whole: true });
}

/** The policy of a file; the default without one. */
export function policyIn(path: string | null, folder: string): LoadedPolicy {
  if (path === null) return loadPolicy(null);
  const file = shownPath(resolve(folder, path), folder);
  const reading = readText(resolve(folder, path));
  if ('text' in reading) return loadPolicy({ file, text: reading.text });
  const { reason } = reading;
  throw new ExpectedFailure('config.unreadable', { config: 'policy', file, reason });
}

function columnsOf(flags: RunFlags, project: Project, folder: string): string | null {
  const path = flags.columns ?? project.columns;
  return path === null ? null : resolve(folder, path);
}
