import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import * as z from 'zod';
import { DATA_FILES } from '../domain/outcomes/files.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { diskCode } from './disk.js';
import { editedFiles } from './edited.js';
import { makeFolder } from './folders.js';
import { jsonIn } from './ours.js';
import { OWN_FOLDER } from './rights.js';

/** Where results go that somebody has changed, when a run replaces the others: beside its folder. */
export const KEPT = '改过的';
/** A run whose period nobody can read any more. */
const NO_PERIOD = '期间不明';
const PERIOD = /^\d{4}-\d{2}\.\.\d{4}-\d{2}$/;
const NAME = new RegExp(`^(?:${PERIOD.source.slice(1, -1)}|${NO_PERIOD})-\\d+$`);

export interface KeptFolder {
  /** `改过的/2021-10..2022-09-1`, beside the results. */
  readonly folder: string;
  /** As they stood among the results. */
  readonly files: readonly string[];
}

/** Where what was changed in results is kept. */
export const keptBeside = (results: string): string => join(dirname(results), KEPT);

/** The same for a unit of work: all that is kept lies beneath the results of all units. */
export const keptOfUnit = (results: string, unit: string): string => join(results, KEPT, unit);

/**
 * Moves what people have written into results that are to go, from `old`, where they lie, into a
 * folder of `kept`. Nothing is ever overwritten: each run that is replaced has a folder of its own,
 * by its period and a number. null where nobody has changed anything.
 */
export function keepEdited(old: string, kept: string): (KeptFolder & { undo(): void }) | null {
  const files = editedFiles(old).filter((file) => resolve(old, file).startsWith(old + sep));
  if (files.length === 0) return null;
  const folder = claimed(kept, periodOf(old));
  const moved: string[] = [];
  const undo = () => {
    for (const file of moved) renameSync(join(folder, file), join(old, file));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const file of files) {
      makeFolder(dirname(join(folder, file)), OWN_FOLDER);
      renameSync(join(old, file), join(folder, file));
      moved.push(file);
    }
  } catch (error) {
    undo();
    throw error;
  }
  return { folder, files, undo };
}

/** A new folder with the first number that is free: a folder that exists is never taken. */
function claimed(parent: string, period: string): string {
  makeFolder(parent, OWN_FOLDER);
  for (let number = 1; ; number += 1) {
    const folder = join(parent, `${period}-${number}`);
    try {
      mkdirSync(folder, { mode: OWN_FOLDER });
      return folder;
    } catch (error) {
      if (diskCode(error) !== 'EEXIST') throw error;
    }
  }
}

const period = whenUsed(() => z.string().regex(PERIOD));
const ofSummary = whenUsed(() => z.object({ periods: z.object({ current: period() }) }));
const madeOf = whenUsed(() => z.object({ period: period() }));
/** Reports and cards name the results that they were made of; months side by side all of them. */
const latest = whenUsed(() => z.array(madeOf()).transform((all) => all.at(-1)));
const ofManifest = whenUsed(() =>
  z.object({ results: z.union([madeOf(), latest().pipe(madeOf())]) }),
);

/** The current period of results, and of what was made of results that of the latest. */
function periodOf(results: string): string {
  const summary = ofSummary().safeParse(jsonIn(join(results, DATA_FILES.summary)));
  if (summary.success) return summary.data.periods.current;
  const manifest = ofManifest().safeParse(jsonIn(join(results, DATA_FILES.manifest)));
  return manifest.success ? manifest.data.results.period : NO_PERIOD;
}

/** The folders beside these results that hold what was kept: results, and no inputs of any run. */
export function keptFolders(results: string): string[] {
  const parent = keptBeside(results);
  if (statSync(parent, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(parent)
    .filter((name) => NAME.test(name))
    .map((name) => join(parent, name));
}
