import { FACTOR } from '../../../domain/factor.js';
import { ITEMS_OF } from '../../../domain/fields.js';
import type { Random } from '../../random.js';
import { addJob } from '../prior.js';
import { amountIn, type Row, setYuan, yuanIn } from '../row.js';
import { asBefore, clear, type Decline } from './decline.js';

function steadyJob(prior: Row, random: Random): void {
  addJob(prior, random.whole(16_000, 38_000), random);
}

const bringsWages = (current: Row): void => {
  const days = Number(current.get('workers')) * Number(current.get('workMonths'));
  current.set('wages.migrant', amountIn(current, 'monthlyWage') * days);
};

const wages = (name: string, weight: number, fall: Decline['fall']): Decline => ({
  name,
  factor: FACTOR.wages,
  touches: 'wages',
  livelihood: 'wages',
  weight,
  prepare: steadyJob,
  fall: (prior, current, random) => {
    asBefore(prior, current, ...ITEMS_OF.wages, 'workers', 'workMonths', 'monthlyWage');
    fall(prior, current, random);
  },
});

export const WAGES: readonly Decline[] = [
  wages('lower pay', 14, (_prior, current, random) => {
    const share = random.whole(62, 90) / 100;
    setYuan(current, 'monthlyWage', Math.floor(yuanIn(current, 'monthlyWage') * share));
    bringsWages(current);
  }),
  wages('fewer months', 9, (_prior, current, random) => {
    current.set('workMonths', Number(current.get('workMonths')) - random.whole(1, 2));
    bringsWages(current);
  }),
  wages('wages fell, nobody knows why', 4, (_prior, current, random) => {
    current.set(
      'wages.migrant',
      Math.round(amountIn(current, 'wages.migrant') * (random.whole(62, 88) / 100)),
    );
    clear(current, ['workMonths', 'monthlyWage']);
  }),
  {
    ...wages('job lost, public post kept', 2, (_prior, current) => {
      current.set('wages.migrant', 0);
      current.set('workers', 0);
      clear(current, ['workMonths', 'monthlyWage']);
    }),
    touches: 'whole',
    prepare: (prior, random) => {
      prior.set('population', random.whole(1, 2));
      prior.set('labour', 1);
      clear(prior, ITEMS_OF.wages);
      setYuan(prior, 'wages.villagePost', 7200);
      addJob(prior, random.whole(4200, 6200), random);
    },
  },
];
