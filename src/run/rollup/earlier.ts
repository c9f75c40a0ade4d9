import { resolve } from 'node:path';
import { realPath } from '../../files/folders.js';
import { makerIn, openResults, type ResultsFolder } from '../results/folder.js';
import { type GivenResults, READING, readGiven } from './read.js';

/** Results to be put together, and an earlier rollup of the same ones that lay among them. */
export interface GivenAmong {
  readonly given: readonly GivenResults[];
  readonly earlier: ResultsFolder | null;
}

/**
 * What an earlier run of the same script wrote where this one writes is not put together with what
 * it was made of. It counts as that only where each of its children is there again: else what is
 * in it alone would be lost.
 */
export async function readBesideEarlier(
  named: readonly ResultsFolder[],
  out: string,
  folder: string,
): Promise<GivenAmong> {
  const target = realPath(resolve(folder, out));
  const read = (folders: readonly ResultsFolder[]) =>
    readGiven(
      folders.map(({ path }) => path),
      folder,
    );
  const earlier = named.find((one) => realPath(one.path) === target && makerIn(one) === 'rollup');
  const others = named.filter((one) => one !== earlier);
  if (earlier === undefined || others.length === 0)
    return { given: await read(named), earlier: null };
  const { runs } = openResults(earlier, READING).manifest;
  const given = await read(others);
  const names = new Set(given.map(({ name }) => name));
  const isMadeAgain = runs.every(({ path: [, child = ''] }) => names.has(child));
  return isMadeAgain ? { given, earlier } : { given: await read(named), earlier: null };
}
