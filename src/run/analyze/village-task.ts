import type { GroupSums } from '../../analysis/groups/sums.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { Household } from '../../domain/household.js';
import type { ListedHousehold, LoneHousehold } from '../../domain/outcomes/listed.js';
import type { Group, MatchKey } from '../../domain/outcomes/result.js';
import type { PolicyFile } from '../../domain/schemas/policy-file.js';
import type { Lang } from '../../locales/index.js';
import type { HouseholdBrief, Profile, RunInfo } from '../../reports/report.js';
import type { OwnHousehold } from '../months/own.js';
import type { HandedOver } from '../shelf/shelf.js';
import type { Given } from '../sign-off/accept.js';

/** The rows of one village of one township. */
export interface VillageRows {
  readonly township: string;
  readonly pairs: readonly {
    readonly prior: Household;
    readonly current: Household;
    readonly matchedBy: MatchKey;
    /** Its place among the pairs of the run, which are in the order of the files. */
    readonly order: number;
  }[];
  readonly counts: Group['households'];
  readonly listed: readonly ListedHousehold[];
  /** Surveyed households of this year that are not compared, with last year's blank row. */
  readonly alone: readonly { readonly prior: Household | null; readonly current: Household }[];
}

/** All villages of one name: more than one where a run covers several townships. */
export interface VillageTask {
  readonly name: string;
  /** Their rows; where they are packed, as `VILLAGES`. */
  readonly villages: HandedOver;
  /** Findings of these villages from reading, checking and matching. */
  readonly findings: readonly Finding[];
  readonly run: RunInfo;
  readonly policy: PolicyFile;
  readonly unmasked: boolean;
  /** True where the villages' own workbooks are written. */
  readonly hasWorkbooks: boolean;
  readonly lang: Lang;
  readonly profile?: Profile;
  /** The findings of these villages that people accepted. */
  readonly acceptances: Given | null;
  /** True where the households are compared with the previous result. */
  readonly follow: boolean;
}

export interface VillageOutcome {
  readonly name: string;
  /** `households.jsonl` of these villages, sorted. */
  readonly lines: Uint8Array;
  /** `items.jsonl` of the same households; empty where 逐项对比 is not wanted. */
  readonly itemLines: Uint8Array;
  readonly groups: readonly GroupSums[];
  /** One workbook per township, in the order of `villages`. */
  readonly workbooks: readonly Uint8Array[];
  readonly briefs: readonly HouseholdBrief[];
  /** All compared households, where there is a previous result to compare them with. */
  readonly own: readonly OwnHousehold[];
  /** Households with a warning that are not compared. */
  readonly alone: readonly LoneHousehold[];
  /** Findings that only the analysis could make. */
  readonly findings: readonly Finding[];
}

/** What villages have come to while their workbooks are being written. */
export type AnalysedVillage = Omit<VillageOutcome, 'workbooks'> & {
  readonly workbooks: Promise<VillageOutcome['workbooks']>;
};
