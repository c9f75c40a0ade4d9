import type { LoneHousehold } from '../../domain/outcomes/listed.js';
import type { Column } from '../../xlsx/write/table.js';
import { amountColumn, column, indexColumn } from '../columns.js';
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
    indexColumn(columns.index),
    column('text', 'village', columns.village, (row) =>
      villageText(context, row.village, row.township),
    ),
    column('text', 'id', columns.id, ({ id }) => id),
    column('text', 'head', columns.head, ({ head }) => head),
    column('text', 'idNumber', columns.idNumber, ({ idNumber }) => idNumberText(context, idNumber)),
    column('text', 'monitored', columns.monitored, ({ monitored }) => monitored),
    column('text', 'helper', columns.helper, ({ helper }) => helper),
    column('count', 'persons', columns.personsCurrent, ({ population }) => population),
    amountColumn('money', 'netCurrent', columns.netCurrent, ({ net }) => net),
    amountColumn(
      'money',
      'monitoringPerCapita',
      columns.monitoringPerCapita,
      (row) => row.monitoringPerCapita,
    ),
    column('center', 'warning', columns.warning, ({ warning }) => terms.warnings[warning], {
      width: 10,
      look: ({ warning }) => (warning === 'red' ? 'fall' : 'plain'),
    }),
  ];
}
