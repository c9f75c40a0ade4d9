import { CATEGORIES } from '../../domain/catalog.js';
import { YEARS } from '../../domain/household.js';
import { fenOf } from '../../domain/money.js';
import type { ToldGroup } from '../../results/told.js';
import { bracketText } from '../phrases.js';
import type { Bars } from './charts.js';
import { amount, count } from './figures.js';
import type { Page } from './model.js';

/** Income by source in both years. */
export const compositionBars = ({ page, terms }: Page, { income }: ToldGroup): Bars => ({
  label: page.chart.composition,
  classes: CATEGORIES.map((key) => terms.amounts[key]),
  years: YEARS.map((year) => ({
    name: page.columns[year],
    values: CATEGORIES.map((key) => income[year][key]),
  })),
  figure: amount,
});

/** Households by bracket of income per head in both years. */
export const bracketBars = (page: Page, { brackets }: ToldGroup): Bars => ({
  label: page.page.chart.brackets,
  classes: brackets.map((bracket) => toldBracket(page, bracket, '\n')),
  years: YEARS.map((year) => ({
    name: page.page.columns[year],
    values: brackets.map((bracket) => bracket[year]),
  })),
  figure: count,
});

/** Bounds of brackets are those of the policy: they are always told. */
export function toldBracket(
  page: Page,
  { from, to }: Pick<ToldGroup['brackets'][number], 'from' | 'to'>,
  gap?: string,
): string {
  const fen = (bound: typeof from) => (typeof bound === 'number' ? fenOf(bound) : null);
  return bracketText(page, { from: fen(from), to: fen(to) }, gap);
}
