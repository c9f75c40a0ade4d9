import type { Section } from '../../domain/catalog.js';
import type { ItemisedHousehold, ItemRow } from '../../domain/outcomes/item-row.js';
import type { Column, Sheet } from '../../xlsx/write/table.js';
import { type Context, linesOf, yuanOf } from '../context.js';

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
  const amount = (year: 'prior' | 'current'): Column<Line> => ({
    key: year,
    header: columns[year],
    kind: 'money',
    value: ({ of, item }) => yuanOf(item === null ? of.household.income[year].net : item[year]),
  });
  const change = ({ of, item }: Line) => (item === null ? of.household.change.net : item.change);
  return [
    { key: 'id', header: columns.id, kind: 'text', value: ({ of }) => of.household.id },
    { key: 'head', header: columns.head, kind: 'text', value: ({ of }) => of.household.head },
    {
      key: 'category',
      header: columns.category,
      kind: 'text',
      value: ({ item }) => (item === null ? columns.net : sections[item.section]),
    },
    {
      key: 'item',
      header: columns.item,
      kind: 'text',
      value: ({ item }) => (item === null ? words.allItems : terms.field(item.field)),
    },
    amount('prior'),
    amount('current'),
    {
      key: 'change',
      header: columns.change,
      kind: 'change',
      value: (line) => yuanOf(change(line)?.amount ?? null),
    },
    {
      key: 'rate',
      header: columns.rate,
      kind: 'growth',
      value: (line) => change(line)?.rate ?? null,
    },
    {
      key: 'priorCells',
      header: columns.priorCells,
      kind: 'text',
      width: 26,
      value: ({ of, item }) => (item === null ? of.places.prior : item.priorCells),
    },
    {
      key: 'currentCells',
      header: columns.currentCells,
      kind: 'text',
      width: 26,
      value: ({ of, item }) => (item === null ? of.places.current : item.currentCells),
    },
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
