import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExitCode, ExpectedFailure } from '../../../domain/findings/failure.js';
import { maskWithin } from '../../../domain/masking.js';
import { DATA_FILES } from '../../../domain/outcomes/files.js';
import { openAttempt, settleAttempt } from '../../../files/attempt.js';
import { restore } from '../../../files/staging.js';
import { codeOf, type Standing } from '../../../run/units/standing.js';
import { previousOf } from '../../options/previous.js';
import type { RunFlags } from '../../options/shared.js';
import { hireCrew } from '../../options/single/crew.js';
import { type UnitJob, unitJob } from '../../options/single/unit.js';
import { openScreen, type Screen } from '../../screen/screen.js';
import type { Shell } from '../../screen/shell.js';
import { warnOfReplaced } from '../../views/committed.js';
import type { Destination } from './destination.js';
import { analyze } from './job.js';
import { doneAlready } from './unit-standing.js';

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

/** Says that nothing was to be done, and ends as the run did. */
async function leave(job: UnitJob, standing: Standing, screen: Screen): Promise<ExitCode> {
  const { target, kept, unit, options } = job;
  warnOfReplaced(
    { kept: settleAttempt(target, kept), replacedOther: false },
    target,
    options.folder,
    screen,
  );
  screen.note(screen.words.units.done(maskWithin(unit.unit)));
  if (options.json) screen.print(readFileSync(join(target, DATA_FILES.summary), 'utf8').trimEnd());
  return await codeOf(standing);
}
