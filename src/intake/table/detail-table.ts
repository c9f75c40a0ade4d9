import type { RowAccount } from '../../domain/account.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { Household, Person, TableHead, Year } from '../../domain/household.js';
import type { UnclearMonths } from '../../domain/months/named-period.js';
import type { NamedPeriod } from '../../domain/months/notations.js';
import type { Period } from '../../domain/period.js';
import type { HeaderColumn } from '../header/names.js';
import type { MoneyUnit } from '../header/normalise.js';
import type { CopiedRow } from './persons/households.js';
import type { TotalRow } from './reader.js';
import type { RejectedRow } from './rejections.js';

/** Where a table's village may come from, besides its column. */
interface VillageHints {
  readonly sheet: string;
  /** The sheet's name ends like a village's. */
  readonly sheetIsVillage: boolean;
  readonly title: string | null;
  readonly file: string;
}

/** Where a table stands on its sheet; rows from 1, all included. */
interface TableSpan {
  /** The first of its titles. */
  readonly first: number;
  /** The last of its header. */
  readonly header: number;
  /** The last before the next table, notes included. */
  readonly last: number;
}

/** A person of a table without amounts. */
export interface LoosePerson extends Person {
  /** 户编号. */
  readonly id: string | null;
  readonly village: string | null;
  /** The other cells of the row as one text, by which it is compared. */
  readonly rest: string;
}

/** A row of a list of persons that is equal in every cell read to one before it. */
export interface RepeatedPerson {
  readonly copy: ListedRow;
  readonly of: ListedRow;
}

interface ListedRow {
  readonly row: { readonly table: TableHead; readonly row: number };
  /** The village of its household; null where it joins none. */
  readonly village: string | null;
}

/** Some months of the run's period. Definition: docs/definitions/parts.md. */
interface PartOfYear {
  readonly period: Period;
  readonly of: Period;
}

/** A detail table as it was read: households of one year, and the account of every row. */
export interface DetailTable {
  readonly head: TableHead;
  /** null for a card. */
  readonly span: TableSpan | null;
  readonly titles: readonly string[];
  /** The period that the titles name, else the name of the sheet. */
  readonly period: NamedPeriod | null;
  /**
   * Words of the titles or the file's name that may mean some months, where the titles name no
   * period.
   */
  readonly unclear?: UnclearMonths;
  /** The year that stands over the values of a card. */
  readonly namedYear?: number;
  /** Which part of the period it is; absent for a table of the whole period. */
  readonly part?: PartOfYear;
  readonly unit: MoneyUnit | null;
  readonly villageHints: VillageHints;
  readonly header: readonly HeaderColumn[];
  readonly account: RowAccount;
  readonly households: readonly Household[];
  readonly rejected: readonly RejectedRow[];
  readonly totals: readonly TotalRow[];
  /** Rows of persons that repeat another one of their table to the letter. */
  readonly copies?: readonly CopiedRow[];
  /** The persons of a table without amounts, who belong to households of other tables. */
  readonly loose?: readonly LoosePerson[];
  /** Rows of such persons that repeat another row. */
  readonly repeated?: readonly RepeatedPerson[];
  readonly findings: readonly Finding[];
  /** What was read as something else than a person wrote, as `normalisationLines` takes it. */
  readonly normalisations: Uint8Array;
}

/** A sheet that is no detail table; it has rows, but no account. */
export interface SkippedSheet {
  readonly file: string;
  readonly sheet: string;
  readonly rows: number;
}

export interface SheetOrigin {
  readonly file: string;
  readonly year: Year;
}
