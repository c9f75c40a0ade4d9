import { MOVES, type MonthFigures } from '../../domain/outcomes/months.js';
import type { ToldPlaced } from '../../results/told.js';
import { amount, count, percent, sortable } from './figures.js';
import { bar, definition } from './groups.js';
import { type Html, html } from './html.js';
import { anchorOf, factorName, nameOf, type Page } from './model.js';
import { type Column, table } from './tables.js';

/** The villages, or the townships, beside each other. */
export function groupsTable(
  page: Page,
  groups: readonly ToldPlaced[],
  key: 'villages' | 'townships',
): Html {
  const { columns, headline } = page.page;
  const figure = (
    name: string,
    value: (placed: ToldPlaced) => number | 'c' | null,
    write: (value: number | 'c' | null) => string = count,
  ): Column<ToldPlaced> => ({
    name,
    figure: true,
    sort: (placed) => sortable(value(placed)),
    cell: (placed) => write(value(placed)),
  });
  const rows = table<ToldPlaced>(
    [
      {
        name: columns.name,
        cell: (placed) => html`<a href="#${anchorOf(page, placed)}">${nameOf(page, placed)}</a>`,
      },
      figure(headline.surveyed, ({ group }) => group.households.surveyed),
      figure(headline.up, ({ group }) => group.trend.up.households),
      {
        ...figure(headline.down, ({ group }) => group.trend.down.households),
        cell: ({ group }) => [count(group.trend.down.households), bar(group.trend.down.share)],
      },
      figure(headline.flat, ({ group }) => group.trend.flat.households),
      figure(headline.perCapitaPrior, ({ group }) => group.income.prior.perCapita, amount),
      figure(headline.perCapitaCurrent, ({ group }) => group.income.current.perCapita, amount),
      figure(headline.growth, ({ group }) => group.growth, percent),
      figure(headline.notMet, ({ group }) => group.target.notMet),
      figure(headline.red, ({ group }) => group.warning.red),
      figure(headline.orange, ({ group }) => group.warning.orange),
    ],
    groups,
    {
      caption: page.page.sections[key],
      sorts: true,
      row: (placed) => html` data-g="${anchorOf(page, placed)}"`,
    },
  );
  return html`<section id="${key}"><h2>${page.page.sections[key]}</h2>${definition(page, 'villages')}${rows}</section>`;
}

/** Shares from which a cell is darker. */
const STEPS = [0.02, 0.05, 0.1, 0.2, 0.4] as const;

/** Factors by village: every cell says its number, the colour only how much that is of the village. */
export function heatTable(page: Page): Html {
  const { villages } = page;
  const factors = villages[0]?.group.factors ?? [];
  const head = [
    html`<th scope="col">${page.page.columns.name}</th>`,
    ...factors.map((_, n) => html`<th scope="col" class="n">${factorName(page, n)}</th>`),
  ];
  const rows = villages.map((placed) => {
    const cells = placed.group.factors.map(({ households, shareOfSurveyed }) => {
      const share = typeof shareOfSurveyed === 'number' ? shareOfSurveyed : 0;
      const level = STEPS.filter((step) => share >= step).length;
      return html`<td class="n h${level}">${count(households)}</td>`;
    });
    return html`<tr data-g="${anchorOf(page, placed)}"><th scope="row">${nameOf(page, placed)}</th>${cells}</tr>`;
  });
  const caption = page.page.sections.heat;
  return html`<section id="heat"><h2>${caption}</h2>${definition(page, 'heat')}<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table class="heat sorts"><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

/** What became of households since the previous result, with both results side by side. */
export function monthsSection(page: Page): Html | null {
  const { previous, months: words, top } = page;
  if (previous === null) return null;
  const { page: own } = page;
  const last = previous.groups.find(({ path }) => path.length === 1)?.figures ?? null;
  const rows = figureRows(page, last);
  const counted = MOVES.filter((move) => move !== 'again');
  const all = [
    ...previous.villages.map(({ path, moves }) => ({ name: path.at(-1) ?? '', moves })),
    { name: top.path.at(-1) ?? '', moves: previous.total },
  ];
  return html`<section id="months"><h2>${own.sections.months}</h2>${definition(page, 'months')}<p>${words.previous.line(previous.before, previous.now)}</p>${table(
    [
      { name: own.columns.name, cell: ({ name }) => name },
      { name: own.months.before, figure: true, cell: ({ before }) => before },
      { name: own.months.now, figure: true, cell: ({ now }) => now },
    ],
    rows,
    { caption: own.months.figures },
  )}${table(
    [
      { name: own.columns.name, cell: ({ name }) => name },
      ...counted.map((move) => ({
        name: words.moves[move],
        figure: true,
        cell: ({ moves }: (typeof all)[number]) => count(moves[move]),
      })),
    ],
    all,
    { caption: own.months.moves, sorts: true },
  )}</section>`;
}

function figureRows(page: Page, last: MonthFigures | null) {
  const { headline } = page.page;
  const { group } = page.top;
  return [
    {
      name: headline.surveyed,
      before: count(last?.surveyed),
      now: count(group.households.surveyed),
    },
    { name: headline.up, before: count(last?.up), now: count(group.trend.up.households) },
    { name: headline.down, before: count(last?.down), now: count(group.trend.down.households) },
    { name: headline.flat, before: count(last?.flat), now: count(group.trend.flat.households) },
    { name: headline.growth, before: percent(last?.growth), now: percent(group.growth) },
    { name: headline.met, before: count(last?.met), now: count(group.target.met) },
    { name: headline.notMet, before: count(last?.notMet), now: count(group.target.notMet) },
    { name: headline.red, before: count(last?.warning.red), now: count(group.warning.red) },
    {
      name: headline.orange,
      before: count(last?.warning.orange),
      now: count(group.warning.orange),
    },
    ...group.factors.map((factor, n) => ({
      name: factorName(page, n),
      before: count(last?.factors[n]),
      now: count(factor.households),
    })),
  ];
}
