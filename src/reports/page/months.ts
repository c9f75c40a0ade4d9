import {
  type AgainstPrevious,
  COUNTED_MOVES,
  type MonthFigures,
} from '../../domain/outcomes/months.js';
import type { ToldGroup, ToldPlaced } from '../../results/told.js';
import { count, percent } from './figures.js';
import { definition, figureList } from './groups.js';
import { type Html, html } from './html.js';
import { anchorOf, type Page } from './model.js';
import { type Column, table } from './tables.js';

type Moves = AgainstPrevious['total'];

/** One group in the previous result and in this one, beside each other, and what changed between. */
export function monthsOf(page: Page, placed: ToldPlaced): Html | null {
  const { previous, months: words } = page;
  if (previous === null) return null;
  const { columns, months } = page.page;
  const isSame = (path: readonly string[]): boolean =>
    path.length === placed.path.length &&
    path.every((name, n) => n === 0 || name === placed.path[n]);
  const last = previous.groups.find(({ path }) => isSame(path))?.figures ?? null;
  const moves =
    placed === page.top
      ? previous.total
      : (previous.villages.find(({ path }) => isSame(path))?.moves ?? null);
  return html`<p>${words.previous.line(previous.before, previous.now)}</p>${table(
    [
      { name: columns.name, cell: ({ name }) => name },
      { name: months.before, figure: true, cell: ({ before }) => before },
      { name: months.now, figure: true, cell: ({ now }) => now },
    ],
    figureRows(page, placed.group, last),
    { caption: months.figures },
  )}${moves === null ? null : movesList(page, moves)}`;
}

/** What became of households since the previous result, village by village. */
export function monthsSection(page: Page): Html | null {
  const { previous } = page;
  if (previous === null || previous.villages.length === 0) return null;
  const { sections, months, columns } = page.page;
  const anchors = new Map(
    page.places.map(({ path }) => [path.slice(1).join('\n'), anchorOf(page, path)]),
  );
  const rows = previous.villages.map(({ path, moves }) => ({
    name: path.slice(page.townships.length > 0 ? -2 : -1).join(' '),
    anchor: anchors.get(path.slice(1).join('\n')) ?? null,
    moves,
  }));
  return html`<section id="months"><h2>${sections.months}</h2>${definition(page, 'months')}${table(
    [{ name: columns.name, cell: ({ name }) => name }, ...moveColumns(page)],
    rows,
    {
      caption: months.moves,
      sorts: true,
      row: ({ anchor }) => (anchor === null ? html`` : html` data-g="${anchor}"`),
    },
  )}</section>`;
}

const movesList = ({ months, page }: Page, moves: Moves): Html =>
  html`<p>${page.months.own}</p>${figureList(
    COUNTED_MOVES.map((move) => [months.moves[move], count(moves[move])]),
  )}`;

interface MovesRow {
  readonly name: string;
  readonly moves: Moves;
}

const moveColumns = ({ months }: Page): Column<MovesRow>[] =>
  COUNTED_MOVES.map((move) => ({
    name: months.moves[move],
    figure: true,
    cell: ({ moves }) => count(moves[move]),
  }));

function figureRows(page: Page, group: ToldGroup, last: MonthFigures | null) {
  const { headline } = page.page;
  const row = (name: string, before: string, now: string) => ({ name, before, now });
  const { households, trend, growth, target, warning } = group;
  return [
    row(headline.surveyed, count(last?.surveyed), count(households.surveyed)),
    row(headline.up, count(last?.up), count(trend.up.households)),
    row(headline.down, count(last?.down), count(trend.down.households)),
    row(headline.flat, count(last?.flat), count(trend.flat.households)),
    row(headline.growth, percent(last?.growth), percent(growth)),
    row(headline.met, count(last?.met), count(target.met)),
    row(headline.notMet, count(last?.notMet), count(target.notMet)),
    row(headline.red, count(last?.warning.red), count(warning.red)),
    row(headline.orange, count(last?.warning.orange), count(warning.orange)),
    ...group.factors.map((factor, n) =>
      row(page.terms.factors[factor.key], count(last?.factors[n]), count(factor.households)),
    ),
  ];
}
