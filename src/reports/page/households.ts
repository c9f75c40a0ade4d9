import { type FactorNumber, factorKey } from '../../domain/factor.js';
import { yuan } from '../../domain/money.js';
import { firstOf, type Listing } from '../../domain/outcomes/listing.js';
import { WARNINGS, type Warning } from '../../domain/outcomes/result.js';
import type { HouseholdBrief } from '../report.js';
import { amount } from './figures.js';
import { definition } from './groups.js';
import { type Html, html, json } from './html.js';
import { anchorOf, type Page } from './model.js';
import { TEXT } from './tables.js';

/** How many households stand in the page itself; a script shows the others. */
const FIRST = 100;

/** A cell as it is shown, and what it is filtered by: an anchor, a warning, factors. */
interface Cell {
  readonly text: string;
  readonly by?: string | readonly number[];
}

interface ListColumn {
  readonly key: keyof Page['page']['columns'];
  readonly figure?: true;
  /** Many households share its texts. */
  readonly shared?: true;
  readonly cell: (household: HouseholdBrief) => Cell;
}

/** Texts that many share, each once: a row of the page's data holds their numbers. */
class Shared {
  readonly #cells = new Map<string, { readonly number: number; readonly cell: Cell }>();

  numberOf(cell: Cell): number {
    const key = JSON.stringify(cell);
    const known = this.#cells.get(key);
    if (known !== undefined) return known.number;
    const number = this.#cells.size;
    this.#cells.set(key, { number, cell });
    return number;
  }

  get cells(): (string | Cell['by'])[][] {
    return Array.from(this.#cells.values(), ({ cell: { text, by } }) =>
      by === undefined ? [text] : [text, by],
    );
  }
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
  const columns = columnsOf(page);
  const first = firstOf(households, FIRST).map((household) => rowHtml(columns, household));
  const heads = columns.map(
    ({ key, figure }) => html`<th${figure ? null : TEXT}>${page.page.columns[key]}`,
  );
  const caption = sections.households;
  yield html`<section id="households"><h2>${caption}</h2>${definition(page, 'households')}<p id="shown" role="status">${filters.first(first.length, households.length)}</p><div id="filters" class="filters" hidden>${filtersOf(page, households)}</div><div class="wide" tabindex="0" role="region" aria-label="${caption}"><table id="list"><caption>${caption}（${page.page.unit}）</caption><thead><tr>${heads}<tbody>${first}</table></div><button id="more" type="button" hidden>${filters.more}</button><script type="application/json" id="data">`;
  yield* dataOf(columns, households);
  yield html`</script></section>`;
}

/** What the page's script reads: rows, what their numbers stand for, and which column is which. */
function* dataOf(
  columns: readonly ListColumn[],
  households: Listing<HouseholdBrief>,
): Generator<Html> {
  const shared = columns.map((column) => (column.shared ? new Shared() : null));
  const at = Object.fromEntries(columns.map(({ key }, n) => [key, n]));
  yield html`{"at":${json(at)},"rows":[`;
  let separator = '';
  for (const household of households) {
    const cells = columns.map(({ cell }, n) => {
      const own = cell(household);
      return shared[n]?.numberOf(own) ?? own.text;
    });
    yield html`${separator}${json(cells)}`;
    separator = ',';
  }
  yield html`],"shared":${json(shared.map((texts) => texts?.cells ?? null))}}`;
}

const rowHtml = (columns: readonly ListColumn[], household: HouseholdBrief): Html =>
  html`<tr>${columns.map(({ cell, figure }) => html`<td${figure ? null : TEXT}>${cell(household).text}`)}`;

function columnsOf(page: Page): ListColumn[] {
  const { terms, words } = page;
  const placeOf = placesOn(page);
  return [
    { key: 'village', shared: true, cell: placeOf },
    { key: 'id', cell: ({ id }) => ({ text: id ?? '' }) },
    { key: 'head', cell: ({ head }) => ({ text: head ?? '' }) },
    { key: 'type', shared: true, cell: ({ type }) => ({ text: type ?? '' }) },
    { key: 'monitored', shared: true, cell: ({ monitored }) => ({ text: monitored ?? '' }) },
    {
      key: 'warning',
      shared: true,
      cell: ({ warning }) => ({ text: terms.warnings[warning], by: warning }),
    },
    { key: 'trend', shared: true, cell: ({ trend }) => ({ text: terms.markedTrends[trend] }) },
    { key: 'net', figure: true, cell: ({ income }) => money(income.current.net) },
    { key: 'change', figure: true, cell: ({ change }) => money(change.net.amount) },
    { key: 'shortfall', figure: true, cell: ({ target }) => money(target.shortfall) },
    {
      key: 'factors',
      shared: true,
      cell: ({ factors }) => ({
        text: factors.map(({ key }) => terms.factors[key]).join(words.listSeparator),
        by: factors.map(({ factor }) => factor),
      }),
    },
    {
      key: 'measures',
      shared: true,
      cell: ({ measures }) => ({
        text: measures.map(({ key }) => terms.measures[key]).join(words.listSeparator),
      }),
    },
  ];
}

const money = (fen: number | null): Cell => ({ text: amount(fen === null ? null : yuan(fen)) });

/** The village of a household, with the township where there are several, and its anchor. */
function placesOn(page: Page): (household: HouseholdBrief) => Cell {
  const [top = ''] = page.top.path;
  return ({ village, township }) => ({
    text: township === page.run.township || township === '' ? village : `${township} ${village}`,
    by: anchorOf(page, [top, village]) || anchorOf(page, [top, township, village]),
  });
}

function filtersOf(page: Page, households: Listing<HouseholdBrief>): Html[] {
  const { filters } = page.page;
  const select = (id: string, label: string, options: readonly (readonly [string, string])[]) =>
    html`<label>${label} <select id="${id}"><option value="">${filters.all}</option>${options.map(([value, name]) => html`<option value="${value}">${name}</option>`)}</select></label>`;
  const types = new Set<string>();
  const found = new Set<FactorNumber>();
  const warned = new Set<Warning>();
  for (const household of households) {
    types.add(household.type ?? '');
    warned.add(household.warning);
    for (const { factor } of household.factors) found.add(factor);
  }
  types.delete('');
  const factors = [...found].sort((a, b) => a - b);
  const warnings = WARNINGS.filter((key) => warned.has(key));
  return [
    select(
      'type',
      filters.type,
      [...types].sort().map((type) => [type, type]),
    ),
    select(
      'factor',
      filters.factor,
      factors.map((n) => [String(n), page.terms.factors[factorKey(n)]]),
    ),
    select(
      'warning',
      filters.warning,
      warnings.map((key) => [key, page.terms.warnings[key]]),
    ),
  ];
}
