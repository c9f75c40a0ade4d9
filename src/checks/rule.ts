import type { FieldKey } from '../domain/catalog.js';
import type { FindingCode } from '../domain/findings/codes.js';
import type { GivenParams } from '../domain/findings/finding.js';
import type { Household, TableHead } from '../domain/household.js';
import type { Fen } from '../domain/money.js';
import type { MatchKey } from '../domain/outcomes/result.js';
import type { TotalRow } from '../intake/table/reader.js';
import type { Checked } from './amounts.js';
import type { BoundKey, Bounds } from './bounds.js';

/** Shapes of the validation rules. Definition: docs/definitions/checks.md. */

/** Where a rule comes from. */
export type Origin = 'law' | 'standard' | 'form' | 'plausibility';

/** The text that a rule rests on; the locales have its title. */
export type Source =
  | 'gb11643'
  | 'smallLoan'
  | 'intakeRules'
  | 'memberRules'
  | 'partRules'
  | 'formArithmetic'
  | 'formFilling'
  | 'monitoringLine'
  | 'matching'
  | 'factorRules'
  | 'measureRules'
  | 'practice';

/** A column that a rule needs, or several of which one is enough; the first names them to people. */
export type Need = FieldKey | { readonly anyOf: readonly [FieldKey, ...FieldKey[]] };

/** Which field, what it says, what was expected. */
interface Found {
  readonly field: FieldKey;
  /** Another field whose cell is shown where the field's own column is not there. */
  readonly cellOf?: FieldKey;
  /** The value, amounts in yuan; without it the one in the field's cell. */
  readonly value?: string | number | null;
  readonly expected?: string | number | null;
}

/** What a rule found, with the values that its sentence needs. The runner adds the place. */
export type Problem<Code extends FindingCode = FindingCode> = Found & GivenParams<Code>;

export type Problems<Code extends FindingCode = FindingCode> = readonly Problem<Code>[];

/** Nothing found: shared, so that the usual case allocates nothing. */
export const NONE: readonly never[] = [];

/** What all rules may look at besides the rows. */
export interface RuleContext {
  readonly bounds: Bounds;
  /** Fen per head; null where the policy has none. */
  readonly monitoringLine: Fen | null;
  /** The policy's own words by which 受灾情况 says that there was none. */
  readonly noDisasterWords: ReadonlySet<string>;
  /** The day that counts as today, as 20220930. */
  readonly today: number;
}

/** The row with its village as it is printed; intake's `Placed`. */
export interface PlacedHousehold {
  readonly row: Household;
  readonly village: string;
}

export interface MatchedPair {
  readonly prior: PlacedHousehold;
  readonly current: PlacedHousehold;
  readonly matchedBy: MatchKey;
}

export interface CheckedPair {
  readonly pair: MatchedPair;
  /** Last year as its table has it. */
  readonly prior: Checked;
  /** Last year as this year is held against it: estimated where this year has only begun. */
  readonly soFar: Checked;
  readonly current: Checked;
}

/** A detail table as intake reads it, as far as rules look at it. */
export interface CheckedTable {
  readonly head: TableHead;
  readonly unit: string | null;
  readonly households: readonly Household[];
  readonly rejected: readonly { readonly row: number }[];
  readonly totals: readonly TotalRow[];
  /** Rows of persons whose households stand in other tables; absent where it is no such list. */
  readonly loose?: readonly unknown[];
}

/** A problem in a row that is no household, or of the table as a whole. */
export type TableProblem<Code extends FindingCode = FindingCode> = Problem<Code> & {
  readonly row: number | null;
};

/** Both years of a run, matched; intake's `Matching`. */
export interface MatchedYears {
  readonly pairs: readonly MatchedPair[];
  readonly priorOnly: readonly PlacedHousehold[];
  readonly currentOnly: readonly PlacedHousehold[];
  /** Finds the rejected row of the other year that carries a key of a row without partner. */
  readonly rejectedPartner?: (row: Household) => PlacedHousehold | null;
}

/** A problem of a household that stands alone, or of a whole table. */
export type BatchProblem<Code extends FindingCode = FindingCode> =
  | (Problem<Code> & { readonly placed: PlacedHousehold })
  | (Problem<Code> & {
      readonly table: TableHead;
      /** The village that is concerned, where the table holds several. */
      readonly village?: string;
    });

interface RuleBase {
  readonly origin: Origin;
  readonly source: Source;
  /** Bounds of the policy that the rule uses. */
  readonly bounds?: readonly BoundKey[];
}

export interface HouseholdRule<Code extends FindingCode = FindingCode> extends RuleBase {
  readonly scope: 'household';
  readonly needs: readonly Need[];
  /** Asked about households without any amount, too. */
  readonly unsurveyed?: true;
  /** Asked about the current year only. */
  readonly currentOnly?: true;
  /** It looks at a table's own figures: where a year arrives in parts, at those of every part. */
  readonly ofPart?: true;
  /**
   * Fields that it looks at besides those it needs; in a rejected row all of them must be readable.
   */
  readonly reads?: readonly Need[];
  /** It asks each section for itself: one that cannot be read does not matter to the others. */
  readonly bySection?: true;
  /**
   * Picks the households that may have the problem. Where more than half of these in a table have
   * it, it is told once for the table.
   */
  readonly oncePerTable?: (checked: Checked) => boolean;
  readonly check: (checked: Checked, context: RuleContext) => Problems<Code>;
}

export interface PairRule<Code extends FindingCode = FindingCode> extends RuleBase {
  readonly scope: 'pair';
  /** Columns that the current table must have. */
  readonly needs: readonly Need[];
  readonly needsPrior: readonly Need[];
  /** Asked about pairs of which one year has no amount, too. */
  readonly unsurveyed?: true;
  readonly check: (checked: CheckedPair, context: RuleContext) => Problems<Code>;
}

export interface TableRule<Code extends FindingCode = FindingCode> extends RuleBase {
  readonly scope: 'table';
  readonly check: (table: CheckedTable, context: RuleContext) => readonly TableProblem<Code>[];
}

export interface BatchRule<Code extends FindingCode = FindingCode> extends RuleBase {
  readonly scope: 'batch';
  /** Asked about tables whose unit is in doubt, too. */
  readonly inDoubt?: true;
  readonly check: (
    years: MatchedYears,
    pairs: readonly CheckedPair[],
    context: RuleContext,
  ) => readonly BatchProblem<Code>[];
}

/** Found where files are read, factors tagged or ledgers read back, not by a check of this room. */
export interface ElsewhereRule extends RuleBase {
  readonly scope: 'intake' | 'analysis' | 'policy' | 'ledger';
}

export type Rule<Code extends FindingCode = FindingCode> =
  | HouseholdRule<Code>
  | PairRule<Code>
  | TableRule<Code>
  | BatchRule<Code>
  | ElsewhereRule;

/** Rules of some codes: each gives the values that the sentences of its code need. */
export type Rules = { readonly [Code in FindingCode]?: Rule<Code> };
