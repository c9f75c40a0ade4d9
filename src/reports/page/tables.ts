import { type Html, html, type Inner } from './html.js';

export interface Column<Row> {
  readonly name: string;
  /** True for figures, which stand to the right. */
  readonly figure?: boolean;
  readonly cell: (row: Row) => Inner;
}

export interface TableOptions<Row> {
  readonly caption: string;
  /** A script may sort it. */
  readonly sorts?: boolean;
  /** Further attributes of a row. */
  readonly row?: (row: Row) => Html;
}

/** Of cells that stand to the left. */
export const TEXT = html` class=t`;

/**
 * A table whose first column names its rows. Thousands of its cells stand on a page: most are
 * figures and bear no mark, and ends and scopes that HTML does not ask for are not written: a cell
 * of `thead` heads its column, one that begins a row of figures heads the row.
 */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { caption, sorts = false, row }: TableOptions<Row>,
): Html {
  const head = columns.map(({ name, figure }) => html`<th${figure ? null : TEXT}>${name}`);
  const body = rows.map((one) => {
    const cells = columns.map(({ cell, figure }, n) =>
      n === 0 ? html`<th>${cell(one)}` : html`<td${figure ? null : TEXT}>${cell(one)}`,
    );
    return html`<tr${row?.(one) ?? null}>${cells}`;
  });
  return html`<div class=wide tabindex=0 role=region aria-label="${caption}"><table${sorts ? html` class="sorts"` : null}><caption>${caption}</caption><thead><tr>${head}<tbody>${body}</table></div>`;
}
