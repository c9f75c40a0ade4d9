import { describe, expect, it } from 'vitest';
import { BOUNDS, type BoundKey, boundsOf, rangeText } from '../../src/checks/bounds.js';
import { RULES } from '../../src/checks/rules.js';
import type { FieldKey, ItemKey } from '../../src/domain/catalog.js';
import type { FindingCode } from '../../src/domain/findings/codes.js';
import type { Finding } from '../../src/domain/findings/finding.js';
import type { TableHead, Year } from '../../src/domain/household.js';
import type { Policy } from '../../src/domain/policy.js';
import { type Given, pair, tableOf } from '../build.js';
import {
  checkBatch,
  checkTables,
  DEFAULT,
  detailTable,
  EVERY_CATEGORY,
  OPTIONS,
  ofHousehold,
  ofPair,
  policyWith,
} from './ask.js';

/** One end of one bound of one rule. */
interface Edge {
  readonly code: FindingCode;
  /** The bound by default, and another one: the rule must ask the policy. */
  readonly bounds: readonly [number, number];
  readonly policy: (bound: number) => object;
  /** The value that lies on the bound. */
  readonly on: (bound: number) => number;
  /** The smallest step over it. */
  readonly outward: number;
  /** What lies within is what is odd. */
  readonly oddWithin?: true;
  readonly ask: (value: number, policy: Policy) => readonly Finding[];
}

const FEN = 0.01;
const itself = (bound: number): number => bound;

type Asking = Pick<Edge, 'code' | 'ask'>;

const household = (code: FindingCode, given: (value: number) => Given): Asking => ({
  code,
  ask: (value, policy) => ofHousehold(code, given(value), { policy }),
});
const values = (code: FindingCode, of: (value: number) => Given['values']): Asking =>
  household(code, (value) => ({ values: { ...of(value) } }));
const single = (code: FindingCode, field: FieldKey, population = 1): Asking =>
  values(code, (value) => ({ ...EVERY_CATEGORY, population, [field]: value }));

/** Both ends of a range of the policy, closed or open above. */
const range = (
  key: 'wages' | 'perCapita' | 'monthlyWage',
  asking: Asking,
  [min, max]: readonly [number, number | null],
): readonly Edge[] => {
  const side = (bound: 'min' | 'max', at: number, outward: number): Edge => ({
    ...asking,
    bounds: [at, at + 7.5],
    policy: (value) => ({ bounds: { [key]: { [bound]: value } } }),
    on: itself,
    outward,
  });
  return [side('min', min, -FEN), ...(max === null ? [] : [side('max', max, FEN)])];
};

/** The lower end of an item's range, by any of its names. */
const itemRange = (name: string, item: ItemKey, min: number): readonly Edge[] =>
  range('wages', single('income.itemRange', item), [min, null]).map((edge) => ({
    ...edge,
    policy: (value) => ({ bounds: { items: { [name]: { min: value } } } }),
  }));

/** 工资 20000, 经营 5000 − 1000, 财产 600, 转移 400: gross 26000, net 25000, for 4 persons 6250. */
const PARTS = {
  ...{ population: 4, 'wages.migrant': 20_000, 'business.crops': 5000, 'costs.crops': 1000 },
  ...{ 'property.land': 600, 'transfers.soil': 400 },
};

/** A total that is off by the value, above or below what its parts give. */
const off = (
  key: 'amount' | 'perCapita',
  bounds: readonly [number, number],
  asking: (sign: number) => Asking,
  /** In fen: half of one for each item filled. */
  rounding = 0,
): readonly Edge[] =>
  [1, -1].map((sign) => ({
    ...asking(sign),
    bounds,
    policy: (bound) => ({ bounds: { totals: { [key]: bound } } }),
    on: (bound) => bound + rounding / 100,
    outward: FEN,
  }));

/** Four items of income are filled, and one of costs. */
const ROUNDING = { gross: 2, net: 2 };

const totalOff =
  (code: FindingCode, field: FieldKey, right: number) =>
  (sign: number): Asking =>
    values(code, (value) => ({ ...PARTS, [field]: right + sign * value }));

const sheetOff = (sign: number): Asking => ({
  code: 'totals.sheet',
  ask: (value, policy) => {
    const head = tableOf(['id', 'head', 'population', 'wages.migrant']);
    const row = { row: 5, values: { 'wages.migrant': 1000 + sign * value } };
    const table = detailTable(head, [{ values: { 'wages.migrant': 1000 } }], [row]);
    return checkTables([table], { ...OPTIONS, policy }).filter(
      ({ code }) => code === 'totals.sheet',
    );
  },
});

/** Wages of last year and of this one. */
type Wages = (value: number) => readonly [before: number, now: number];

/** One item, beside so many wages that neither they nor net income jump. */
const itemJump = (
  key: 'up' | 'down' | 'amount',
  bounds: readonly [number, number],
  item: Wages,
  parts: Pick<Edge, 'on' | 'outward'>,
): Edge => ({
  code: 'income.itemJump',
  ask: (value, policy) => {
    const [before, now] = item(value).map((amount) => ({
      values: { 'wages.migrant': 1_000_000, 'wages.workshop': amount },
    }));
    return ofPair('income.itemJump', before ?? {}, now ?? {}, { options: { policy } });
  },
  bounds,
  policy: (bound) => ({ bounds: { itemJump: { [key]: bound } } }),
  ...parts,
});

const jump = (
  key: 'up' | 'down' | 'amount',
  bounds: readonly [number, number],
  wages: Wages,
  parts: Pick<Edge, 'on' | 'outward'>,
): Edge => ({
  code: 'income.jump',
  ask: (value, policy) => {
    const [before, now] = wages(value).map((amount) => ({ values: { 'wages.migrant': amount } }));
    const found = ofPair('income.jump', before ?? {}, now ?? {}, { options: { policy } });
    return found.filter(({ field }) => field === 'total.wages');
  },
  bounds,
  policy: (bound) => ({ bounds: { jump: { [key]: bound } } }),
  ...parts,
});

const fromTenThousand: Wages = (now) => [10_000, now];

/** A village whose income is so many times last year's, or last year's so many times this one's. */
const times = (grown: boolean): Asking => ({
  code: 'intake.unit',
  ask: (value, policy) => {
    const [before, now] = grown ? [10, value / 100] : [value / 100, 10];
    // Each of the two explains the ratio by its unit, so that one of them is named.
    const tableIn = (inWan: boolean, year: Year): TableHead =>
      tableOf(['id', 'head', 'population', 'wages.migrant'], { inWan, year });
    const both = pair(
      { table: tableIn(!grown, 'prior'), values: { 'wages.migrant': before } },
      { table: tableIn(grown, 'current'), values: { 'wages.migrant': now } },
    );
    const years = { pairs: Array(5).fill(both), priorOnly: [], currentOnly: [] };
    return checkBatch(years, { ...OPTIONS, policy }).filter(({ code }) => code === 'intake.unit');
  },
});

/** In fen, of 1000 fen on the other side: the smallest step of a ratio. */
const ratio = (bound: 'min' | 'max', bounds: readonly [number, number], outward: number) =>
  [true, false].map(
    (grown): Edge => ({
      ...times(grown),
      bounds,
      policy: (value) => ({ bounds: { unitRatio: { [bound]: value } } }),
      on: (value) => value * 1000,
      outward,
      oddWithin: true,
    }),
  );

const WORK = { workMonths: 10, monthlyWage: 1000 };
const worth = (sign: number): Edge => ({
  ...values('work.monthsTimesWage', (value) => ({ ...WORK, 'wages.migrant': value })),
  bounds: [0.2, 0.35],
  policy: (monthsTimesWage) => ({ bounds: { monthsTimesWage } }),
  on: (share) => 10_000 * (1 + sign * share),
  outward: sign * FEN,
});

const line = (asking: Asking): Edge => ({
  ...asking,
  bounds: [6500, 7300],
  policy: (monitoringLine) => ({ monitoringLine }),
  on: itself,
  outward: -FEN,
});

/** Every bound that a policy can have: one without its edges does not compile. */
const EDGES: Readonly<Record<BoundKey, readonly Edge[]>> = {
  totals: [
    ...off('amount', [0.01, 5], totalOff('totals.category', 'total.wages', 20_000)),
    ...off('amount', [0.01, 5], totalOff('totals.gross', 'total.gross', 26_000), ROUNDING.gross),
    ...off('amount', [0.01, 5], totalOff('totals.net', 'total.net', 25_000), ROUNDING.net),
    ...off('amount', [0.01, 5], sheetOff),
  ],
  totalsPerCapita: off(
    'perCapita',
    [0.5, 50],
    totalOff('totals.perCapita', 'total.perCapita', 6250),
  ),
  wages: range('wages', single('income.wagesRange', 'wages.migrant'), [300, 300_000]),
  items: [
    ...itemRange('低保金', 'transfers.dibao', 200),
    ...itemRange('transfers.pension', 'transfers.pension', 88),
    ...itemRange('特困供养金', 'transfers.tekun', 200),
    ...itemRange('transfers.familyPlanning', 'transfers.familyPlanning', 100),
  ],
  perCapita: range('perCapita', single('income.perCapitaRange', 'wages.migrant'), [4000, 100_000]),
  monthlyWage: range('monthlyWage', single('work.monthlyWageRange', 'monthlyWage'), [100, 30_000]),
  workMonths: [
    {
      ...values('work.monthsRange', (workMonths) => ({ workers: 2, workMonths })),
      bounds: [12, 9],
      policy: (max) => ({ bounds: { workMonths: { max } } }),
      on: (most) => 2 * most,
      outward: FEN,
    },
    {
      ...values('work.monthsRange', (workMonths) => ({ workers: 2, workMonths })),
      bounds: [0, 3],
      policy: (min) => ({ bounds: { workMonths: { min } } }),
      on: itself,
      outward: -FEN,
    },
  ],
  loan: [
    {
      ...single('loan.limits', 'loan'),
      bounds: [50_000, 80_000],
      policy: (loan) => ({ bounds: { loan } }),
      on: itself,
      outward: FEN,
    },
  ],
  jump: [
    jump('up', [1, 0.5], fromTenThousand, { on: (up) => 10_000 * (1 + up), outward: FEN }),
    jump('down', [0.5, 0.3], fromTenThousand, { on: (down) => 10_000 * (1 - down), outward: -FEN }),
    jump('amount', [2000, 500], (rise) => [0, rise], { on: itself, outward: FEN }),
    jump('amount', [2000, 500], (fall) => [fall, 0], { on: itself, outward: FEN }),
  ],
  itemJump: [
    itemJump('up', [3, 2], fromTenThousand, { on: (up) => 10_000 * (1 + up), outward: FEN }),
    itemJump('down', [0.75, 0.6], fromTenThousand, {
      on: (down) => 10_000 * (1 - down),
      outward: -FEN,
    }),
    itemJump('amount', [3000, 800], (rise) => [100, 100 + rise], { on: itself, outward: FEN }),
    itemJump('amount', [3000, 800], (fall) => [fall, 0], { on: itself, outward: FEN }),
  ],
  unitRatio: [...ratio('min', [5000, 3500], -1), ...ratio('max', [20_000, 30_000], 1)],
  monthsTimesWage: [worth(-1), worth(1)],
  monitoringLine: [
    line(
      household('monitoring.belowLineUnmonitored', (amount) => ({
        texts: { monitored: null },
        values: { ...EVERY_CATEGORY, population: 1, 'wages.migrant': amount },
      })),
    ),
    line(
      values('monitoring.clearedBelowLine', (amount) => ({
        ...{ ...EVERY_CATEGORY, population: 1, riskCleared: true, 'wages.migrant': amount },
      })),
    ),
  ],
};

const ALL = Object.entries(EDGES).flatMap(([key, edges]) =>
  edges.map((edge) => ({ key, ...edge })),
);

describe('每个界限:正好在界上、差最小一步、超出最小一步', () => {
  it.each(ALL)('$key: $code, $bounds, $outward', ({ oddWithin, ...edge }) => {
    const [within, beyond] = oddWithin ? [[edge.code], []] : [[], [edge.code]];
    for (const bound of edge.bounds) {
      const policy = policyWith(edge.policy(bound));
      const codes = (value: number) => edge.ask(value, policy).map(({ code }) => code);
      const on = edge.on(bound);
      expect(codes(on)).toEqual(within);
      expect(codes(on - edge.outward)).toEqual(within);
      expect(codes(on + edge.outward)).toEqual(beyond);
    }
  });

  it.each(ALL)('$key: $code 的界限 $bounds 中第一个是默认政策的', ({ bounds, policy }) => {
    expect(policyWith({ monitoringLine: null, ...policy(bounds[0]) }).file.bounds).toEqual(
      DEFAULT.file.bounds,
    );
  });

  it('政策里带小数的界限准到分', () => {
    const { wages, loan } = boundsOf(
      policyWith({ bounds: { wages: { min: 4.35, max: null }, loan: 1.1 } }).file.bounds,
    );
    expect([wages.min, loan]).toEqual([435, 110]);
  });

  it('两头都不设限的范围没有可说的', () => {
    expect(rangeText({ min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY })).toBe('');
  });

  it('每条规则的每个界限都在这里', () => {
    const named = RULES.flatMap((rule) => (rule.bounds ?? []).map((key) => `${key} ${rule.code}`));
    // The range per head does not bound this rule: it tells which of the two years is the odd one.
    const asked = [...ALL.map(({ key, code }) => `${key} ${code}`), 'perCapita intake.unit'];
    expect([...new Set(asked)].sort()).toEqual([...named].sort());
    expect(Object.keys(EDGES)).toEqual(Object.keys(BOUNDS));
  });
});
