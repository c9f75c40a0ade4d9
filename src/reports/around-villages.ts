import { RATE_SCALE } from '../domain/money.js';
import type { Listing } from '../domain/outcomes/listing.js';
import type { Group, Trend } from '../domain/outcomes/result.js';
import type { BarChart, CellName, Column, TablePlace, Target } from '../xlsx/write/table.js';
import { type Context, villageText } from './context.js';

/** What stands around the table of villages: names, charts, and where their rows lead. */

/** The workbook of a village, where there is one. */
export type LinkTo = (village: Group) => Target | null;

export const nowhere: LinkTo = () => null;

/** The look of a cell, which shows where it is a link. */
export const lookOfLink =
  (linkTo: LinkTo): NonNullable<Column<Group>['look']> =>
  (village) =>
    linkTo(village) === null ? 'plain' : 'link';

/** The figures of all together, by names that formulas of other workbooks can use. */
export const namesOf = ({ words, run }: Context, place: TablePlace): CellName[] => [
  ...(Object.keys(words.names) as (keyof typeof words.names)[]).map((key) => ({
    name: words.names[key],
    refersTo: place.total(key),
  })),
  { name: words.targetName, refersTo: String(fromTenThousandths(run.policy.target)) },
];

export const fromTenThousandths = (tenThousandths: number): number => tenThousandths / RATE_SCALE;

/** What the charts show of a village. */
export interface ChartedVillage extends Pick<Group, 'name' | 'growth' | 'trend'> {
  /** The name as people read it. */
  readonly text: string;
}

/** The figures of all villages, which are walked once for all charts. */
export const chartedVillages = (context: Context, villages: Listing<Group>): ChartedVillage[] =>
  Array.from(villages, ({ name, township, growth, trend }) => ({
    ...{ name, growth, trend },
    text: villageText(context, name, township),
  }));

/** Long names beneath bars would leave them no room; bars of many villages have none lying. */
const isUpright = (villages: readonly ChartedVillage[]): boolean =>
  villages.length > MOST_LYING || villages.every(({ name }) => name.length <= LONGEST_BENEATH);
const MOST_LYING = 12;
const LONGEST_BENEATH = 8;

/** Growth of each village beside the target. */
export const growthChart = (
  { words, run }: Context,
  villages: readonly ChartedVillage[],
  place: TablePlace,
): BarChart => ({
  title: words.growthChart,
  categories: place.range('village'),
  categoryTexts: villages.map(({ text }) => text),
  valueTitle: words.columns.growth,
  upright: isUpright(villages),
  format: 'percent',
  series: [
    {
      name: words.columns.growth,
      values: place.range('growth'),
      valueFigures: villages.map(({ growth }) => growth),
      colour: '1F4E79',
    },
    {
      name: words.targetName,
      values: place.range('target'),
      valueFigures: villages.map(() => fromTenThousandths(run.policy.target)),
      colour: 'BFBFBF',
    },
  ],
});

/** How the households of each village stand, drawn from the table above. */
export const trendChart = (
  context: Context,
  villages: readonly ChartedVillage[],
  place: TablePlace,
): BarChart => ({
  title: context.words.trendChart,
  categories: place.range('village'),
  categoryTexts: villages.map(({ text }) => text),
  valueTitle: context.words.chartUnit,
  upright: isUpright(villages),
  stacked: true,
  series: (['up', 'flat', 'down'] as const).map((key) => ({
    name: context.terms.markedTrends[key],
    values: place.range(key),
    valueFigures: villages.map(({ trend }) => trend[key].households),
    colour: TREND_COLOURS[key],
  })),
});

/** A fall is red, as it is in every table. */
const TREND_COLOURS: Readonly<Record<Trend, string>> = {
  up: '00703C',
  flat: 'BFBFBF',
  down: 'C00000',
};
