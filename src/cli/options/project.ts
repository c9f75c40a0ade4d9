import { dirname, isAbsolute, resolve } from 'node:path';
import * as z from 'zod';
import { allowing } from '../../domain/findings/config-problem.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { writtenPeriod } from '../../domain/months/named-period.js';
import { BASES, type Basis, type Period } from '../../domain/period.js';
import { whenUsed } from '../../domain/schemas/when-used.js';
import { readText } from '../../files/read.js';
import { readConfiguration } from '../../policy/configuration.js';
import { problemsOf } from '../../policy/problems.js';
import { PROFILES, type Profile } from '../../reports/report.js';
import { unitsPattern } from '../../run/units/pattern.js';
import { DEFAULT_TIME_ZONE, isTimeZone } from './single/day.js';

export const PROJECT_FILE = 'zengshou.yaml';

/** One pattern or several; a single folder needs no brackets. */
export const filePatterns = whenUsed(() =>
  z.custom<string | string[]>(
    (value) => {
      const list = Array.isArray(value) ? value : [value];
      return list.length > 0 && list.every((path) => typeof path === 'string' && path !== '');
    },
    allowing({ kind: 'files' }),
  ),
);

const period = whenUsed(() =>
  z.custom<string>(
    (value) => typeof value === 'string' && writtenPeriod(value) !== null,
    allowing({ kind: 'period' }),
  ),
);

const text = whenUsed(() => z.string().min(1));

/** Tells whether all braces are known placeholders; a slip would become the name of a folder. */
export const hasOnlyPlaceholders = (out: string): boolean =>
  !/[{}]/u.test(out.replaceAll(/\{(?:prior|current)\}/gu, ''));
const outPattern = whenUsed(() =>
  text().refine(hasOnlyPlaceholders, allowing({ kind: 'placeholders' })),
);
const year = whenUsed(() =>
  z.strictObject({
    files: filePatterns().nullish(),
    period: period().nullish(),
    parts: z.record(text(), period()).nullish(),
  }),
);

/**
 * The keys of a project file; one without a value counts as absent. Definition:
 * docs/definitions/cli.md.
 */
const projectSchema = whenUsed(() =>
  z.strictObject({
    township: text().nullish(),
    county: text().nullish(),
    mergeKey: text().nullish(),
    prior: year().nullish(),
    current: year().nullish(),
    policy: text().nullish(),
    columns: text().nullish(),
    corrections: text().nullish(),
    matches: text().nullish(),
    accept: filePatterns().nullish(),
    exclude: filePatterns().nullish(),
    out: outPattern().nullish(),
    units: text()
      .refine((value) => unitsPattern(value) !== null, allowing({ kind: 'units' }))
      .nullish(),
    previous: text().nullish(),
    basis: z.enum(BASES).nullish(),
    profile: z.enum(PROFILES).nullish(),
    template: text().nullish(),
    timeZone: z
      .string()
      .refine(isTimeZone, allowing({ kind: 'timeZone' }))
      .nullish(),
  }),
);

interface ProjectYear {
  readonly files: readonly string[];
  readonly period: Period | null;
  /** The months of files by patterns of their names; the first that fits counts. */
  readonly parts: readonly (readonly [string, Period])[];
}

/** What a working folder says of itself. */
export interface Project {
  /** The file, where it stands in a folder above; its paths are told from below. */
  readonly above: string | null;
  readonly township: string | null;
  readonly county: string | null;
  /** The county's key of hashes that merge. */
  readonly mergeKey: string | null;
  readonly prior: ProjectYear;
  readonly current: ProjectYear;
  readonly policy: string | null;
  readonly columns: string | null;
  readonly corrections: string | null;
  readonly matches: string | null;
  /** Lists of exceptions and sign-off tables. */
  readonly accept: readonly string[];
  /** Patterns of files that are left out. */
  readonly exclude: readonly string[];
  readonly out: string | null;
  /** Where the files of townships lie. Definition: docs/definitions/units.md. */
  readonly units: string | null;
  /** Last month's results of the units. */
  readonly previous: string | null;
  /** How the current year is compared. */
  readonly basis: Basis | null;
  /** How workbooks are laid out. */
  readonly profile: Profile;
  /** The county's own document. */
  readonly template: string | null;
  /** The time zone by whose clock a day begins. */
  readonly timeZone: string;
}

/** The project file of a folder; one that says nothing where there is none. `path` is for the disk. */
export const readProject = (path: string): Project =>
  projectAt(path, PROJECT_FILE) ?? projectSaid({});

/**
 * The project file of a folder, else that of the nearest folder above; one that says nothing where
 * there is none. Its paths are told from the folder.
 */
export function findProject(folder: string): Project {
  for (let above = folder, name = PROJECT_FILE; ; above = dirname(above), name = `../${name}`) {
    const found = projectAt(resolve(above, PROJECT_FILE), name);
    if (found !== null) return fromBelow(found, name);
    if (dirname(above) === above) return projectSaid({});
  }
}

/** The project file at a path; null where there is none. */
function projectAt(path: string, name: string): Project | null {
  const reading = readText(path);
  if ('text' in reading) return projectOf(reading.text, name);
  const { reason } = reading;
  if (reason === 'missing') return null;
  throw new ExpectedFailure('config.unreadable', { config: 'project', file: name, reason });
}

/** The paths of a project file as they are told from a folder below it. */
function fromBelow(project: Project, name: string): Project {
  const up = name.slice(0, -PROJECT_FILE.length);
  if (up === '') return project;
  const told = <Path extends string | null>(path: Path): Path =>
    path === null || isAbsolute(path) ? path : (`${up}${path}` as Path);
  const { prior, current } = project;
  return {
    ...project,
    above: name,
    prior: { ...prior, files: prior.files.map(told) },
    current: { ...current, files: current.files.map(told) },
    mergeKey: told(project.mergeKey),
    policy: told(project.policy),
    columns: told(project.columns),
    template: told(project.template),
    corrections: told(project.corrections),
    matches: told(project.matches),
    previous: project.previous === 'none' ? 'none' : told(project.previous),
    accept: project.accept.map(told),
    // A pattern without a folder fits wherever the file lies.
    exclude: project.exclude.map((one) => (one.includes('/') ? told(one) : one)),
    out: told(project.out),
  };
}

function projectOf(content: string, name: string): Project {
  const invalid = (
    problems: ExpectedFailure<'config.invalid'>['params']['problems'],
  ): ExpectedFailure =>
    new ExpectedFailure('config.invalid', { config: 'project', file: name, problems });
  const reading = readConfiguration(content);
  if ('problems' in reading) throw invalid(reading.problems);
  const { configuration } = reading;
  const { success, data, error } = projectSchema().safeParse(configuration.value);
  if (!success) {
    throw invalid(problemsOf(error, projectSchema(), configuration, configuration.value));
  }
  return projectSaid(data);
}

/** What a project file says, and what holds where it says nothing. */
function projectSaid(data: z.infer<ReturnType<typeof projectSchema>>): Project {
  return {
    above: null,
    township: data.township ?? null,
    county: data.county ?? null,
    mergeKey: data.mergeKey ?? null,
    prior: yearOf(data.prior),
    current: yearOf(data.current),
    policy: data.policy ?? null,
    columns: data.columns ?? null,
    corrections: data.corrections ?? null,
    matches: data.matches ?? null,
    accept: [data.accept ?? []].flat(),
    exclude: [data.exclude ?? []].flat(),
    out: data.out ?? null,
    units: data.units ?? null,
    previous: data.previous ?? null,
    basis: data.basis ?? null,
    profile: data.profile ?? 'standard',
    template: data.template ?? null,
    timeZone: data.timeZone ?? DEFAULT_TIME_ZONE,
  };
}

const yearOf = (written: z.infer<ReturnType<typeof year>> | null | undefined): ProjectYear => ({
  files: [written?.files ?? []].flat(),
  period: typeof written?.period === 'string' ? writtenPeriod(written.period) : null,
  parts: Object.entries(written?.parts ?? {}).flatMap(([pattern, months]) => {
    const named = writtenPeriod(months);
    return named === null ? [] : [[pattern, named] as const];
  }),
});
