import type { FieldKey } from '../../src/domain/catalog.js';
import { ITEMS_OF } from '../../src/domain/fields.js';
import type { FindingCode } from '../../src/domain/findings/codes.js';
import { checkCharacter } from '../../src/domain/identity.js';
import { addTotals, amountIn, amountsOf } from '../../src/sample/truth/row.js';
import {
  ALL_ITEMS,
  amounts,
  asLastYear,
  at,
  dateIn,
  declares,
  disaster,
  errorIn,
  idNumber,
  idNumberFrom,
  onlyWages,
  poor,
  type Slip,
  stoppedWith,
  totalOff,
  WORK,
  wagesOf,
  welfare,
  without,
  writes,
  YUAN,
} from './ways.js';

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
  'intake.dateCell': [
    dateIn('wages.migrant', '2022-03-05'),
    dateIn('costs.crops', '2021-12-01'),
    dateIn('total.gross', '1905-05-14'),
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
      return at('wages.migrant');
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
  'household.labourAbovePopulation': [writes('labour', (row) => amountIn(row, 'population') + 1)],
  'household.typeUnknown': [
    writes('type', '贫困户'),
    writes('welfare', '五保户'),
    writes('monitored', '三类户'),
  ],
  'household.helperIsHousehold': [
    writes('helper', (row) => String(row.get('head'))),
    writes('helper', (row) => `李志明、${row.get('head')}`),
  ],
  'totals.category': [
    totalOff('total.wages', 10_000),
    totalOff('total.business', -200),
    totalOff('total.costs', 200),
    totalOff('total.property', 500_000),
    totalOff('total.transfers', -100),
  ],
  'totals.gross': [totalOff('total.gross', 200), totalOff('total.gross', -300_000)],
  'totals.net': [totalOff('total.net', -200), totalOff('total.net', 90_000)],
  'totals.perCapita': [totalOff('total.perCapita', 51), totalOff('total.perCapita', -20_000)],
  'income.negative': [
    amounts((row) => {
      row.set('property.land', -120_000);
      return 'property.land';
    }),
    amounts((row) => {
      row.set('costs.livestock', -1);
      return 'costs.livestock';
    }),
    // A loss counts as it stands, and is told.
    amounts((row) => {
      row.set('business.crops', -120_000);
      return 'business.crops';
    }),
  ],
  'income.costsMissing': [
    amounts((row) => {
      if (amountsOf(row).businessGross === 0) return null;
      without(row, ITEMS_OF.costs);
      return 'total.costs';
    }),
  ],
  'income.costsExceed': [
    amounts((row) => {
      row.set('costs.crops', amountIn(row, 'costs.crops') + amountsOf(row).business + 1);
      return amountsOf(row).business === -1 ? 'total.costs' : null;
    }),
  ],
  'income.wagesRange': [wagesOf(299.99), wagesOf(12), wagesOf(300_000.01)],
  'income.itemRange': [
    welfare('低保户', 199.99, null, 'transfers.dibao'),
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
  'income.allZero': [
    amounts((row) => {
      without(row, [...ITEMS_OF.costs, ...WORK, 'area', 'livestock', 'claims', 'outOfPocket']);
      for (const item of ALL_ITEMS) if (row.has(item)) row.set(item, 0);
      row.set('wages.migrant', 0);
      row.set('welfare', '一般户');
      return 'total.net';
    }),
  ],
  'income.itemJump': [
    // What moves from one item to another changes no total.
    amounts((row, { prior }) => {
      for (const wages of [row, prior]) without(wages, [...ITEMS_OF.wages, ...WORK]);
      prior.set('wages.migrant', 20_000 * YUAN);
      prior.set('wages.other', 1000 * YUAN);
      row.set('wages.migrant', 16_500 * YUAN);
      row.set('wages.other', 4500 * YUAN);
      addTotals(prior);
      return 'wages.other';
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
      without(row, [...ITEMS_OF.business, ...ITEMS_OF.costs]);
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
  'welfare.tekunWithLabour': [
    (subject) => {
      subject.current.set('labour', 1);
      return welfare('特困户', null, 6000, 'labour')(subject);
    },
  ],
  'welfare.tekunWithoutMoney': [
    welfare('特困户', null, 0, 'transfers.tekun'),
    welfare('特困户', null, null, 'transfers.tekun'),
  ],
  'work.wagesWithoutWorkers': [
    amounts((row) => {
      without(row, WORK);
      row.set('workers', 0);
      return amountIn(row, 'wages.migrant') > 0 ? 'workers' : null;
    }),
  ],
  'work.workersWithoutWages': [
    amounts((row) => {
      without(row, [...ITEMS_OF.wages, ...WORK]);
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
      without(row, ITEMS_OF.wages);
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
  'match.suggestion': [
    // Under another number, and without the ID number: nothing says that it is not a namesake.
    ({ current }) => {
      current.delete('idNumber');
      current.set('id', `9${current.get('id')}`);
      return at('head');
    },
  ],
  'match.villageChanged': [
    (subject) =>
      subject.dress.villageColumn === null ? null : writes('village', '外迁村')(subject),
  ],
  'match.populationChanged': [
    amounts((row, { prior }) => {
      if (row.get('population') !== prior.get('population')) return null;
      row.set('population', amountIn(row, 'population') + 1);
      return 'population';
    }),
  ],
} satisfies Partial<Record<FindingCode, readonly Slip[]>>;
