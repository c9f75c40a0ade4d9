import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { ExpectedFailure } from '../domain/findings/failure.js';
import { DATA_FILES } from '../domain/outcomes/files.js';
import { writing } from './disk.js';
import { isWithin, makeFolder, realPath, removeEmpty } from './folders.js';
import { type KeptFolder, keepEdited, keptBeside } from './kept.js';
import { whichTakes } from './named-folders.js';
import { ensureOurs, runIn } from './ours.js';
import { OWN_FILE, OWN_FOLDER } from './rights.js';
import { shownPath } from './shown-names.js';
import { recover, siblingName } from './staging.js';
import { finished, started } from './unfinished.js';

/**
 * Results are written beside the folder they are meant for, and take its place as a whole at the
 * end: whatever happens before, the results of the last run stay as they were.
 */
export interface OutputFolder {
  /** Where the results will be. */
  readonly path: string;
  /** A file of the results that someone else writes; its folder is made. */
  place(name: string): string;
  write(name: string, content: string | Uint8Array): void;
  /** For results that are too large to be held; the first piece makes the file. */
  append(name: string, content: Uint8Array): void;
  /** Takes the place of what is there. */
  commit(): Committed;
  /** Removes what was written so far; does nothing after `commit`. */
  discard(): void;
}

/** What became of the results that were there. */
export interface Committed {
  /** What people had written into them, by the runs that are replaced. */
  readonly kept: readonly KeptFolder[];
  /** Another run wrote here while this one was under way. */
  readonly replacedOther: boolean;
}

export interface OutputOptions {
  /** What the folder is relative to, also when it is named to people. */
  readonly folder: string;
  /** The option that named the folder, for messages; `--out` where none is given. */
  readonly option?: string;
  /** Paths of the run's inputs, which must not lie where the results will be. */
  readonly inputs?: readonly string[];
  /** Files, folders and globs by which the inputs were named, for tables that are written for people. */
  readonly among?: readonly string[];
  /**
   * Folders of the results that the new ones are made of: these lie neither where those will be, nor
   * the other way round, and never take the place of results of villages' tables.
   */
  readonly results?: readonly string[];
}

/** Looks first whether the results may go there, so that nobody waits in vain. */
export function openOutput(path: string, options: OutputOptions): OutputFolder {
  const wanted = resolve(options.folder, path);
  const name = shownPath(wanted, options.folder);
  const onDisk = <T>(act: () => T): T => writing(name, act);
  return onDisk(() => {
    const target = targetOf(wanted);
    const made = makeFolder(dirname(target), OWN_FOLDER);
    const undoParents = () => removeEmpty(dirname(target), made);
    try {
      const kept = recover(target);
      ensureFree(target, name, options);
      return opened(target, name, { onDisk, undoParents, option: optionOf(options), kept });
    } catch (error) {
      undoParents();
      throw error;
    }
  });
}

/** Where the folder really is: a link to it stays a link. */
function targetOf(wanted: string): string {
  return lstatSync(wanted, { throwIfNoEntry: false })?.isSymbolicLink()
    ? realpathSync(wanted)
    : wanted;
}

const optionOf = ({ option = '--out' }: OutputOptions): string => option;

/** Looks whether results may go there, without making anything: for what is written after long work. */
export function ensureReplaceable(path: string, options: OutputOptions): void {
  const wanted = resolve(options.folder, path);
  ensureFree(targetOf(wanted), shownPath(wanted, options.folder), options);
}

function ensureFree(target: string, name: string, options: OutputOptions): void {
  const { folder, results } = options;
  const option = optionOf(options);
  const held = options.inputs?.find((input) => resolve(folder, input).startsWith(target + sep));
  if (held !== undefined) {
    const file = shownPath(resolve(folder, held), folder);
    throw new ExpectedFailure('output.holdsInput', { path: name, file, option });
  }
  const inputs = whichTakes(target, options.among ?? [], folder);
  if (inputs !== null)
    throw new ExpectedFailure('output.amongInputs', { path: name, inputs, option });
  refuseAtResults(target, name, options);
  const state = statSync(target, { throwIfNoEntry: false });
  if (state === undefined) return;
  if (!state.isDirectory()) {
    throw new ExpectedFailure('output.notWritable', { path: name, reason: 'notFolder' });
  }
  ensureOurs(target, name, option);
  if (results !== undefined && existsSync(join(target, DATA_FILES.households))) {
    throw new ExpectedFailure('output.notOurs', { path: name, option });
  }
}

/**
 * Results must not be written into other results or around them: a folder of results holds what one
 * run wrote, nothing else.
 */
function refuseAtResults(target: string, name: string, options: OutputOptions): void {
  const { folder, results = [] } = options;
  const real = realPath(target);
  const met = results.find((one) => {
    const path = realPath(resolve(folder, one));
    return isWithin(path, real) || isWithin(real, path);
  });
  if (met === undefined) return;
  const shown = shownPath(resolve(folder, met), folder);
  throw new ExpectedFailure('output.atResults', {
    path: name,
    results: shown,
    option: optionOf(options),
  });
}

interface Surroundings {
  readonly option: string;
  onDisk<T>(act: () => T): T;
  undoParents(): void;
  /** What people had written into results of runs that were killed. */
  readonly kept: readonly KeptFolder[];
}

function opened(
  target: string,
  name: string,
  { onDisk, undoParents, option, kept }: Surroundings,
): OutputFolder {
  const staging = join(dirname(target), siblingName(target, 'new'));
  const found = runIn(target);
  mkdirSync(staging, { mode: OWN_FOLDER });
  const output: OutputFolder = {
    path: target,
    ...filesIn(staging, onDisk),
    commit() {
      const committed = onDisk(() => {
        if (statSync(target, { throwIfNoEntry: false })) ensureOurs(target, name, option);
        const replacedOther = runIn(target) !== found;
        return { kept: [...kept, ...swap(staging, target)], replacedOther };
      });
      finished(output.discard);
      return committed;
    },
    discard() {
      if (!finished(output.discard)) return;
      rmSync(staging, { recursive: true, force: true });
      undoParents();
    },
  };
  started(output.discard);
  return output;
}

/** Writes files of results into a folder that is there; never makes that folder anew. */
export function filesIn(
  staging: string,
  onDisk: <T>(act: () => T) => T,
): Pick<OutputFolder, 'place' | 'write' | 'append'> {
  const folderOf = (path: string): void => {
    const parent = dirname(path);
    if (parent === staging || existsSync(parent)) return;
    folderOf(parent);
    mkdirSync(parent, { mode: OWN_FOLDER });
  };
  const placed = (file: string): string => {
    const path = resolve(staging, file);
    if (!path.startsWith(staging + sep)) throw new Error('a result outside the results');
    folderOf(path);
    return path;
  };
  return {
    place: (file) => onDisk(() => placed(file)),
    write: (file, content) =>
      onDisk(() => writeFileSync(placed(file), content, { mode: OWN_FILE })),
    append: (file, content) =>
      onDisk(() => appendFileSync(placed(file), content, { mode: OWN_FILE })),
  };
}

/**
 * Moves the old results away, the new ones in and removes the old: at every moment one of the two
 * is whole. What somebody has written into the old ones is moved out of them first.
 */
function swap(staging: string, target: string): KeptFolder[] {
  if (statSync(target, { throwIfNoEntry: false }) === undefined) {
    renameSync(staging, target);
    return [];
  }
  const old = join(dirname(target), siblingName(target, 'old'));
  renameSync(target, old);
  let kept: ReturnType<typeof keepEdited> = null;
  try {
    kept = keepEdited(old, keptBeside(target));
    renameSync(staging, target);
  } catch (error) {
    kept?.undo();
    renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
  return kept === null ? [] : [kept];
}
