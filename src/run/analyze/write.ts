import { append } from '../../domain/append.js';
import { DATA_FILES, villageWorkbookFile } from '../../domain/outcomes/files.js';
import type { OutputFolder } from '../../files/output.js';
import type { TownshipReport } from '../../reports/report.js';
import { isPaperKey } from '../../reports/without.js';
import { groupLine } from '../../results/groups.js';
import { summaryPieces } from '../../results/json.js';
import { writingInTurn } from '../books.js';
import { awaitedLater, type Crew } from '../crew.js';
import { findingLine } from '../findings.js';
import { collectGarbage, compactMemory } from '../garbage.js';
import type { Lists } from '../lists/lists.js';
import { type Recorder, recorder } from '../recorder.js';
import { partsAsked, writePapers } from '../report/papers.js';
import { toldTo } from '../report/public.js';
import { reportOf } from '../report/township.js';
import { villageFileNames } from '../village-files.js';
import type { Harvest } from './harvest.js';
import { piecesOf } from './lines.js';
import { writeKeys, writeLines, writeLists, writeNormalisations, writeQuestions } from './lists.js';
import { manifest, type Provenance } from './manifest.js';
import { papersFor, type ReportTask } from './report.js';
import type { RunOutcome, RunSettings } from './run-outcome.js';
import { analyseTownship } from './township.js';
import type { AnalysedVillage } from './village-task.js';

/** Of more villages what their tables have left is collected before the first is analysed. */
const MANY_VILLAGES = 500;

/** Results that are not yet committed, and the lists that their papers are made of. */
interface WrittenTo {
  readonly output: OutputFolder;
  readonly lists: Lists;
}

/**
 * Analyses a township and puts everything it comes to into `output`. What it returns may be read
 * until `lists` are closed.
 */
export async function writeTownship(
  settings: RunSettings,
  harvested: Harvest,
  provenance: Provenance,
  crew: Crew,
  { output, lists }: WrittenTo,
  villageDone: (name: string, villages: number) => void,
): Promise<RunOutcome> {
  const files = recorder(output);
  files.append(DATA_FILES.households, new Uint8Array());
  const workbookFiles = villageFiles(harvested.villages);
  writeKeys(harvested, files);
  writeNormalisations(harvested, files);
  const onVillage = async (
    { name, lines, itemLines, workbooks }: AnalysedVillage,
    villages: number,
  ): Promise<void> => {
    files.append(DATA_FILES.households, lines);
    if (itemLines.length > 0) files.append(DATA_FILES.items, itemLines);
    // Written as they come: a large township's workbooks would be hundreds of megabytes.
    (await workbooks).forEach((bytes, n) => {
      files.write(villageWorkbookFile(String(workbookFiles.get(name)?.[n])), bytes);
    });
    villageDone(name, villages);
  };
  if (harvested.villages.size > MANY_VILLAGES) collectGarbage();
  if (partsAsked(askedOf(settings)).includes('others')) crew.expectPapers();
  const outcome = await analyseTownship(settings, harvested, crew, lists, onVillage);
  const papers = begunPapers(outcome, settings, crew);
  writeLines(DATA_FILES.groups, outcome.groups, groupLine, files);
  writeLists(outcome, settings, files);
  await writeQuestions(harvested, outcome, settings, files);
  writeSummary(outcome, settings, files);
  await papers.written({ files, lists });
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
 * The names of the workbooks of each village, one for each of its townships. They depend on each
 * other, so they are settled before the first village is analysed.
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

/** For whom papers are written, and which of them nobody wants. */
const askedOf = ({ audience = 'township', without = [] }: RunSettings) => ({
  audience,
  without: without.filter(isPaperKey),
});

/** Papers that others write while this thread writes data. */
interface BegunPapers {
  /** Puts them where they belong. */
  written(to: { readonly files: Recorder; readonly lists: Lists }): Promise<void>;
}

function begunPapers(
  outcome: RunOutcome,
  settings: RunSettings,
  crew: Pick<Crew, 'report'>,
): BegunPapers {
  const { reportLang: lang, unmasked, policy, like = null } = settings;
  const { profile = 'standard', template = null } = settings;
  const { audience, without } = askedOf(settings);
  const task = {
    report: reportOf(outcome),
    findings: outcome.findings,
    audience,
    told: toldTo(audience, outcome.groups, policy, like),
    lang,
    unmasked,
    profile,
    template,
    without,
  };
  const parts = partsAsked(task).map((part) => ({ ...task, part }));
  if (areMadeHere(task.report)) {
    return { written: ({ files, lists }) => writeInTurn(parts, lists, files) };
  }
  const papers = awaitedLater(Promise.all(parts.map((part) => crew.report(part))));
  return { written: async ({ files }) => writePapers((await papers).flat(), files) };
}

function writeSummary(
  { run, township, villages, findings }: RunOutcome,
  { reportLang: lang }: RunSettings,
  files: Recorder,
): void {
  const summary = summaryPieces(run.periods, township, villages, run.shares);
  for (const piece of piecesOf(summary)) files.append(DATA_FILES.summary, piece);
  writeLines(DATA_FILES.findings, findings, (found) => findingLine(found, lang), files);
}

/** One paper after the other; what each has left is collected before the next. */
async function writeInTurn(
  parts: readonly ReportTask[],
  lists: Lists,
  files: Recorder,
): Promise<void> {
  compactMemory();
  for (const part of parts) {
    for await (const paper of papersFor(part, writingInTurn(lists.putAway))) {
      await writePapers([paper], files);
      collectGarbage();
    }
  }
}

/**
 * What is sent to another thread is held twice, and lists on the disk cannot be sent: the papers of a
 * large run are made here, in turn.
 * @internal
 */
export const areMadeHere = ({
  households,
  groups,
}: Pick<TownshipReport, 'households' | 'groups'>): boolean =>
  !(Array.isArray(households) && Array.isArray(groups));
