import type { FieldKey } from '../../domain/catalog.js';
import type { Household } from '../../domain/household.js';
import type { Period } from '../../domain/period.js';
import type { Lang } from '../../locales/index.js';

export interface FormOptions {
  /**
   * The language of the guide, the hints and the alerts; what intake reads back is Chinese in every
   * language.
   */
  readonly lang: Lang;
  /** The period that is to be filled. */
  readonly period: Period;
  readonly township: string;
  readonly county: string | null;
  /** Columns of the form; what no form can do without is added. All of the catalogue by default. */
  readonly items?: readonly FieldKey[];
  /**
   * How many empty rows there are: all rows of a blank form, those for new households in a
   * prefilled one.
   */
  readonly rows: number;
}

export interface BlankFormOptions extends FormOptions {
  /** The name of the village; null where the village writes it into the form. */
  readonly village?: string | null;
}

/** A village's detail of last year. */
export interface VillageRoster {
  readonly village: string;
  /** The households in the order of the form. */
  readonly households: readonly Household[];
  /** The period of last year's amounts, where it is known. */
  readonly period: Period | null;
}
