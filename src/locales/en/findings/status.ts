import type { FindingWords } from '../../finding.js';
import { agreeing, counted } from '../count.js';
import { param, shown } from './speech.js';

export const status = {
  'welfare.dibaoWithoutMoney': {
    checks: 'Dibao households have dibao money',
    message: () => 'The category is 低保户 (dibao), but there is no dibao money.',
    suggestion: () => 'Check whether the money is missing, or dibao ended and the category is old.',
  },
  'welfare.moneyWithoutDibao': {
    checks: 'Households with dibao money have the category 低保户',
    message: (found) =>
      `There is dibao money of ${param(found, 'amount')} yuan, but the category is ${param(found, 'welfare')}.`,
    suggestion: () =>
      'Check the category; if dibao is being phased out or ended, say so in the note.',
  },
  'welfare.dibaoAndTekun': {
    checks: 'No household has both dibao and tekun money',
    message: (found) =>
      `There is both dibao money of ${param(found, 'dibao')} yuan and tekun money of ${param(found, 'tekun')}.`,
    suggestion: () =>
      'Check whether one is in the wrong column; if the household changed from one to the other, say so.',
  },
  'welfare.tekunWithoutMoney': {
    checks: 'Tekun households have tekun money',
    message: () => 'The category is 特困户 (tekun), but there is no tekun money.',
    suggestion: () => 'Check whether the money is missing or the category is wrong.',
  },
  'welfare.tekunWithLabour': {
    checks: 'Tekun households have no labour force',
    message: (found) =>
      `The category is 特困户 (tekun), but the labour force is ${shown(found.value)}.`,
    suggestion: () =>
      'Tekun is for people who cannot work: check the labour force and the category, or explain.',
  },
  'work.wagesWithoutWorkers': {
    checks: 'Households with wages other than public-service posts have workers',
    message: (found) =>
      `Wages other than public-service posts are ${param(found, 'wages')} yuan, but nobody works away.`,
    suggestion: () =>
      'Check the number of workers, or whether other income stands among the wages.',
  },
  'work.workersWithoutWages': {
    checks: 'Households with workers have wages',
    message: (found) =>
      `${counted(param(found, 'workers'), 'person')} ${agreeing(param(found, 'workers'), 'works', 'work')} away, but there are no wages.`,
    suggestion: () => 'Check whether wages are missing or the number of workers is wrong.',
  },
  'work.monthsRange': {
    checks: 'Months of work are 0 to 12 for each worker',
    message: (found) =>
      found.params.workers === 0
        ? `There are ${shown(found.value)} months of work, but the number of workers is 0.`
        : `${counted(shown(found.value), 'month')} of work ${agreeing(shown(found.value), 'is', 'are')} outside ${shown(found.expected)} (for ${counted(param(found, 'workers'), 'person')}).`,
    suggestion: () => 'Check the months and the number of workers.',
  },
  'work.monthlyWageRange': {
    checks: 'Monthly wages other than 0 are in the usual range',
    message: (found) =>
      `The monthly wage is ${shown(found.value)} yuan, outside the usual range of ${shown(found.expected)} yuan.`,
    suggestion: () => 'Check that it is the wage of one month, in yuan.',
  },
  'work.monthsTimesWage': {
    checks: 'Months times monthly wage roughly gives the migrant wages',
    message: (found) =>
      `${counted(param(found, 'months'), 'month')} at ${param(found, 'wage')} yuan give about ${shown(found.expected)} yuan, but the migrant wages are ${shown(found.value)}.`,
    suggestion: () => 'Check the months, the monthly wage and the migrant wages.',
  },
  'loan.limits': {
    checks: 'Small loans are within the limit of the policy',
    message: (found) =>
      `The small loan of ${shown(found.value)} yuan is above the limit of ${param(found, 'limit')}.`,
    suggestion: () => 'Check the amount, and whether another loan stands in this column.',
  },
  'monitoring.belowLineUnmonitored': {
    checks: 'Households below the monitoring line are monitored (where the policy has a line)',
    message: (found) =>
      `Income per head after out-of-pocket spending is ${param(found, 'perCapita')} yuan, below the monitoring line of ${param(found, 'line')}, but the household is not monitored.`,
    suggestion: () =>
      'Check the income; if it is right, decide by the procedure whether to monitor the household.',
  },
  'monitoring.clearedBelowLine': {
    checks:
      'Households below the monitoring line are not marked cleared (where the policy has a line)',
    message: (found) =>
      `The risk is marked cleared, but income per head after out-of-pocket spending is ${param(found, 'perCapita')} yuan, below the monitoring line of ${param(found, 'line')}.`,
    suggestion: () =>
      'Check the income; if it is right, decide by the procedure whether the risk is cleared.',
  },
  'evidence.disasterWithoutLoss': {
    checks: 'Households with a disaster have less income from crops, fruit or livestock',
    message: (found) =>
      `The disaster “${shown(found.value)}” is given, but neither crops and fruit nor livestock brought less than last year.`,
    suggestion: () => 'Check both; if compensation covered the loss, nothing is to be changed.',
  },
  'evidence.stoppedWithIncome': {
    checks: 'Households that stopped their business have no business income',
    message: (found) =>
      `The business is marked stopped, but there is business income of ${param(found, 'gross')} yuan.`,
    suggestion: () => 'Check; if it stopped during the year, nothing is to be changed.',
  },
} as const satisfies Partial<FindingWords>;
