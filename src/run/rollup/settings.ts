import type { Lang } from '../../locales/index.js';
import type { Profile } from '../../reports/report.js';
import type { CountedUnits } from '../../results/json.js';
import type { DocumentTemplate } from '../report/alike.js';

/** What a rollup is asked to make of its results. */
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
