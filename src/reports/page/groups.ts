import { CATEGORIES } from '../../domain/catalog.js';
import { NO_FIGURE } from '../../domain/figures.js';
import { fenOf } from '../../domain/money.js';
import { contributionsTo } from '../../domain/outcomes/contributions.js';
import { HIDDEN, type ToldGroup, type ToldPlaced } from '../../results/told.js';
import type { Drawing } from './charts.js';
import { amount, count, percent, points } from './figures.js';
import { bracketBars, compositionBars, toldBracket } from './group-charts.js';
import { type Html, html, type Inner } from './html.js';
import { anchorOf, nameOf, type Page } from './model.js';
import { BAR_STEPS } from './style.js';
import { table } from './tables.js';

/** Everything that is shown of one group: the township, or a village that is chosen. */
export function groupSections(
  page: Page,
  placed: ToldPlaced,
  drawing: Drawing,
  months: Html | null,
): Html {
  const { group } = placed;
  const anchor = anchorOf(page, placed.path);
  const sections = page.page.sections;
  const part = (
    key: 'headline' | 'composition' | 'brackets' | 'factors' | 'projection' | 'months',
    inner: Inner,
  ) => html`<section><h3>${sections[key]}</h3>${definition(page, key)}${inner}</section>`;
  const nothing = group.households.surveyed === 0;
  return html`<article class="group" id="${anchor}" aria-labelledby="${anchor}h"><h2 id="${anchor}h" tabindex="-1">${nameOf(page, placed)}</h2>${
    nothing ? html`<p class="note">${page.page.nothingCompared}</p>` : null
  }${part('headline', headline(page, group))}${
    nothing
      ? null
      : [
          part('composition', composition(page, group, drawing)),
          part('brackets', brackets(page, group, drawing)),
          part('factors', factors(page, group)),
        ]
  }${group.projection ? part('projection', projection(page, group.projection)) : null}${months === null ? null : part('months', months)}</article>`;
}

/** How figures are meant, one click away. */
export const definition = ({ page }: Page, key: keyof Page['page']['definitions']): Html =>
  html`<details class=def><summary>${page.definition}</summary><p>${page.definitions[key]}</details>`;

/** Figures with their names, where one beside the other says nothing. */
export const figureList = (figures: readonly (readonly [string, string])[]): Html =>
  html`<dl class=figures>${figures.map(([name, figure]) => html`<div><dt>${name}<dd>${figure}</div>`)}</dl>`;

function headline({ page, terms }: Page, group: ToldGroup): Html {
  const { households, trend, income, growth, target, warning, monitored } = group;
  const words = page.headline;
  const reached =
    target.reached === null
      ? NO_FIGURE
      : target.reached === HIDDEN
        ? HIDDEN
        : target.reached
          ? words.reachedYes
          : words.reachedNo;
  const trends = (['up', 'down', 'flat'] as const).map((key): [string, string] => [
    terms.markedTrends[key],
    `${count(trend[key].households)}（${percent(trend[key].share)}）`,
  ]);
  const figures: [string, string][] = [
    [words.roster, count(households.roster)],
    [words.surveyed, count(households.surveyed)],
    [words.notFound, count(households.notFound)],
    [words.notCompared, count(households.notCompared)],
    [words.new, count(households.new)],
    ...trends,
    [words.perCapitaPrior, amount(income.prior.perCapita)],
    [words.perCapitaCurrent, amount(income.current.perCapita)],
    [words.growth, percent(growth)],
    [words.reached, reached],
    [words.met, count(target.met)],
    [words.notMet, count(target.notMet)],
    [words.notAssessable, count(target.notAssessable)],
    [words.shortfall, amount(target.shortfall)],
    [words.red, count(warning.red)],
    [words.orange, count(warning.orange)],
    [words.yellow, count(warning.yellow)],
    [words.monitored, count(monitored.surveyed)],
    [words.monitoredDown, count(monitored.down)],
  ];
  return figureList(figures);
}

const known = (values: readonly unknown[]): values is number[] =>
  values.every((value) => typeof value === 'number');

/** Points of growth by source; null where anything they rest on is not told. */
function contributions({ growth, persons, income }: ToldGroup) {
  const { prior, current } = income;
  const figures = CATEGORIES.flatMap((key) => [prior[key], current[key]]);
  const rest = [persons.prior, persons.current, prior.perCapita, current.perCapita, growth];
  if (!known(figures) || !known(rest)) return null;
  const [before = 0, now = 0, priorEach = 0, currentEach = 0, rate = 0] = rest;
  const fen = (year: typeof prior, perCapita: number) => ({
    wages: fenOf(Number(year.wages)),
    business: fenOf(Number(year.business)),
    property: fenOf(Number(year.property)),
    transfers: fenOf(Number(year.transfers)),
    perCapita: fenOf(perCapita),
  });
  return contributionsTo({
    growth: rate,
    persons: { prior: before, current: now },
    income: { prior: fen(prior, priorEach), current: fen(current, currentEach) },
  });
}

function composition(page: Page, group: ToldGroup, drawing: Drawing): Html {
  const { columns } = page.page;
  const { prior, current } = group.income;
  const parts = contributions(group);
  const label = (key: keyof typeof page.terms.amounts) => page.terms.amounts[key];
  const rows = [...CATEGORIES, 'net' as const, 'perCapita' as const];
  return html`${drawing.bars(compositionBars(page, group))}${table(
    [
      { name: columns.source, cell: (key) => label(key) },
      { name: columns.prior, figure: true, cell: (key) => amount(prior[key]) },
      { name: columns.current, figure: true, cell: (key) => amount(current[key]) },
      {
        name: columns.contribution,
        figure: true,
        cell: (key) => {
          if (key === 'net') return '';
          if (key === 'perCapita') return points(group.growth);
          return points(parts?.find(({ category }) => category === key)?.points);
        },
      },
    ],
    rows,
    { caption: `${page.page.sections.composition}（${page.page.unit}）` },
  )}`;
}

function brackets(page: Page, group: ToldGroup, drawing: Drawing): Html {
  const { columns, sections } = page.page;
  const name = (bracket: ToldGroup['brackets'][number]) => toldBracket(page, bracket);
  const rows = group.brackets.map((bracket, n) => ({ bracket, moves: group.moves[n] ?? [] }));
  return html`${drawing.bars(bracketBars(page, group))}${table(
    [
      { name: columns.bracket, cell: (bracket) => name(bracket) },
      { name: columns.prior, figure: true, cell: ({ prior }) => count(prior) },
      { name: columns.current, figure: true, cell: ({ current }) => count(current) },
    ],
    group.brackets,
    { caption: sections.brackets },
  )}${table(
    [
      { name: columns.from, cell: ({ bracket }) => name(bracket) },
      ...group.brackets.map((bracket, n) => ({
        name: name(bracket),
        figure: true,
        cell: ({ moves }: (typeof rows)[number]) => count(moves[n]),
      })),
    ],
    rows,
    { caption: columns.from },
  )}`;
}

function factors(page: Page, group: ToldGroup): Html {
  const { columns, sections } = page.page;
  return table(
    [
      { name: columns.factor, cell: ({ key }) => page.terms.factors[key] },
      {
        name: columns.households,
        figure: true,
        cell: (factor) => [count(factor.households), bar(factor.shareOfSurveyed)],
      },
      {
        name: columns.shareOfSurveyed,
        figure: true,
        cell: (factor) => percent(factor.shareOfSurveyed),
      },
      { name: columns.declining, figure: true, cell: (factor) => count(factor.declining) },
      {
        name: columns.shareOfDeclining,
        figure: true,
        cell: (factor) => percent(factor.shareOfDeclining),
      },
      { name: columns.verify, figure: true, cell: (factor) => count(factor.verify) },
      { name: columns.amount, figure: true, cell: (factor) => amount(factor.amount) },
      {
        name: columns.causes,
        cell: (factor) =>
          factor.causes
            .map(
              ({ cause, households }) =>
                `${causeName(page, factor.key, cause)} ${count(households)}`,
            )
            .join(page.words.listSeparator),
      },
    ],
    group.factors,
    { caption: sections.factors },
  );
}

const causeName = (
  { terms }: Page,
  key: ToldGroup['factors'][number]['key'],
  cause: string,
): string => (terms.causes[key] as Readonly<Record<string, string>>)[cause] ?? cause;

/** A small bar beside a figure, which only repeats it. */
export const bar = (share: number | string | null | undefined): Html | null =>
  typeof share !== 'number'
    ? null
    : html` <i class=b${Math.round(Math.min(1, Math.max(0, share)) * BAR_STEPS)}></i>`;

function projection({ page }: Page, projected: NonNullable<ToldGroup['projection']>): Html {
  const words = page.projection;
  const figures: [string, string][] = [
    [words.net, amount(projected.net)],
    [words.perCapita, amount(projected.perCapita)],
    [words.growth, percent(projected.growth)],
    [words.likely, count(projected.likely)],
    [words.possible, count(projected.possible)],
    [words.targetMet, count(projected.targetMet)],
  ];
  return figureList(figures);
}
