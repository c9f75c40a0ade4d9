import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ExpectedFailure } from '../domain/findings/failure.js';
import { diskCode, writing } from './disk.js';
import { makeFolder, removeEmpty } from './folders.js';
import { type KeptFolder, keepEdited } from './kept.js';
import { ensureReplaceable, filesIn, type OutputFolder } from './output.js';
import { OWN_FOLDER } from './rights.js';
import { shownPath } from './shown-names.js';
import { leftBy, siblingName } from './staging.js';
import { finished, started } from './unfinished.js';

/**
 * An attempt at results that others may attempt too, on other machines that share the folder: none
 * can see whether another still lives, and no lock outlives a machine. So each writes in a folder of
 * its own, whoever is done first renames it, and removes what the others left or still have: they
 * notice at their next step. Definition: docs/definitions/units.md.
 */
export interface AttemptOptions {
  /** What the folder is relative to, also when it is named to people. */
  readonly folder: string;
  /** Where what people have changed is kept when the results are replaced. */
  readonly kept: string;
  /** Whether the results that stand there are what this attempt would make. */
  isDone(): boolean;
}

export function openAttempt(target: string, options: AttemptOptions): OutputFolder {
  const name = shownPath(target, options.folder);
  const parent = dirname(target);
  const onDisk = <T>(act: () => T): T => writing(name, act);
  onDisk(() => ensureReplaceable(target, { folder: options.folder }));
  const staging = join(parent, siblingName(target, 'new'));
  const inStaging = <T>(act: () => T): T =>
    writing(name, act, () => (existsSync(staging) ? null : overtaken(name)));
  const made = onDisk(() => begin(staging));
  const output: OutputFolder = {
    path: target,
    ...filesIn(staging, inStaging),
    commit() {
      inStaging(() => flush(staging));
      inStaging(() => takePlace(staging, target, name, options));
      const kept = onDisk(() => settleAttempt(target, options.kept));
      finished(output.discard);
      return { kept, replacedOther: false };
    },
    discard() {
      if (!finished(output.discard)) return;
      removed(staging);
      removeMade(parent, made);
    },
  };
  started(output.discard);
  return output;
}

const overtaken = (path: string): ExpectedFailure =>
  new ExpectedFailure('output.overtaken', { path });

const TRIES = 5;

/** Another attempt may be tidying up the folder above at the same time. */
function begin(staging: string): string | null {
  for (let left = TRIES; ; left -= 1) {
    try {
      const made = makeFolder(dirname(staging), OWN_FOLDER);
      mkdirSync(staging, { mode: OWN_FOLDER });
      return made;
    } catch (error) {
      if (left === 0 || diskCode(error) !== 'ENOENT') throw error;
    }
  }
}

function removeMade(parent: string, made: string | null): void {
  try {
    removeEmpty(parent, made);
  } catch (error) {
    // Another attempt has begun there, or removed it.
    if (diskCode(error) === null) throw error;
  }
}

/** Results must be on the disk before their name is there, for a machine may lose its power. */
function flush(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      flush(path);
      continue;
    }
    const file = openSync(path, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
}

/** What a rename over a folder that holds something is refused with, by system. */
const TAKEN: ReadonlySet<string | null> = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES']);

function takePlace(staging: string, target: string, name: string, options: AttemptOptions): void {
  for (let left = TRIES; ; left -= 1) {
    try {
      renameSync(staging, target);
      return;
    } catch (error) {
      if (left === 0 || !TAKEN.has(diskCode(error)) || !existsSync(target)) throw error;
    }
    if (options.isDone()) {
      removed(staging);
      throw overtaken(name);
    }
    ensureReplaceable(target, { folder: options.folder });
    moveAway(target);
  }
}

function moveAway(target: string): void {
  taken(target, join(dirname(target), siblingName(target, 'old')));
}

/**
 * Once results stand: keeps what people had changed in those that were replaced, and removes what
 * other attempts left or still have. Each is taken by a rename, so that two cannot both have it.
 */
export function settleAttempt(target: string, kept: string): KeptFolder[] {
  for (const path of leftBy(target, 'new')) removed(path);
  return leftBy(target, 'old').flatMap((path) => {
    const mine = join(dirname(target), siblingName(target, 'old'));
    if (!taken(path, mine)) return [];
    const edited = keepEdited(mine, kept);
    removed(mine);
    return edited === null ? [] : [edited];
  });
}

/** False where another attempt has taken it first. */
function taken(path: string, as: string): boolean {
  try {
    renameSync(path, as);
    return true;
  } catch (error) {
    if (diskCode(error) !== 'ENOENT') throw error;
    return false;
  }
}

/** Renamed first: whoever still writes into it finds it gone, and cannot fill it again. */
function removed(path: string): void {
  const mine = `${path.slice(0, path.lastIndexOf('-'))}-${randomBytes(3).toString('hex')}`;
  try {
    if (taken(path, mine)) rmSync(mine, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    // Files that are still held open stay; the next attempt removes them.
    if (diskCode(error) === null) throw error;
  }
}
