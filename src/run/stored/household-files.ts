import * as z from 'zod';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { YEARS, type Year } from '../../domain/household.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { Periods } from '../../domain/outcomes/result.js';
import type { Period } from '../../domain/period.js';
import { periodText } from '../../domain/period.js';
import { whenUsed } from '../../domain/schemas/when-used.js';
import { sha256OfFile } from '../../files/sha256.js';
import type { Lang } from '../../locales/index.js';
import { parseFinding, type ToldFinding } from '../../results/finding.js';
import { parseListed, parseResult } from '../../results/households.js';
import { parseItems } from '../../results/lines/items.js';
import { readAs } from '../../results/parsed.js';
import { parseManifest, type ReadManifest } from '../../results/read.js';
import type { InputFile } from '../read/read-file.js';
import {
  type OpenedResults,
  openResults,
  type ResultsFolder,
  readPeriods,
} from '../results/folder.js';

/** What a run is asked for, as far as it changes its households. */
export interface Asked {
  readonly inputs: readonly InputFile[];
  /** The given periods; null where the titles of the tables say them. */
  readonly periods: Readonly<Record<Year, Period | null>>;
  readonly basis: string;
  readonly township: string | null;
  readonly county: string | null;
  readonly policySha256: string;
  /** The version of the program. */
  readonly version: string;
  readonly decidedBy: readonly { readonly option: string; readonly sha256: string | null }[];
}

/** A household of earlier results, and the files that have to be read to explain it again. */
export interface Stored {
  readonly inputs: readonly InputFile[];
  readonly periods: Periods;
  readonly unmasked: boolean;
  readonly reportLang: Lang;
  /** The lines of the households that are meant: what is read again must give the same. */
  readonly lines: readonly string[];
  /** How many more households were not compared. */
  readonly listed: number;
  readonly findings: readonly ToldFinding[];
}

const manifest = whenUsed(() =>
  z.object({
    version: z.string(),
    policy: z.object({ sha256: z.string() }),
    options: z.object({
      basis: z.string(),
      township: z.string().nullable(),
      county: z.string().nullable(),
      unmasked: z.boolean(),
      reportLang: z.enum(['zh', 'en']),
    }),
    decidedBy: z.array(z.object({ option: z.string(), sha256: z.string().nullable() })).default([]),
    inputs: z.array(
      z.object({
        path: z.string(),
        year: z.enum(YEARS),
        sha256: z.string().nullable(),
        format: z.string().nullable(),
        sheets: z.array(z.object({ rows: z.object({ rejected: z.number() }) })).default([]),
      }),
    ),
  }),
);
type Manifest = z.infer<ReturnType<typeof manifest>>;

interface MadeOf extends ReadManifest {
  readonly made: Manifest;
}

function parseMade(content: string): MadeOf | null {
  const known = parseManifest(content);
  const made = readAs(manifest, content);
  return known === null || made === null ? null : { ...known, made };
}

interface Named {
  readonly id: string | null;
  readonly head: string | null;
}

/**
 * The household of a run's results that `isIt` means; null where there are no results, they are of
 * something else than what is asked for now, or they do not know the household.
 */
export async function storedHousehold(
  folder: ResultsFolder,
  asked: Asked,
  isIt: (named: Named) => boolean,
): Promise<Stored | null> {
  try {
    return await found(folder, asked, isIt);
  } catch (error) {
    // Where the folder is not ours, of another version or changed, everything is read anew.
    if (error instanceof ExpectedFailure) return null;
    throw error;
  }
}

async function found(
  folder: ResultsFolder,
  asked: Asked,
  isIt: (named: Named) => boolean,
): Promise<Stored | null> {
  const opened = openResults(folder, { makers: ['analyze'], parse: parseMade });
  const { made } = opened.manifest;
  if (!isOf(made, asked)) return null;
  const periods = await readPeriods(opened);
  for (const year of ['prior', 'current'] as const) {
    const named = asked.periods[year];
    if (named !== null && periodText(named) !== periodText(periods[year])) return null;
  }
  return await placed(opened, made, periods, asked, isIt);
}

/**
 * Tells whether results were made of the same files, by the same policy and in the same way. Where a
 * file could not be read, whoever asks is told so every time, and the program ends as `analyze` did.
 */
function isOf(made: Manifest, asked: Asked): boolean {
  const { basis, township, county } = made.options;
  const files = (all: readonly { path: string; year: string; sha256: string | null }[]) =>
    JSON.stringify(all.map(({ path, year, sha256 }) => [path, year, sha256]).sort());
  // What people accepted changes no household.
  const deciding = (all: Asked['decidedBy']) =>
    JSON.stringify(
      all.flatMap(({ option, sha256 }) => (option === 'accept' ? [] : [[option, sha256]])),
    );
  return (
    made.version === asked.version &&
    made.inputs.every(({ format }) => format !== null) &&
    made.policy.sha256 === asked.policySha256 &&
    basis === asked.basis &&
    township === asked.township &&
    county === asked.county &&
    deciding(made.decidedBy) === deciding(asked.decidedBy) &&
    files(made.inputs) ===
      files(
        asked.inputs.map(({ path, name, year }) => ({
          path: name,
          year,
          sha256: sha256OfFile(path),
        })),
      )
  );
}

async function placed(
  opened: OpenedResults<MadeOf>,
  { inputs, options }: Manifest,
  periods: Periods,
  asked: Asked,
  isIt: (named: Named) => boolean,
): Promise<Stored | null> {
  if (!opened.has(DATA_FILES.items)) return null;
  const places = await opened.readLines(DATA_FILES.items, parseItems);
  const names = new Set<string>();
  const lines: string[] = [];
  let n = -1;
  for await (const { line, household } of opened.eachLine(DATA_FILES.households, (text) => {
    const result = parseResult(text);
    return result === null ? null : { line: text, household: result };
  })) {
    n += 1;
    const at = places[n]?.places;
    if (!isIt(household) || at === undefined) continue;
    lines.push(line);
    for (const place of [at.prior, at.current]) {
      // A place is the file, the sheet where it has one, and the row.
      for (const { path } of inputs) if (place.startsWith(`${path}!`)) names.add(path);
    }
  }
  const listed = (await opened.readLines(DATA_FILES.listed, parseListed)).filter(isIt);
  for (const { file } of listed) names.add(file);
  if (lines.length + listed.length === 0) return null;
  // Rejected rows have no line, so the household that is meant may be among them.
  for (const { path, sheets } of inputs) {
    if (sheets.some(({ rows }) => rows.rejected > 0)) names.add(path);
  }
  const needed = asked.inputs.filter(({ name }) => names.has(name));
  // One year alone is no comparison.
  if (new Set(needed.map(({ year }) => year)).size < 2) return null;
  return {
    inputs: needed,
    periods,
    unmasked: options.unmasked,
    reportLang: options.reportLang,
    lines,
    listed: listed.length,
    findings: await opened.readLines(DATA_FILES.findings, parseFinding),
  };
}
