import type { Section } from '../../domain/catalog.js';
import type { Year } from '../../domain/household.js';
import type { ItemisedHousehold, ItemRow } from '../../domain/outcomes/item-row.js';
import type { Column, Sheet } from '../../xlsx/write/table.js';
import { amountColumn, column } from '../columns.js';
import { type Context, linesOf } from '../context.js';

/** A household's own line, above those of its items. */
interface Line {
  readonly of: ItemisedHousehold;
  /** The item; null for the household as a whole. */
  readonly item: ItemRow | null;
}

function columnsOf(context: Context): Column<Line>[] {
  const { words, terms } = context;
  const { columns } = words;
  const sections: Readonly<Record<Section, string>> = {
    wages: terms.amounts.wages,
    business: terms.amounts.businessGross,
    costs: terms.amounts.businessCosts,
    property: terms.amounts.property,
    transfers: terms.amounts.transfers,
  };
  const amount = (year: Year): Column<Line> =>
    amountColumn('money', year, columns, ({ of, item }) =>
      item === null ? of.household.income[year].net : item[year],
    );
  const change = ({ of, item }: Line) => (item === null ? of.household.change.net : item.change);
  return [
    column('text', 'id', columns, ({ of }) => of.household.id),
    column('text', 'head', columns, ({ of }) => of.household.head),
    column('text', 'category', columns, ({ item }) =>
      item === null ? columns.net : sections[item.section],
    ),
    column('text', 'item', columns, ({ item }) =>
      item === null ? words.allItems : terms.field(item.field),
    ),
    amount('prior'),
    amount('current'),
    amountColumn('change', 'change', columns, (line) => change(line)?.amount ?? null),
    column('growth', 'rate', columns, (line) => change(line)?.rate ?? null),
    column(
      'text',
      'priorCells',
      columns,
      ({ of, item }) => (item === null ? of.places.prior : item.priorCells),
      { width: 26 },
    ),
    column(
      'text',
      'currentCells',
      columns,
      ({ of, item }) => (item === null ? of.places.current : item.currentCells),
      { width: 26 },
    ),
  ];
}

/** 逐项对比: each household with its items beneath it, which can be folded away. */
export function itemsSheet(context: Context, households: readonly ItemisedHousehold[]): Sheet {
  const { words } = context;
  const rows = households.flatMap((of): Line[] => [
    { of, item: null },
    ...of.rows.map((item) => ({ of, item })),
  ]);
  return {
    name: words.sheets.items,
    title: words.titles.items(context.place),
    lines: [...linesOf(context, words.unitYuan), words.notes.itemRows],
    tables: [
      {
        columns: columnsOf(context),
        rows,
        filter: true,
        look: ({ item }) => (item === null ? 'strong' : 'plain'),
        level: ({ item }) => (item === null ? 0 : 1),
      },
    ],
    notes: [],
    frozenColumns: 2,
  };
}
