import {
  type CheckOptions,
  type Checks,
  checkBatch,
  checkPairs,
  checkTables,
  tablesInDoubt,
} from '../../checks/run.js';
import { Seen } from '../../checks/seen.js';
import type { TableHead, Year } from '../../domain/household.js';
import { lastDay, periodLength } from '../../domain/period.js';
import type { Batch } from '../../intake/batch/batch.js';
import type { Matching } from '../../intake/batch/match.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { Gathered, GatherSettings } from './gathered.js';
import { checkHouseholdsAsked, withoutNotAsked } from './not-asked.js';
import { type Both, withoutDoubted } from './replaced.js';
import { soFarBy } from './season.js';

/** What the validation rules are asked about. */
interface Checked {
  readonly tables: readonly DetailTable[];
  /** The years whose own rows and tables are checked; the other one is only compared with. */
  readonly years: readonly Year[];
}

/** The rows of two years that are compared, and what the validation rules find in them. */
interface Comparison {
  readonly compared: Both;
  readonly checks: Checks;
  /** The tables whose unit is in doubt. */
  readonly doubted: ReadonlySet<TableHead>;
}

/** Which tables are in doubt, as far as what is checked tells; of other tables it does not. */
type Doubts = (found: ReadonlySet<TableHead>) => ReadonlySet<TableHead>;

export function checkMatched(
  checked: Checked,
  both: Both,
  options: CheckOptions,
  doubts: Doubts = (found) => found,
): Comparison {
  const asked = withoutNotAsked(both);
  const seen = new Seen(options.soFar);
  const doubted = doubts(tablesInDoubt(asked.matching, options, seen));
  const compared = withoutDoubted(asked, doubted);
  const ofRows = checkRows(checked, [both.batch, asked.batch], options, seen);
  const ofPairs = checkPairs(compared.matching.pairs, options, seen);
  return {
    compared,
    doubted,
    checks: {
      findings: [
        ...ofRows.findings,
        ...ofPairs.findings,
        ...checkOwnTables(checked, options),
        ...checkBatch(asked.matching, options, compared.matching, seen),
      ],
      notRun: [...ofRows.notRun, ...ofPairs.notRun],
    },
  };
}

/** The rows of a run that are compared, and what the validation rules find in both its years. */
export const checkBothYears = (
  tables: readonly DetailTable[],
  both: Both,
  { periods, shares }: Pick<Gathered, 'periods' | 'shares'>,
  { policy }: Pick<GatherSettings, 'policy'>,
  doubts?: Doubts,
): Comparison => {
  const options = {
    policy,
    today: lastDay(periods.current),
    months: { prior: periodLength(periods.prior), current: periodLength(periods.current) },
    soFar: soFarBy(shares),
  };
  return checkMatched({ tables, years: ['prior', 'current'] }, both, options, doubts);
};

/** What the rules of households and tables find where there is no other year. */
export function checkUnmatched(checked: Checked, batch: Batch, options: CheckOptions): Checks {
  const asked = withoutNotAsked({ batch, matching: unmatched(batch) });
  const { findings, notRun } = checkRows(checked, [batch, asked.batch], options, new Seen());
  return { findings: [...findings, ...checkOwnTables(checked, options)], notRun };
}

/** Rejected rows are asked, too: what their readable cells say may be wrong besides. */
function checkRows(
  { years }: Checked,
  [written, asked]: readonly [written: Batch, asked: Batch],
  options: CheckOptions,
  seen: Seen,
): Checks {
  const rowsOf = (batch: Batch) =>
    years.flatMap((year) => [...batch[year].households, ...batch[year].rejected]);
  return checkHouseholdsAsked(rowsOf(written), rowsOf(asked), options, seen);
}

const checkOwnTables = ({ tables, years }: Checked, options: CheckOptions): Checks['findings'] =>
  checkTables(
    tables.filter(({ head }) => years.includes(head.year)),
    options,
  );

/** The matching of one year alone, in which nobody has a partner. */
const unmatched = ({ prior, current }: Batch): Matching => ({
  pairs: [],
  priorOnly: prior.households,
  currentOnly: current.households,
  setAside: [],
  rejectedPartner: () => null,
  findings: [],
});
