import type { Finding } from '../../domain/findings/finding.js';
import type { Crossing } from '../../domain/outcomes/crossing.js';
import { summaryName, workbookFile } from '../../domain/outcomes/files.js';
import { periodLength } from '../../domain/period.js';
import { safeFileNames } from '../../files/names.js';
import { rollupWorkbook } from '../../reports/rollup.js';
import { findingRow } from '../findings.js';
import type { Recorder } from '../recorder.js';
import { urgentIn } from './lists.js';
import { highestOf, type Merged, shownChild } from './merge.js';
import type { RollupSettings } from './settings.js';
import type { TreePart } from './tree.js';

/** A household that stands in several results, and what is said of it. */
export interface NamedCrossing {
  readonly crossing: Crossing;
  readonly finding: Finding;
}

export async function writeWorkbook(
  { name, reportLang: lang, profile = 'standard', toolVersion, units, madeOn }: RollupSettings,
  parts: readonly TreePart[],
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
