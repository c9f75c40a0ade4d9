import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExitCode, ExpectedFailure } from '../../../domain/findings/failure.js';
import { maskWithin } from '../../../domain/masking.js';
import { DATA_FILES } from '../../../domain/outcomes/files.js';
import { openAttempt, settle } from '../../../files/attempt.js';
import { runIn } from '../../../files/ours.js';
import { sha256OfFile } from '../../../files/sha256.js';
import { restore } from '../../../files/staging.js';
import type { MadeOf } from '../../../results/made-of.js';
import { shown } from '../../../results/manifest.js';
import { codeOf, isMadeOf, type Standing, standingIn } from '../../../run/units/standing.js';
import { deciding } from '../../options/deciding.js';
import { previousOf } from '../../options/previous.js';
import type { RunFlags } from '../../options/shared.js';
import { hireCrew } from '../../options/single/crew.js';
import { today } from '../../options/single/day.js';
import { mergeKeyFrom } from '../../options/single/merge-key.js';
import { type UnitJob, unitJob } from '../../options/single/unit.js';
import { openScreen, type Screen } from '../../screen/screen.js';
import type { Shell } from '../../screen/shell.js';
import { warnOfReplaced } from '../../views/committed.js';
import type { Destination } from './destination.js';
import { analyze } from './job.js';
import { askedOf } from './provenance.js';

/** How often a unit is done again because another attempt, of older files, took its place. */
const TRIES = 3;

/**
 * One unit of a plan: done where it is not done yet. Nothing of an attempt that was killed stands in
 * the way of another one, on this machine or another. Definition: docs/definitions/units.md.
 */
export async function analyzeUnit(named: string, flags: RunFlags, shell: Shell): Promise<ExitCode> {
  const job = unitJob(named, flags, shell);
  const screen = openScreen(job.options, shell);
  restore(job.target);
  for (let left = TRIES; ; left -= 1) {
    const standing = doneAlready(job);
    if (standing !== null) return await leave(job, standing, screen);
    try {
      return await attempt(job, screen);
    } catch (error) {
      const isOvertaken = error instanceof ExpectedFailure && error.code === 'output.overtaken';
      if (!isOvertaken || left === 1) throw error;
    }
  }
}

async function attempt(job: UnitJob, screen: Screen): Promise<ExitCode> {
  const crew = hireCrew(job.options.shell, job.options.jobs);
  try {
    return await analyze(job.options, crew, destinationOf(job, screen));
  } finally {
    await crew.dismiss();
  }
}

function destinationOf(job: UnitJob, screen: Screen): Destination {
  const { options, target, kept, previous, unit, asked } = job;
  return {
    open: () =>
      openAttempt(target, {
        folder: options.folder,
        kept,
        isDone: () => doneAlready(job) !== null,
      }),
    beforeCommit: () => undefined,
    async previous(own) {
      if (previous === null) return null;
      if (existsSync(previous)) return await previousOf({ ...options, previous }, own, screen);
      screen.note(screen.words.units.noPrevious(maskWithin(unit.unit)));
      return null;
    },
    asked,
  };
}

/** The results that stand, where this run would make the same. */
function doneAlready(job: UnitJob): Standing | null {
  const standing = standingIn(job.target);
  if (standing === null) return null;
  const { shell, timeZone } = job.options;
  return isMadeOf(standing, wantedOf(job), today(shell.env, timeZone)) ? standing : null;
}

function wantedOf({ options, previous, asked }: UnitJob): MadeOf {
  const { policy, sha256 } = options.policy;
  const inputs = (['prior', 'current'] as const).flatMap((year) =>
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

/** Says that nothing was to be done, and ends as the run did. */
async function leave(job: UnitJob, standing: Standing, screen: Screen): Promise<ExitCode> {
  const { target, kept, unit, options } = job;
  warnOfReplaced(
    { kept: settle(target, kept), replacedOther: false },
    target,
    options.folder,
    screen,
  );
  screen.note(screen.words.units.done(maskWithin(unit.unit)));
  if (options.json) screen.print(readFileSync(join(target, DATA_FILES.summary), 'utf8').trimEnd());
  return await codeOf(standing);
}
