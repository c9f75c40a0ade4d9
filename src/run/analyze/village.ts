import { type AnalystOptions, analyst } from '../../analysis/household.js';
import {
  addHousehold,
  countRows,
  emptySums,
  finishGroup,
  type GroupSums,
} from '../../analysis/summarize.js';
import type { FactorNumber } from '../../domain/factor.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import { cellOf, type Household, rowOf } from '../../domain/household.js';
import { maskWithin } from '../../domain/identity.js';
import { byCodePoint } from '../../domain/order.js';
import type {
  Group,
  HouseholdResult,
  ListedHousehold,
  MatchKey,
} from '../../domain/outcomes/result.js';
import { type PolicyFile, toPolicy } from '../../domain/policy.js';
import { type Lang, sentences } from '../../locales/index.js';
import { villageWorkbook } from '../../reports/index.js';
import type { FindingRow, HouseholdBrief, RunInfo } from '../../reports/report.js';
import { householdLine, type JsonOptions } from '../../results/json.js';
import { findingRow, sortFindings } from '../findings.js';
import { type Given, markAccepted } from '../sign-off/accept.js';
import { linesOf } from './lines.js';

/** The rows of one village of one township. */
export interface VillageRows {
  readonly township: string;
  readonly pairs: readonly {
    readonly prior: Household;
    readonly current: Household;
    readonly matchedBy: MatchKey;
  }[];
  readonly counts: Group['households'];
  readonly listed: readonly ListedHousehold[];
}

/** All villages of one name: more than one where a run covers several townships. */
export interface VillageTask {
  readonly name: string;
  readonly villages: readonly VillageRows[];
  /** Findings of these villages from reading, checking and matching. */
  readonly findings: readonly Finding[];
  readonly run: RunInfo;
  readonly policy: PolicyFile;
  readonly estimated: boolean;
  readonly unmasked: boolean;
  readonly lang: Lang;
  /** What people accepted of them. */
  readonly acceptances: Given | null;
}

export interface VillageOutcome {
  readonly name: string;
  /** `households.jsonl` of these villages, sorted. */
  readonly lines: Uint8Array;
  readonly groups: readonly GroupSums[];
  /** One workbook per township, in the order of `villages`. */
  readonly workbooks: readonly Uint8Array[];
  readonly briefs: readonly HouseholdBrief[];
  /** Findings that only the analysis could make. */
  readonly findings: readonly Finding[];
}

function* householdLines(
  results: readonly HouseholdResult[],
  options: JsonOptions,
): Generator<string> {
  for (const result of results) yield householdLine(result, options);
}

interface Analysed {
  readonly sums: GroupSums;
  readonly results: readonly HouseholdResult[];
  readonly findings: readonly Finding[];
}

/** Analyses the villages of one name and writes their lines and workbooks. */
export async function analyseVillage(task: VillageTask): Promise<VillageOutcome> {
  const policy = toPolicy(task.policy);
  const { reasons, questions } = sentences(task.lang).terms;
  const analysed = task.villages.map((rows) =>
    analyseRows(task.name, rows, { policy, estimated: task.estimated }),
  );
  const results = analysed.flatMap(({ results: all }) => all).sort(byIdentity);
  const options = { unmasked: task.unmasked, words: { reasons, questions } };
  const workbooks: Uint8Array[] = [];
  for (const [n, { sums, results: households, findings }] of analysed.entries()) {
    const all = [...task.findings, ...findings];
    const rows = task.acceptances === null ? all : markAccepted(all, task.acceptances);
    workbooks.push(
      await villageWorkbook(
        {
          run: task.run,
          group: finishGroup(sums, policy),
          households,
          listed: task.villages[n]?.listed ?? [],
          findings: sortFindings(rows).map((row): FindingRow => findingRow(row, task.lang)),
        },
        { lang: task.lang, unmasked: task.unmasked },
      ),
    );
  }
  return {
    name: task.name,
    lines: linesOf(householdLines(results, options)),
    groups: analysed.map(({ sums }) => sums),
    workbooks,
    briefs: results.filter(isListed).map(brief),
    findings: analysed.flatMap(({ findings }) => findings),
  };
}

function analyseRows(name: string, rows: VillageRows, options: AnalystOptions): Analysed {
  const { policy } = options;
  const { analyse } = analyst(options);
  const sums = emptySums(name, rows.township, policy);
  countRows(sums, rows.counts);
  const findings: Finding[] = [];
  const results = rows.pairs.map((pair) => {
    const { result, contradicted } = analyse({ ...pair, village: name, township: rows.township });
    addHousehold(sums, result, policy);
    if (contradicted.length > 0) findings.push(contradiction(pair.current, name, contradicted));
    return result;
  });
  return { sums, results: results.sort(byIdentity), findings };
}

const byIdentity = (a: HouseholdResult, b: HouseholdResult): number =>
  byCodePoint(a.id ?? '', b.id ?? '') ||
  byCodePoint(a.head ?? '', b.head ?? '') ||
  byCodePoint(a.township, b.township) ||
  a.places.current.row - b.places.current.row;

const contradiction = (
  household: Household,
  village: string,
  factors: readonly FactorNumber[],
): Finding =>
  finding('factors.declaredContradicted', 'warning', {
    file: household.table.file,
    sheet: household.table.sheet,
    row: rowOf(household, 'declared'),
    cell: cellOf(household, 'declared'),
    village,
    household: household.texts.id ?? household.texts.head,
    field: 'declared',
    value: maskWithin(household.texts.declared ?? ''),
    params: { factors: factors.join('、') },
  });

/** The township's lists hold those who fall, miss the target or are monitored. */
const isListed = ({ trend, target, monitored }: HouseholdResult): boolean =>
  trend === 'down' || target.met === false || monitored !== null;

const brief = ({
  items,
  income,
  change,
  factors,
  places,
  ...rest
}: HouseholdResult): HouseholdBrief => ({
  ...rest,
  income: { prior: briefIncome(income.prior), current: briefIncome(income.current) },
  change: { net: change.net, perCapita: change.perCapita },
  factors: factors.map(({ evidence, ...tag }) => tag),
});

const briefIncome = ({ net, perCapita }: HouseholdResult['income']['prior']) => ({
  net,
  perCapita,
});
