import { join } from 'node:path';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { diskReason } from '../../files/disk.js';
import { hashedLines } from '../../files/lines/lines.js';
import { readFile } from '../../files/read.js';
import { sha256Of } from '../../files/sha256.js';
import { parseManifest, type ReadManifest } from '../../results/read.js';

/** A folder of results: where it is, how it is named to people, and the version that reads it. */
export interface ResultsFolder {
  readonly path: string;
  readonly name: string;
  readonly version: string;
}

/** As much of a manifest as says who wrote what. */
type Outputs = Pick<ReadManifest, 'version' | 'outputs'>;

/**
 * The results of a run, opened: what is read from them is refused where it is not ours, another
 * version's, or changed since it was written. What is made of something else would be wrong.
 */
export interface OpenedResults<Manifest extends Outputs = ReadManifest> {
  readonly manifest: Manifest;
  /** Of the manifest, which holds those of everything else. */
  readonly sha256: string;
  has(file: string): boolean;
  /** A whole file; `parse` gives null where it is of another shape. */
  read<Content>(file: string, parse: (content: string) => Content | null): Content;
  /** The lines of a file of any size, in their order. */
  readLines<Line>(file: string, parse: (line: string) => Line | null): Promise<Line[]>;
  /** The same one by one; what is wrong with the file is known at its end. */
  eachLine<Line>(file: string, parse: (line: string) => Line | null): AsyncIterable<Line>;
}

const MANIFEST = 'data/manifest.json';
const MOST_BYTES = 256 * 2 ** 20;

export const openResults = (folder: ResultsFolder): OpenedResults =>
  openBy(folder, (bytes) => manifestOf(folder, bytes));

/** Results whose manifest is read otherwise. */
export function openBy<Manifest extends Outputs>(
  folder: ResultsFolder,
  manifestIn: (bytes: Uint8Array) => Manifest,
): OpenedResults<Manifest> {
  const bytes = bytesOf(folder, MANIFEST);
  const manifest = manifestIn(bytes);
  return {
    manifest,
    sha256: sha256Of(bytes),
    has: (file) => manifest.outputs.has(file),
    read(file, parse) {
      const found = bytesOf(folder, file);
      ensureUnchanged(folder, manifest, file, sha256Of(found));
      const content = parse(new TextDecoder().decode(found));
      if (content === null) throw otherVersion(folder, manifest);
      return content;
    },
    readLines: (file, parse) => gathered(linesOf(folder, manifest, file, parse)),
    eachLine: (file, parse) => linesOf(folder, manifest, file, parse),
  };
}

/** Nobody has changed it, so it was written by a version that wrote otherwise. */
const otherVersion = ({ name }: ResultsFolder, { version }: Outputs): ExpectedFailure =>
  new ExpectedFailure('results.otherVersion', { path: name, version });

function bytesOf({ path, name }: ResultsFolder, file: string): Uint8Array {
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
    throw new ExpectedFailure('results.otherVersion', {
      path: name,
      version: manifest.otherVersion,
    });
  }
  return manifest;
}

function ensureUnchanged(
  { name }: ResultsFolder,
  { outputs }: Pick<Outputs, 'outputs'>,
  file: string,
  sha256: string,
): void {
  const expected = outputs.get(file);
  if (expected === undefined) throw new ExpectedFailure('results.notOurs', { path: name });
  if (expected !== sha256) throw new ExpectedFailure('results.changed', { path: name, file });
}

async function* linesOf<Line>(
  folder: ResultsFolder,
  manifest: Outputs,
  file: string,
  parse: (line: string) => Line | null,
): AsyncGenerator<Line> {
  let isOfAnotherShape = false;
  const { lines, sha256 } = hashedLines(join(folder.path, file));
  try {
    for await (const line of lines) {
      const parsed = parse(line);
      if (parsed === null) isOfAnotherShape = true;
      else yield parsed;
    }
  } catch (error) {
    const reason = diskReason(error);
    if (reason === null) throw error;
    throw new ExpectedFailure('input.unreadable', { path: `${folder.name}/${file}`, reason });
  }
  ensureUnchanged(folder, manifest, file, sha256());
  if (isOfAnotherShape) throw otherVersion(folder, manifest);
}

async function gathered<Line>(lines: AsyncIterable<Line>): Promise<Line[]> {
  const all: Line[] = [];
  for await (const line of lines) all.push(line);
  return all;
}
