import type { Category, FieldKey, ItemKey } from '../catalog.js';
import type { Cause, FactorKey, FactorNumber } from '../factor.js';
import type { MeasureFamily, MeasureKey, MeasureQuestion, MeasureReason } from '../measure.js';
import type { Fen } from '../money.js';
import type { Basis, Period } from '../period.js';
import type { SupportedHousehold } from './identified.js';

/**
 * What the analysis of a batch comes to. All money in fen; rates and shares as ratios with four
 * decimals. Every report and every data file is made of these objects and computes nothing.
 * Definition: docs/definitions/results.md.
 */
export type Trend = 'up' | 'down' | 'flat';
export const TRENDS: readonly Trend[] = ['up', 'down', 'flat'];

export type Warning = 'red' | 'orange' | 'yellow' | 'none';
export const WARNINGS: readonly Warning[] = ['red', 'orange', 'yellow', 'none'];

export const MATCH_KEYS = ['id', 'idNumber', 'name', 'confirmed'] as const;
export type MatchKey = (typeof MATCH_KEYS)[number];

export interface Both<T> {
  readonly prior: T;
  readonly current: T;
}

/** `business` is net: `businessGross` − `businessCosts`; `perCapita` is per head of that year. */
export interface Income {
  readonly wages: Fen;
  readonly business: Fen;
  readonly businessGross: Fen;
  readonly businessCosts: Fen;
  readonly property: Fen;
  readonly transfers: Fen;
  readonly net: Fen;
  readonly perCapita: Fen;
}

/** The items of one household and year: only those whose column the table has. */
export interface ItemAmounts {
  /** In catalogue order; shared by all households of a table. */
  readonly keys: readonly ItemKey[];
  /** The household's numbers, fen by `placeOf(key)`; blank cells are `BLANK` and count as 0. */
  readonly numbers: Float64Array;
  /**
   * The keys that some parts of the year do not ask for: their amounts are summed, not compared.
   */
  readonly partial?: ReadonlySet<ItemKey>;
}

export interface Change {
  readonly amount: Fen;
  /** amount ÷ |prior|; null where prior is 0. */
  readonly rate: number | null;
  readonly trend: Trend;
}

export type ChangeKey = Category | 'net' | 'perCapita';
export const CHANGE_KEYS: readonly ChangeKey[] = [
  'wages',
  'business',
  'property',
  'transfers',
  'net',
  'perCapita',
];

/** What a tag rests on: a field, or a sum of fields, with both values and their cells. */
export interface Evidence {
  readonly field:
    | FieldKey
    | Category
    | 'subsidy'
    | 'assisted'
    | 'businessGross'
    | 'businessCosts'
    | 'net';
  /** Money in fen, other quantities as they are; null where unknown. */
  readonly prior: number | string | null;
  readonly current: number | string | null;
  /** True where the two values are money. */
  readonly money: boolean;
  /** `file!sheet!cell` of the current year, the cells of a sum joined by `+`; null without a cell. */
  readonly source: string | null;
  readonly priorSource: string | null;
}

/** An item that fell, behind the amount of a factor. */
export type FallenItem = Pick<Evidence, 'field'> & Both<Fen>;

export interface FactorTag {
  readonly factor: FactorNumber;
  readonly key: FactorKey;
  readonly causes: readonly Cause[];
  readonly amount: Fen;
  readonly basis: 'data' | 'declared' | 'both';
  readonly verify: boolean;
  readonly primary: boolean;
  readonly evidence: readonly Evidence[];
}

export interface Proposal {
  readonly family: MeasureFamily;
  readonly key: MeasureKey;
  readonly reasons: readonly MeasureReason[];
  readonly questions: readonly MeasureQuestion[];
}

/** Whether a household may end the year with less than last year. */
export type Risk = 'likely' | 'possible' | 'none';

/**
 * What may happen by the year's end. Definition: docs/definitions/projection.md.
 */
export interface Projection {
  readonly net: Fen;
  readonly perCapita: Fen;
  /** Ends of the interval of net; null where the policy has none for these months. */
  readonly low: Fen | null;
  readonly high: Fen | null;
  /** Against last year's whole amount. */
  readonly trend: Trend;
  readonly risk: Risk;
  /** null where last year's whole income per head is not above 0. */
  readonly targetMet: boolean | null;
  readonly shortfall: Fen | null;
}

/** Last year's whole amounts, beside what of them is expected so far. */
export interface PriorYear {
  readonly net: Fen;
  readonly perCapita: Fen;
  readonly items: ItemAmounts;
}

export interface HouseholdResult extends SupportedHousehold {
  readonly matchedBy: MatchKey;
  readonly population: Both<number>;
  readonly labour: number | null;
  readonly income: Both<Income>;
  readonly items: Both<ItemAmounts>;
  readonly change: Readonly<Record<ChangeKey, Change>>;
  readonly trend: Trend;
  /** Net and per-head income went opposite ways. */
  readonly headcount: boolean;
  /** It has money of an item that only one year's form asks for. */
  readonly oneSided: boolean;
  /** The prior amounts are seasonal estimates. */
  readonly estimated: boolean;
  readonly target: {
    /** null where it cannot be assessed, because prior income per head was not above 0. */
    readonly met: boolean | null;
    readonly shortfallPerCapita: Fen | null;
    readonly shortfall: Fen | null;
  };
  /** net + claims − out-of-pocket spending of the current year, per head. */
  readonly monitoringPerCapita: Fen;
  readonly warning: Warning;
  readonly factors: readonly FactorTag[];
  readonly measures: readonly Proposal[];
  /** Income from assistance last year and none this year: 四个不摘. */
  readonly assistanceStopped: boolean;
  /** Both null where whole periods are compared. */
  readonly priorYear: PriorYear | null;
  readonly projection: Projection | null;
}

export interface CauseCount {
  readonly cause: Cause;
  readonly households: number;
  readonly shareOfSurveyed: number | null;
  readonly shareOfDeclining: number | null;
  readonly persons: number;
  readonly declining: number;
}

export interface FactorCount {
  readonly factor: FactorNumber;
  readonly key: FactorKey;
  readonly households: number;
  readonly shareOfSurveyed: number | null;
  readonly shareOfDeclining: number | null;
  readonly persons: number;
  readonly verify: number;
  readonly monitored: number;
  readonly declining: number;
  readonly amount: Fen;
  readonly primary: number;
  readonly primaryShare: number | null;
  readonly causes: readonly CauseCount[];
}

export interface BracketCount {
  /** Fen per head; null at the open ends. Both bounds belong to the bracket. */
  readonly from: Fen | null;
  readonly to: Fen | null;
  readonly prior: number;
  readonly current: number;
  /** Of each year's households; null in results of before they were counted. */
  readonly persons: Both<number> | null;
}

/** The projected year of a group. */
export interface GroupProjection {
  readonly net: Fen;
  readonly perCapita: Fen | null;
  readonly growth: number | null;
  readonly likely: number;
  readonly possible: number;
  readonly targetMet: number;
  readonly reached: boolean | null;
  /** Last year's whole net, and its persons. */
  readonly priorYear: { readonly net: Fen; readonly persons: number };
}

interface ItemCompared extends Both<Fen> {
  readonly households: number;
}

export interface Group {
  readonly name: string;
  /** Township of a village's group; the group's own name for a township; empty where unknown. */
  readonly township: string;
  readonly households: {
    readonly roster: number;
    readonly surveyed: number;
    readonly notFound: number;
    readonly new: number;
    readonly rejected: number;
    readonly notSurveyed: number;
    /** Pairs of which a row is not surveyed: roster = surveyed + notFound + notCompared. */
    readonly notCompared: number;
    /** How many of `notFound` have a key that stands on a rejected row of the current year. */
    readonly notFoundRejected: number;
    /** Rejected rows of the prior year: they are not in the roster. */
    readonly priorRejected: number;
    /** How many of `new` have a key that stands on a rejected row of the prior year. */
    readonly newPriorRejected: number;
  };
  readonly persons: Both<number>;
  readonly trend: Readonly<
    Record<Trend, { readonly households: number; readonly share: number | null }>
  >;
  /** Declining households that have money of an item which only one year's form asks for. */
  readonly decliningOneSided: number;
  readonly income: Both<Omit<Income, 'perCapita'> & { readonly perCapita: Fen | null }>;
  /** Sums per item, of items that any table of that year has. */
  readonly items: Both<ReadonlyMap<ItemKey, Fen>>;
  /** Items that some household has in both years: these households, and their sums. */
  readonly itemsCompared: ReadonlyMap<ItemKey, ItemCompared>;
  readonly growth: number | null;
  readonly target: {
    readonly met: number;
    readonly notMet: number;
    readonly notAssessable: number;
    readonly reached: boolean | null;
    /** Sum of the households' shortfalls. */
    readonly shortfall: Fen;
  };
  readonly warning: Readonly<Record<Warning, number>>;
  /** Warnings of households that are not compared. */
  readonly warningNew: { readonly red: number; readonly orange: number };
  readonly brackets: readonly BracketCount[];
  /** Households by bracket of the prior year (rows) and of the current year (columns). */
  readonly moves: readonly (readonly number[])[];
  readonly factors: readonly FactorCount[];
  readonly monitored: { readonly surveyed: number } & Readonly<Record<Trend, number>>;
  /** null where whole periods are compared. */
  readonly projection: GroupProjection | null;
}

export interface Periods {
  readonly prior: Period;
  readonly current: Period;
  readonly basis: Basis;
}
