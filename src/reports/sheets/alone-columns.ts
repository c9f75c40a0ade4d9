import type { LoneHousehold } from '../../domain/outcomes/listed.js';
import type { Column } from '../../xlsx/write/table.js';
import { amountColumn, column, indexColumn, warningColumn } from '../columns.js';
import { type Context, idNumberText, villageText } from '../context.js';

export const redFirst = (alone: readonly LoneHousehold[]): LoneHousehold[] => [
  ...alone.filter(({ warning }) => warning === 'red'),
  ...alone.filter(({ warning }) => warning === 'orange'),
];

/**
 * The columns of the list above them, so that its header stands rightly on every page; those that
 * need a prior year have no figures.
 */
export function aloneColumns(
  context: Context,
  above: readonly Pick<Column, 'key' | 'header' | 'kind' | 'width'>[],
): Column<LoneHousehold>[] {
  const own = new Map(ownColumns(context).map((one) => [one.key, one]));
  return above.map(({ key, header, kind, width }) => ({
    ...(own.get(key) ?? { key, kind, value: () => null }),
    header,
    ...(width !== undefined && { width }),
  }));
}

function ownColumns(context: Context): Column<LoneHousehold>[] {
  const { words, terms } = context;
  const { columns } = words;
  return [
    indexColumn(columns),
    column('text', 'village', columns, (row) => villageText(context, row.village, row.township)),
    column('text', 'id', columns, ({ id }) => id),
    column('text', 'head', columns, ({ head }) => head),
    column('text', 'idNumber', columns, ({ idNumber }) => idNumberText(context, idNumber)),
    column('text', 'monitored', columns, ({ monitored }) => monitored),
    column('text', 'helper', columns, ({ helper }) => helper),
    column('count', 'persons', columns.personsCurrent, ({ population }) => population),
    amountColumn('money', 'netCurrent', columns, ({ net }) => net),
    amountColumn('money', 'monitoringPerCapita', columns, (row) => row.monitoringPerCapita),
    warningColumn(columns, terms, ({ warning }) => warning),
  ];
}
