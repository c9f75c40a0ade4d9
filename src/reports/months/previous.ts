import { type AgainstPrevious, COUNTED_MOVES, type Move } from '../../domain/outcomes/months.js';
import { type Column, type Sheet, sum, type Table } from '../../xlsx/write/table.js';
import { column } from '../columns.js';
import { type Context, signatureLine } from '../context.js';
import { listed, markedTable, pathText } from './columns.js';

const LISTS = ['newlyDown', 'cameDown', 'lasting', 'recovered', 'warningRaised'] as const;

type Village = AgainstPrevious['villages'][number];

/** 与上期比 of a township's workbook. Definition: docs/definitions/months.md, "In every run". */
export function previousSheet(context: Context, previous: AgainstPrevious): Sheet {
  const { months, words } = context;
  return {
    name: words.sheets.previous,
    title: months.titles.previous(context.place),
    lines: [months.previous.line(previous.before, previous.now), months.units.yuan],
    tables: [countsTable(context, previous), ...LISTS.map((move) => list(context, previous, move))],
    notes: [months.previous.newlyNote, months.notes.who, months.previous.netNote],
    signature: signatureLine(context),
  };
}

const list = (context: Context, { marked }: AgainstPrevious, move: Move): Table => ({
  ...markedTable(context, listed(marked, move)),
  caption: context.months.moves[move],
});

function countsTable({ months }: Context, { villages, total }: AgainstPrevious): Table<Village> {
  const { moves, columns, previous } = months;
  return {
    caption: previous.counts,
    columns: [
      column('text', 'village', columns, ({ path }) => pathText(path)),
      ...COUNTED_MOVES.map(
        (move): Column<Village> =>
          column('count', move, moves, (row) => row.moves[move], { total: sum(total[move]) }),
      ),
    ],
    rows: villages,
    totalLabel: months.total,
  };
}
