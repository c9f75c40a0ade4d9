import { analyseAlone } from '../../analysis/alone.js';
import type { Terms } from '../../analysis/compare.js';
import { addHousehold, addLone, countRows } from '../../analysis/groups/add.js';
import { emptySums, type GroupSums } from '../../analysis/groups/sums.js';
import { analyst } from '../../analysis/household.js';
import { itemRows } from '../../analysis/item-rows.js';
import { withSeverities } from '../../checks/severities.js';
import type { FactorNumber } from '../../domain/factor.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import { cellOf, type Household, rowOf } from '../../domain/household.js';
import { maskId, maskWithin } from '../../domain/masking.js';
import type { ItemisedHousehold } from '../../domain/outcomes/item-row.js';
import type { LoneHousehold } from '../../domain/outcomes/listed.js';
import type { HouseholdResult } from '../../domain/outcomes/result.js';
import { placeText } from '../../intake/batch/placed.js';
import { type Ordered, sorted } from './sorted.js';
import type { VillageRows } from './village-task.js';

/** What the rows of one village come to. */
interface Analysed {
  readonly sums: GroupSums;
  readonly ordered: readonly Ordered[];
  readonly results: readonly HouseholdResult[];
  /** What 逐项对比 shows; empty where it is not wanted. */
  readonly items: ReadonlyMap<HouseholdResult, ItemisedHousehold>;
  readonly alone: readonly LoneHousehold[];
  readonly findings: readonly Finding[];
}

/** Compares the households of one village of one township and adds them up. */
export function analyseRows(
  name: string,
  rows: VillageRows,
  terms: Terms,
  itemised: boolean,
): Analysed {
  const { policy } = terms;
  const { analyse } = analyst(terms);
  const sums = emptySums(name, rows.township, policy, terms.estimated);
  countRows(sums, rows.counts);
  const findings: Finding[] = [];
  const items = new Map<HouseholdResult, ItemisedHousehold>();
  const ordered = rows.pairs.map(({ prior, current, matchedBy, order }): Ordered => {
    const subject = { prior, current, matchedBy, village: name, township: rows.township };
    const { result, contradicted, comparison } = analyse(subject);
    addHousehold(sums, result, policy);
    if (itemised) {
      const places = { prior: placeText(prior), current: placeText(current) };
      items.set(result, { household: result, places, rows: itemRows(comparison) });
    }
    if (contradicted.length > 0) findings.push(contradiction(current, name, contradicted));
    return { result, order };
  });
  const alone = rows.alone.flatMap(
    (each) => analyseAlone({ ...each, village: name, township: rows.township }, terms) ?? [],
  );
  for (const each of alone) addLone(sums, each);
  return {
    sums,
    ordered,
    results: sorted(ordered),
    items,
    alone,
    findings: [...withSeverities(findings, policy)],
  };
}

const contradiction = (
  household: Household,
  village: string,
  factors: readonly FactorNumber[],
): Finding =>
  finding('factors.declaredContradicted', {
    file: household.table.file,
    sheet: household.table.sheet,
    row: rowOf(household, 'declared'),
    cell: cellOf(household, 'declared'),
    village,
    household:
      household.texts.id === null
        ? household.texts.head
        : maskId(household.texts.id, household.texts.idNumber),
    field: 'declared',
    value: maskWithin(household.texts.declared ?? ''),
    params: { factors: factors.join('、') },
  });
