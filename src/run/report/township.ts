import { fallenItems } from '../../domain/outcomes/fallen.js';
import { villageWorkbookFile } from '../../domain/outcomes/files.js';
import type { PlacedGroup } from '../../domain/outcomes/level.js';
import type { ListedHousehold, LoneHousehold } from '../../domain/outcomes/listed.js';
import { type Listing, parted } from '../../domain/outcomes/listing.js';
import type { AgainstPrevious } from '../../domain/outcomes/months.js';
import type { FactorTag, Group, HouseholdResult, Income } from '../../domain/outcomes/result.js';
import { mayDecline } from '../../domain/standing/urgency.js';
import type { HouseholdBrief, RunInfo, TownshipReport } from '../../reports/report.js';
import { villageFileNames } from '../village-files.js';

/** The lists of a township hold those who fall, miss the target, are monitored, warned of or may fall. */
export const isListed = ({
  trend,
  target,
  monitored,
  warning,
  projection,
}: HouseholdResult): boolean =>
  trend === 'down' ||
  target.met === false ||
  monitored !== null ||
  warning === 'red' ||
  (projection !== null && projection.risk !== 'none');

/**
 * The parts of a household that the lists of a township need. They are named one by one: what `...`
 * gathers takes three times the memory.
 */
export const briefOf = (household: HouseholdResult): HouseholdBrief => ({
  village: household.village,
  township: household.township,
  id: household.id,
  head: household.head,
  idNumber: household.idNumber,
  type: household.type,
  monitored: household.monitored,
  helper: household.helper,
  matchedBy: household.matchedBy,
  population: household.population,
  labour: household.labour,
  income: { prior: incomeOf(household.income.prior), current: incomeOf(household.income.current) },
  change: { net: household.change.net, perCapita: household.change.perCapita },
  trend: household.trend,
  headcount: household.headcount,
  oneSided: household.oneSided,
  estimated: household.estimated,
  target: household.target,
  monitoringPerCapita: household.monitoringPerCapita,
  warning: household.warning,
  factors: household.factors.map(factorOf),
  measures: household.measures,
  assistanceStopped: household.assistanceStopped,
  priorYear: household.priorYear && incomeOf(household.priorYear),
  projection: household.projection,
});

const factorOf = (tag: FactorTag): HouseholdBrief['factors'][number] => ({
  factor: tag.factor,
  key: tag.key,
  causes: tag.causes,
  amount: tag.amount,
  basis: tag.basis,
  verify: tag.verify,
  primary: tag.primary,
  items: fallenItems(tag.evidence),
});

const incomeOf = ({ net, perCapita }: Pick<Income, 'net' | 'perCapita'>) => ({ net, perCapita });

/** What a run comes to, whether it has just been made or was read back. */
export interface Outcome {
  readonly run: RunInfo;
  readonly township: Group;
  readonly villages: Listing<Group>;
  /** The groups of every level, the run's own first. */
  readonly groups: Listing<PlacedGroup>;
  readonly briefs: Listing<HouseholdBrief>;
  readonly alone: readonly LoneHousehold[];
  readonly listed: readonly ListedHousehold[];
  readonly previous: AgainstPrevious | null;
}

/** The lists of a township's reports. */
export const reportOf = ({
  run,
  township,
  villages,
  groups,
  briefs,
  alone,
  listed,
  previous,
}: Outcome): Omit<TownshipReport, 'findings'> => ({
  run,
  township,
  villages,
  villageFiles: villageFileNames(
    Array.from(villages, ({ name, township: of }) => ({ name, township: of })),
  ).map(villageWorkbookFile),
  groups,
  households: briefs,
  ...parted(briefs, {
    declining: ({ trend }) => trend === 'down',
    mayDecline,
    notMet: ({ target }) => target.met === false,
    monitored: ({ monitored }) => monitored !== null,
    redUnmonitored: ({ monitored, warning }) => monitored === null && warning === 'red',
  }),
  alone,
  listed,
  previous,
});
