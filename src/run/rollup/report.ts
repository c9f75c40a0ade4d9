import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { OutputFolder } from '../../files/output.js';
import { sha256Of } from '../../files/sha256.js';
import { reportManifestText } from '../../results/manifest.js';
import { recorder } from '../recorder.js';
import { madeOf } from '../report/alike.js';
import { writePapers } from '../report/papers.js';
import type { RolledUp } from './again.js';
import { type CountyPaperOptions, countyPapers } from './papers.js';

/** Makes the page and the document of a rollup again into `output`, which is not yet committed. */
export async function writeCountyReports(
  { report, policy, sha256 }: RolledUp,
  settings: Omit<CountyPaperOptions, 'policy'> & { readonly version: string },
  output: OutputFolder,
): Promise<readonly string[]> {
  const files = recorder(output);
  await writePapers(await countyPapers(report, { ...settings, policy }), files);
  const outputs = files.outputs();
  const { audience, lang: reportLang, figures, template, version } = settings;
  const options = {
    ...{ audience, reportLang, unmasked: false },
    ...(figures && { figures }),
    ...(template && { template: sha256Of(template.bytes) }),
  };
  output.write(
    DATA_FILES.manifest,
    reportManifestText({ version, results: madeOf({ ...report, sha256 }), options, outputs }),
  );
  return outputs.map(({ path }) => path);
}
