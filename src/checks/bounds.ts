import { ITEMS, type ItemKey } from '../domain/catalog.js';
import { type Fen, fenOf, inPercent, inTenThousandths } from '../domain/money.js';
import { MONTHS_OF_A_YEAR } from '../domain/period.js';
import { forMonths } from '../domain/policy.js';
import type { PolicyFile } from '../domain/schemas/policy-file.js';

/** A range of amounts; both ends belong to it, and an open end is infinite. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The policy's bounds as the rules use them: money in fen, rates in ten-thousandths. */
export interface Bounds {
  readonly totals: Fen;
  readonly totalsPerCapita: Fen;
  readonly wages: Range;
  /** Ranges of single items, in the catalogue's order. */
  readonly items: ReadonlyMap<ItemKey, Range>;
  readonly perCapita: Range;
  readonly monthlyWage: Range;
  /** In months, not money. */
  readonly workMonths: Range;
  readonly loan: Fen;
  readonly jump: JumpBounds;
  readonly itemJump: JumpBounds;
  readonly unitRatio: Range;
  readonly monthsTimesWage: number;
}

/** A rise and a fall in ten-thousandths of last year's amount, and the fen below which neither counts. */
export interface JumpBounds {
  readonly up: number;
  readonly down: number;
  readonly amount: Fen;
}

type OpenRange = PolicyFile['bounds']['wages'];

const rangeOf = ({ min, max }: OpenRange, unit: (value: number) => number): Range => ({
  min: min === null ? Number.NEGATIVE_INFINITY : unit(min),
  max: max === null ? Number.POSITIVE_INFINITY : unit(max),
});

const asItIs = (value: number): number => value;

/** Yearly money is scaled to the months of a table's period; limits of a loan or a month are not. */
export const boundsOf = (bounds: PolicyFile['bounds'], months = MONTHS_OF_A_YEAR): Bounds => {
  const yearly = (yuan: number): Fen => forMonths(fenOf(yuan), months);
  return {
    totals: fenOf(bounds.totals.amount),
    totalsPerCapita: fenOf(bounds.totals.perCapita),
    wages: rangeOf(bounds.wages, yearly),
    items: new Map(itemRanges(bounds).map(({ key, range }) => [key, rangeOf(range, yearly)])),
    perCapita: rangeOf(bounds.perCapita, yearly),
    monthlyWage: rangeOf(bounds.monthlyWage, fenOf),
    workMonths: rangeOf(bounds.workMonths, asItIs),
    loan: fenOf(bounds.loan),
    jump: jumpOf(bounds.jump, yearly),
    itemJump: jumpOf(bounds.itemJump, yearly),
    unitRatio: rangeOf(bounds.unitRatio, asItIs),
    monthsTimesWage: inTenThousandths(bounds.monthsTimesWage),
  };
};

const jumpOf = (
  { up, down, amount }: PolicyFile['bounds']['jump'],
  yearly: (yuan: number) => Fen,
): JumpBounds => ({
  up: inTenThousandths(up),
  down: inTenThousandths(down),
  amount: yearly(amount),
});

/** The items that have a range, in the catalogue's order. */
const itemRanges = ({ items }: Pick<PolicyFile['bounds'], 'items'>) =>
  ITEMS.flatMap(({ key, label }) => {
    const range = items[key] ?? items[label];
    return range === undefined ? [] : [{ key, label, range }];
  });

export const within = (value: number, { min, max }: Range): boolean => value >= min && value <= max;

/** `300–300000`, `≥200`, `≤12`: in yuan where `scale` is 100. */
export function rangeText({ min, max }: Range, scale = 1): string {
  if (!Number.isFinite(max)) return Number.isFinite(min) ? `≥${min / scale}` : '';
  return Number.isFinite(min) ? `${min / scale}–${max / scale}` : `≤${max / scale}`;
}

const openText = (range: OpenRange): string => rangeText(rangeOf(range, asItIs));
const percent = (rate: number): string => `${inPercent(rate)}%`;

const jumpText = ({ up, down, amount }: PolicyFile['bounds']['jump']): string =>
  `+${percent(up)} / -${percent(down)}, >${amount}`;

/** Every bound that a rule can name: its key in the policy, and its value for people. */
export const BOUNDS = {
  totals: { key: 'bounds.totals.amount', text: ({ bounds }) => `±${bounds.totals.amount}` },
  totalsPerCapita: {
    key: 'bounds.totals.perCapita',
    text: ({ bounds }) => `±${bounds.totals.perCapita}`,
  },
  wages: { key: 'bounds.wages', text: ({ bounds }) => openText(bounds.wages) },
  items: {
    key: 'bounds.items',
    text: ({ bounds }) =>
      itemRanges(bounds)
        .map(({ label, range }) => `${label} ${openText(range)}`)
        .join(', '),
  },
  perCapita: { key: 'bounds.perCapita', text: ({ bounds }) => openText(bounds.perCapita) },
  monthlyWage: { key: 'bounds.monthlyWage', text: ({ bounds }) => openText(bounds.monthlyWage) },
  workMonths: { key: 'bounds.workMonths', text: ({ bounds }) => openText(bounds.workMonths) },
  loan: { key: 'bounds.loan', text: ({ bounds }) => `≤${bounds.loan}` },
  jump: { key: 'bounds.jump', text: ({ bounds }) => jumpText(bounds.jump) },
  itemJump: { key: 'bounds.itemJump', text: ({ bounds }) => jumpText(bounds.itemJump) },
  unitRatio: { key: 'bounds.unitRatio', text: ({ bounds }) => openText(bounds.unitRatio) },
  monthsTimesWage: {
    key: 'bounds.monthsTimesWage',
    text: ({ bounds }) => `±${percent(bounds.monthsTimesWage)}`,
  },
  monitoringLine: {
    key: 'monitoringLine',
    text: ({ monitoringLine }) => (monitoringLine === null ? '' : `≥${monitoringLine}`),
  },
} as const satisfies Record<
  string,
  {
    readonly key: string;
    readonly text: (policy: Pick<PolicyFile, 'bounds' | 'monitoringLine'>) => string;
  }
>;

export type BoundKey = keyof typeof BOUNDS;
