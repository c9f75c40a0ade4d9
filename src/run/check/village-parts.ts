import { append } from '../../domain/append.js';
import type { VillageParts, VillageStatus } from '../../domain/outcomes/delivery.js';
import {
  commonMonths,
  coveredMonths,
  type Period,
  parsePeriod,
  periodTexts,
  samePeriod,
  uncoveredMonths,
} from '../../domain/period.js';
import { villageKey } from '../../intake/batch/village.js';

/** What has come of a village's year, part by part. Definition: docs/definitions/parts.md. */

interface Part {
  readonly status: VillageStatus;
  readonly period: Period;
}

/** Every village once, where it sends its year in parts too. */
export function villagesOnce(
  deliveries: readonly VillageStatus[],
  asked: Period,
): { readonly villages: VillageStatus[]; readonly parts: VillageParts[] } {
  const villages = new Map<string, VillageStatus[]>();
  for (const status of deliveries) {
    const key = villageKey(status.village);
    append(villages, key, status);
  }
  const all = [...villages.values()].map((own) => villageOf(own, asked));
  return {
    villages: all.map(({ village }) => village),
    parts: all.flatMap(({ parts }) => parts ?? []),
  };
}

interface Village {
  readonly village: VillageStatus;
  readonly parts: VillageParts | null;
}

function villageOf(own: readonly VillageStatus[], asked: Period): Village {
  const all = own.flatMap((status): Part[] => {
    const period = status.period === null ? null : parsePeriod(status.period);
    return period === null ? [] : [{ status, period }];
  });
  const whole = all.find(({ period }) => samePeriod(period, asked));
  const [first] = own as [VillageStatus];
  if (whole !== undefined && (whole.status.version > 0 || all.length === 1)) {
    const others = own.filter((status) => status !== whole.status);
    return { village: { ...whole.status, older: olderOf(whole.status, others) }, parts: null };
  }
  if (all.length === 0) return { village: first, parts: null };
  const sorted = all.toSorted(
    (a, b) => a.period.first - b.period.first || a.period.last - b.period.last,
  );
  const came = sorted.filter(({ status }) => status.version > 0);
  const used = came.filter((part) => !isHeldBy(part, came));
  const periods = used.map(({ period }) => period);
  const parts = {
    village: first.village,
    came: periods,
    missing: uncoveredMonths(asked, periods),
    twice: twiceIn(periods),
    deliveries: sorted.map(({ status }) => status),
  };
  return { village: together(parts, used, sorted), parts };
}

const olderOf = (status: VillageStatus, others: readonly VillageStatus[]): string[] => [
  ...status.older,
  ...others.flatMap(({ file, older }) => [...(file === null ? [] : [file]), ...older]),
];

/** Tells whether a longer table that begins with the year, too, contains this one. */
const isHeldBy = ({ period }: Part, came: readonly Part[]): boolean => {
  const begin = came[0]?.period.first;
  return (
    period.first === begin &&
    came.some((other) => other.period.first === begin && other.period.last > period.last)
  );
};

/** The months that two parts have in common. */
function twiceIn(periods: readonly Period[]): Period[] {
  return periods.flatMap((period, n) =>
    periods.slice(0, n).flatMap((before) => commonMonths(before, period) ?? []),
  );
}

type Counted = 'filled' | 'blank' | 'rejected' | 'errors' | 'warnings';

/**
 * A village's parts as one delivery. A household has its year only where every part has it, so the
 * part with the fewest counts; mistakes add up.
 */
function together(
  { missing, twice }: Pick<VillageParts, 'missing' | 'twice'>,
  used: readonly Part[],
  all: readonly Part[],
): VillageStatus {
  const of = used.length > 0 ? used : all;
  const statuses = of.map(({ status }) => status);
  const latest = statuses.at(-1) as VillageStatus;
  const counts = (key: Counted): number[] => statuses.map((status) => status[key]);
  const sum = (key: Counted): number => counts(key).reduce((total, count) => total + count, 0);
  const files = statuses.flatMap(({ file }) => file ?? []);
  const isComplete = missing.length === 0 && twice.length === 0;
  const isLate = statuses.some(({ state }) => state === 'late');
  const rest = all.filter((part) => !of.includes(part)).map(({ status }) => status);
  return {
    ...latest,
    state: used.length === 0 ? 'blank' : isComplete ? (isLate ? 'late' : 'delivered') : 'partly',
    period: periodTexts(coveredMonths(of.map(({ period }) => period))),
    file: [...new Set(files)].join('、'),
    day: lastOf(statuses.flatMap(({ day }) => day ?? [])),
    firstDay: lastOf(statuses.flatMap(({ firstDay }) => firstDay ?? [])),
    version: Math.max(...statuses.map(({ version }) => version)),
    older: [
      ...statuses.flatMap(({ older }) => older),
      ...rest.flatMap(({ file, version }) => (file === null || version === 0 ? [] : [file])),
    ],
    filled: Math.min(...counts('filled')),
    blank: Math.max(...counts('blank')),
    rejected: Math.max(...counts('rejected')),
    errors: sum('errors'),
    warnings: sum('warnings'),
    clean: lowestOf(statuses.flatMap(({ clean }) => clean ?? [])),
  };
}

const lastOf = (days: readonly string[]): string | null => days.toSorted().at(-1) ?? null;
const lowestOf = (shares: readonly number[]): number | null =>
  shares.length === 0 ? null : Math.min(...shares);
