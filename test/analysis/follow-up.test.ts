import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followUp } from '../../src/analysis/follow-up.js';
import type { LedgerRow } from '../../src/domain/outcomes/ledger.js';
import { ledgerRow } from '../ledger-row.js';

const AS_OF = '2022-12-31';

const township = (...rows: readonly LedgerRow[]) => followUp(rows, AS_OF).township;

describe('漏帮与覆盖', () => {
  it('没有采取任何措施的户是漏帮,预计增收不计', () => {
    const { missed, short } = followUp([ledgerRow({}, { planned: 900_000 })], AS_OF);
    expect(missed).toMatchObject([{ need: 300_000, planned: 0, short: 300_000 }]);
    expect(short).toEqual([]);
  });

  it('需弥补的是减收额与缺口中较大的一个', () => {
    const need = (fall: number, shortfall: number) => township(ledgerRow({ fall, shortfall })).need;
    expect([need(5, 4), need(4, 5), need(0, 0)]).toEqual([5, 5, 0]);
  });

  it.each([
    [299_999, 0, 1],
    [300_000, 1, 0],
    [300_001, 1, 0],
  ])('预计增收 %i 分:已覆盖 %i 户,尚缺 %i 分', (planned, covered, short) => {
    expect(township(ledgerRow({}, { measure: 'crops', planned }))).toMatchObject({
      withMeasure: 1,
      covered,
      short,
    });
  });

  it('一户各项措施的预计增收相加', () => {
    const rows = [
      ledgerRow({}, { measure: 'crops', planned: 100_000 }),
      ledgerRow({}, { measure: 'other', planned: 200_000 }),
    ];
    expect(township(...rows)).toMatchObject({ needing: 1, covered: 1, planned: 300_000, short: 0 });
  });

  it('一户多出的不抵另一户所缺的', () => {
    const rows = [
      ledgerRow({ key: '1' }, { measure: 'crops', planned: 900_000 }),
      ledgerRow({ key: '2' }, { measure: 'crops', planned: 100_000 }),
    ];
    expect(township(...rows)).toMatchObject({ need: 600_000, planned: 1_000_000, short: 200_000 });
  });
});

describe('逾期与完成', () => {
  it.each([
    ['2022-12-30', 1],
    ['2022-12-31', 0],
    ['2023-01-01', 0],
  ])('时限 %s:逾期 %i 户', (deadline, overdue) => {
    expect(township(ledgerRow({}, { measure: 'crops', deadline }))).toMatchObject({ overdue });
  });

  it('已完成的不逾期;没有采取措施的不逾期', () => {
    const late = { deadline: '2022-01-01' };
    expect(township(ledgerRow({}, { ...late, measure: 'crops', progress: 'done' })).overdue).toBe(
      0,
    );
    expect(township(ledgerRow({}, late)).overdue).toBe(0);
  });

  it('各项措施都完成才算已完成户', () => {
    const done = ledgerRow({}, { measure: 'crops', progress: 'done', actual: 1 });
    expect(township(done).done).toBe(1);
    expect(township(done, ledgerRow()).done).toBe(1);
    expect(township(done, ledgerRow({}, { measure: 'work', progress: 'underWay' })).done).toBe(0);
  });

  it('已完成而没有填实际增收;填 0 算填了', () => {
    const count = (actual: number | null) =>
      followUp([ledgerRow({}, { measure: 'crops', progress: 'done', actual })], AS_OF)
        .doneWithoutIncome.length;
    expect([count(null), count(0), count(5)]).toEqual([1, 0, 0]);
  });
});

describe('次序、分村、分责任人', () => {
  it('先监测户,再按预警级别,再按需弥补的金额', () => {
    const { missed } = followUp(
      [
        ledgerRow({ key: '少', shortfall: 100_001 }),
        ledgerRow({ key: '多', shortfall: 100_002 }),
        ledgerRow({ key: '红', warning: 'red' }),
        ledgerRow({ key: '监测', warning: 'none', monitored: '脱贫不稳定户' }),
      ],
      AS_OF,
    );
    expect(missed.map(({ household }) => household.key)).toEqual(['监测', '红', '多', '少']);
  });

  it('率以应帮扶户为分母', () => {
    const counts = township(
      ledgerRow({ key: '1' }, { measure: 'crops' }),
      ledgerRow({ key: '2' }),
      ledgerRow({ key: '3' }),
    );
    expect(counts.rates.withMeasure).toBe(0.3333);
    expect(followUp([], AS_OF).township.rates.withMeasure).toBeNull();
  });

  it('责任人的户、措施、逾期;没有写责任人的措施另列', () => {
    const { helpers } = followUp(
      [
        ledgerRow(
          { key: '1' },
          { helper: '李明', measure: 'crops', planned: 10, deadline: '2022-01-01' },
        ),
        ledgerRow({ key: '2', monitored: '边缘易致贫户' }, { helper: '李明' }),
        ledgerRow({ key: '3' }, { measure: 'work', actual: 7 }),
        ledgerRow({ key: '4' }),
      ],
      AS_OF,
    );
    expect(helpers).toMatchObject([
      { helper: '李明', households: 2, monitored: 1, measures: 1, overdue: 1, planned: 10 },
      { helper: null, households: 1, measures: 1, actual: 7 },
    ]);
  });

  it('各村相加等于全乡;有措施的户与漏帮的户相加等于应帮扶户', () => {
    const anyRow = fc
      .record({
        key: fc.constantFrom('1', '2', '3', '4', '5'),
        fall: fc.integer({ min: 0, max: 500 }),
        shortfall: fc.integer({ min: 0, max: 500 }),
        measure: fc.constantFrom(null, 'crops' as const, 'other' as const),
        planned: fc.option(fc.integer({ min: 0, max: 800 })),
        progress: fc.constantFrom(null, 'done' as const, 'underWay' as const),
        deadline: fc.constantFrom(null, '2022-12-30', '2022-12-31'),
      })
      .map(({ key, fall, shortfall, ...entry }) =>
        // A household has one village.
        ledgerRow(
          { key, village: Number(key) % 2 === 0 ? '南张村' : '北张村', fall, shortfall },
          entry,
        ),
      );
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 20 }), (rows) => {
        const { township: all, villages, missed, short } = followUp(rows, AS_OF);
        const keys = [
          'needing',
          'withMeasure',
          'covered',
          'done',
          'need',
          'planned',
          'short',
        ] as const;
        for (const key of keys) {
          expect(villages.reduce((sum, village) => sum + village[key], 0)).toBe(all[key]);
        }
        expect(all.withMeasure + missed.length).toBe(all.needing);
        expect(all.covered + short.length).toBe(all.withMeasure);
        expect([...missed, ...short].reduce((sum, one) => sum + one.short, 0)).toBe(all.short);
      }),
    );
  });
});
