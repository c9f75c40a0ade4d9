import { analyseAlone } from '../../analysis/alone.js';
import { type Terms, termsOf } from '../../analysis/compare.js';
import { addHousehold, addLone, countRows } from '../../analysis/groups/add.js';
import { finishGroup } from '../../analysis/groups/finish.js';
import { emptySums, type GroupSums } from '../../analysis/groups/sums.js';
import { analyst } from '../../analysis/household.js';
import { itemRows } from '../../analysis/item-rows.js';
import { withSeverities } from '../../checks/severities.js';
import type { FactorNumber } from '../../domain/factor.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import { cellOf, type Household, rowOf } from '../../domain/household.js';
import { maskId, maskWithin, withShownId } from '../../domain/masking.js';
import type { ItemisedHousehold } from '../../domain/outcomes/item-row.js';
import type { ListedHousehold, LoneHousehold } from '../../domain/outcomes/listed.js';
import type { Group, HouseholdResult, MatchKey } from '../../domain/outcomes/result.js';
import { type PolicyFile, toPolicy } from '../../domain/policy.js';
import { placeText } from '../../intake/batch/placed.js';
import { type Lang, sentences } from '../../locales/index.js';
import { villageWorkbook } from '../../reports/index.js';
import type { FindingRow, HouseholdBrief, Profile, RunInfo } from '../../reports/report.js';
import { itemLine } from '../../results/items.js';
import { householdLine, type JsonOptions } from '../../results/json.js';
import type { WriteBook } from '../../xlsx/write/plain.js';
import { findingRow, sortFindings } from '../findings.js';
import { type OwnHousehold, ownHousehold } from '../months/own.js';
import { briefOf, isListed } from '../report/township.js';
import { type Given, markAccepted } from '../sign-off/accept.js';
import { linesOf } from './lines.js';
import { type Ordered, sorted } from './sorted.js';

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
  readonly villages: readonly VillageRows[];
  /** Findings of these villages from reading, checking and matching. */
  readonly findings: readonly Finding[];
  readonly run: RunInfo;
  readonly policy: PolicyFile;
  readonly unmasked: boolean;
  /** The villages' own workbooks are written. */
  readonly hasWorkbooks: boolean;
  readonly lang: Lang;
  readonly profile?: Profile;
  /** What people accepted of them. */
  readonly acceptances: Given | null;
  /** Its households are held against the previous result. */
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
  /** All that are compared, where they are held against the previous result. */
  readonly own: readonly OwnHousehold[];
  /** Households with a warning that are not compared. */
  readonly alone: readonly LoneHousehold[];
  /** Findings that only the analysis could make. */
  readonly findings: readonly Finding[];
}

function* householdLines(
  results: readonly HouseholdResult[],
  options: JsonOptions,
): Generator<string> {
  for (const result of results) yield householdLine(result, options);
}

function* itemLines(itemised: readonly ItemisedHousehold[]): Generator<string> {
  for (const one of itemised) yield itemLine(one);
}

interface Analysed {
  readonly sums: GroupSums;
  readonly ordered: readonly Ordered[];
  readonly results: readonly HouseholdResult[];
  /** What 逐项对比 shows; empty where it is not wanted. */
  readonly items: ReadonlyMap<HouseholdResult, ItemisedHousehold>;
  readonly alone: readonly LoneHousehold[];
  readonly findings: readonly Finding[];
}

/**
 * Analyses the villages of one name and writes their lines and workbooks, these by `write` or on
 * this thread.
 */
export async function analyseVillage(
  task: VillageTask,
  write?: WriteBook,
): Promise<VillageOutcome> {
  const terms = termsOf(toPolicy(task.policy), task.run.periods, task.run.shares);
  const { policy } = terms;
  const { reasons, questions } = sentences(task.lang).terms;
  const itemised = !(task.run.without ?? []).includes('items');
  const analysed = task.villages.map((rows) => analyseRows(task.name, rows, terms, itemised));
  const shown = <One extends Pick<HouseholdResult, 'id' | 'idNumber'>>(household: One): One =>
    withShownId(household, task.unmasked);
  const all = sorted(analysed.flatMap(({ ordered }) => ordered));
  const results = all.map(shown);
  /** Of these households, in their order. */
  const itemisedOf = (households: readonly HouseholdResult[]): ItemisedHousehold[] =>
    households.flatMap((household) => {
      const own = analysed.find(({ items }) => items.has(household))?.items.get(household);
      return own === undefined ? [] : [{ ...own, household: shown(household) }];
    });
  const options = { unmasked: task.unmasked, words: { reasons, questions } };
  const written = task.hasWorkbooks ? analysed : [];
  const workbooks: Promise<Uint8Array>[] = [];
  for (const [n, { sums, results: households, findings }] of written.entries()) {
    const own = [...task.findings, ...findings];
    const rows = task.acceptances === null ? own : markAccepted(own, task.acceptances);
    workbooks.push(
      villageWorkbook(
        {
          run: task.run,
          group: finishGroup(sums, policy),
          households: households.map(shown),
          itemised: itemisedOf(households),
          listed: (task.villages[n]?.listed ?? []).map(shown),
          findings: sortFindings(rows).map((row): FindingRow => findingRow(row, task.lang)),
        },
        {
          lang: task.lang,
          unmasked: task.unmasked,
          ...(task.profile && { profile: task.profile }),
        },
        write,
      ),
    );
  }
  return {
    name: task.name,
    lines: linesOf(householdLines(results, options)),
    itemLines: linesOf(itemLines(itemisedOf(all))),
    groups: analysed.map(({ sums }) => sums),
    workbooks: await Promise.all(workbooks),
    briefs: results.filter(isListed).map(briefOf),
    own: task.follow ? results.map(ownHousehold) : [],
    alone: analysed.flatMap(({ alone }) => alone).map(shown),
    findings: analysed.flatMap(({ findings }) => findings),
  };
}

function analyseRows(name: string, rows: VillageRows, terms: Terms, itemised: boolean): Analysed {
  const { policy } = terms;
  const { analyse } = analyst(terms);
  const sums = emptySums(name, rows.township, policy, terms.estimated);
  countRows(sums, rows.counts);
  const findings: Finding[] = [];
  const items = new Map<HouseholdResult, ItemisedHousehold>();
  const ordered = rows.pairs.map((pair): Ordered => {
    const subject = { ...pair, village: name, township: rows.township };
    const { result, contradicted, comparison } = analyse(subject);
    addHousehold(sums, result, policy);
    if (itemised) {
      const places = { prior: placeText(pair.prior), current: placeText(pair.current) };
      items.set(result, { household: result, places, rows: itemRows(comparison) });
    }
    if (contradicted.length > 0) findings.push(contradiction(pair.current, name, contradicted));
    return { result, order: pair.order };
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
