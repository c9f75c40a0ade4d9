import type { Audience } from '../../domain/audience.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { OutputFolder } from '../../files/output.js';
import { sha256Of } from '../../files/sha256.js';
import type { PaperKey, ReportOptions } from '../../reports/report.js';
import { reportManifestText } from '../../results/manifest.js';
import { findingRow } from '../findings.js';
import { recorder } from '../recorder.js';
import { type DocumentTemplate, madeOf } from './alike.js';
import { figuresFor, papersOf, writePapers } from './papers.js';
import { type Like, toldTo } from './public.js';
import type { Results } from './read.js';
import { reportOf } from './township.js';
import { writeVillages } from './villages.js';

export interface ReportSettings extends ReportOptions {
  readonly audience: Audience;
  /** An earlier publication of the year. */
  readonly like: Like | null;
  readonly template: DocumentTemplate | null;
  /** The page's charts as files too. */
  readonly figures: boolean;
  /** Papers that nobody wants. */
  readonly without: readonly PaperKey[];
  readonly version: string;
}

/** Makes the reports of a run again into `output`, which is not yet committed. */
export async function writeReports(
  results: Results,
  settings: ReportSettings,
  output: OutputFolder,
  villageDone: (name: string, villages: number) => void,
): Promise<readonly string[]> {
  const files = recorder(output);
  const { audience, lang, template, unmasked, version, like, figures, profile, without } = settings;
  if (audience === 'village' || audience === 'township') {
    await writeVillages(results, settings, files, villageDone);
  }
  if (audience !== 'village') {
    const told = toldTo(audience, results.groups, results.manifest.policyRead, like);
    const findings = results.findings.map((found) => findingRow(found, lang));
    const report = { ...reportOf(results), findings };
    const options = {
      ...{ audience, lang, unmasked, told, template, without },
      ...(profile && { profile }),
    };
    await writePapers(papersOf(report, options), files);
    if (figures) await writePapers(await figuresFor(report, options), files);
  }
  const outputs = files.outputs();
  output.write(
    DATA_FILES.manifest,
    reportManifestText({
      version,
      results: madeOf(results),
      options: {
        audience,
        reportLang: lang,
        unmasked,
        ...(figures && { figures }),
        ...(profile === 'accessible' && { profile }),
        ...(template && { template: sha256Of(template.bytes) }),
      },
      outputs,
    }),
  );
  return outputs.map(({ path }) => path);
}
