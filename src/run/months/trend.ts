import { hasHouseholds, monthsOfResults } from '../../analysis/months/trend.js';
import { DATA_FILES, monthsName, workbookFile } from '../../domain/outcomes/files.js';
import type { MonthResult, Months } from '../../domain/outcomes/months.js';
import { safeFileNames } from '../../files/names.js';
import type { OutputFolder } from '../../files/output.js';
import { sha256Of } from '../../files/sha256.js';
import type { Lang } from '../../locales/index.js';
import { differingKeys } from '../../policy/differences.js';
import { monthsWorkbook } from '../../reports/months/workbook.js';
import { trendManifestText } from '../../results/manifest.js';
import { pathLine, trendRows } from '../../results/months.js';
import type { ResultsFolder } from '../results/folder.js';
import { readMonth } from './read.js';
import { resultRef } from './ref.js';

export interface Trend extends Months {
  /** Rollups of other areas, as a county's lies among the results of its township. */
  readonly passedOver: readonly string[];
}

/** Reads results and sets them side by side. Definition: docs/definitions/months.md. */
export async function readTrend(
  folders: readonly [ResultsFolder, ...ResultsFolder[]],
): Promise<Trend> {
  const read: MonthResult[] = [];
  for (const folder of folders) read.push(await readMonth(folder));
  const areas = new Set(read.filter(hasHouseholds).map(({ name }) => name));
  const isOther = (one: MonthResult): boolean =>
    areas.size > 0 && !hasHouseholds(one) && !areas.has(one.name);
  const [first, ...others] = read.filter((one) => !isOther(one));
  if (first === undefined) throw new Error('a trend of nothing');
  const passedOver = read.filter(isOther).map(({ shown }) => shown);
  return { ...monthsOfResults([first, ...others], differingKeys), passedOver };
}

export interface TrendSettings {
  readonly lang: Lang;
  /** 制表日期; null leaves its place blank. */
  readonly madeOn: string | null;
  readonly version: string;
}

/** Puts data and workbook into `output`, which is not yet committed. */
export async function writeTrend(
  trend: Months,
  { lang, madeOn, version }: TrendSettings,
  output: OutputFolder,
): Promise<void> {
  const outputs: { path: string; sha256: string }[] = [];
  const write = (path: string, content: string | Uint8Array): void => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    outputs.push({ path, sha256: sha256Of(bytes) });
    output.write(path, bytes);
  };
  const last = trend.results.slice(-(trend.rows.at(-1) ?? 0)).map(({ period }) => period);
  write(DATA_FILES.paths, trend.paths.map((path) => `${pathLine(path, last)}\n`).join(''));
  write(
    DATA_FILES.trend,
    trend.groups
      .flatMap(trendRows)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  );
  const [name] = safeFileNames([monthsName(trend.name)]);
  write(workbookFile(String(name)), await monthsWorkbook(trend, { lang, madeOn }));
  const results = trend.results.map(resultRef);
  output.write(DATA_FILES.manifest, trendManifestText({ version, results, outputs }));
}
