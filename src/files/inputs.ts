import { type Dirent, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { ExpectedFailure } from '../domain/findings/failure.js';
import { byCodePoint } from '../domain/names/order.js';
import { diskReason } from './disk.js';
import { isPassedOver, isPicture } from './names.js';
import { isOurs } from './ours.js';
import { displayName, type FoundFile, shownPath, toldApart } from './shown-names.js';

type SkipReason =
  | 'symbolicLink'
  /** A device, a pipe or a socket. */
  | 'special'
  /** A page or picture that lies among the tables: nobody can read figures of it. */
  | 'picture'
  /** Left out by a pattern. */
  | 'excluded'
  /** A folder that this program has written: what stands in it has been counted already. */
  | 'results';

interface SkippedFile {
  readonly name: string;
  readonly reason: SkipReason;
}

export interface FoundInputs {
  /** In code-point order of their names, each once. */
  readonly files: readonly FoundFile[];
  /** What is no file and is said so; hidden, system and Office's lock files are passed over. */
  readonly skipped: readonly SkippedFile[];
}

export interface InputOptions {
  /** What the patterns and the names are relative to. */
  readonly folder: string;
  /** Folders whose files are never inputs, such as the results'. */
  readonly except?: readonly string[];
  /** Patterns of files that are left out; without a folder in it one is of the file's own name. */
  readonly exclude?: readonly string[];
  /** The folder that patterns of left out files are relative to; the working folder without it. */
  readonly excludeFrom?: string;
  /** Files of a batch. */
  readonly most?: number;
  /** What this program has written is read as well, such as ledgers. */
  readonly resultsToo?: boolean;
}

/** A county that hands in a file for every household has fewer. */
const MOST_FILES = 20_000;

/**
 * The files that these files, folders (with all folders in them) and globs name. A folder or glob
 * that gives nothing is a failure: a year must not shrink in silence.
 */
export function findInputs(patterns: readonly string[], options: InputOptions): FoundInputs {
  const found = lookForInputs(patterns, options);
  if (found.files.length > 0) return found;
  throw new ExpectedFailure('input.onlySkipped', { path: patterns.join(' ') });
}

/** The same for whoever says himself what it means that there is no file, but skipped ones. */
export function lookForInputs(patterns: readonly string[], options: InputOptions): FoundInputs {
  const folder = resolve(options.folder);
  const found: Gathering = {
    folder,
    except: (options.except ?? []).map((path) => resolve(folder, path)),
    isExcluded: excluder(options.exclude ?? [], resolve(options.excludeFrom ?? folder)),
    most: options.most ?? MOST_FILES,
    isResults: options.resultsToo === true ? () => false : isOurs,
    files: new Map(),
    skipped: new Map(),
  };
  for (const pattern of patterns) gather(found, pattern);
  const inOrder = <T extends { readonly name: string }>(items: Iterable<T>): T[] =>
    [...items].sort((a, b) => byCodePoint(a.name, b.name));
  const files = [...found.files.values()].sort((a, b) => byCodePoint(a.path, b.path));
  return { files: inOrder(toldApart(files, folder)), skipped: inOrder(found.skipped.values()) };
}

interface Gathering {
  readonly folder: string;
  readonly except: readonly string[];
  readonly isExcluded: (path: string) => boolean;
  readonly most: number;
  readonly isResults: (folder: string) => boolean;
  readonly files: Map<string, FoundFile>;
  readonly skipped: Map<string, SkippedFile>;
}

function excluder(patterns: readonly string[], folder: string): Gathering['isExcluded'] {
  const matchers = patterns.map((one) =>
    picomatch(one, { basename: !one.includes('/'), dot: true, nocase: true }),
  );
  return (path) => {
    const written = relative(folder, path).split(sep).join('/');
    return matchers.some((matcher) => matcher(written));
  };
}

function gather(found: Gathering, pattern: string): void {
  const path = resolve(found.folder, pattern);
  const exists = stateOf(found, path, lstatSync) !== undefined;
  refuseInResults(found, exists ? path : fixedPart(found, pattern));
  // A folder that is named may be a link, or ours; links and results inside are not followed.
  if (stateOf(found, path, statSync)?.isDirectory()) {
    if (addEntries(found, path) > 0) return;
    throw new ExpectedFailure('input.emptyFolder', { path: shownPath(path, found.folder) });
  }
  if (exists) {
    addEntry(found, path, { isNamed: true });
  } else if (isDynamicPattern(pattern)) {
    addMatches(found, pattern);
  } else {
    const name = shownPath(path, found.folder);
    throw new ExpectedFailure('input.unreadable', { path: name, reason: 'missing' });
  }
}

/** What a pattern's matches all lie in: the folders before its first wildcard. */
function fixedPart({ folder }: Gathering, pattern: string): string {
  const parts = pattern.split(/[\\/]/u);
  const wild = parts.findIndex((part) => isDynamicPattern(part));
  return resolve(
    folder,
    ...(wild === -1 ? parts : parts.slice(0, wild)).map((part) => part || '/'),
  );
}

/** Results are no inputs: who names their folder has mixed up two folders. */
function refuseInResults({ folder, except }: Gathering, path: string): void {
  const results = except.find((one) => path === one || path.startsWith(one + sep));
  if (results === undefined) return;
  throw new ExpectedFailure('input.inResults', {
    path: shownPath(path, folder),
    folder: shownPath(results, folder),
  });
}

const QUIET = { throwIfNoEntry: false } as const;

function addMatches(found: Gathering, pattern: string): void {
  let count = 0;
  const readdir = (path: string): Dirent[] => {
    try {
      return readdirWithLinks(path);
    } catch (error) {
      // tinyglobby passes over it without a word.
      if (diskReason(error) !== null && kindOf(path)) count += addUnread(found, resolve(path));
      throw error;
    }
  };
  const matches = globSync(sep === '\\' ? pattern.replaceAll('\\', '/') : pattern, {
    cwd: found.folder,
    absolute: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    onlyFiles: false,
    fs: { readdirSync: readdir as unknown as typeof readdirSync },
  });
  const base = fixedPart(found, pattern);
  const paths = matches
    .map((match) => resolve(match))
    .filter((path) => !isInSystemFolder(path, base));
  const isFolder = (path: string): boolean => kindOf(path)?.isDirectory() === true;
  const above = new Set(paths.flatMap((path) => foldersAbove(path, base)));
  const ours = new Set([...above].filter(found.isResults));
  for (const path of paths) {
    const results = foldersAbove(path, base).find((folder) => ours.has(folder));
    if (results !== undefined) count += addFolder(found, results);
    else count += isFolder(path) ? addFolder(found, path) : addEntry(found, path);
  }
  if (count > 0) return;
  const path = shownPath(base, found.folder);
  if (!stateOf(found, base, statSync)?.isDirectory()) {
    throw new ExpectedFailure('input.unreadable', { path, reason: 'missing' });
  }
  const holdsNothing = (entriesOf(base) ?? []).every(({ name }) => isPassedOver(name));
  throw holdsNothing
    ? new ExpectedFailure('input.emptyFolder', { path })
    : new ExpectedFailure('input.noMatch', { pattern });
}

/** The folders between what a pattern names and a match, the topmost first. */
function foldersAbove(path: string, base: string): string[] {
  const parts = relative(base, dirname(path)).split(sep);
  return parts[0] === '' ? [] : parts.map((_, n) => join(base, ...parts.slice(0, n + 1)));
}

/** Beneath the folders that a pattern names; whether it means hidden ones the pattern says itself. */
const isInSystemFolder = (path: string, base: string): boolean =>
  relative(base, path)
    .split(sep)
    .some((part) => !part.startsWith('.') && isPassedOver(part));

/** tinyglobby leaves out what is neither file nor folder; here it is found, to be named. */
const readdirWithLinks = (path: string): Dirent[] =>
  readdirSync(path, { withFileTypes: true }).map((entry) =>
    Object.create(entry, {
      isFile: { value: () => !entry.isDirectory() },
      isSymbolicLink: { value: () => false },
    }),
  );

/** Results lie wherever somebody let them be written, among the villages' tables too. */
function addFolder(found: Gathering, folder: string): number {
  if (!found.isResults(folder)) return addEntries(found, folder);
  return isExcepted(found, folder) ? 0 : addSkipped(found, folder, 'results');
}

function addSkipped(found: Gathering, path: string, reason: SkipReason): 1 {
  found.skipped.set(path, { name: displayName(path, found.folder), reason });
  return 1;
}

/** How many files a folder and the folders in it hold, skipped ones included. */
function addEntries(found: Gathering, folder: string): number {
  if (isExcepted(found, folder)) return 0;
  const entries = entriesOf(folder);
  if (entries === null) return addUnread(found, folder);
  let count = 0;
  for (const entry of entries) {
    if (isPassedOver(entry.name)) continue;
    const path = join(folder, entry.name);
    count += entry.isDirectory() ? addFolder(found, path) : addEntry(found, path);
  }
  return count;
}

/** null where the disk does not say what a folder holds. */
function entriesOf(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (diskReason(error) === null) throw error;
    return null;
  }
}

/** What stands in a folder; undefined for nothing, and for what the disk does not tell. */
function kindOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, QUIET);
  } catch (error) {
    if (diskReason(error) === null) throw error;
    return undefined;
  }
}

/**
 * A folder that cannot be read costs only itself: it is listed as a file that cannot be read, with
 * the reason, and the rest of the run goes on.
 */
function addUnread(found: Gathering, folder: string): 0 | 1 {
  if (isExcepted(found, folder)) return 0;
  found.files.set(folder, { path: folder, name: displayName(folder, found.folder) });
  return 1;
}

/** What stands at a path, through links (`statSync`) or not (`lstatSync`); undefined for nothing. */
const stateOf = (found: Gathering, path: string, look: typeof lstatSync): Stats | undefined =>
  onDisk(found, path, () => look(path, QUIET));

/** A place that the disk refuses is told as such. */
function onDisk<T>({ folder }: Gathering, path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const reason = diskReason(error);
    if (reason === null) throw error;
    throw new ExpectedFailure('input.unreadable', { path: shownPath(path, folder), reason });
  }
}

/** `named`: the file itself, not a folder or pattern that it is in. */
function addEntry(found: Gathering, path: string, { isNamed = false } = {}): 0 | 1 {
  if (isPassedOver(basename(path)) || isExcepted(found, path)) return 0;
  if (found.files.size + found.skipped.size >= found.most) {
    const shown = shownPath(dirname(path), found.folder);
    throw new ExpectedFailure('input.tooMany', { path: shown, most: found.most });
  }
  const reason = skipReason(found, path, isNamed);
  if (reason === null) found.files.set(path, { path, name: displayName(path, found.folder) });
  else if (!found.files.has(path)) addSkipped(found, path, reason);
  return 1;
}

function skipReason(found: Gathering, path: string, isNamed: boolean): SkipReason | null {
  if (found.isExcluded(path)) return 'excluded';
  const state = kindOf(path);
  if (state?.isSymbolicLink()) return 'symbolicLink';
  if (state !== undefined && !state.isFile()) return 'special';
  return !isNamed && isPicture(path) ? 'picture' : null;
}

const isExcepted = ({ except }: Gathering, path: string): boolean =>
  except.some((folder) => path === folder || path.startsWith(folder + sep));
