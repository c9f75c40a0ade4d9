import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedFailure } from '../domain/findings/failure.js';
import { diskCode, diskReason } from './disk.js';
import { makeFolder } from './folders.js';

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

/** Makes a folder with what is missing in it; never overwrites. `shown` names it to people. */
export function layOut(folder: string, shown: string, pieces: readonly Piece[]): LaidOut[] {
  try {
    makeFolder(folder);
    return pieces.map(({ name, text }) => ({ name, made: make(join(folder, name), text) }));
  } catch (error) {
    const reason = diskReason(error);
    if (reason === null) throw error;
    throw new ExpectedFailure('output.notWritable', {
      path: shown,
      reason: diskCode(error) === 'EEXIST' ? 'notFolder' : reason,
    });
  }
}

function make(path: string, text: string | null): boolean {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return false;
  if (text === null) mkdirSync(path);
  else writeFileSync(path, text, { flag: 'wx' });
  return true;
}
