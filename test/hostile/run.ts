import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '../../src/intake/sheet.js';
import type { Question } from './child.js';
import { honest } from './honest.js';
import { Reader, type Reading } from './reader.js';
import { complaint, isWithinBounds, type Recipe } from './recipe.js';

/** How a file of the corpus ended. */
export interface Report {
  readonly name: string;
  /** null: as it is to. */
  readonly complaint: string | null;
  readonly seconds: number | null;
  readonly megabytes: number | null;
}

export interface RunOptions {
  /** Without any limit on what a file may hold. */
  readonly unlimited?: boolean;
  /** The most memory for objects, in MB; without it what Node gives itself. */
  readonly heap?: number;
  /** A marked copy is made of each file that is read, too. */
  readonly annotate?: boolean;
}

const UNLIMITED = Object.fromEntries(
  Object.keys(DEFAULT_LIMITS).map((limit) => [limit, null]),
) as NonNullable<Question['limits']>;

/** A core each; what they read is made by this process meanwhile. */
const READERS = 2;

const reportOf = (recipe: Recipe, reading: Reading, figures: string): Report => ({
  name: recipe.name,
  complaint: complaint(recipe, reading, figures),
  seconds: 'died' in reading ? null : reading.seconds,
  megabytes: 'died' in reading ? null : reading.megabytes,
});

/** Makes each file and has it read by processes that may die of it; `program` is one of them. */
export async function readCorpus(
  recipes: readonly Recipe[],
  program: string,
  tell: (report: Report) => void,
  { unlimited = false, heap, annotate = false }: RunOptions = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zengshou-corpus-'));
  const flags = heap === undefined ? [] : [`--max-old-space-size=${heap}`];
  const limits = unlimited ? UNLIMITED : {};
  const readers = Array.from({ length: READERS }, () => new Reader(program, flags));
  try {
    const figures = await honestFigures(readers[0] ?? new Reader(program), folder);
    const left = recipes.values();
    const readBy = async (reader: Reader, recipe: Recipe, path: string): Promise<Reading> => {
      const { bothYears = false } = recipe;
      writeFileSync(path, await recipe.make());
      return reader.ask({ path, bothYears, limits, annotate });
    };
    // Their process had the garbage of others, or another one took the processor's memory from it:
    // a bad ending counts in a process that has read nothing else while no other reads.
    const unbounded: Recipe[] = [];
    await Promise.all(
      readers.map(async (reader, n) => {
        const path = join(folder, String(n));
        for (const recipe of left) {
          const reading = await readBy(reader, recipe, path);
          if (isWithinBounds(reading) || recipes.length === 1)
            tell(reportOf(recipe, reading, figures));
          else unbounded.push(recipe);
        }
        reader.stop();
      }),
    );
    for (const recipe of unbounded) {
      const alone = new Reader(program, flags);
      readers.push(alone);
      tell(reportOf(recipe, await readBy(alone, recipe, join(folder, 'alone')), figures));
      alone.stop();
    }
  } finally {
    for (const reader of readers) reader.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the honest table says, in whatever format. */
async function honestFigures(reader: Reader, folder: string): Promise<string> {
  const path = join(folder, 'honest');
  writeFileSync(path, await honest('csv'));
  const reading = await reader.ask({ path });
  if ('died' in reading || reading.outcome?.kind !== 'read') throw new Error('the honest table');
  return reading.outcome.figures;
}
