import { mkdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedFailure } from '../domain/findings/failure.js';
import { diskCode, diskReason } from './disk.js';
import { makeFolder, removeEmpty } from './folders.js';
import { finished, started } from './unfinished.js';

/** A folder (no text) or a file of a working folder. */
export interface Piece {
  readonly name: string;
  readonly text: string | null;
}

export interface LaidOut {
  readonly name: string;
  /** False: it was there already and was left as it is. */
  readonly made: boolean;
}

/**
 * Makes a folder with what is missing in it; never overwrites, and leaves nothing of its own where
 * it cannot make everything. `shown` names it to people.
 */
export function layOut(folder: string, shown: string, pieces: readonly Piece[]): LaidOut[] {
  const undoings: (() => void)[] = [];
  const undo = () => {
    for (const one of undoings.splice(0).reverse()) one();
  };
  started(undo);
  try {
    const topmost = makeFolder(folder);
    undoings.push(() => removeEmpty(folder, topmost));
    return pieces.map(({ name, text }) => ({
      name,
      made: make(join(folder, name), text, undoings),
    }));
  } catch (error) {
    undo();
    const reason = diskReason(error);
    if (reason === null) throw error;
    throw new ExpectedFailure('output.notWritable', {
      path: shown,
      reason: diskCode(error) === 'EEXIST' ? 'notFolder' : reason,
    });
  } finally {
    finished(undo);
  }
}

function make(path: string, text: string | null, undoings: (() => void)[]): boolean {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return false;
  if (text === null) {
    mkdirSync(path);
    undoings.push(() => rmdirSync(path));
    return true;
  }
  // The file is claimed first, so that one which somebody else made in between is never removed.
  writeFileSync(path, '', { flag: 'wx' });
  undoings.push(() => rmSync(path));
  writeFileSync(path, text);
  return true;
}
