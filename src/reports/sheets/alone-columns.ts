import type { LoneHousehold } from '../../domain/outcomes/listed.js';
import type { Column } from '../../xlsx/write/table.js';
import { type Context, idNumberText, villageText, yuanOf } from '../context.js';

export const redFirst = (alone: readonly LoneHousehold[]): LoneHousehold[] => [
  ...alone.filter(({ warning }) => warning === 'red'),
  ...alone.filter(({ warning }) => warning === 'orange'),
];

export function aloneColumns(context: Context): Column<LoneHousehold>[] {
  const { words, terms } = context;
  const { columns } = words;
  return [
    { key: 'index', header: columns.index, kind: 'index', value: (_row, n) => n + 1 },
    {
      key: 'village',
      header: columns.village,
      kind: 'text',
      value: (row) => villageText(context, row.village, row.township),
    },
    { key: 'id', header: columns.id, kind: 'text', value: ({ id }) => id },
    { key: 'head', header: columns.head, kind: 'text', value: ({ head }) => head },
    {
      key: 'idNumber',
      header: columns.idNumber,
      kind: 'text',
      value: ({ idNumber }) => idNumberText(context, idNumber),
    },
    {
      key: 'monitored',
      header: columns.monitored,
      kind: 'text',
      value: ({ monitored }) => monitored,
    },
    { key: 'helper', header: columns.helper, kind: 'text', value: ({ helper }) => helper },
    {
      key: 'persons',
      header: columns.personsCurrent,
      kind: 'count',
      value: ({ population }) => population,
    },
    {
      key: 'netCurrent',
      header: columns.netCurrent,
      kind: 'money',
      value: ({ net }) => yuanOf(net),
    },
    {
      key: 'perCapitaCurrent',
      header: columns.perCapitaCurrent,
      kind: 'money',
      value: ({ perCapita }) => yuanOf(perCapita),
    },
    {
      key: 'monitoringPerCapita',
      header: columns.monitoringPerCapita,
      kind: 'money',
      value: (row) => yuanOf(row.monitoringPerCapita),
    },
    {
      key: 'warning',
      header: columns.warning,
      kind: 'center',
      width: 10,
      value: ({ warning }) => terms.warnings[warning],
      look: ({ warning }) => (warning === 'red' ? 'fall' : 'plain'),
    },
  ];
}
