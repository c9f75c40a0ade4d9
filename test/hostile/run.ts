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

/** A process that has read others before may have their garbage: a bad ending counts when alone. */
async function readOne(reader: Reader, question: Question): Promise<Reading> {
  const isAlone = reader.isFresh;
  const reading = await reader.ask(question);
  if (isAlone || isWithinBounds(reading)) return reading;
  reader.stop();
  return reader.ask(question);
}

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
    await Promise.all(
      readers.map(async (reader, n) => {
        const path = join(folder, String(n));
        for (const recipe of left) {
          const { bothYears = false } = recipe;
          writeFileSync(path, await recipe.make());
          const reading = await readOne(reader, { path, bothYears, limits, annotate });
          tell(reportOf(recipe, reading, figures));
        }
      }),
    );
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
