import { surnameOnly } from '../../domain/names/surname.js';
import type { Crossing, KeyRow } from '../../domain/outcomes/crossing.js';
import type { Listing } from '../../domain/outcomes/listing.js';
import type { RollupWords } from '../../locales/zh/sheets/rollup.js';
import type { UrgentHousehold } from '../../results/verbs/urgent.js';
import type { Column, Sheet } from '../../xlsx/write/table.js';
import { amountColumn, column, indexColumn, warningColumn } from '../columns.js';
import { type Context, linesOf, signatureLine } from '../context.js';
import type { FindingRow } from '../report.js';

/** A county's lists: heads by their surname, no ID number. Definition: docs/definitions/audiences.md. */

export interface UrgentList {
  readonly households: Listing<UrgentHousehold>;
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
    signature: signatureLine(context),
    frozenColumns: 5,
  };
}

function urgentColumns({ words, terms }: Context, rollup: RollupWords): Column<UrgentHousehold>[] {
  const { columns } = words;
  return [
    indexColumn(columns),
    column('text', 'township', rollup, (row) => row.township),
    column('text', 'village', columns, (row) => row.village),
    column('text', 'id', columns, (row) => row.id),
    column('text', 'head', columns, (row) => surnameOnly(row.head)),
    column('text', 'type', columns, (row) => row.type),
    column('text', 'monitored', columns, (row) => row.monitored),
    column('text', 'helper', columns, (row) => row.helper),
    column('count', 'persons', columns.personsCurrent, (row) => row.persons),
    amountColumn('money', 'netPrior', columns, (row) => row.priorNet),
    amountColumn('money', 'netCurrent', columns, (row) => row.currentNet),
    amountColumn('change', 'change', columns, (row) => row.change),
    column('growth', 'rate', columns, (row) => row.rate),
    warningColumn(columns, terms, ({ warning }) => warning),
    column(
      'text',
      'factors',
      columns.factorOnly,
      ({ factors }) =>
        factors
          .map(({ key, primary }) => `${primary ? words.primaryMark : ''}${terms.factors[key]}`)
          .join('\n'),
      { width: 26 },
    ),
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
    indexColumn(words.columns),
    column('text', 'kind', rollup.columns, ({ crossing }) => rollup.kinds[crossing.kind], {
      look: ({ crossing }) => (crossing.kind === 'duplicate' ? 'fall' : 'plain'),
    }),
    column('text', 'id', words.columns, ({ crossing }) => crossing.rows[0]?.id ?? null),
    column('count', 'count', rollup.columns, ({ crossing }) => crossing.count),
    column(
      'text',
      'where',
      rollup.columns,
      ({ crossing }) => crossing.rows.map(placeText).join('\n'),
      { width: 56 },
    ),
    column('text', 'todo', rollup.columns, ({ suggestion }) => suggestion, { width: 40 }),
  ];
  return {
    name: words.sheets.crossings,
    title: words.titles.crossings(context.place),
    lines: [...linesOf(context, words.unitHouseholds), ...lines],
    tables: [{ columns, rows, filter: true }],
    notes: [],
    signature: signatureLine(context),
    frozenColumns: 0,
  };
}

/** `北张乡 武村 14990010003 王某`. */
const placeText = ({ path, id, head }: KeyRow): string =>
  [...path.slice(1), id, surnameOnly(head)]
    .filter((part) => part !== null && part !== '')
    .join(' ');
