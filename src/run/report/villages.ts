import { villageWorkbookFile } from '../../domain/outcomes/files.js';
import { villageWorkbook } from '../../reports/index.js';
import type { ReportOptions } from '../../reports/report.js';
import { findingRow } from '../findings.js';
import type { Recorder } from '../recorder.js';
import { villageFileNames } from '../village-files.js';
import type { Results } from './read.js';

/** The villages' own workbooks, as `analyze` writes them. */
export async function writeVillages(
  results: Results,
  options: ReportOptions,
  files: Recorder,
  villageDone: (name: string, villages: number) => void,
): Promise<void> {
  const { run, villages } = results;
  const names = villageFileNames(villages);
  let n = 0;
  for await (const { group, households, itemised } of results.eachVillage()) {
    const isOwn = ({ village, township }: { village: string; township: string }): boolean =>
      village === group.name && township === group.township;
    const bytes = await villageWorkbook(
      {
        run,
        group,
        households,
        itemised,
        listed: results.listed.filter(isOwn),
        findings: results.findings
          .filter(({ village }) => village === group.name)
          .map((found) => findingRow(found, options.lang)),
      },
      options,
    );
    files.write(villageWorkbookFile(String(names[n])), bytes);
    n += 1;
    villageDone(group.name, villages.length);
  }
}
