import type { Fen } from '../money.js';
import type { IdentifiedHousehold, SupportedHousehold } from './identified.js';

/** Why a household is not compared, in the order of the lists. */
export const LISTED_KINDS = [
  /** Last year's household has no row this year. */
  'notFound',
  /** It has a row in the other year, which was rejected. */
  'notFoundRejected',
  /** This year's row has no income. */
  'notSurveyed',
  /** The unit of this year's amounts is unclear. */
  'unitUnclear',
  /** Nothing is known of some parts of this year. */
  'partsMissing',
  /** Last year's row has no income. */
  'notCompared',
  /** The unit of last year's amounts is unclear. */
  'priorUnitUnclear',
  /** Nothing is known of some parts of last year. */
  'priorPartsMissing',
  /** This year's household has no row last year. */
  'new',
  /** It has a row in the other year, which was rejected. */
  'newPriorRejected',
] as const;
export type ListedKind = (typeof LISTED_KINDS)[number];

/** A household that could not be compared, for the lists 未排查与新增. */
export interface ListedHousehold extends IdentifiedHousehold {
  readonly kind: ListedKind;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** The row of the other year with a key of this one, which was rejected. */
  readonly rejected: {
    readonly file: string;
    readonly sheet: string;
    readonly row: number;
  } | null;
}

/** A surveyed household that is not compared, with a warning that needs no prior year. */
export interface LoneHousehold extends SupportedHousehold {
  readonly population: number;
  readonly net: Fen;
  readonly perCapita: Fen;
  readonly monitoringPerCapita: Fen;
  readonly warning: 'red' | 'orange';
}
