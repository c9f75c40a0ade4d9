import type { FactorNumber } from '../../domain/factor.js';
import { factorKey } from '../../domain/factor.js';
import type { MarkedHousehold, Move } from '../../domain/outcomes/months.js';
import { type Column, countOfRows, type Table } from '../../xlsx/write/table.js';
import { type Language, yuanOf } from '../context.js';

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
    { key: 'index', header: columns.index, kind: 'index', value: (_row, n) => n + 1 },
    {
      key: 'village',
      header: columns.village,
      kind: 'text',
      value: (row) => placeText(known(row)?.path ?? []),
      total: countOfRows(households),
    },
    { key: 'id', header: columns.id, kind: 'text', value: (row) => known(row)?.id ?? null },
    { key: 'head', header: columns.head, kind: 'text', value: (row) => known(row)?.head ?? null },
    {
      key: 'run',
      header: columns.run,
      kind: 'count',
      value: ({ run }) => run,
    },
    {
      key: 'warningBefore',
      header: columns.warningBefore,
      kind: 'center',
      width: 10,
      value: ({ before }) => (before === null ? null : terms.warnings[before.warning]),
    },
    {
      key: 'warning',
      header: columns.warning,
      kind: 'center',
      width: 10,
      value: ({ now }) => (now === null ? null : terms.warnings[now.warning]),
      look: ({ now }) => (now?.warning === 'red' ? 'fall' : 'plain'),
    },
    {
      key: 'netBefore',
      header: columns.netBefore,
      kind: 'money',
      value: ({ before }) => yuanOf(before?.net ?? null),
    },
    {
      key: 'net',
      header: columns.net,
      kind: 'money',
      value: ({ now }) => yuanOf(now?.net ?? null),
    },
    {
      key: 'factors',
      header: columns.factors,
      kind: 'text',
      width: 28,
      value: ({ now }) => factorsText(language, now?.factors ?? []),
    },
    {
      key: 'factorsAdded',
      header: columns.factorsAdded,
      kind: 'text',
      width: 20,
      value: ({ factorsAdded }) => factorsText(language, factorsAdded),
    },
    {
      key: 'factorsGone',
      header: columns.factorsGone,
      kind: 'text',
      width: 20,
      value: ({ factorsGone }) => factorsText(language, factorsGone),
    },
  ];
}

/** The households that make a move; continued declines are sorted by length. */
export function listed(marked: readonly MarkedHousehold[], move: Move): MarkedHousehold[] {
  const own = marked.filter(({ mark, warning }) => mark === move || warning === move);
  return move === 'lasting' ? own.toSorted((a, b) => b.run - a.run) : own;
}
