import type { FieldKey, ItemKey } from '../../domain/catalog.js';
import type { Random } from '../random.js';
import { amountsOf, type Row, setYuan } from './row.js';

/** What a household lives on. */
export type Livelihood = 'wages' | 'farming' | 'pension';

const YUAN_PER_MU_SOIL = 67;
const PENSIONS = [1236, 1416, 1536] as const;
const POPULATIONS = [1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6] as const;

/** An item, how likely a household has it, and its least and greatest amount in yuan. */
type Chance = readonly [ItemKey, number, number, number];

const PROPERTY: readonly Chance[] = [
  ['property.dividend', 0.55, 300, 1200],
  ['property.land', 0.2, 600, 3000],
  ['property.loanProject', 0.05, 800, 1200],
  ['property.agency', 0.03, 400, 1500],
  ['property.other', 0.08, 100, 800],
];

const SMALL_TRANSFERS: readonly Chance[] = [
  ['transfers.familyPlanning', 0.06, 960, 960],
  ['transfers.farmland', 0.1, 100, 400],
  ['transfers.forest', 0.1, 50, 300],
  ['transfers.grassland', 0.01, 60, 200],
  ['transfers.relocation', 0.02, 600, 600],
  ['transfers.ecologyOther', 0.02, 50, 200],
  ['transfers.insurance', 0.03, 200, 900],
  ['transfers.elderly', 0.08, 600, 1200],
  ['transfers.veteran', 0.01, 3000, 6000],
  ['transfers.disability', 0.08, 600, 1200],
  ['transfers.education', 0.06, 1500, 3000],
  ['transfers.industry', 0.12, 500, 2000],
  ['transfers.employment', 0.15, 300, 800],
  ['transfers.disaster', 0.02, 150, 500],
  ['transfers.incapacity', 0.02, 600, 1200],
  ['transfers.heating', 0.35, 240, 340],
  ['transfers.price', 0.12, 60, 200],
  ['transfers.relief', 0.05, 500, 1800],
  ['transfers.antiPovertyInsurance', 0.01, 500, 1800],
  ['transfers.donation', 0.02, 200, 1000],
  ['transfers.other', 0.06, 100, 600],
];

const POSTS: readonly Chance[] = [
  ['wages.villagePost', 0.15, 3600, 7200],
  ['wages.townPost', 0.06, 6000, 8400],
  ['wages.sectorPost', 0.04, 6000, 9600],
  ['wages.workshop', 0.06, 4800, 9600],
  ['wages.picking', 0.05, 500, 2000],
  ['wages.other', 0.04, 300, 1500],
];

function take(row: Row, chances: readonly Chance[], random: Random): void {
  for (const [item, probability, least, greatest] of chances) {
    if (random.chance(probability)) setYuan(row, item, random.whole(least, greatest));
  }
}

/** Fields, land and their harvest. */
export function addCrops(row: Row, area: number, random: Random): void {
  const gross = Math.round(area * random.whole(450, 820));
  row.set('area', area);
  row.set('cropPrice', random.whole(225, 295) / 100);
  setYuan(row, 'business.crops', gross);
  setYuan(row, 'costs.crops', Math.round((gross * random.whole(24, 36)) / 100));
  setYuan(row, 'transfers.soil', area * YUAN_PER_MU_SOIL);
  if (random.chance(0.6)) setYuan(row, 'transfers.grain', Math.round(area * random.whole(12, 20)));
}

export function addLivestock(row: Row, gross: number, random: Random): void {
  row.set('livestock', Math.max(2, Math.round(gross / 700)));
  row.set('livestockPrice', random.whole(140, 260) / 10);
  setYuan(row, 'business.livestock', gross);
  setYuan(row, 'costs.livestock', Math.round((gross * random.whole(34, 45)) / 100));
}

function addBusiness(row: Row, livelihood: Livelihood, random: Random): void {
  const farming = livelihood === 'farming';
  if (farming || random.chance(0.72)) {
    addCrops(row, random.whole(farming ? 16 : 4, farming ? 40 : 28) / 2, random);
  }
  if (random.chance(farming ? 0.6 : 0.22)) addLivestock(row, random.whole(2500, 9000), random);
  if (random.chance(0.12)) {
    const gross = random.whole(1500, 6000);
    setYuan(row, 'business.orchard', gross);
    setYuan(row, 'costs.orchard', Math.round((gross * random.whole(20, 32)) / 100));
  }
  if (random.chance(0.08)) {
    const gross = random.whole(3000, 9000);
    setYuan(row, 'business.other', gross);
    setYuan(row, 'costs.other', Math.round((gross * random.whole(15, 25)) / 100));
  }
}

/** A job away from home: workers × months × monthly wage is what it brings. */
export function addJob(row: Row, yuan: number, random: Random): void {
  const workers = Math.min(Number(row.get('labour')), yuan > 30_000 && random.chance(0.6) ? 2 : 1);
  const months = random.whole(6, 11);
  const monthlyWage = Math.max(300, Math.round(yuan / workers / months));
  row.set('workers', workers);
  row.set('workMonths', months);
  setYuan(row, 'monthlyWage', monthlyWage);
  setYuan(row, 'wages.migrant', monthlyWage * months * workers + random.whole(0, 9));
}

function addTransfers(row: Row, livelihood: Livelihood, random: Random): void {
  const old = livelihood === 'pension';
  const pensioners = old
    ? Math.min(2, Number(row.get('population')))
    : Number(random.chance(0.35) && Number(row.get('population')) > 1);
  if (pensioners > 0) setYuan(row, 'transfers.pension', pensioners * random.pick(PENSIONS));
  take(row, SMALL_TRANSFERS, random);
  if (old && row.get('population') === 1 && random.chance(0.3)) {
    row.set('welfare', '特困户');
    setYuan(row, 'transfers.tekun', random.whole(60, 84) * 100);
  } else if (random.chance(old ? 0.5 : 0.1)) {
    row.set('welfare', '低保户');
    setYuan(row, 'transfers.dibao', Number(row.get('population')) * random.whole(120, 260) * 10);
  } else {
    row.set('welfare', '一般户');
  }
}

/** Fills up the income that is aimed at, from work or from the children. */
function addTheRest(row: Row, livelihood: Livelihood, perHead: number, random: Random): void {
  if (livelihood !== 'pension') take(row, POSTS, random);
  const aim = perHead * Number(row.get('population'));
  const rest = Math.round(aim - amountsOf(row).net / 100);
  if (livelihood === 'pension') {
    row.set('workers', 0);
    if (rest > 200) setYuan(row, 'transfers.support', rest);
    return;
  }
  const wanted = Math.max(rest, random.whole(4000, 9000));
  addJob(row, livelihood === 'farming' ? Math.round((wanted * 2) / 3) : wanted, random);
}

function addLoan(row: Row, random: Random): void {
  const eligible = Number(row.get('labour')) > 0 && !random.chance(0.1);
  row.set('loanEligible', eligible ? '是' : '否');
  if (eligible && random.chance(0.25)) {
    setYuan(row, 'loan', random.pick([20_000, 30_000, 30_000, 50_000]));
    if (random.chance(0.3)) setYuan(row, 'transfers.loanInterest', random.whole(500, 1300));
  } else {
    row.set('loan', 0);
  }
}

function addEvidence(row: Row, random: Random): void {
  row.set('stopped', '否');
  row.set('disaster', random.pick(['无', '否', '未受灾']));
  row.set('willing', random.chance(0.95) ? '是' : '否');
  row.set('motivated', random.chance(0.94) ? '否' : '是');
  row.set('assistDone', '是');
  if (random.chance(0.1)) setYuan(row, 'claims', random.whole(200, 3000));
  if (random.chance(0.15)) setYuan(row, 'outOfPocket', random.whole(300, 6000));
}

/** Evidence is mostly filled, sometimes blank; `loan` and work, which other cells rest on, stay. */
const LEFT_OUT: readonly FieldKey[] = [
  ...(['area', 'livestock', 'cropPrice', 'livestockPrice', 'stopped', 'disaster'] as const),
  ...(['loanEligible', 'workMonths', 'monthlyWage', 'willing', 'motivated', 'assistDone'] as const),
];

export function leaveSomeBlank(row: Row, random: Random): void {
  for (const field of LEFT_OUT) if (random.chance(0.06)) row.delete(field);
}

/** Last year's household: identity aside, everything that its form asks for. */
export function makePrior(livelihood: Livelihood, random: Random): Row {
  const row: Row = new Map();
  const population = random.pick(
    livelihood === 'pension' ? ([1, 1, 2, 2, 2, 3] as const) : POPULATIONS,
  );
  const labour = livelihood === 'pension' ? 0 : Math.min(population, random.whole(1, 3));
  row.set('population', population);
  row.set('labour', labour);
  addBusiness(row, livelihood, random);
  take(row, PROPERTY, random);
  addTransfers(row, livelihood, random);
  const perHead =
    livelihood === 'pension'
      ? random.whole(6300, 9500)
      : random.whole(6800, 11_500) + (random.chance(0.4) ? random.whole(0, 6000) : 0);
  addLoan(row, random);
  addTheRest(row, livelihood, perHead, random);
  addEvidence(row, random);
  leaveSomeBlank(row, random);
  return row;
}
