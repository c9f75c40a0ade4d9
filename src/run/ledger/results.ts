import { join } from 'node:path';
import type { PolicyFact } from '../../domain/facts.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { RecordedHousehold } from '../../domain/outcomes/recorded.js';
import { diskReason } from '../../files/disk.js';
import { hashedLines } from '../../files/lines.js';
import { readFile } from '../../files/read.js';
import { sha256Of } from '../../files/sha256.js';
import {
  parseHousehold,
  parseManifest,
  parseSummary,
  type ReadManifest,
  type ReadSummary,
} from '../../results/read.js';

/** The results of a run, read back. */
export interface ReadResults extends ReadSummary {
  readonly facts: readonly PolicyFact[];
  readonly households: readonly RecordedHousehold[];
  /** Of the manifest, which holds those of everything else. */
  readonly sha256: string;
}

const MANIFEST = 'data/manifest.json';
const SUMMARY = 'data/summary.json';
const HOUSEHOLDS = 'data/households.jsonl';
const MOST_BYTES = 256 * 2 ** 20;

/** A folder of results: where it is, how it is named to people, and the version that reads it. */
export interface ResultsFolder {
  readonly path: string;
  readonly name: string;
  readonly version: string;
}

/**
 * Reads the results of a run; refuses what is not ours, another version's, or changed since it was
 * written: a ledger made from something else would name the wrong households.
 */
export async function readResults(folder: ResultsFolder): Promise<ReadResults> {
  const { name } = folder;
  const bytes = read(folder, MANIFEST);
  const manifest = manifestOf(folder, bytes);
  const summaryBytes = read(folder, SUMMARY);
  ensureUnchanged(folder, manifest, SUMMARY, sha256Of(summaryBytes));
  const summary = parseSummary(new TextDecoder().decode(summaryBytes));
  if (summary === null) throw new ExpectedFailure('results.changed', { path: name, file: SUMMARY });
  const households = await readHouseholds(folder, manifest);
  return { ...summary, facts: manifest.facts, households, sha256: sha256Of(bytes) };
}

function read({ path, name }: ResultsFolder, file: string): Uint8Array {
  const reading = readFile(join(path, file), MOST_BYTES);
  if ('bytes' in reading) return reading.bytes;
  if (file === MANIFEST && ['missing', 'notFolder'].includes(reading.reason)) {
    throw new ExpectedFailure('results.notOurs', { path: name });
  }
  throw new ExpectedFailure('input.unreadable', {
    path: `${name}/${file}`,
    reason: reading.reason,
  });
}

function manifestOf({ name, version }: ResultsFolder, bytes: Uint8Array): ReadManifest {
  const manifest = parseManifest(new TextDecoder().decode(bytes), version);
  if (manifest === 'notOurs') throw new ExpectedFailure('results.notOurs', { path: name });
  if ('otherVersion' in manifest) {
    const { otherVersion } = manifest;
    throw new ExpectedFailure('results.otherVersion', { path: name, version: otherVersion });
  }
  return manifest;
}

function ensureUnchanged(
  { name }: ResultsFolder,
  { outputs }: ReadManifest,
  file: string,
  sha256: string,
): void {
  const expected = outputs.get(file);
  if (expected === undefined) throw new ExpectedFailure('results.notOurs', { path: name });
  if (expected !== sha256) throw new ExpectedFailure('results.changed', { path: name, file });
}

async function readHouseholds(
  folder: ResultsFolder,
  manifest: ReadManifest,
): Promise<RecordedHousehold[]> {
  const households: RecordedHousehold[] = [];
  let isOfAnotherShape = false;
  const { lines, sha256 } = hashedLines(join(folder.path, HOUSEHOLDS));
  try {
    for await (const line of lines) {
      const household = parseHousehold(line);
      if (household === null) isOfAnotherShape = true;
      else households.push(household);
    }
  } catch (error) {
    const reason = diskReason(error);
    if (reason === null) throw error;
    throw new ExpectedFailure('input.unreadable', { path: `${folder.name}/${HOUSEHOLDS}`, reason });
  }
  ensureUnchanged(folder, manifest, HOUSEHOLDS, sha256());
  // Nobody has changed it: it was written by a version that wrote otherwise.
  if (isOfAnotherShape) {
    const { version } = manifest;
    throw new ExpectedFailure('results.otherVersion', { path: folder.name, version });
  }
  return households;
}
