import { yuan } from '../../domain/money.js';
import { WARNINGS } from '../../domain/outcomes/result.js';
import type { HouseholdBrief } from '../report.js';
import { amount } from './figures.js';
import { definition } from './groups.js';
import { type Html, html, json } from './html.js';
import { anchorOf, factorName, type Page } from './model.js';

/** How many households stand in the page itself; a script shows the others. */
const FIRST = 100;

/** A household as the page's script reads it: texts as they are shown, and what the filters ask for. */
interface Row {
  /** The anchor of the household's village. */
  readonly g: string;
  readonly type: string;
  readonly warning: string;
  readonly factors: readonly number[];
  readonly cells: readonly string[];
}

/** The households to look at first, in their order, narrowed by village, type, factor and warning. */
export function* householdsSection(page: Page): Generator<Html> {
  const { households } = page;
  if (page.audience === 'public' || households === null) return;
  const { sections, filters } = page.page;
  if (households.length === 0) {
    yield html`<section id="households"><h2>${sections.households}</h2><p>${page.page.none}</p></section>`;
    return;
  }
  const rowOf = rowMaker(page);
  const heads = headsOf(page);
  const first = households.slice(0, FIRST).map(rowOf);
  const caption = sections.households;
  yield html`<section id="households"><h2>${caption}</h2>${definition(page, 'households')}<p id="shown" role="status">${filters.first(first.length, households.length)}</p><div id="filters" class="filters" hidden>${filtersOf(page, households)}</div><div class="wide" tabindex="0" role="region" aria-label="${caption}"><table id="list"><caption>${caption}（${page.page.unit}）</caption><thead><tr>${heads.map(({ name, figure }) => html`<th scope="col"${figure ? html` class="n"` : null}>${name}</th>`)}</tr></thead><tbody>${first.map((row) => rowHtml(row, heads))}</tbody></table></div><button id="more" type="button" hidden>${filters.more}</button><script type="application/json" id="data">[`;
  for (const [n, household] of households.entries()) {
    yield html`${n === 0 ? '' : ','}${json(rowOf(household))}`;
  }
  yield html`]</script></section>`;
}

const rowHtml = ({ cells }: Row, heads: ReturnType<typeof headsOf>): Html =>
  html`<tr>${cells.map((cell, n) => html`<td${heads[n]?.figure ? html` class="n"` : null}>${cell}</td>`)}</tr>`;

function headsOf({ page: { columns } }: Page) {
  const figure = true;
  return [
    { name: columns.village, figure: false },
    { name: columns.id, figure: false },
    { name: columns.head, figure: false },
    { name: columns.type, figure: false },
    { name: columns.monitored, figure: false },
    { name: columns.warning, figure: false },
    { name: columns.trend, figure: false },
    { name: columns.net, figure },
    { name: columns.change, figure },
    { name: columns.shortfall, figure },
    { name: columns.factors, figure: false },
    { name: columns.measures, figure: false },
  ];
}

function rowMaker(page: Page): (household: HouseholdBrief) => Row {
  const anchors = new Map(
    page.villages.map((placed) => [placed.path.join('\n'), anchorOf(page, placed)]),
  );
  const [top = ''] = page.top.path;
  const anchorAt = ({ village, township }: HouseholdBrief): string =>
    anchors.get([top, village].join('\n')) ??
    anchors.get([top, township, village].join('\n')) ??
    '';
  return (household) => ({
    g: anchorAt(household),
    type: household.type ?? '',
    warning: household.warning,
    factors: household.factors.map(({ factor }) => factor),
    cells: cellsOf(page, household),
  });
}

function cellsOf(page: Page, household: HouseholdBrief): string[] {
  const { terms, words } = page;
  const { shortfall } = household.target;
  return [
    household.township === page.run.township || household.township === ''
      ? household.village
      : `${household.township} ${household.village}`,
    household.id ?? '',
    household.head ?? '',
    household.type ?? '',
    household.monitored ?? '',
    terms.warnings[household.warning],
    terms.markedTrends[household.trend],
    amount(yuan(household.income.current.net)),
    amount(yuan(household.change.net.amount)),
    amount(shortfall === null ? null : yuan(shortfall)),
    household.factors.map(({ factor }) => factorName(page, factor - 1)).join(words.listSeparator),
    household.measures.map(({ key }) => terms.measures[key]).join(words.listSeparator),
  ];
}

function filtersOf(page: Page, households: readonly HouseholdBrief[]): Html[] {
  const { filters } = page.page;
  const select = (id: string, label: string, options: readonly (readonly [string, string])[]) =>
    html`<label>${label} <select id="${id}"><option value="">${filters.all}</option>${options.map(([value, name]) => html`<option value="${value}">${name}</option>`)}</select></label>`;
  const types = new Set<string>();
  const found = new Set<number>();
  for (const household of households) {
    types.add(household.type ?? '');
    for (const { factor } of household.factors) found.add(factor);
  }
  types.delete('');
  const factors = [...found].sort((a, b) => a - b);
  const warnings = WARNINGS.filter((key) => households.some(({ warning }) => warning === key));
  return [
    select(
      'type',
      filters.type,
      [...types].sort().map((type) => [type, type]),
    ),
    select(
      'factor',
      filters.factor,
      factors.map((n) => [String(n), factorName(page, n - 1)]),
    ),
    select(
      'warning',
      filters.warning,
      warnings.map((key) => [key, page.terms.warnings[key]]),
    ),
  ];
}
