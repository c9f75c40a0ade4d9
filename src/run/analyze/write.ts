import { append } from '../../domain/append.js';
import { factsOn } from '../../domain/facts.js';
import { maskWritten } from '../../domain/masking.js';
import { DATA_FILES, QUESTIONS_FILE, villageWorkbookFile } from '../../domain/outcomes/files.js';
import { lastDay } from '../../domain/period.js';
import { figuresOf } from '../../domain/policy.js';
import type { OutputFolder } from '../../files/output.js';
import { normalisationsIn } from '../../intake/cells/normalisations.js';
import { isPaperKey } from '../../reports/without.js';
import { groupLine } from '../../results/groups.js';
import { listedLine, loneLine, summaryPieces } from '../../results/json.js';
import { type DecidingFile, manifestText } from '../../results/manifest.js';
import { previousText } from '../../results/previous.js';
import type { Crew } from '../crew.js';
import { findingLine } from '../findings.js';
import { resultRef } from '../months/ref.js';
import { type Recorder, recorder } from '../recorder.js';
import { partsAsked, writePapers } from '../report/papers.js';
import { toldTo } from '../report/public.js';
import { reportOf } from '../report/township.js';
import { nextExpiry } from '../sign-off/accept.js';
import { villageFileNames } from '../village-files.js';
import type { Harvest } from './harvest.js';
import { keyPieces } from './keys.js';
import { piecesOf } from './lines.js';
import { writeReport } from './report.js';
import { analyseTownship, type RunOutcome, type RunSettings } from './township.js';
import type { VillageOutcome } from './village.js';

/** What the manifest says besides the results. */
export interface Provenance {
  readonly policySha256: string;
  readonly decidedBy: readonly DecidingFile[];
  readonly options: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly generatedAt: string;
}

const encoder = new TextEncoder();

/** Analyses a township and puts everything it comes to into `output`, which is not yet committed. */
export async function writeTownship(
  settings: RunSettings,
  harvested: Harvest,
  provenance: Provenance,
  crew: Crew,
  output: OutputFolder,
  villageDone: (name: string, villages: number) => void,
): Promise<RunOutcome> {
  const files = recorder(output);
  files.append(DATA_FILES.households, new Uint8Array());
  const workbookFiles = villageFiles(harvested.villages);
  writeKeys(harvested, files);
  writeNormalisations(harvested, files);
  const onVillage = (
    { name, lines, itemLines, workbooks }: VillageOutcome,
    villages: number,
  ): void => {
    files.append(DATA_FILES.households, lines);
    if (itemLines.length > 0) files.append(DATA_FILES.items, itemLines);
    // Written as they come: a large township's workbooks would be hundreds of megabytes.
    workbooks.forEach((bytes, n) => {
      files.write(villageWorkbookFile(String(workbookFiles.get(name)?.[n])), bytes);
    });
    villageDone(name, villages);
  };
  const outcome = await analyseTownship(settings, harvested, crew, onVillage);
  writeLines(DATA_FILES.groups, outcome.groups, groupLine, files);
  writeLists(outcome, settings, files);
  await writeQuestions(harvested, outcome, settings, files);
  await writeReports(outcome, settings, crew, files);
  if (settings.parquet === true) {
    const { writeParquet } = await import('../parquet/write.js');
    await writeParquet(output, files);
  }
  const { mergeKey } = harvested;
  output.write(
    DATA_FILES.manifest,
    manifest(outcome, settings, { ...provenance, mergeKey }, files.outputs()),
  );
  return outcome;
}

/**
 * The names of the workbooks of each village, one for each of its townships: they hang on each
 * other, so they are found before the first village is analysed.
 */
function villageFiles(villages: Harvest['villages']): Map<string, string[]> {
  const all = [...villages].flatMap(([name, { townships }]) =>
    townships.map((township) => ({ name, township })),
  );
  const names = villageFileNames(all);
  const files = new Map<string, string[]>();
  all.forEach(({ name }, n) => {
    append(files, name, names[n] ?? '');
  });
  return files;
}

/** What is or was asked about rows without partner; nothing where nothing is. */
async function writeQuestions(
  { questions }: Harvest,
  { run: { township } }: RunOutcome,
  { reportLang: lang }: RunSettings,
  files: Recorder,
): Promise<void> {
  if (questions.length === 0) return;
  // Loads the library only when it is needed.
  const { matchesWorkbook } = await import('../../forms/matches/write.js');
  files.write(QUESTIONS_FILE, await matchesWorkbook(questions, { lang, township }));
}

/** What a rollup needs; what is written is no longer held. Definition: docs/definitions/levels.md. */
function writeKeys({ keys, place }: Harvest, files: Recorder): void {
  files.append(DATA_FILES.keys, new Uint8Array());
  for (const piece of keyPieces(keys.splice(0), place)) files.append(DATA_FILES.keys, piece);
}

/** Characters that are written at a time. */
const CHUNK = 65_536;

/** What was read otherwise than written. Definition: docs/definitions/intake.md. */
function writeNormalisations({ normalisations, staying }: Harvest, files: Recorder): void {
  const told = (text: string): string => maskWritten(text, staying);
  files.append(DATA_FILES.normalisations, new Uint8Array());
  for (const { file, sheet, lines } of normalisations.splice(0)) {
    let text = '';
    for (const each of normalisationsIn(lines.take())) {
      const { cell, was, readAs } = each;
      const shown = { cell, was: told(was), readAs: readAs === null ? null : told(readAs) };
      text += `${JSON.stringify({ file, sheet, ...shown })}\n`;
      if (text.length < CHUNK) continue;
      files.append(DATA_FILES.normalisations, encoder.encode(text));
      text = '';
    }
    files.append(DATA_FILES.normalisations, encoder.encode(text));
  }
}

async function writeReports(
  outcome: RunOutcome,
  settings: RunSettings,
  crew: Crew,
  files: Recorder,
): Promise<void> {
  const { reportLang: lang, unmasked, audience = 'township', policy, like = null } = settings;
  const { profile = 'standard', template = null } = settings;
  const { run, township, villages, findings } = outcome;
  const task = {
    report: reportOf(outcome),
    findings,
    audience,
    told: toldTo(audience, outcome.groups, policy, like),
    lang,
    unmasked,
    profile,
    template,
    without: (settings.without ?? []).filter(isPaperKey),
  };
  const parts = partsAsked(task).map((part) => ({ ...task, part }));
  if (areMadeHere(task.report.households.length)) {
    for (const part of parts) writePapers(await writeReport(part), files);
  } else {
    const papers = parts.map((part) => crew.report(part));
    writePapers((await Promise.all(papers)).flat(), files);
  }
  const summary = summaryPieces(run.periods, township, villages, run.shares);
  for (const piece of piecesOf(summary)) files.append(DATA_FILES.summary, piece);
  writeLines(DATA_FILES.findings, findings, (found) => findingLine(found, lang), files);
}

const MOST_SENT = 20_000;

/**
 * What is sent to another thread is held twice: the papers of a large run are made here, in turn.
 * @internal
 */
export const areMadeHere = (listedHouseholds: number): boolean => listedHouseholds > MOST_SENT;

/** A line for each, written as they come. */
function writeLines<One>(
  name: string,
  all: readonly One[],
  lineOf: (one: One) => string,
  files: Recorder,
): void {
  const lines = function* (): Generator<string> {
    for (const one of all) yield `${lineOf(one)}\n`;
  };
  for (const piece of piecesOf(lines())) files.append(name, piece);
}

/** What is read again where the reports are made again. */
function writeLists(
  { alone, listed, previous }: RunOutcome,
  { unmasked }: RunSettings,
  files: Recorder,
): void {
  writeLines(DATA_FILES.listed, listed, (one) => listedLine(one, unmasked), files);
  writeLines(DATA_FILES.alone, alone, (one) => loneLine(one, unmasked), files);
  if (previous !== null) {
    files.write(DATA_FILES.previous, encoder.encode(previousText(previous)));
  }
}

function manifest(
  { inputs, run }: RunOutcome,
  { policy, toolVersion, previous, acceptances }: RunSettings,
  {
    policySha256,
    options,
    decidedBy,
    generatedAt,
    mergeKey,
  }: Provenance & Pick<Harvest, 'mergeKey'>,
  outputs: { path: string; sha256: string }[],
): string {
  const acceptedUntil = acceptances ? nextExpiry(acceptances) : null;
  return manifestText({
    version: toolVersion,
    policy: {
      name: policy.name,
      sha256: policySha256,
      facts: factsOn(policy.file.local, lastDay(run.periods.current)),
      values: figuresOf(policy.file),
    },
    ...(mergeKey === null ? {} : { mergeKey: { fingerprint: mergeKey.fingerprint } }),
    options,
    inputs,
    ...(decidedBy.length > 0 ? { decidedBy } : {}),
    ...(run.corrections?.length ? { corrections: run.corrections } : {}),
    ...(run.confirmed?.length ? { confirmed: run.confirmed } : {}),
    ...(run.notAsked?.length ? { notAsked: run.notAsked } : {}),
    ...(run.notRead?.length ? { notRead: run.notRead } : {}),
    ...(acceptedUntil === null ? {} : { acceptedUntil }),
    ...(run.madeOn === null ? {} : { madeOn: run.madeOn }),
    previous: previous ? resultRef(previous) : null,
    outputs,
    generatedAt,
  });
}
