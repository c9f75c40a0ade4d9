import { NO_FIGURE } from '../../domain/figures.js';
import {
  type Backtest,
  type MonthTest,
  type ProjectionRule,
  RULES,
} from '../../domain/outcomes/backtest.js';
import { periodText } from '../../domain/period.js';
import type { Screen } from '../screen/screen.js';
import { amount, percent } from './figures.js';

/** `8000` → `80%` */
export const levelText = (tenThousandths: number): string => `${tenThousandths / 100}%`;

/** The most rows of the table; a year has eleven months to test, with three rules each. */
const MOST_ROWS = 100;

/** Every month of a backtest, and which rule did best. */
export function printBacktest({ level, months }: Backtest, screen: Screen): void {
  const { backtest: words } = screen.words.projection;
  const { bold } = screen.paint;
  screen.print(bold(words.title(levelText(level))));
  screen.print(
    screen.table({
      head: [...words.head],
      align: ['left', ...new Array<'right'>(words.head.length - 1).fill('right')],
      text: [0, 5],
      spare: [3, 2],
      rows: months.map(monthRow),
    }),
  );
  screen.print(`\n${bold(words.rulesTitle)}`);
  screen.print(
    screen.table({
      head: [...words.rulesHead],
      align: ['left', 'left', 'right', 'right', 'right', 'right', 'left'],
      text: [0, 1, 6],
      most: MOST_ROWS,
      rows: months.flatMap((month) => RULES.map((rule) => ruleRow(month, rule, screen))),
    }),
  );
  for (const month of months) screen.print(verdict(month, screen));
}

function monthRow({
  period,
  households,
  missing,
  zero,
  interval,
  coverage,
  rules,
}: MonthTest): string[] {
  const { median, precision, recall } = rules.benktander;
  return [
    periodText(period),
    ...[households, missing, zero].map(String),
    percent(median),
    interval === null ? NO_FIGURE : `${percent(interval.low)} … ${percent(interval.high)}`,
    percent(coverage),
    percent(precision),
    percent(recall),
  ];
}

function ruleRow(
  { period, rules, best }: MonthTest,
  rule: ProjectionRule,
  { words }: Screen,
): string[] {
  const { backtest: said } = words.projection;
  const { meanError, median, precision, recall } = rules[rule];
  return [
    periodText(period),
    said.rules[rule],
    amount(meanError),
    percent(median),
    percent(precision),
    percent(recall),
    rule === best ? said.best : '',
  ];
}

/** A sentence for months in which another rule than ours was the best. */
function verdict({ period, best }: MonthTest, { words }: Screen): string {
  const { backtest: said } = words.projection;
  const text = periodText(period);
  if (best === null) return said.noHouseholds(text);
  return best === 'benktander' ? said.isBest(text) : said.isNotBest(text, said.rules[best]);
}
