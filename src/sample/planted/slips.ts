import type { FieldKey, ItemKey } from '../../domain/catalog.js';
import type { FindingCode } from '../../domain/codes.js';
import type { Dress } from '../messy/dress.js';
import { checkCharacter } from '../truth/people.js';
import { addTotals, amountsOf, fenOf, type Row, SECTION_ITEMS, type Value } from '../truth/row.js';

/** A household about to be written down wrong: rows of its own, free to change. */
interface Subject {
  readonly prior: Row;
  readonly current: Row;
  /** How its village writes this year down. */
  readonly dress: Dress;
}

/** Where a slip shows: a field of this year's row, or null where it is the row as a whole. */
export interface Spot {
  readonly field: FieldKey | null;
  /** The year whose row is not handed in; what is found then stands in the other year. */
  readonly missing?: 'prior' | 'current';
}

/** Makes a slip in a household; null where it has nothing to slip on. */
export type Slip = (subject: Subject) => Spot | null;

const at = (field: FieldKey | null): Spot => ({ field });

/** Another value in one cell; null: this household has none to put there. */
const writes =
  (field: FieldKey, value: Value | ((row: Row) => Value | null)): Slip =>
  ({ current }) => {
    const written = typeof value === 'function' ? value(current) : value;
    if (written === null) return null;
    current.set(field, written);
    return at(field);
  };

/** A text file has no error cells, only texts that look like one. */
const errorIn =
  (field: FieldKey, error: string): Slip =>
  (subject) =>
    subject.dress.text === undefined ? writes(field, { error })(subject) : null;

const without = (row: Row, fields: readonly FieldKey[]): void => {
  for (const field of fields) row.delete(field);
};

/** Amounts that agree with each other, so that only what they say is odd. */
const amounts =
  (change: (row: Row, subject: Subject) => FieldKey | null): Slip =>
  (subject) => {
    const field = change(subject.current, subject);
    addTotals(subject.current);
    return field === null ? null : at(field);
  };

const ALL_ITEMS: readonly ItemKey[] = Object.values(SECTION_ITEMS).flat();
const WORK: readonly FieldKey[] = ['workers', 'workMonths', 'monthlyWage'];
const YUAN = 100;

const idNumber = (change: (own: string) => Value | null): Slip =>
  writes('idNumber', (row) => change(String(row.get('idNumber'))));

/** The ID number from another birth date or region, with the check character that belongs to it. */
const idNumberFrom = (change: (body: string) => string): Slip =>
  idNumber((own) => {
    const body = change(own.slice(0, 17));
    return body + checkCharacter(body);
  });

const totalOff = (field: FieldKey, fen: number): Slip =>
  writes(field, (row) => fenOf(row, field) + fen);

/** Nothing but wages of migrant work, so much a head. */
const onlyWages = (row: Row, yuanPerHead: number): void => {
  without(row, [...ALL_ITEMS, ...WORK, 'area', 'livestock', 'claims', 'outOfPocket']);
  row.set('welfare', '一般户');
  row.set('wages.migrant', yuanPerHead * YUAN * Number(row.get('population')));
};

const wagesOf = (yuan: number): Slip =>
  amounts((row) => {
    without(row, [...SECTION_ITEMS.wages, ...WORK]);
    row.set('wages.migrant', Math.round(yuan * YUAN));
    return 'total.wages';
  });

const welfare = (
  status: string,
  dibao: number | null,
  tekun: number | null,
  field: FieldKey,
): Slip =>
  amounts((row) => {
    row.set('welfare', status);
    for (const [item, yuan] of [
      ['transfers.dibao', dibao],
      ['transfers.tekun', tekun],
    ] as const) {
      if (yuan === null) row.delete(item);
      else row.set(item, yuan * YUAN);
    }
    return field;
  });

/** Poorer than the line of the run, with what its status then should not be. */
const poor = (field: FieldKey, status: (row: Row) => void): Slip =>
  amounts((row) => {
    onlyWages(row, 2500);
    status(row);
    return field;
  });

const asLastYear = (row: Row, prior: Row, items: readonly ItemKey[]): void => {
  for (const item of items) {
    const value = prior.get(item);
    if (value === undefined) row.delete(item);
    else row.set(item, value);
  }
};

const HIT: readonly ItemKey[] = ['business.crops', 'business.orchard', 'business.livestock'];

const disaster = (words: string): Slip =>
  amounts((row, { prior }) => {
    asLastYear(row, prior, HIT);
    row.set('disaster', words);
    return 'disaster';
  });

const stoppedWith = (item: ItemKey, yuan: number): Slip =>
  amounts((row) => {
    row.set('stopped', '是');
    row.set(item, yuan * YUAN);
    return 'stopped';
  });

const declares =
  (reason: string): Slip =>
  ({ prior, current }) => {
    const [before, now] = [amountsOf(prior), amountsOf(current)];
    if (now.net < before.net * 1.02 || now.wages < before.wages) return null;
    current.set('declared', reason);
    return at('declared');
  };

/**
 * What villages write wrong of one household, by the code under which it is found: each way is a
 * different mistake of the same kind.
 */
export const SLIPS = {
  'intake.notNumber': [
    writes('wages.migrant', '约三千'),
    writes('property.land', '见附表'),
    writes('transfers.soil', '1200①'),
    writes('total.net', '同上'),
  ],
  'intake.errorCell': [
    errorIn('transfers.soil', '#REF!'),
    errorIn('costs.crops', '#N/A'),
    errorIn('total.perCapita', '#DIV/0!'),
  ],
  'intake.noIdentity': [
    ({ current }) => {
      without(current, ['id', 'head', 'idNumber']);
      return at(null);
    },
  ],
  'intake.notSurveyed': [
    ({ current }) => {
      const kept: readonly FieldKey[] = ['id', 'head', 'idNumber', 'village', 'township'];
      for (const field of [...current.keys()]) {
        if (!kept.includes(field) && field !== 'population') current.delete(field);
      }
      return at('total.net');
    },
  ],
  'id.length': [
    idNumber((own) => own.slice(0, 17)),
    idNumber((own) => `${own}1`),
    // As it was before 1999: no century, no check character.
    idNumber((own) => own.slice(0, 6) + own.slice(8, 17)),
  ],
  'id.checksum': [
    idNumber((own) => own.slice(0, 17) + (own.endsWith('1') ? '2' : '1')),
    idNumber((own) =>
      own[15] === own[16] ? null : `${own.slice(0, 15)}${own[16]}${own[15]}${own[17]}`,
    ),
  ],
  'id.birthDate': [
    idNumberFrom((body) => `${body.slice(0, 10)}13${body.slice(12)}`),
    idNumberFrom((body) => `${body.slice(0, 6)}2031${body.slice(10)}`),
    idNumberFrom((body) => `${body.slice(0, 10)}0230${body.slice(14)}`),
  ],
  'id.region': [
    idNumberFrom((body) => `99${body.slice(2)}`),
    idNumberFrom((body) => `16${body.slice(2)}`),
  ],
  'id.digitsLost': [
    idNumber((own) =>
      checkCharacter(`${own.slice(0, 15)}00`) === '0' ? null : Number(`${own.slice(0, 15)}000`),
    ),
    idNumber((own) => `${own[0]}.${own.slice(1, 6)}E+17`),
  ],
  'household.population': [
    ({ current }) => {
      current.delete('population');
      return at('population');
    },
    writes('population', 0),
    writes('population', 31),
    writes('population', 2.5),
    writes('population', '三口'),
  ],
  'household.labourAbovePopulation': [writes('labour', (row) => fenOf(row, 'population') + 1)],
  'household.typeUnknown': [
    writes('type', '贫困户'),
    writes('welfare', '五保户'),
    writes('monitored', '三类户'),
    writes('stopped', '没有停'),
  ],
  'household.helperIsHousehold': [
    writes('helper', (row) => String(row.get('head'))),
    writes('helper', (row) => `李志明、${row.get('head')}`),
  ],
  'totals.category': [
    totalOff('total.wages', 10_000),
    totalOff('total.business', -2),
    totalOff('total.costs', 2),
    totalOff('total.property', 500_000),
    totalOff('total.transfers', -100),
  ],
  'totals.gross': [totalOff('total.gross', 2), totalOff('total.gross', -300_000)],
  'totals.net': [totalOff('total.net', -2), totalOff('total.net', 90_000)],
  'totals.perCapita': [totalOff('total.perCapita', 51), totalOff('total.perCapita', -20_000)],
  'income.negative': [writes('business.crops', -120_000), writes('costs.livestock', -1)],
  'income.costsMissing': [
    amounts((row) => {
      if (amountsOf(row).businessGross === 0) return null;
      without(row, SECTION_ITEMS.costs);
      return 'total.costs';
    }),
  ],
  'income.costsExceed': [
    amounts((row) => {
      row.set('costs.crops', fenOf(row, 'costs.crops') + amountsOf(row).business + 1);
      return amountsOf(row).business === -1 ? 'total.costs' : null;
    }),
  ],
  'income.wagesRange': [wagesOf(299.99), wagesOf(12), wagesOf(300_000.01)],
  'income.dibaoRange': [welfare('低保户', 199.99, null, 'transfers.dibao')],
  'income.pensionRange': [
    amounts((row) => {
      row.set('transfers.pension', 87.99 * YUAN);
      return 'transfers.pension';
    }),
  ],
  'income.perCapitaRange': [
    amounts((row) => {
      onlyWages(row, 3999);
      return 'total.perCapita';
    }),
    amounts((row) => {
      onlyWages(row, 100_001);
      return 'total.perCapita';
    }),
  ],
  'income.identicalYears': [
    amounts((row, { prior }) => {
      asLastYear(row, prior, ALL_ITEMS);
      return 'total.net';
    }),
  ],
  'income.jump': [
    amounts((row, { prior }) => {
      row.set('wages.other', amountsOf(prior).wages * 2 + 200_001);
      return 'total.wages';
    }),
    amounts((row, { prior }) => {
      if (amountsOf(prior).business <= 200_000) return null;
      without(row, [...SECTION_ITEMS.business, ...SECTION_ITEMS.costs]);
      return 'total.business';
    }),
    amounts((row, { prior }) => {
      row.set('property.other', amountsOf(prior).property * 3 + 300_000);
      return 'total.property';
    }),
  ],
  'welfare.dibaoWithoutMoney': [
    welfare('低保户', 0, null, 'transfers.dibao'),
    welfare('低保户', null, null, 'transfers.dibao'),
  ],
  'welfare.moneyWithoutDibao': [
    welfare('一般户', 2400, null, 'welfare'),
    welfare('特困户', 2400, null, 'welfare'),
  ],
  'welfare.dibaoAndTekun': [welfare('低保户', 2400, 6000, 'transfers.tekun')],
  'welfare.tekunWithoutMoney': [
    welfare('特困户', null, 0, 'transfers.tekun'),
    welfare('特困户', null, null, 'transfers.tekun'),
  ],
  'work.wagesWithoutWorkers': [
    amounts((row) => {
      without(row, WORK);
      row.set('workers', 0);
      return fenOf(row, 'wages.migrant') > 0 ? 'workers' : null;
    }),
  ],
  'work.workersWithoutWages': [
    amounts((row) => {
      without(row, [...SECTION_ITEMS.wages, ...WORK]);
      row.set('workers', 1);
      return 'total.wages';
    }),
  ],
  'work.monthsRange': [
    writes('workMonths', (row) => 12 * Number(row.get('workers') ?? row.get('population')) + 1),
    writes('workMonths', -1),
    writes('workMonths', 2022),
  ],
  'work.monthlyWageRange': [
    writes('monthlyWage', 99.99 * YUAN),
    writes('monthlyWage', 35_000 * YUAN),
    writes('monthlyWage', -3000 * YUAN),
  ],
  'work.monthsTimesWage': [
    amounts((row) => {
      without(row, SECTION_ITEMS.wages);
      row.set('workers', 1);
      row.set('workMonths', 10);
      row.set('monthlyWage', 3000 * YUAN);
      row.set('wages.migrant', 3000 * YUAN);
      return 'wages.migrant';
    }),
  ],
  'loan.limits': [writes('loan', 50_000.01 * YUAN), writes('loan', 500_000 * YUAN)],
  'monitoring.belowLineUnmonitored': [
    poor('monitored', (row) => without(row, ['monitored', 'riskCleared'])),
  ],
  'monitoring.clearedBelowLine': [
    poor('riskCleared', (row) => {
      row.set('monitored', '脱贫不稳定户');
      row.set('riskCleared', '是');
    }),
  ],
  'evidence.disasterWithoutLoss': [disaster('洪涝'), disaster('冰雹')],
  'evidence.stoppedWithIncome': [
    stoppedWith('business.crops', 800),
    stoppedWith('business.other', 1200),
  ],
  'factors.declaredContradicted': [declares('3'), declares('务工减收')],
  'match.missingThisYear': [() => ({ field: 'head', missing: 'current' })],
  'match.newThisYear': [() => ({ field: 'head', missing: 'prior' })],
  'match.headChanged': [writes('head', '新立户')],
  'match.villageChanged': [
    (subject) =>
      subject.dress.villageColumn === null ? null : writes('village', '外迁村')(subject),
  ],
  'match.populationChanged': [
    amounts((row, { prior }) => {
      if (row.get('population') !== prior.get('population')) return null;
      row.set('population', fenOf(row, 'population') + 1);
      return 'population';
    }),
  ],
} satisfies Partial<Record<FindingCode, readonly Slip[]>>;
