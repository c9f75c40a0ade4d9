import { append } from '../domain/append.js';
import { ratio } from '../domain/money.js';
import { byCodePoint } from '../domain/names/order.js';
import type { Cover, FollowUp, FollowUpCounts, HelperLoad } from '../domain/outcomes/follow-up.js';
import type { LedgerHousehold, LedgerRow } from '../domain/outcomes/ledger.js';
import { moreUrgent } from '../domain/standing/urgency.js';
import { casesOf, coverOf, type LedgerCase } from './cover.js';

/** What comes of the measures of ledgers. Definition: docs/definitions/measures.md, "Follow-up". */

interface Judged {
  readonly own: LedgerCase;
  readonly cover: Cover;
  readonly overdue: readonly LedgerRow[];
  readonly doneWithoutIncome: readonly LedgerRow[];
  readonly done: boolean;
}

/** Tells whether a measure is late; on the day of its deadline it is not yet. */
const isOverdue = ({ entry: { deadline, progress } }: LedgerRow, asOf: string): boolean =>
  deadline !== null && deadline < asOf && progress !== 'done';

function judge(own: LedgerCase, asOf: string): Judged {
  const { taken } = own;
  return {
    own,
    cover: coverOf(own),
    overdue: taken.filter((row) => isOverdue(row, asOf)),
    doneWithoutIncome: taken.filter(
      ({ entry }) => entry.progress === 'done' && entry.actual === null,
    ),
    done: taken.length > 0 && taken.every(({ entry }) => entry.progress === 'done'),
  };
}

const hasMeasure = ({ own }: Judged): boolean => own.taken.length > 0;
const isCovered = (judged: Judged): boolean => hasMeasure(judged) && judged.cover.short === 0;

/** Monitored first, then by warning level, then by what is needed, then by village and key. */
const byNeed = (a: LedgerHousehold, b: LedgerHousehold): number =>
  moreUrgent(
    { ...a, target: { shortfall: Math.max(a.fall, a.shortfall) } },
    { ...b, target: { shortfall: Math.max(b.fall, b.shortfall) } },
  ) ||
  byCodePoint(a.village, b.village) ||
  byCodePoint(a.key, b.key);

/** The follow-up as of a day; each household has one row for a family of measures. */
export function followUp(rows: readonly LedgerRow[], asOf: string): FollowUp {
  const judged = casesOf(rows)
    .toSorted((a, b) => byNeed(a.household, b.household))
    .map((own) => judge(own, asOf));
  const villages = new Map<string, Judged[]>();
  for (const one of judged) {
    const { village } = one.own.household;
    append(villages, village, one);
  }
  return {
    asOf,
    township: countsOf(judged),
    villages: [...villages]
      .sort(([a], [b]) => byCodePoint(a, b))
      .map(([village, own]) => ({ village, ...countsOf(own) })),
    helpers: helperLoads(judged, asOf),
    missed: judged.filter((one) => !hasMeasure(one)).map(({ cover }) => cover),
    short: judged.filter((one) => hasMeasure(one) && !isCovered(one)).map(({ cover }) => cover),
    overdue: judged.flatMap(({ overdue }) => overdue),
    doneWithoutIncome: judged.flatMap(({ doneWithoutIncome }) => doneWithoutIncome),
  };
}

function countsOf(judged: readonly Judged[]): FollowUpCounts {
  const count = (holds: (one: Judged) => boolean): number => judged.filter(holds).length;
  const sum = (amount: (one: Judged) => number): number =>
    judged.reduce((total, one) => total + amount(one), 0);
  const needing = judged.length;
  const withMeasure = count(hasMeasure);
  const covered = count(isCovered);
  const done = count((one) => one.done);
  const overdue = count((one) => one.overdue.length > 0);
  return {
    needing,
    monitored: count(({ own }) => own.household.monitored !== null),
    withMeasure,
    missed: needing - withMeasure,
    covered,
    done,
    overdue,
    doneWithoutIncome: count((one) => one.doneWithoutIncome.length > 0),
    need: sum(({ cover }) => cover.need),
    planned: sum(({ cover }) => cover.planned),
    short: sum(({ cover }) => cover.short),
    actual: sum(({ own }) => incomeOf(own.taken)),
    rates: {
      withMeasure: ratio(withMeasure, needing),
      covered: ratio(covered, needing),
      done: ratio(done, needing),
      overdue: ratio(overdue, needing),
    },
  };
}

const incomeOf = (rows: readonly LedgerRow[]): number =>
  rows.reduce((sum, { entry }) => sum + (entry.actual ?? 0), 0);

interface Load {
  readonly rows: LedgerRow[];
  readonly households: Map<string, LedgerHousehold>;
}

/** The rows of each helper, and of rows that name nobody those with a measure. */
function helperLoads(judged: readonly Judged[], asOf: string): HelperLoad[] {
  const loads = new Map<string | null, Load>();
  for (const { own } of judged) {
    for (const row of own.rows) {
      const { helper, measure } = row.entry;
      if (helper === null && measure === null) continue;
      const load: Load = loads.get(helper) ?? { rows: [], households: new Map() };
      loads.set(helper, load);
      load.households.set(own.household.key, own.household);
      if (measure !== null) load.rows.push(row);
    }
  }
  return [...loads]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : byCodePoint(a, b)))
    .map(([helper, { rows, households }]) => ({
      helper,
      households: households.size,
      monitored: [...households.values()].filter(({ monitored }) => monitored !== null).length,
      measures: rows.length,
      done: rows.filter(({ entry }) => entry.progress === 'done').length,
      overdue: rows.filter((row) => isOverdue(row, asOf)).length,
      planned: rows.reduce((sum, { entry }) => sum + (entry.planned ?? 0), 0),
      actual: incomeOf(rows),
    }));
}
