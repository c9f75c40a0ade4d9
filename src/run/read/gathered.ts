import type { NotRun } from '../../checks/askable.js';
import type { AppliedCorrection } from '../../domain/findings/correction.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { AnsweredQuestion } from '../../domain/findings/match-answer.js';
import type { Year } from '../../domain/household.js';
import type { Staying } from '../../domain/masking.js';
import type { Periods } from '../../domain/outcomes/result.js';
import type { Basis, Period } from '../../domain/period.js';
import type { Policy } from '../../domain/policy.js';
import type { ItemShares } from '../../domain/season.js';
import type { Batch } from '../../intake/batch/batch.js';
import type { Matching } from '../../intake/batch/match.js';
import type { GivenPeriods } from '../../intake/batch/period-standing.js';
import type { ColumnMap, FormNotes } from '../../intake/header/names.js';
import type { Limits } from '../../intake/sheet.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { Decisions } from './decisions.js';
import type { FileReading, InputFile } from './read-file.js';

/** What is read, and how. */
export interface ReadSettings {
  readonly inputs: readonly InputFile[];
  /** The column map of a file, by its name. */
  readonly columns: (file: string) => ColumnMap;
  /** What the column map says of a file besides its headers. */
  readonly forms?: (file: string) => FormNotes;
  readonly limits: Limits;
}

/** What is read, and how it is matched; decisions are applied before anything looks at the rows. */
export interface GatherSettings extends ReadSettings, Partial<Decisions> {
  readonly periods: Readonly<Record<Year, Period | null>>;
  /** The months of a file's tables, where the project file names them. */
  readonly partOf?: GivenPeriods['partOf'];
  readonly basis: Basis;
  readonly township: string | null;
  readonly policy: Policy;
  /** Whole ID numbers were asked for. */
  readonly unmasked?: boolean;
}

/** Both years of a township, read and matched. */
export interface Gathered {
  readonly readings: readonly FileReading[];
  readonly tables: readonly DetailTable[];
  readonly periods: Periods;
  /**
   * The share of a year's amounts that the current period holds, where it is the beginning of a
   * year.
   */
  readonly shares: ItemShares | null;
  readonly batch: Batch;
  readonly matching: Matching;
  /** Findings of files, tables, rejected rows, matches and validation rules. */
  readonly findings: readonly Finding[];
  /** Rules that could not be asked, for a table lacks their columns. */
  readonly notRun: readonly NotRun[];
  readonly corrections: readonly AppliedCorrection[];
  /** What is or was to be asked of people about rows without partner. */
  readonly questions: readonly AnsweredQuestion[];
  /** The 户编号 that stay whole in texts. */
  readonly staying: Staying;
  /** Whole ID numbers were asked for. */
  readonly unmasked: boolean;
}
