import type { FactorNumber } from '../../domain/factor.js';
import { factorKey } from '../../domain/factor.js';
import type { MarkedHousehold, Move } from '../../domain/outcomes/months.js';
import { type Column, countOfRows, type Table } from '../../xlsx/write/table.js';
import { amountColumn, column, indexColumn } from '../columns.js';
import type { Language } from '../context.js';

/** The village of a path; with its township where the results cover several. */
export const placeText = (path: readonly string[]): string => path.slice(1).join(' ');

const known = ({ now, before }: MarkedHousehold) => now ?? before;

const factorsText = ({ terms, words }: Language, factors: readonly FactorNumber[]): string =>
  factors
    .map((factor) => `${factor} ${terms.factors[factorKey(factor)]}`)
    .join(words.listSeparator);

/** A list of households between two results, with their number. */
export const markedTable = (
  language: Language,
  rows: readonly MarkedHousehold[],
): Table<MarkedHousehold> => ({
  columns: columnsOf(language, rows.length),
  rows,
  totalLabel: language.months.total,
});

function columnsOf(language: Language, households: number): Column<MarkedHousehold>[] {
  const { months, terms } = language;
  const { columns } = months;
  return [
    indexColumn(columns.index),
    column('text', 'village', columns.village, (row) => placeText(known(row)?.path ?? []), {
      total: countOfRows(households),
    }),
    column('text', 'id', columns.id, (row) => known(row)?.id ?? null),
    column('text', 'head', columns.head, (row) => known(row)?.head ?? null),
    column('count', 'run', columns.run, ({ run }) => run),
    column(
      'center',
      'warningBefore',
      columns.warningBefore,
      ({ before }) => (before === null ? null : terms.warnings[before.warning]),
      { width: 10 },
    ),
    column(
      'center',
      'warning',
      columns.warning,
      ({ now }) => (now === null ? null : terms.warnings[now.warning]),
      { width: 10, look: ({ now }) => (now?.warning === 'red' ? 'fall' : 'plain') },
    ),
    amountColumn('money', 'netBefore', columns.netBefore, ({ before }) => before?.net ?? null),
    amountColumn('money', 'net', columns.net, ({ now }) => now?.net ?? null),
    column(
      'text',
      'factors',
      columns.factors,
      ({ now }) => factorsText(language, now?.factors ?? []),
      { width: 28 },
    ),
    column(
      'text',
      'factorsAdded',
      columns.factorsAdded,
      ({ factorsAdded }) => factorsText(language, factorsAdded),
      { width: 20 },
    ),
    column(
      'text',
      'factorsGone',
      columns.factorsGone,
      ({ factorsGone }) => factorsText(language, factorsGone),
      { width: 20 },
    ),
  ];
}

/** The households that make a move; continued declines are sorted by length. */
export function listed(marked: readonly MarkedHousehold[], move: Move): MarkedHousehold[] {
  const own = marked.filter(({ mark, warning }) => mark === move || warning === move);
  return move === 'lasting' ? own.toSorted((a, b) => b.run - a.run) : own;
}
