import { FACTOR_KEYS, FACTOR_NUMBERS, type FactorKey, factorKey } from '../../domain/factor.js';
import type { CauseWords, ConditionWords } from '../zh/factors.js';

export const names: Readonly<Record<FactorKey, string>> = {
  business: 'Business income fell',
  loan: 'Small loan gone',
  wages: 'Wages fell',
  dibao: 'Dibao cancelled',
  subsidy: 'Subsidies fell',
  disaster: 'Natural disaster',
  assistance: 'Assistance not in place',
  other: 'Other reasons',
};

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

/** `eight` */
export const howMany = NUMBERS[FACTOR_KEYS.length] ?? String(FACTOR_KEYS.length);

/** `1 business income fell, 2 small loan gone` and so on. */
export const numbered = FACTOR_NUMBERS.map(
  (factor) => `${factor} ${names[factorKey(factor)].toLowerCase()}`,
).join(', ');

export const causes: CauseWords = {
  business: {
    weather: 'weather',
    scale: 'smaller scale',
    price: 'lower prices',
    ceased: 'ceased or failed',
    cost: 'higher costs',
    unknown: 'cause to be verified',
  },
  loan: { notEligible: 'not eligible for a loan', noFunds: 'no loan to invest' },
  wages: {
    unemployed: 'unemployed',
    payCut: 'lower pay',
    shorter: 'fewer months of work',
    unknown: 'cause to be verified',
  },
  dibao: { cancelled: 'dibao cancelled' },
  subsidy: { cancelled: 'subsidy cancelled', reduced: 'subsidy reduced' },
  disaster: {},
  assistance: { notDone: 'assistance not carried out', unverified: 'assistance to be verified' },
  other: {
    property: 'property income fell',
    dibaoReduced: 'dibao reduced',
    tekun: 'tekun fell',
    pension: 'pension fell',
    support: 'support by children fell',
    otherTransfers: 'other transfers fell',
    undetermined: 'not determined',
  },
};

/** What must hold for a factor to be tagged: sentences of `zengshou explain`. */
export const conditions: ConditionWords = {
  priorGross: 'business income (gross) above 0 last year',
  businessDown: 'business income net of costs is down, beyond the tolerance',
  priorLoan: 'a small loan last year (above 0)',
  loanLower: 'this year has the loan column and the loan is lower (blank counts as 0)',
  loanIncomeFell:
    'crops and orchard, livestock, or 金融贷款项目收入 are down beyond the tolerance (business income net of costs where neither year asks for crops or livestock)',
  wagesFell: 'wages (items that both tables have) are down, beyond the tolerance',
  dibaoInBoth: 'both tables have the 低保金 column',
  priorDibao: '低保金 above 0 last year',
  tekunNotHigher: '特困供养金 is not higher than last year (else it replaces 低保金)',
  dibaoGone:
    '低保金 is 0 or blank this year, or down beyond the tolerance while 低保特困类别 went from 低保户 to another word',
  subsidiesFell: 'the sum of policy subsidies is down, beyond the tolerance',
  disasterNamed: 'this year’s disaster cell names one',
  landOrAnimalsFell:
    'crops and orchard, or livestock, by gross or less their costs, are down beyond the tolerance (both tables need the column)',
  assistedFell: 'income from assistance is down, beyond the tolerance',
  assistanceNotDone: '帮扶措施是否落实 does not say 是',
  householdDown: 'the household as a whole is down',
  fallUncovered: 'a fall that no other factor covers, or no other factor at all',
};
