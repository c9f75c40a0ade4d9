import type { FieldKey } from '../domain/catalog.js';
import { type Finding, saidOnce } from '../domain/findings/finding.js';
import type { TableHead, Year } from '../domain/household.js';
import { type Policy, policyFor } from '../domain/policy.js';
import { isRejected } from '../intake/table/rejections.js';
import {
  type AskedRules,
  type AskingPair,
  askable,
  askingPair,
  isOfIdentity,
  missingIn,
  type NotRun,
  notRunOf,
} from './askable.js';
import { boundsOf } from './bounds.js';
import { dayNumber } from './day.js';
import { householdFinding, located } from './located.js';
import { perTable } from './per-table.js';
import { allows, isAsked, readable, unreadNumbers } from './readable.js';
import {
  type BatchRule,
  type CheckedTable,
  type HouseholdRule,
  type MatchedPair,
  type MatchedYears,
  NONE,
  type PairRule,
  type PlacedHousehold,
  type RuleContext,
  type TableRule,
} from './rule.js';
import { doubtedTables } from './rules/unit.js';
import { type ListedRule, RULES } from './rules.js';
import { Seen, type SoFar } from './seen.js';

export interface Checks {
  readonly findings: readonly Finding[];
  readonly notRun: readonly NotRun[];
}

export interface CheckOptions {
  readonly policy: Policy;
  /** The day that counts as today, `2022-09-30`: that of the run, or the period's last. */
  readonly today: string;
  /** How many months the tables of each year ask about; without it a whole year. */
  readonly months?: Readonly<Record<Year, number>>;
  /**
   * For a table of other months than the others of its year: how many months, or that it is a part
   * of the year.
   */
  readonly monthsOf?: (table: TableHead) => number | 'part' | null;
  /**
   * Last year's amounts as far as they are expected by now, where this year's period has only
   * begun.
   */
  readonly soFar?: SoFar | null;
}

/** Amounts of a year are held against the months that a table of the year asks about. */
const contextOf = (options: CheckOptions, year: Year): RuleContext =>
  contextOfMonths(options, (options.months ?? WHOLE_YEARS)[year]);

function contextOfMonths({ policy, today }: CheckOptions, months: number): RuleContext {
  const { monitoringLine, noDisasterWords, file } = policyFor(policy, months);
  return {
    bounds: boundsOf(file.bounds, months),
    monitoringLine,
    noDisasterWords,
    today: dayNumber(today),
  };
}

const WHOLE_YEARS: Readonly<Record<Year, number>> = { prior: 12, current: 12 };

/** Rules that are switched off are not asked at all. */
const active = ({ policy }: CheckOptions): readonly ListedRule[] =>
  RULES.filter(({ code }) => policy.file.severities[code] !== 'off');

const householdRules = (options: CheckOptions): ListedRule<HouseholdRule>[] =>
  active(options).filter((rule) => rule.scope === 'household');
const pairRules = (options: CheckOptions): ListedRule<PairRule>[] =>
  active(options).filter((rule) => rule.scope === 'pair');
const tableRules = (options: CheckOptions): ListedRule<TableRule>[] =>
  active(options).filter((rule) => rule.scope === 'table');
const batchRules = (options: CheckOptions): ListedRule<BatchRule>[] =>
  active(options).filter((rule) => rule.scope === 'batch');

type Counts = Map<ListedRule, Map<TableHead, number>>;

function count(counts: Counts, rule: ListedRule, table: TableHead): void {
  const tables = counts.get(rule) ?? new Map<TableHead, number>();
  counts.set(rule, tables.set(table, (tables.get(table) ?? 0) + 1));
}

/** Replaces findings that more than half of a table's households have by one about the table. */
function saidOfTables(findings: readonly Finding[], concerned: Counts): readonly Finding[] {
  let said = findings;
  for (const [rule, tables] of concerned) {
    for (const [table, of] of tables) {
      const isOne = ({ code, file, sheet }: Finding): boolean =>
        code === rule.code && file === table.file && sheet === table.sheet;
      const own = said.filter(isOne);
      if (own.length < 2 || 2 * own.length <= of) continue;
      const params = { households: own.length, of };
      const once = located(rule, table, null, { field: own[0]?.field as FieldKey, params });
      said = [...said.filter((found) => !isOne(found)), once];
    }
  }
  return said;
}

/** What comes of asking households. */
interface Asked {
  readonly findings: Finding[];
  readonly concerned: Counts;
  readonly seen: Seen;
}

/** Asks a row. A rejected one is asked only what its readable cells allow. */
function askRow(
  placed: PlacedHousehold,
  { surveyed, unsurveyed }: AskedRules,
  context: RuleContext,
  { findings, concerned, seen }: Asked,
): void {
  const { row } = placed;
  const unread = unreadNumbers(row);
  const checked = seen.household(unread === null ? row : readable(row, unread));
  for (const { rule, check, oncePerTable } of row.surveyed ? surveyed : unsurveyed) {
    if (unread !== null && !allows(rule, unread)) continue;
    if (oncePerTable?.(checked) === true) count(concerned, rule, row.table);
    const problems = check(checked, context);
    if (problems === NONE) continue;
    for (const problem of problems) findings.push(householdFinding(rule, placed, problem));
  }
}

/** Every table is held against the bounds of its own months. */
function contextsOf(options: CheckOptions): (table: TableHead) => RuleContext {
  const known = new Map<string, RuleContext>();
  return perTable((table) => {
    const own = options.monthsOf?.(table) ?? null;
    const months = typeof own === 'number' ? own : null;
    const key = `${table.year} ${months}`;
    const context =
      known.get(key) ??
      (months === null ? contextOf(options, table.year) : contextOfMonths(options, months));
    known.set(key, context);
    return context;
  });
}

/** The rules of one household and year, over the rows of any number of tables, rejected ones too. */
export function checkHouseholds(
  rows: readonly PlacedHousehold[],
  options: CheckOptions,
  seen = new Seen(),
): Checks {
  const contextOfTable = contextsOf(options);
  const rules = householdRules(options);
  const findings: Finding[] = [];
  const notRun: NotRun[] = [];
  const concerned: Counts = new Map();
  const rulesOf = (wanted: (rule: ListedRule<HouseholdRule>) => boolean) =>
    askable(
      rules.filter((rule) => wanted(rule)),
      notRun,
    );
  const ofRows = rulesOf(() => true);
  const ofParts = rulesOf(({ ofPart }) => ofPart === true);
  const ofYears = rulesOf(({ ofPart }) => ofPart !== true);
  // The bounds of a year's amounts say nothing about some months of it.
  const ofLonePart = rulesOf(({ ofPart, unsurveyed }) => (ofPart ?? unsurveyed) === true);
  const ofIdentity = rulesOf(({ needs }) => needs.length > 0 && needs.every(isOfIdentity));
  const isLonePart = perTable((table) => options.monthsOf?.(table) === 'part');
  const asked: Asked = { findings, concerned, seen };
  const ask = (placed: PlacedHousehold, askedOf: typeof ofRows): void => {
    const { row } = placed;
    if (isAsked(row)) askRow(placed, askedOf(row.table), contextOfTable(row.table), asked);
  };
  for (const placed of rows) {
    const { parts, table } = placed.row;
    if (parts === undefined) {
      ask(placed, isLonePart(table) ? ofLonePart : ofRows);
      continue;
    }
    for (const part of parts) ask({ ...placed, row: part }, ofParts);
    // The year's amounts of a rejected household are not known.
    ask(placed, isRejected(placed.row) ? ofIdentity : ofYears);
  }
  return { findings: saidOfTables(findings, concerned), notRun };
}

/** The rules that need both years of a household; findings stand in the current year's row. */
export function checkPairs(
  pairs: readonly MatchedPair[],
  options: CheckOptions,
  seen = new Seen(options.soFar),
): Checks {
  const context = contextOf(options, 'current');
  const rules = pairRules(options);
  const findings: Finding[] = [];
  const notRun: NotRun[] = [];
  const said = new Set<string>();

  function askable(prior: TableHead, current: TableHead): readonly AskingPair[] {
    const own = rules.filter((rule) => {
      const lacking: readonly (readonly [TableHead, readonly FieldKey[]])[] = [
        [current, missingIn(current, rule.needs)],
        [prior, missingIn(prior, rule.needsPrior)],
      ];
      for (const [head, missing] of lacking) {
        const key = `${rule.code}\n${head.year}\n${head.file}\n${head.sheet}`;
        if (missing.length === 0 || said.has(key)) continue;
        said.add(key);
        notRun.push(notRunOf(rule.code, head, missing));
      }
      return lacking.every(([, missing]) => missing.length === 0);
    });
    return own.map(askingPair);
  }

  const askedOf = perTable((prior) => perTable((current) => askable(prior, current)));
  for (const checked of seen.all(pairs)) {
    const { prior, current } = checked.pair;
    const surveyed = prior.row.surveyed && current.row.surveyed;
    for (const { rule, check, unsurveyed } of askedOf(prior.row.table)(current.row.table)) {
      if (!surveyed && !unsurveyed) continue;
      const problems = check(checked, context);
      if (problems === NONE) continue;
      for (const problem of problems) findings.push(householdFinding(rule, current, problem));
    }
  }
  return { findings, notRun };
}

/** The rules of a whole table: its own total rows. What all cards of a file lack is said once. */
export function checkTables(tables: readonly CheckedTable[], options: CheckOptions): Finding[] {
  const context = contextOf(options, 'current');
  const rules = tableRules(options);
  const cards = new Set<Finding>();
  const findings = tables.flatMap((table) =>
    rules.flatMap((rule) =>
      rule.check(table, context).map((problem) => {
        const found = located(rule, table.head, problem.row, problem);
        if (table.head.rows !== undefined) cards.add(found);
        return found;
      }),
    ),
  );
  return saidOnce(findings, (found) =>
    cards.has(found) ? `${found.code}\n${found.file}\n${found.field}` : null,
  );
}

/** The tables whose unit is in doubt; none where the policy switches the question off. */
export function tablesInDoubt(
  years: Pick<MatchedYears, 'pairs'>,
  options: CheckOptions,
  seen = new Seen(options.soFar),
): ReadonlySet<TableHead> {
  if (options.policy.file.severities['intake.unit'] === 'off') return new Set();
  return doubtedTables(seen.surveyed(years), contextOf(options, 'current').bounds);
}

/**
 * The rules of the whole batch: households without partner, tables in another unit, items that one
 * year's form lacks. `compared` leaves out the tables whose unit is in doubt.
 */
export function checkBatch(
  years: MatchedYears,
  options: CheckOptions,
  compared: MatchedYears = years,
  seen = new Seen(options.soFar),
): Finding[] {
  const context = contextOf(options, 'current');
  const all = seen.surveyed(years);
  const pairs = compared === years ? all : seen.surveyed(compared);
  return batchRules(options).flatMap((rule) =>
    rule.check(years, rule.inDoubt === true ? all : pairs, context).map((problem) => {
      if ('placed' in problem) {
        return householdFinding(rule, problem.placed, problem);
      }
      return { ...located(rule, problem.table, null, problem), village: problem.village ?? null };
    }),
  );
}
