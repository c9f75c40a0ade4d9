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

/** The class of cells that stand to the left: texts. */
export const TEXT = html` class=t`;

/**
 * A table whose first column names its rows. A page has thousands of cells, so little is written
 * for each: figures, which most are, have no class, and what HTML lets one leave out is left out. A
 * cell of `thead` heads its column without a `scope`, the `th` that begins a row heads the row.
 */
export const table = <Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
  options: TableOptions<Row>,
): Html => html`${[...tablePieces(columns, rows, options)]}`;

/** The same row by row, for a table of thousands. */
export function* tablePieces<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
  { caption, sorts = false, row }: TableOptions<Row>,
): Generator<Html> {
  const head = columns.map(({ name, figure }) => html`<th${figure ? null : TEXT}>${name}`);
  yield html`<div class=wide tabindex=0 role=region aria-label="${caption}"><table${sorts ? html` class="sorts"` : null}><caption>${caption}</caption><thead><tr>${head}<tbody>`;
  for (const one of rows) {
    const cells = columns.map(({ cell, figure }, n) =>
      n === 0 ? html`<th>${cell(one)}` : html`<td${figure ? null : TEXT}>${cell(one)}`,
    );
    yield html`<tr${row?.(one) ?? null}>${cells}`;
  }
  yield html`</table></div>`;
}
