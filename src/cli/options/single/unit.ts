import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ExpectedFailure } from '../../../domain/findings/failure.js';
import { periodText, periodTextIfAny } from '../../../domain/period.js';
import { isWithin, realPath, withSeparator } from '../../../files/folders.js';
import { keptOfUnit } from '../../../files/kept.js';
import { runIn } from '../../../files/ours.js';
import { shownPath } from '../../../files/shown-names.js';
import type { PlanUnit } from '../../../results/plan.js';
import { isYearFolder } from '../../../run/units/find.js';
import { type Plan, readPlan, splitUnit, unitNamed } from '../../../run/units/read.js';
import type { Shell } from '../../screen/shell.js';
import { PROJECT_FILE, type Project, readProject } from '../project.js';
import { outFolder, type RunOptions, requireRun, resolveRunOptions } from '../run-options.js';
import type { RunFlags } from '../shared.js';
import { refuse } from '../value.js';

/** A unit of a plan with everything that its run needs. Definition: docs/definitions/units.md. */
export interface UnitJob {
  readonly unit: PlanUnit;
  readonly options: RunOptions;
  /** Where its results lie. */
  readonly target: string;
  /** Where what people have changed in them is kept. */
  readonly kept: string;
  /** Last month's results of the unit; null where there are none to look for. */
  readonly previous: string | null;
  /** What was asked for besides the options of every run. */
  readonly asked: Readonly<Record<string, unknown>>;
}

/** Options that the plan already gives for a unit, so that they are refused here. */
const SAID_BY_PLAN = [
  ['--prior', 'prior'],
  ['--current', 'current'],
  ['--township', 'township'],
  ['--county', 'county'],
] as const satisfies readonly (readonly [string, keyof RunFlags])[];

export function unitJob(named: string, flags: RunFlags, shell: Shell): UnitJob {
  for (const [option, key] of SAID_BY_PLAN) {
    if (flags[key] !== undefined)
      throw new ExpectedFailure('usage.conflict', { option: '--unit', other: option });
  }
  const { folder } = shell;
  const split = splitUnit(named, (path) => resolve(folder, path));
  if (split === null) refuse('--unit', named, { kind: 'unit' });
  const path = resolve(folder, split.plan);
  const plan = readPlan(path, shownPath(path, folder));
  const unit = unitNamed(plan, split.unit, shownPath(path, folder));
  const project = projectOf(plan, unit, folder);
  const options = resolveRunOptions(flagsOf(flags, plan, unit), shell, project);
  const out = resolve(folder, knownFolder(requireRun(options).out, options.periods));
  refuseAtInputs(out, plan, folder);
  const target = join(out, ...unit.unit.split('/'));
  const previous = flags.previous ?? project.previous;
  return {
    unit,
    options: { ...options, out: target },
    target,
    kept: keptOfUnit(out, unit.unit),
    previous:
      previous === null || previous === 'none' ? null : resolve(folder, previous, unit.unit),
    asked: {
      periods: {
        prior: periodTextIfAny(options.periods.prior),
        current: periodTextIfAny(options.periods.current),
      },
      ...(options.like === null ? {} : { like: runIn(resolve(folder, options.like)) }),
      parts: { prior: partsOf(project.prior), current: partsOf(project.current) },
    },
  };
}

const partsOf = ({ parts }: Project['prior']) =>
  parts.map(([pattern, period]) => [pattern, periodText(period)]);

const flagsOf = (flags: RunFlags, plan: Plan, unit: PlanUnit): RunFlags => {
  const within = (path: string): string => resolve(plan.folder, path);
  const { policy = unit.policy === null ? null : within(unit.policy) } = flags;
  return {
    ...flags,
    prior: unit.prior.map(within),
    current: unit.current.map(within),
    township: unit.township,
    ...(unit.county === null ? {} : { county: unit.county }),
    ...(policy === null ? {} : { policy }),
  };
};

/** The settings of the folder that the plan was made of: the nearest above the files with `units:`. */
function projectOf(plan: Plan, { prior, current }: PlanUnit, folder: string): Project {
  const files = [...prior, ...current].map((path) => resolve(plan.folder, path));
  for (let above = commonFolder(files); ; above = dirname(above)) {
    const file = join(above, PROJECT_FILE);
    const project = existsSync(file) ? readProject(file) : null;
    if (project !== null && project.units !== null) return seenFrom(project, above);
    if (above === dirname(above)) break;
  }
  return { ...readProject(resolve(folder, PROJECT_FILE)), policy: null };
}

function commonFolder(files: readonly string[]): string {
  let common = dirname(files[0] ?? '');
  while (!files.every((file) => file.startsWith(withSeparator(common)))) common = dirname(common);
  return common;
}

/** Paths of a project file are relative to its folder; the policy of a unit is the plan's. */
function seenFrom(project: Project, root: string): Project {
  const within = <T extends string | null>(path: T): T | string =>
    path === null ? path : resolve(root, path);
  return {
    ...project,
    mergeKey: within(project.mergeKey),
    policy: null,
    columns: within(project.columns),
    template: within(project.template),
    corrections: within(project.corrections),
    matches: within(project.matches),
    accept: project.accept.map((path) => resolve(root, path)),
    out: within(project.out),
    previous: within(project.previous),
  };
}

/** The folder of a unit's results, which must be known before its tables are read. */
function knownFolder(out: string, { prior, current }: RunOptions['periods']): string {
  if (!/\{(?:prior|current)\}/.test(out)) return out;
  if (prior !== null && current !== null) return outFolder(out, { prior, current });
  throw new ExpectedFailure('period.missing', {
    prior: periodTextIfAny(prior),
    current: periodTextIfAny(current),
  });
}

/** Results among the tables would be read as tables the next time. */
function refuseAtInputs(out: string, { folder: planFolder, units }: Plan, folder: string): void {
  const real = realPath(out);
  const folders = new Set<string>();
  for (const { prior, current } of units) {
    for (const path of [...prior, ...current]) folders.add(inputFolder(resolve(planFolder, path)));
  }
  for (const inputs of folders) {
    const tables = realPath(inputs);
    if (!isWithin(real, tables) && !isWithin(tables, real)) continue;
    throw new ExpectedFailure('units.outAtInputs', {
      path: shownPath(out, folder),
      folder: shownPath(inputs, folder),
    });
  }
}

/** The folder of the year, else that of the file. */
function inputFolder(file: string): string {
  for (let above = dirname(file); above !== dirname(above); above = dirname(above)) {
    if (isYearFolder(basename(above))) return above;
  }
  return dirname(file);
}
