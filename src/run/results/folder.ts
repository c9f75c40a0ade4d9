import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DiskReason, ExpectedFailure } from '../../domain/findings/failure.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { Maker } from '../../domain/outcomes/maker.js';
import type { Periods } from '../../domain/outcomes/result.js';
import { diskReason } from '../../files/disk.js';
import { hashedLines } from '../../files/lines/lines.js';
import { readFile } from '../../files/read.js';
import { sha256Of } from '../../files/sha256.js';
import { type Head, isReadable, parseHead } from '../../results/head.js';
import {
  isPastPeriods,
  parseManifest,
  parsePeriods,
  type ReadManifest,
} from '../../results/read.js';

/** A folder of results: where it is, and how it is named to people. */
export interface ResultsFolder {
  readonly path: string;
  readonly name: string;
}

/** The parts of a manifest that say which version wrote which files. */
type Outputs = Pick<ReadManifest, 'version' | 'outputs'>;

/** Whose results a verb reads, and what it takes from their manifest; null where that is none. */
export interface Reading<Manifest> {
  readonly makers: readonly Maker[];
  /** Reads on what it can of data from before formats were numbered. */
  readonly alsoUnnumbered?: true;
  readonly parse: (manifest: string) => Manifest | null;
}

/** Results that name households: those of a rollup name none. */
export const OF_ANALYZE: Reading<ReadManifest> = { makers: ['analyze'], parse: parseManifest };

/** Results of a rollup are read, too, for what is counted in groups alone. */
export const OF_GROUPS: Reading<ReadManifest> = {
  makers: ['analyze', 'rollup'],
  parse: parseManifest,
};

/** Whose results a folder holds, null where none; what is wrong with them is told by who reads them. */
export function makerIn({ path }: ResultsFolder): Maker | null {
  const reading = readFile(join(path, DATA_FILES.manifest), MOST_BYTES);
  if (!('bytes' in reading)) return null;
  const head = parseHead(new TextDecoder().decode(reading.bytes));
  return typeof head === 'object' ? head.maker : null;
}

/**
 * The results of a run, opened: what is read from them is refused where it is not ours, in the data
 * format of another version, or changed since it was written. What is made of something else would
 * be wrong.
 */
export interface OpenedResults<Manifest extends Outputs = ReadManifest> {
  readonly manifest: Manifest;
  readonly maker: Maker;
  /** The hash of the manifest, which holds the hashes of everything else. */
  readonly sha256: string;
  has(file: string): boolean;
  /** Reads a whole file; `parse` gives null where it has another shape. */
  read<Content>(file: string, parse: (content: string) => Content | null): Content;
  /** Reads what stands before the first line that `isPast`, of a file of any size. */
  readHead<Content>(
    file: string,
    isPast: IsPast,
    parse: (head: string) => Content | null,
  ): Promise<Content>;
  /** Reads the lines of a file of any size, in their order. */
  readLines<Line>(file: string, parse: (line: string) => Line | null): Promise<Line[]>;
  /** The same one by one; what is wrong with the file is known at its end. */
  eachLine<Line>(file: string, parse: (line: string) => Line | null): AsyncIterable<Line>;
}

/** True for the first line, from 0, that is not wanted any more. */
type IsPast = (line: string, place: number) => boolean;

const MOST_BYTES = 256 * 2 ** 20;

/** Reads the manifest, on which everything else rests. */
export function openResults<Manifest extends Outputs>(
  folder: ResultsFolder,
  reading: Reading<Manifest>,
): OpenedResults<Manifest> {
  const bytes = manifestIn(folder);
  const content = new TextDecoder().decode(bytes);
  const head = headOf(folder, content, reading);
  const manifest = reading.parse(content);
  if (manifest === null) throw changed(folder, head, DATA_FILES.manifest);
  const made = { folder, head, outputs: manifest.outputs };
  return {
    manifest,
    maker: head.maker,
    sha256: sha256Of(bytes),
    has: (file) => manifest.outputs.has(file),
    read(file, parse) {
      const found = bytesOf(made, file);
      ensureUnchanged(made, file, sha256Of(found));
      const parsed = parse(new TextDecoder().decode(found));
      if (parsed === null) throw otherFormat(folder, head);
      return parsed;
    },
    async readHead(file, isPast, parse) {
      const lines = await gathered(linesOf(made, file, asItIs, isPast));
      const parsed = parse(lines.join('\n'));
      if (parsed === null) throw otherFormat(folder, head);
      return parsed;
    },
    readLines: (file, parse) => gathered(linesOf(made, file, parse)),
    eachLine: (file, parse) => linesOf(made, file, parse),
  };
}

/** Results whose manifest is read. */
interface Made {
  readonly folder: ResultsFolder;
  readonly head: Head;
  readonly outputs: Outputs['outputs'];
}

/** Files by which results of ours are recognised even without their manifest. */
const SIGNS = [DATA_FILES.groups, DATA_FILES.summary, DATA_FILES.households];

function manifestIn({ path, name }: ResultsFolder): Uint8Array {
  const reading = readFile(join(path, DATA_FILES.manifest), MOST_BYTES);
  if ('bytes' in reading) return reading.bytes;
  const { reason } = reading;
  if (!['missing', 'notFolder'].includes(reason)) {
    throw new ExpectedFailure('input.unreadable', {
      path: `${name}/${DATA_FILES.manifest}`,
      reason,
    });
  }
  if (!existsSync(path)) throw new ExpectedFailure('input.unreadable', { path: name, reason });
  if (SIGNS.some((file) => existsSync(join(path, file)))) {
    throw incomplete(name, null, DATA_FILES.manifest);
  }
  throw new ExpectedFailure('results.notOurs', { path: name });
}

/** Refuses what the verb cannot read, whatever else is in the manifest. */
function headOf(
  { name: path }: ResultsFolder,
  content: string,
  { makers, alsoUnnumbered }: Pick<Reading<unknown>, 'makers' | 'alsoUnnumbered'>,
): Head {
  const head = parseHead(content);
  if (head === 'notOurs') throw new ExpectedFailure('results.notOurs', { path });
  if (head === 'cut') {
    throw incomplete(path, null, DATA_FILES.manifest);
  }
  if (!makers.includes(head.maker)) {
    throw new ExpectedFailure('usage.otherResults', { path, maker: head.maker, makers });
  }
  const isUnnumbered = alsoUnnumbered === true && head.format === null;
  if (!isReadable(head) && !isUnnumbered) throw otherFormat({ name: path }, head);
  return head;
}

const otherFormat = (
  { name }: Pick<ResultsFolder, 'name'>,
  { version, format, maker }: Head,
): ExpectedFailure =>
  new ExpectedFailure('format.otherVersion', { path: name, version, format, maker });

const changed = ({ name }: ResultsFolder, { maker }: Head, file: string): ExpectedFailure =>
  new ExpectedFailure('results.changed', { path: name, file, maker });

const incomplete = (path: string, maker: Maker | null, file: string): ExpectedFailure =>
  new ExpectedFailure('results.incomplete', { path, file, maker });

function bytesOf({ folder, head, outputs }: Made, file: string): Uint8Array {
  if (!outputs.has(file)) throw incomplete(folder.name, head.maker, file);
  const reading = readFile(join(folder.path, file), MOST_BYTES);
  if ('bytes' in reading) return reading.bytes;
  throw unreadable({ folder, head }, file, reading.reason);
}

const unreadable = (
  { folder, head }: Pick<Made, 'folder' | 'head'>,
  file: string,
  reason: DiskReason,
): ExpectedFailure =>
  reason === 'missing'
    ? incomplete(folder.name, head.maker, file)
    : new ExpectedFailure('input.unreadable', { path: `${folder.name}/${file}`, reason });

function ensureUnchanged({ folder, head, outputs }: Made, file: string, sha256: string): void {
  if (outputs.get(file) !== sha256) throw changed(folder, head, file);
}

async function* linesOf<Line>(
  made: Made,
  file: string,
  parse: (line: string) => Line | null,
  isPast: IsPast = () => false,
): AsyncGenerator<Line> {
  const { folder, head, outputs } = made;
  if (!outputs.has(file)) throw incomplete(folder.name, head.maker, file);
  let isOfAnotherShape = false;
  let isOver = false;
  let place = 0;
  const { lines, passOver, sha256 } = hashedLines(join(folder.path, file));
  try {
    for await (const line of lines) {
      isOver ||= isPast(line, place);
      place += 1;
      // Read to its end all the same: only the whole file shows whether it has been changed.
      if (isOver) {
        passOver();
        continue;
      }
      const parsed = parse(line);
      if (parsed === null) isOfAnotherShape = true;
      else yield parsed;
    }
  } catch (error) {
    const reason = diskReason(error);
    if (reason === null) throw error;
    throw unreadable(made, file, reason);
  }
  ensureUnchanged(made, file, sha256());
  if (isOfAnotherShape) throw otherFormat(folder, head);
}

async function gathered<Line>(lines: AsyncIterable<Line>): Promise<Line[]> {
  const all: Line[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

/** The periods of results, read from the head of `summary.json`, which has 14 KB for each village. */
export const readPeriods = (results: Pick<OpenedResults, 'readHead'>): Promise<Periods> =>
  results.readHead(DATA_FILES.summary, isPastPeriods, parsePeriods);

const asItIs = (line: string): string => line;
