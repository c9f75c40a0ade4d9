import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { withSeverities } from '../../checks/severities.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { Crossing } from '../../domain/outcomes/crossing.js';
import { DATA_FILES, DATA_FOLDER, summaryName, workbookFile } from '../../domain/outcomes/files.js';
import type { PlacedGroup } from '../../domain/outcomes/level.js';
import { periodLength } from '../../domain/period.js';
import { figuresOf } from '../../domain/policy.js';
import { safeFileNames } from '../../files/names.js';
import type { OutputFolder } from '../../files/output.js';
import type { Lang } from '../../locales/index.js';
import type { Profile } from '../../reports/report.js';
import { countOfCrossings, rollupWorkbook } from '../../reports/rollup.js';
import { type CrossingCounts, groupLine } from '../../results/groups.js';
import { type CountedUnits, rollupSummaryText } from '../../results/json.js';
import { rollupManifestText } from '../../results/manifest.js';
import { findingLine, findingRow } from '../findings.js';
import { type Recorder, recorder } from '../recorder.js';
import type { DocumentTemplate } from '../report/alike.js';
import { writePapers } from '../report/papers.js';
import { mergeKeys } from './crossings.js';
import { crossingFinding, duplicatesIn } from './findings.js';
import { urgentIn } from './lists.js';
import { highestOf, type Merged, shownChild } from './merge.js';
import { countyPapers, countyReportOf } from './papers.js';
import { groupsOf } from './read.js';
import type { Part, RollupTree } from './tree.js';

export interface RollupSettings {
  readonly name: string;
  /** How many of a plan's units are in it, where not all need be. */
  readonly units: CountedUnits | null;
  readonly reportLang: Lang;
  /** How the workbook is laid out. */
  readonly profile?: Profile;
  /** A county's own document in the place of ours. */
  readonly template?: DocumentTemplate | null;
  /** The data once more as Parquet. */
  readonly parquet: boolean;
  readonly toolVersion: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** 制表日期; null leaves its place blank. */
  readonly madeOn: string | null;
  /** ISO 8601. */
  readonly generatedAt: string;
}

export interface RollupOutcome {
  readonly counts: CrossingCounts;
  readonly findings: readonly Finding[];
  /** `summary.json`. */
  readonly summary: string;
}

/** Pieces of sorting, gone before the results are there. */
const SORTING = `${DATA_FOLDER}/.sorting`;
/** Characters that are written at a time. */
const CHUNK = 2 ** 18;
const encoder = new TextEncoder();

/** Puts everything that a rollup comes to into `output`, which is not yet committed. */
export async function writeRollup(
  settings: RollupSettings,
  { merged, parts, between }: RollupTree,
  output: OutputFolder,
): Promise<RollupOutcome> {
  const files = recorder(output);
  const crossings = await crossingsOf(settings, parts, merged, files, output);
  const duplicates = duplicatesIn(crossings);
  const named = crossings.map((crossing) => ({
    crossing,
    finding: crossingFinding(crossing, merged.runs, duplicates),
  }));
  const told = [
    ...withSeverities(
      named.map(({ finding }) => finding),
      merged.policy,
    ),
  ];
  const counts = {
    duplicate: countOfCrossings(named, 'duplicate'),
    moved: countOfCrossings(named, 'moved'),
  };
  const { reportLang: lang, units } = settings;
  await appendLines(
    files,
    DATA_FILES.groups,
    groupLines(settings, { merged, parts, between }, counts),
  );
  const lines = told.map((found) => `${findingLine(found, lang)}\n`).join('');
  files.write(DATA_FILES.findings, encoder.encode(lines));
  const children = merged.children.map(({ group }) => group);
  const summary = rollupSummaryText(merged.periods, merged.top, children, merged.shares, units);
  files.write(DATA_FILES.summary, encoder.encode(summary));
  if (settings.parquet) {
    const { writeParquet } = await import('../parquet/write.js');
    await writeParquet(output, files);
  }
  await writeWorkbook(settings, parts, merged, named, files);
  await writePapersOf(settings, merged, counts, files);
  output.write(DATA_FILES.manifest, manifest(settings, parts, merged, files));
  return { counts, findings: told, summary };
}

async function crossingsOf(
  { name }: RollupSettings,
  parts: readonly Part[],
  { runs }: Merged,
  files: Recorder,
  output: OutputFolder,
): Promise<Crossing[]> {
  let text = '';
  const flush = () => {
    files.append(DATA_FILES.keys, encoder.encode(text));
    text = '';
  };
  const first = output.place(`${SORTING}/0`);
  try {
    return await mergeKeys(parts, name, runs, {
      write: (line) => {
        text += `${line}\n`;
        if (text.length > CHUNK) flush();
      },
      place: (piece) => output.place(`${SORTING}/${piece}`),
    });
  } finally {
    flush();
    rmSync(dirname(first), { recursive: true, force: true });
  }
}

/** As bytes, some at a time: a country's groups are more than memory holds. */
async function appendLines(
  files: Recorder,
  name: string,
  lines: AsyncIterable<string>,
): Promise<void> {
  let text = '';
  for await (const line of lines) {
    text += `${line}\n`;
    if (text.length < CHUNK) continue;
    files.append(name, encoder.encode(text));
    text = '';
  }
  files.append(name, encoder.encode(text));
}

async function* groupLines(
  { name }: RollupSettings,
  { merged, parts, between }: RollupTree,
  counts: CrossingCounts,
): AsyncGenerator<string> {
  yield groupLine(merged.top, counts);
  const behind = (placed: PlacedGroup, above: readonly string[]): PlacedGroup => ({
    ...placed,
    path: [name, ...above, ...placed.path],
  });
  let last = '';
  for (const { above, results } of parts) {
    const [county = ''] = above;
    const group = county === last ? undefined : between.get(county);
    if (group !== undefined) yield groupLine(behind(group, []));
    last = county;
    for await (const placed of groupsOf(results)) yield groupLine(behind(placed, above));
  }
}

interface NamedCrossing {
  readonly crossing: Crossing;
  readonly finding: Finding;
}

async function writeWorkbook(
  { name, reportLang: lang, profile = 'standard', toolVersion, units, madeOn }: RollupSettings,
  parts: readonly Part[],
  { periods, shares, policy, top, children, otherKeys }: Merged,
  crossings: readonly NamedCrossing[],
  files: Recorder,
): Promise<void> {
  const run = { township: name, county: null, madeOn };
  const hasInterval = policy.intervals.has(periodLength(periods.current));
  const workbook = await rollupWorkbook(
    {
      run: { ...run, periods, policy: { ...policy, hasInterval }, shares, toolVersion },
      below: highestOf(children),
      top: top.group,
      children: children.map(shownChild),
      urgent: await urgentIn(parts),
      crossings: crossings.map(({ crossing, finding }) => ({
        crossing,
        suggestion: findingRow(finding, lang).suggestion,
      })),
      otherKeys,
      units,
    },
    { lang, profile, unmasked: false },
  );
  const [file] = safeFileNames([summaryName(name)]);
  files.write(workbookFile(String(file)), workbook);
}

/** The page and the document that `report` makes again of this rollup. */
async function writePapersOf(
  { reportLang: lang, template = null, toolVersion, units, madeOn }: RollupSettings,
  merged: Merged,
  crossings: CrossingCounts,
  files: Recorder,
): Promise<void> {
  const report = countyReportOf(merged, { crossings, units, toolVersion, madeOn });
  const plain = { template, like: null, figures: false };
  const { policy } = merged;
  writePapers(await countyPapers(report, { ...plain, audience: 'county', lang, policy }), files);
}

const manifest = (
  { name, toolVersion, options, generatedAt }: RollupSettings,
  parts: readonly Part[],
  { top, policy, runs }: Merged,
  files: Recorder,
): string =>
  rollupManifestText({
    version: toolVersion,
    rollup: { name, level: top.level },
    policy: {
      name: [...new Set(parts.map(({ results }) => results.policy.name))].join('、'),
      values: figuresOf(policy.file),
    },
    options,
    results: parts.map(
      ({
        results: {
          path,
          opened: { sha256, manifest: own },
        },
      }) => ({
        folder: path,
        sha256,
        version: own.version,
      }),
    ),
    runs,
    outputs: files.outputs(),
    generatedAt,
  });
