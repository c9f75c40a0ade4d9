import type { Fen } from '../domain/money.js';
import type { Group, Warning } from '../domain/outcomes/result.js';
import type { Terms } from '../locales/zh/terms.js';
import type { Kind } from '../xlsx/write/style.js';
import type { Column } from '../xlsx/write/table.js';
import { type Context, villageText, yuanOf } from './context.js';

/** What a column may have besides its kind, key, header and value. */
type More<Row> = Partial<Omit<Column<Row>, 'kind' | 'key' | 'header' | 'value'>>;

/** The header of a column, or the words in which it stands under the column's key. */
type Header<Key extends string> = string | Readonly<Record<Key, string>>;

/** A column of a sheet, on one line where it is a plain one. */
export const column = <Row, Key extends string>(
  kind: Kind,
  key: Key,
  header: Header<Key>,
  value: Column<Row>['value'],
  more: More<Row> = {},
): Column<Row> => ({
  key,
  header: typeof header === 'string' ? header : header[key],
  kind,
  value,
  ...more,
});

/** A column of amounts, which results hold in fen and people read in yuan. */
export const amountColumn = <Row, Key extends string>(
  kind: 'money' | 'change',
  key: Key,
  header: Header<Key>,
  fen: (row: Row) => Fen | null,
  more: More<Row> = {},
): Column<Row> => column(kind, key, header, (row) => yuanOf(fen(row)), more);

/** The number of each row, counted from 1. */
export const indexColumn = <Row>(header: Header<'index'>): Column<Row> =>
  column('index', 'index', header, (_row, n) => n + 1);

/** The village of each row, which leads to its own workbook or list where `more` says so. */
export const villageColumn = (context: Context, more: More<Group> = {}): Column<Group> =>
  column(
    'text',
    'village',
    context.words.columns,
    ({ name, township }) => villageText(context, name, township),
    more,
  );

/** 预警, red in the colour of falls; blank where a row has none. */
export const warningColumn = <Row>(
  header: Header<'warning'>,
  { warnings }: Pick<Terms, 'warnings'>,
  warningOf: (row: Row) => Warning | null,
): Column<Row> => {
  const text = (warning: Warning | null) => (warning === null ? null : warnings[warning]);
  return column('center', 'warning', header, (row) => text(warningOf(row)), {
    width: 10,
    look: (row) => (warningOf(row) === 'red' ? 'fall' : 'plain'),
  });
};
