import { linkSync, lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ExpectedFailure } from '../domain/findings/failure.js';
import { writing } from './disk.js';
import { makeFolder, realPath } from './folders.js';
import { outputsOf } from './ours.js';
import { readFile } from './read.js';
import { OWN_FILE, OWN_FOLDER } from './rights.js';
import { shownPath } from './shown-names.js';
import { removeAbandoned, siblingName } from './staging.js';
import { finished, started } from './unfinished.js';

/**
 * Writes one file as a whole or not at all; a file that is there already stays, for it may be
 * somebody's work.
 */
export function writeSingle(path: string, bytes: Uint8Array, folder: string): string {
  const target = resolve(folder, path);
  const name = shownPath(target, folder);
  ensureNew(target, name);
  return written(target, name, bytes, (staging) => place(staging, target, name));
}

/** The same in place of an earlier file of its kind; any other file stays. */
export function replaceSingle(
  path: string,
  bytes: Uint8Array,
  folder: string,
  isOfItsKind: (text: string) => boolean,
): string {
  const target = resolve(folder, path);
  const name = shownPath(target, folder);
  const reading = readFile(target, MOST_REPLACED);
  const isReplaceable =
    'bytes' in reading
      ? isOfItsKind(new TextDecoder().decode(reading.bytes))
      : reading.reason === 'missing';
  if (!isReplaceable) throw new ExpectedFailure('output.exists', { path: name });
  return written(target, name, bytes, (staging) => renameSync(staging, target));
}

const MOST_REPLACED = 2 ** 30;

function written(
  target: string,
  name: string,
  bytes: Uint8Array,
  takePlace: (staging: string) => void,
): string {
  const staging = join(dirname(target), siblingName(target, 'new'));
  const undo = () => rmSync(staging, { force: true });
  started(undo);
  try {
    return writing(name, () => {
      makeFolder(dirname(target), OWN_FOLDER);
      removeAbandoned(dirname(target));
      writeFileSync(staging, bytes, { flag: 'wx', mode: OWN_FILE });
      takePlace(staging);
      return target;
    });
  } finally {
    undo();
    finished(undo);
  }
}

/** Refuses a name that is taken before any work is done. */
export function ensureFree(path: string, folder: string): void {
  const target = resolve(folder, path);
  const name = shownPath(target, folder);
  ensureNew(target, name);
  refuseInResults(target, name, folder);
}

function ensureNew(target: string, name: string): void {
  const state = writing(name, () => lstatSync(target, { throwIfNoEntry: false }));
  if (state !== undefined) throw new ExpectedFailure('output.exists', { path: name });
}

/** A folder of results holds what one run wrote: it would not be replaced with another file in it. */
function refuseInResults(target: string, name: string, folder: string): void {
  for (let above = dirname(realPath(target)); above !== dirname(above); above = dirname(above)) {
    if (outputsOf(above) === null) continue;
    const results = shownPath(above, realPath(folder));
    throw new ExpectedFailure('output.atResults', { path: name, results, option: '--out' });
  }
}

/**
 * Puts the file in its place by a hard link, which never replaces a file that came in between; by a
 * rename on disks without links.
 */
function place(staging: string, target: string, name: string): void {
  try {
    linkSync(staging, target);
  } catch {
    ensureNew(target, name);
    renameSync(staging, target);
  }
}
