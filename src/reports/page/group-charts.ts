import { CATEGORIES } from '../../domain/catalog.js';
import type { ToldGroup } from '../../results/told.js';
import type { Bars } from './charts.js';
import { amount, count } from './figures.js';
import type { Page } from './model.js';

/** Income by source in both years. */
export const compositionBars = ({ page, terms }: Page, { income }: ToldGroup): Bars => ({
  label: page.chart.composition,
  classes: CATEGORIES.map((key) => terms.amounts[key]),
  years: (['prior', 'current'] as const).map((year) => ({
    name: page.columns[year],
    values: CATEGORIES.map((key) => income[year][key]),
  })),
  figure: amount,
});

/** Households by bracket of income per head in both years. */
export const bracketBars = ({ page }: Page, { brackets }: ToldGroup): Bars => ({
  label: page.chart.brackets,
  classes: brackets.map(({ from, to }) => shortBracket(from, to)),
  years: (['prior', 'current'] as const).map((year) => ({
    name: page.columns[year],
    values: brackets.map((bracket) => bracket[year]),
  })),
  figure: count,
});

/** Beneath a bar there is little room. */
const shortBracket = (from: number | string | null, to: number | string | null): string => {
  if (typeof from !== 'number') return `≤${amount(typeof to === 'number' ? to : null)}`;
  return `≥${amount(from)}`;
};
