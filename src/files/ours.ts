import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import * as z from 'zod';
import { ExpectedFailure } from '../domain/findings/failure.js';
import { DATA_FILES, TOOL } from '../domain/outcomes/files.js';
import { outputsSchema } from '../domain/schemas/outputs.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { isPassedOver } from './names.js';
import { readFile } from './read.js';
import { sha256Of } from './sha256.js';

const MOST_MANIFEST = 256 * 2 ** 20;

const manifest = whenUsed(() => z.object({ tool: z.literal(TOOL), outputs: outputsSchema() }));

/**
 * Refuses a folder that is not the results of an earlier run, and results among which somebody has
 * put files of their own: replacing the folder would destroy them.
 */
export function ensureOurs(folder: string, name: string, option: string): void {
  const files = filesIn(folder);
  if (files.length === 0) return;
  const outputs = outputsOf(folder);
  if (outputs === null) throw new ExpectedFailure('output.notOurs', { path: name, option });
  const foreign = files.find((file) => file !== DATA_FILES.manifest && !outputs.has(file));
  if (foreign !== undefined) {
    throw new ExpectedFailure('output.foreignFile', { path: name, file: foreign, option });
  }
}

/** The sums of all files that we wrote into a folder; null where it is none of ours. */
export function outputsOf(folder: string): ReadonlyMap<string, string> | null {
  const { success, data } = manifest().safeParse(jsonIn(join(folder, DATA_FILES.manifest)));
  return success ? new Map(data.outputs.map(({ path, sha256 }) => [path, sha256])) : null;
}

/** Whether this program wrote the folder and says so in it. */
export const isOurs = (folder: string): boolean =>
  existsSync(join(folder, DATA_FILES.manifest)) && outputsOf(folder) !== null;

/** Which run's results a folder holds; null where it holds none. */
export function runIn(folder: string): string | null {
  const reading = readFile(join(folder, DATA_FILES.manifest), MOST_MANIFEST);
  return 'bytes' in reading ? sha256Of(reading.bytes) : null;
}

/** What a file of results holds; null where it cannot be read. */
export function jsonIn(path: string): unknown {
  const reading = readFile(path, MOST_MANIFEST);
  return 'bytes' in reading ? parsed(new TextDecoder().decode(reading.bytes)) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Everything but folders, and but what systems and Office leave in every folder. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !isPassedOver(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join('/'));
