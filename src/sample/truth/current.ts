import type { ItemKey } from '../../domain/catalog.js';
import { ITEMS_OF } from '../../domain/fields.js';
import type { Random } from '../random.js';
import { leaveSomeBlank } from './prior.js';
import { amountIn, amountsOf, type Row, setYuan, yuanIn } from './row.js';

/** Where a household's net income goes between the two years. */
export type Course = 'up' | 'flat' | 'down';

function grow(row: Row, item: ItemKey, share: number): void {
  if (amountIn(row, item) > 0) setYuan(row, item, Math.round(yuanIn(row, item) * (1 + share)));
}

/** Work, or for old people their children, brings what is missing to the growth aimed at. */
function bringNetTo(row: Row, fen: number): void {
  const main = amountIn(row, 'wages.migrant') > 0 ? 'wages.migrant' : 'transfers.support';
  const missing = fen - amountsOf(row).net;
  row.set(main, Math.max(0, amountIn(row, main) + Math.round(missing / 100) * 100));
  const days = Number(row.get('workers') ?? 0) * Number(row.get('workMonths') ?? 0);
  if (main === 'wages.migrant' && days > 0 && row.has('monthlyWage')) {
    setYuan(row, 'monthlyWage', Math.round(yuanIn(row, main) / days));
  }
}

/** Mostly below or a little above the township's target of 22%. */
const growth = (random: Random): number =>
  (random.chance(0.58) ? random.whole(220, 420) : random.whole(30, 219)) / 1000;

function rise(row: Row, random: Random): void {
  const aim = growth(random);
  const before = amountsOf(row).net;
  for (const item of ITEMS_OF.business) grow(row, item, aim * (random.whole(50, 120) / 100));
  for (const item of ITEMS_OF.costs) grow(row, item, aim * (random.whole(30, 70) / 100));
  grow(row, 'property.land', aim / 2);
  grow(row, 'property.dividend', random.pick([0, 0, aim]));
  grow(row, 'transfers.pension', random.pick([0.03, 0.06, 0.12]));
  grow(row, 'transfers.dibao', 0.05);
  bringNetTo(row, Math.round(before * (1 + aim)));
  if (random.chance(0.12)) row.set('wages.migrant', oddFen(amountIn(row, 'wages.migrant'), random));
}

/** Wages that were added up from days come with jiao and fen. */
const oddFen = (fen: number, random: Random): number => (fen > 0 ? fen + random.whole(1, 99) : fen);

/** This year's household before anything happens to it: last year's, with the usual changes. */
export function makeCurrent(prior: Row, course: Course, random: Random): Row {
  const row: Row = new Map(prior);
  row.delete('note');
  leaveSomeBlank(row, random);
  if (course === 'up') rise(row, random);
  if (course === 'flat') {
    bringNetTo(row, Math.round(amountsOf(row).net * (1 + random.pick([-7, -4, 3, 5, 8]) / 1000)));
  }
  if (course === 'up' && random.chance(0.05)) {
    row.set('population', Number(row.get('population')) + 1);
  }
  return row;
}
