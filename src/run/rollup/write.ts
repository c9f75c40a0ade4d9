import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { withSeverities } from '../../checks/severities.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { Crossing } from '../../domain/outcomes/crossing.js';
import { DATA_FILES, DATA_FOLDER } from '../../domain/outcomes/files.js';
import type { OutputFolder } from '../../files/output.js';
import { countOfCrossings } from '../../reports/rollup.js';
import type { CrossingCounts } from '../../results/groups.js';
import { rollupSummaryText } from '../../results/json.js';
import { findingLine } from '../findings.js';
import { type Recorder, recorder } from '../recorder.js';
import { writePapers } from '../report/papers.js';
import { mergeKeys } from './crossings.js';
import { crossingFinding, duplicatesIn } from './findings.js';
import { groupLines } from './group-lines.js';
import { manifest } from './manifest.js';
import type { Merged } from './merge.js';
import { countyPapers, countyReportOf } from './papers.js';
import type { RollupSettings } from './settings.js';
import type { RollupTree, TreePart } from './tree.js';
import { writeWorkbook } from './workbook.js';

export interface RollupOutcome {
  readonly counts: CrossingCounts;
  readonly findings: readonly Finding[];
  /** `summary.json`. */
  readonly summary: string;
}

/** The folder of sorted pieces, which is removed before the results are put in place. */
const SORTING = `${DATA_FOLDER}/.sorting`;
/** How many characters are written at a time. */
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
  parts: readonly TreePart[],
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

/** Writes lines some at a time: a country's groups are more than memory holds. */
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

/** The page and the document that `report` makes again of this rollup. */
async function writePapersOf(
  { reportLang: lang, template = null, toolVersion, units, madeOn }: RollupSettings,
  merged: Merged,
  crossings: CrossingCounts,
  files: Recorder,
): Promise<void> {
  const report = countyReportOf(merged, { crossings, units, toolVersion, madeOn });
  const plain = { template, like: null, figures: false, without: [] };
  const { policy } = merged;
  await writePapers(
    await countyPapers(report, { ...plain, audience: 'county', lang, policy }),
    files,
  );
}
