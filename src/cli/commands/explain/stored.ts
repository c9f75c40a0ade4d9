import { resolve } from 'node:path';
import { maskWithin } from '../../../domain/masking.js';
import { shownPath } from '../../../files/shown-names.js';
import { sentences } from '../../../locales/index.js';
import { householdLine } from '../../../results/lines/household.js';
import type { Gathered } from '../../../run/read/gathered.js';
import type { InputFile } from '../../../run/read/read-file.js';
import { type Stored, storedHousehold } from '../../../run/stored/household-files.js';
import { deciding } from '../../options/deciding.js';
import { outFolder, type RunOptions } from '../../options/run-options.js';
import type { Found } from './find.js';
import { analystOf, isOfRows, subjectOf } from './rows.js';

/** A whole ID number or its last digits, neither of which results show. */
const OF_ID_NUMBERS = /^(?:[\dX]{4}|\d{15}|\d{17}[\dX])$/iu;

/**
 * What the project's results say of a household, so that not every file has to be read again; null
 * where they are none, or of other files, another policy or other options.
 */
export async function storedBy(
  key: string,
  options: RunOptions,
  inputs: readonly InputFile[],
): Promise<Stored | null> {
  const path = resultsOf(options);
  const wanted = key.normalize('NFKC').toUpperCase();
  if (path === null || OF_ID_NUMBERS.test(wanted)) return null;
  const { folder, periods, basis, township, county, policy } = options;
  return await storedHousehold(
    { path, name: maskWithin(shownPath(path, folder)) },
    {
      ...{ inputs, periods, basis, township, county },
      policySha256: policy.sha256,
      version: ZENGSHOU_VERSION,
      decidedBy: deciding({ ...options, accept: [] }),
    },
    ({ id, head }) => id === key || id?.toUpperCase() === wanted || head === key,
  );
}

/** The folder of the project's results; null where it is not known before anything is read. */
function resultsOf({ out, periods: { prior, current }, folder }: RunOptions): string | null {
  if (out === null) return null;
  if (!/\{(?:prior|current)\}/u.test(out)) return resolve(folder, out);
  if (prior === null || current === null) return null;
  return resolve(folder, outFolder(out, { prior, current }));
}

/** Tells whether households and their findings are the same as in the results. */
export function isStored(
  found: Found,
  gathered: Gathered,
  options: RunOptions,
  stored: Stored,
): boolean {
  const said = { unmasked: stored.unmasked, words: sentences(stored.reportLang).terms };
  const { analyse } = analystOf(options, gathered);
  const lines = found.pairs.map((pair) => householdLine(analyse(subjectOf(pair)).result, said));
  const isOf = isOfRows(found.pairs.flatMap(({ prior, current }) => [prior.row, current.row]));
  const told = (findings: Gathered['findings'] | Stored['findings']): string =>
    JSON.stringify(
      findings
        .filter(isOf)
        .map(({ code, file, sheet, cell, row }) => [code, file, sheet, cell, row].join('!'))
        .sort(),
    );
  return (
    found.alone.length === stored.listed &&
    JSON.stringify(lines.sort()) === JSON.stringify([...stored.lines].sort()) &&
    told(gathered.findings) === told(stored.findings)
  );
}
