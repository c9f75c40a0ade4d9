import { type Html, html, type Inner } from './html.js';

export interface Column<Row> {
  readonly name: string;
  /** True for figures, which stand to the right. */
  readonly figure?: boolean;
  /** The text by which the table is sorted; without it the text of the cell. */
  readonly sort?: (row: Row) => string;
  readonly cell: (row: Row) => Inner;
}

export interface TableOptions<Row> {
  readonly caption: string;
  /** A script may sort it. */
  readonly sorts?: boolean;
  /** Further attributes of a row. */
  readonly row?: (row: Row) => Html;
}

/** A table whose first column names its rows. */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { caption, sorts = false, row }: TableOptions<Row>,
): Html {
  const head = columns.map(
    ({ name, figure }) => html`<th scope="col"${figure ? html` class="n"` : null}>${name}</th>`,
  );
  const body = rows.map((one) => {
    const cells = columns.map(({ cell, figure, sort }, n) => {
      const by = sort === undefined ? null : html` data-v="${sort(one)}"`;
      return n === 0
        ? html`<th scope="row"${by}>${cell(one)}</th>`
        : html`<td${figure ? html` class="n"` : null}${by}>${cell(one)}</td>`;
    });
    return html`<tr${row?.(one) ?? null}>${cells}</tr>`;
  });
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table${sorts ? html` class="sorts"` : null}><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
