import { numberInYear, type Period, yearOfMonth } from '../../domain/period.js';
import type { Random } from '../random.js';
import { TOWNSHIP } from '../truth/places.js';
import { type DraftCell, type DraftSheet, plainSheet } from '../write/draft.js';
import type { Dress } from './dress.js';

const written = (month: number): string => `${yearOfMonth(month)}年${numberInYear(month)}月`;

interface Titled {
  /** 北张乡 where none is named. */
  readonly township?: string;
  readonly village: string;
  readonly period: Period;
  readonly dress: Dress;
}

/** Title with the period; then, from two rows on, unit, village and date. */
export function titleRows(
  { township = TOWNSHIP, village, period, dress }: Titled,
  random: Random,
): readonly string[] {
  const to = random.pick(['至', '—', '-', '~']);
  const title = `${township}${written(period.first)}${to}${written(period.last)}脱贫户收入明细表`;
  const colon = random.pick([':', '：']);
  const unit = `单位${colon}${dress.unit}  填报单位${colon}${village}  ${written(period.last)}30日`;
  if (dress.titles < 2) return [title].slice(0, dress.titles);
  return dress.titles === 2 ? [title, unit] : [title, `填报范围${colon}脱贫户、监测对象`, unit];
}

const SIGNERS = ['张芳', '王强', '刘华', '陈明'] as const;

/** Signatures, and sometimes a note. */
export function footRows(random: Random, width: number): readonly (readonly DraftCell[])[] {
  const colon = random.pick([':', '：']);
  const wide = (cells: readonly DraftCell[]) =>
    Array.from({ length: width }, (_, place) => cells[place] ?? null);
  const signed = [
    `填表人${colon}${random.pick(SIGNERS)}`,
    null,
    null,
    `审核人${colon}${random.pick(SIGNERS)}`,
  ];
  const note = [`注${colon}本表由户主核对后签字。`];
  return random.chance(0.5) ? [wide(signed), wide(note)] : [wide(signed)];
}

/** A sheet beside the tables that is no table. */
export const guideSheet = (): DraftSheet =>
  plainSheet(
    '说明',
    [
      ['填表说明'],
      ['1.收入按实际到手的金额填写。'],
      ['2.家庭纯收入=年总收入-生产经营性支出。'],
      ['3.没有的项目可以不填。'],
      ['4.填好后由村委会盖章。'],
    ],
    1,
  );
