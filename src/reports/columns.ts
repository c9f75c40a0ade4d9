import type { Fen } from '../domain/money.js';
import type { Kind } from '../xlsx/write/style.js';
import type { Column } from '../xlsx/write/table.js';
import { yuanOf } from './context.js';

/** What a column may have besides its kind, key, header and value. */
type More<Row> = Partial<Omit<Column<Row>, 'kind' | 'key' | 'header' | 'value'>>;

/** A column of a sheet, on one line where it is a plain one. */
export const column = <Row>(
  kind: Kind,
  key: string,
  header: string,
  value: Column<Row>['value'],
  more: More<Row> = {},
): Column<Row> => ({ key, header, kind, value, ...more });

/** A column of amounts, which results hold in fen and people read in yuan. */
export const amountColumn = <Row>(
  kind: 'money' | 'change',
  key: string,
  header: string,
  fen: (row: Row) => Fen | null,
  more: More<Row> = {},
): Column<Row> => column(kind, key, header, (row) => yuanOf(fen(row)), more);

/** The number of each row, counted from 1. */
export const indexColumn = <Row>(header: string): Column<Row> =>
  column('index', 'index', header, (_row, n) => n + 1);
