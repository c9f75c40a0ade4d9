import { DATA_FILES, workbookFile } from '../../domain/outcomes/files.js';
import type { OutputFolder } from '../../files/output.js';
import { cardsWorkbook, MOST_CARDS } from '../../reports/cards.js';
import { reportManifestText } from '../../results/manifest.js';
import { recorder } from '../recorder.js';
import { villageFileNames } from '../village-files.js';
import { madeOf } from './alike.js';
import type { Results } from './read.js';

/** How much was written. */
export interface WrittenCards {
  readonly files: readonly string[];
  readonly households: number;
}

/** The cards of all households, village by village: a workbook for each three hundred. */
export async function writeCards(
  results: Results,
  version: string,
  output: OutputFolder,
  villageDone: (name: string, villages: number) => void,
): Promise<WrittenCards> {
  const files = recorder(output);
  const { run, villages } = results;
  const names = villageFileNames(villages);
  let count = 0;
  let n = 0;
  for await (const { group, households } of results.eachVillage()) {
    for (let from = 0; from < households.length; from += MOST_CARDS) {
      const part = households.length > MOST_CARDS ? `(${from / MOST_CARDS + 1})` : '';
      const own = households.slice(from, from + MOST_CARDS);
      files.write(workbookFile(`${names[n]}${part}`), await cardsWorkbook(run, group.name, own));
    }
    count += households.length;
    n += 1;
    villageDone(group.name, villages.length);
  }
  const outputs = files.outputs();
  const options = { audience: 'village', reportLang: 'zh', unmasked: false };
  const manifest = { version, results: madeOf(results), options, outputs };
  output.write(DATA_FILES.manifest, reportManifestText(manifest));
  return { files: outputs.map(({ path }) => path), households: count };
}
