import { surnameOnly } from '../../domain/names/surname.js';
import type { Crossing, KeyRow } from '../../domain/outcomes/crossing.js';
import type { RollupWords } from '../../locales/zh/sheets/rollup.js';
import type { UrgentHousehold } from '../../results/verbs/urgent.js';
import type { Column, Sheet } from '../../xlsx/write/table.js';
import { type Context, linesOf, signatureOf, yuanOf } from '../context.js';
import type { FindingRow } from '../report.js';

/** A county's lists: heads by their surname, no ID number. Definition: docs/definitions/audiences.md. */

export interface UrgentList {
  readonly households: readonly UrgentHousehold[];
  /** How many households there are, where not all are listed. */
  readonly all: number;
  /** Results that hold no households any more. */
  readonly without: readonly string[];
}

/** 红橙预警户: red first, in the order of the results. */
export function urgentSheet(context: Context, list: UrgentList, rollup: RollupWords): Sheet {
  const { words } = context;
  const { households, all, without } = list;
  return {
    name: words.sheets.urgent,
    title: words.titles.urgent(context.place),
    lines: [
      ...linesOf(context, words.unitYuanHouseholds),
      ...(without.length > 0 ? [rollup.withoutLists(without)] : []),
      ...(all > households.length ? [rollup.listedOnly(households.length, all)] : []),
    ],
    tables: [{ columns: urgentColumns(context, rollup), rows: households, filter: true }],
    notes: [],
    signature: signatureOf(context),
    frozenColumns: 5,
  };
}

function urgentColumns({ words, terms }: Context, rollup: RollupWords): Column<UrgentHousehold>[] {
  const { columns } = words;
  return [
    { key: 'index', header: columns.index, kind: 'index', value: (_row, n) => n + 1 },
    { key: 'township', header: rollup.township, kind: 'text', value: (row) => row.township },
    { key: 'village', header: columns.village, kind: 'text', value: (row) => row.village },
    { key: 'id', header: columns.id, kind: 'text', value: (row) => row.id },
    { key: 'head', header: columns.head, kind: 'text', value: (row) => surnameOnly(row.head) },
    { key: 'type', header: columns.type, kind: 'text', value: (row) => row.type },
    { key: 'monitored', header: columns.monitored, kind: 'text', value: (row) => row.monitored },
    { key: 'helper', header: columns.helper, kind: 'text', value: (row) => row.helper },
    { key: 'persons', header: columns.personsCurrent, kind: 'count', value: (row) => row.persons },
    {
      key: 'netPrior',
      header: columns.netPrior,
      kind: 'money',
      value: (row) => yuanOf(row.priorNet),
    },
    {
      key: 'netCurrent',
      header: columns.netCurrent,
      kind: 'money',
      value: (row) => yuanOf(row.currentNet),
    },
    { key: 'change', header: columns.change, kind: 'change', value: (row) => yuanOf(row.change) },
    { key: 'rate', header: columns.rate, kind: 'growth', value: (row) => row.rate },
    {
      key: 'warning',
      header: columns.warning,
      kind: 'center',
      width: 10,
      value: (row) => terms.warnings[row.warning],
      look: (row) => (row.warning === 'red' ? 'fall' : 'plain'),
    },
    {
      key: 'factors',
      header: columns.factorOnly,
      kind: 'text',
      width: 26,
      value: ({ factors }) =>
        factors
          .map(({ key, primary }) => `${primary ? words.primaryMark : ''}${terms.factors[key]}`)
          .join('\n'),
    },
  ];
}

/** A crossing with what its finding says. */
export interface CrossingRow extends Pick<FindingRow, 'suggestion'> {
  readonly crossing: Crossing;
}

/** 跨批重复与迁移. */
export function crossingsSheet(
  context: Context,
  rows: readonly CrossingRow[],
  rollup: RollupWords,
  lines: readonly string[],
): Sheet {
  const { words } = context;
  const columns: Column<CrossingRow>[] = [
    { key: 'index', header: words.columns.index, kind: 'index', value: (_row, n) => n + 1 },
    {
      key: 'kind',
      header: rollup.columns.kind,
      kind: 'text',
      value: ({ crossing }) => rollup.kinds[crossing.kind],
      look: ({ crossing }) => (crossing.kind === 'duplicate' ? 'fall' : 'plain'),
    },
    {
      key: 'id',
      header: words.columns.id,
      kind: 'text',
      value: ({ crossing }) => crossing.rows[0]?.id ?? null,
    },
    {
      key: 'count',
      header: rollup.columns.count,
      kind: 'count',
      value: ({ crossing }) => crossing.count,
    },
    {
      key: 'where',
      header: rollup.columns.where,
      kind: 'text',
      width: 56,
      value: ({ crossing }) => crossing.rows.map(placeText).join('\n'),
    },
    {
      key: 'todo',
      header: rollup.columns.todo,
      kind: 'text',
      width: 40,
      value: ({ suggestion }) => suggestion,
    },
  ];
  return {
    name: words.sheets.crossings,
    title: words.titles.crossings(context.place),
    lines: [...linesOf(context, words.unitHouseholds), ...lines],
    tables: [{ columns, rows, filter: true }],
    notes: [],
    signature: signatureOf(context),
    frozenColumns: 0,
  };
}

/** `北张乡 武村 14990010003 王某`. */
const placeText = ({ path, id, head }: KeyRow): string =>
  [...path.slice(1), id, surnameOnly(head)]
    .filter((part) => part !== null && part !== '')
    .join(' ');
