import { FACTOR_KEYS } from '../../domain/factor.js';
import type { Listing } from '../../domain/outcomes/listing.js';
import type { ToldPlaced } from '../../results/told.js';
import { amount, count, percent } from './figures.js';
import { bar, definition } from './groups.js';
import { type Html, html } from './html.js';
import { anchorOf, nameOf, type Page } from './model.js';
import { type Column, TEXT, tablePieces } from './tables.js';

/** The villages, or the townships, beside each other. */
export function* groupsTable(
  page: Page,
  groups: Listing<ToldPlaced>,
  key: 'villages' | 'townships',
): Generator<Html> {
  const { columns, headline } = page.page;
  const figure = (
    name: string,
    value: (placed: ToldPlaced) => number | 'c' | null,
    write: (value: number | 'c' | null) => string = count,
  ): Column<ToldPlaced> => ({
    name,
    figure: true,
    cell: (placed) => write(value(placed)),
  });
  yield html`<section id="${key}"><h2>${page.page.sections[key]}</h2>${definition(page, 'villages')}`;
  yield* tablePieces<ToldPlaced>(
    [
      {
        name: columns.name,
        cell: (placed) =>
          html`<a href="#${anchorOf(page, placed.path)}">${nameOf(page, placed)}</a>`,
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
      row: (placed) => html` data-g="${anchorOf(page, placed.path)}"`,
    },
  );
  yield html`</section>`;
}

/** The shares at which a cell becomes darker. */
const STEPS = [0.02, 0.05, 0.1, 0.2, 0.4] as const;

/** Factors by village: each cell has its number; the colour only shows the share of the village. */
export function* heatTable(page: Page): Generator<Html> {
  const { villages, terms } = page;
  const head = [
    html`<th${TEXT}>${page.page.columns.name}`,
    ...FACTOR_KEYS.map((key) => html`<th>${terms.factors[key]}`),
  ];
  const caption = page.page.sections.heat;
  yield html`<section id="heat"><h2>${caption}</h2>${definition(page, 'heat')}<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table class="heat sorts"><caption>${caption}</caption><thead><tr>${head}<tbody>`;
  for (const placed of villages) {
    const cells = placed.group.factors.map(({ households, shareOfSurveyed }) => {
      const share = typeof shareOfSurveyed === 'number' ? shareOfSurveyed : 0;
      const level = STEPS.filter((step) => share >= step).length;
      return html`<td class=h${level}>${count(households)}`;
    });
    yield html`<tr data-g="${anchorOf(page, placed.path)}"><th>${nameOf(page, placed)}${cells}`;
  }
  yield html`</table></div></section>`;
}
