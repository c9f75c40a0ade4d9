import { ITEMS } from '../../domain/catalog.js';
import { FACTOR_NUMBERS } from '../../domain/factor.js';
import { placeOf, YEARS } from '../../domain/household.js';
import type { PlacedGroup } from '../../domain/outcomes/level.js';
import type { Group, HouseholdResult, Income } from '../../domain/outcomes/result.js';
import type { ToldFinding } from '../../results/finding.js';

/**
 * The columns of the Parquet files. Money is a whole number of fen, and its column is called after
 * it (`net_prior_fen`). Described in docs/queries.md.
 */
type Type = 'STRING' | 'INT32' | 'INT64' | 'DOUBLE' | 'BOOLEAN';
type Cell = string | number | boolean | null;

export interface ParquetColumn<Row> {
  readonly name: string;
  readonly type: Type;
  readonly value: (row: Row) => Cell;
}

const column =
  <Row>(type: Type) =>
  (name: string, value: (row: Row) => Cell): ParquetColumn<Row> => ({ name, type, value });
const money = <Row>(name: string, value: (row: Row) => number | null): ParquetColumn<Row> => ({
  name: `${name}_fen`,
  type: 'INT64',
  value,
});

const INCOME = [
  ...(['wages', 'business', 'businessGross', 'businessCosts', 'property', 'transfers'] as const),
  ...(['net', 'perCapita'] as const),
] as const satisfies readonly (keyof Income)[];

/** `perCapita` → `per_capita`. */
const snake = (name: string): string =>
  name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

type H = HouseholdResult;
const [text, whole, real, truth] = [
  column<H>('STRING'),
  column<H>('INT32'),
  column<H>('DOUBLE'),
  column<H>('BOOLEAN'),
];

/** A row for each compared household. */
export const HOUSEHOLDS: readonly ParquetColumn<H>[] = [
  text('township', ({ township }) => township),
  text('village', ({ village }) => village),
  text('id', ({ id }) => id),
  text('head', ({ head }) => head),
  text('id_number', ({ idNumber }) => idNumber),
  text('type', ({ type }) => type),
  text('monitored', ({ monitored }) => monitored),
  text('helper', ({ helper }) => helper),
  text('matched_by', ({ matchedBy }) => matchedBy),
  real('population_prior', ({ population }) => population.prior),
  real('population_current', ({ population }) => population.current),
  real('labour', ({ labour }) => labour),
  ...YEARS.flatMap((year) =>
    INCOME.map((key) => money<H>(`${snake(key)}_${year}`, ({ income }) => income[year][key])),
  ),
  money<H>('net_change', ({ change }) => change.net.amount),
  real('net_change_rate', ({ change }) => change.net.rate),
  money<H>('per_capita_change', ({ change }) => change.perCapita.amount),
  real('per_capita_change_rate', ({ change }) => change.perCapita.rate),
  text('trend', ({ trend }) => trend),
  truth('headcount', ({ headcount }) => headcount),
  truth('estimated', ({ estimated }) => estimated),
  truth('target_met', ({ target }) => target.met),
  money<H>('target_shortfall', ({ target }) => target.shortfall),
  text('warning', ({ warning }) => warning),
  whole('primary_factor', ({ factors }) => factors.find(({ primary }) => primary)?.factor ?? null),
  ...FACTOR_NUMBERS.flatMap((number) => {
    const tag = ({ factors }: H) => factors.find(({ factor }) => factor === number);
    return [
      truth(`factor_${number}`, (row) => tag(row) !== undefined),
      text(`factor_${number}_causes`, (row) => tag(row)?.causes.join(' ') ?? null),
      money<H>(`factor_${number}_amount`, (row) => tag(row)?.amount ?? null),
    ];
  }),
  money<H>('projection_net', ({ projection }) => projection?.net ?? null),
  text('projection_risk', ({ projection }) => projection?.risk ?? null),
];

/** An amount of a household in a year. */
export interface ItemRow {
  readonly household: Pick<H, 'township' | 'village' | 'id' | 'head'>;
  readonly year: (typeof YEARS)[number];
  readonly item: (typeof ITEMS)[number];
  readonly amount: number;
}

/** The items of a household in long form: every one that the year's table has, blank cells as 0. */
export function* itemRows(household: HouseholdResult): Generator<ItemRow> {
  for (const year of YEARS) {
    const { keys, numbers } = household.items[year];
    const known = new Set<string>(keys);
    for (const item of ITEMS) {
      if (!known.has(item.key)) continue;
      yield { household, year, item, amount: numbers[placeOf(item.key)] ?? 0 };
    }
  }
}

const itemText = column<ItemRow>('STRING');
export const ITEM_COLUMNS: readonly ParquetColumn<ItemRow>[] = [
  itemText('township', ({ household }) => household.township),
  itemText('village', ({ household }) => household.village),
  itemText('id', ({ household }) => household.id),
  itemText('head', ({ household }) => household.head),
  itemText('year', ({ year }) => year),
  itemText('item', ({ item }) => item.key),
  itemText('label', ({ item }) => item.label),
  itemText('category', ({ item }) => item.category),
  itemText('kind', ({ item }) => item.kind),
  money<ItemRow>('amount', ({ amount }) => amount),
];

type G = PlacedGroup;
const [groupText, groupCount, groupRate, groupTruth] = [
  column<G>('STRING'),
  column<G>('INT64'),
  column<G>('DOUBLE'),
  column<G>('BOOLEAN'),
];
const ROSTER = [
  ...(['roster', 'surveyed', 'notFound', 'new', 'rejected', 'notSurveyed', 'notCompared'] as const),
] as const satisfies readonly (keyof Group['households'])[];

/** A row for each group of every level. */
export const GROUPS: readonly ParquetColumn<G>[] = [
  groupText('level', ({ level }) => level),
  groupText('path', ({ path }) => path.join('/')),
  groupText('name', ({ group }) => group.name),
  ...ROSTER.map((key) => groupCount(snake(key), ({ group }) => group.households[key])),
  ...YEARS.map((year) => groupCount(`persons_${year}`, ({ group }) => group.persons[year])),
  ...(['up', 'down', 'flat'] as const).map((trend) =>
    groupCount(trend, ({ group }) => group.trend[trend].households),
  ),
  ...YEARS.flatMap((year) =>
    INCOME.map((key) => money<G>(`${snake(key)}_${year}`, ({ group }) => group.income[year][key])),
  ),
  groupRate('growth', ({ group }) => group.growth),
  groupCount('target_met', ({ group }) => group.target.met),
  groupCount('target_not_met', ({ group }) => group.target.notMet),
  groupTruth('target_reached', ({ group }) => group.target.reached),
  money<G>('target_shortfall', ({ group }) => group.target.shortfall),
  ...(['red', 'orange', 'yellow'] as const).map((level) =>
    groupCount(`warning_${level}`, ({ group }) => group.warning[level]),
  ),
  groupCount('monitored', ({ group }) => group.monitored.surveyed),
  ...FACTOR_NUMBERS.flatMap((number) => {
    const of = ({ group }: G) => group.factors.find(({ factor }) => factor === number);
    return [
      groupCount(`factor_${number}_households`, (row) => of(row)?.households ?? 0),
      groupCount(`factor_${number}_primary`, (row) => of(row)?.primary ?? 0),
      money<G>(`factor_${number}_amount`, (row) => of(row)?.amount ?? 0),
    ];
  }),
];

type F = ToldFinding;
const said = column<F>('STRING');
export const FINDINGS: readonly ParquetColumn<F>[] = [
  said('code', ({ code }) => code),
  said('severity', ({ severity }) => severity),
  said('file', ({ file }) => file),
  said('sheet', ({ sheet }) => sheet),
  said('cell', ({ cell }) => cell),
  column<F>('INT32')('row', ({ row }) => row),
  said('village', ({ village }) => village),
  said('household', ({ household }) => household),
  said('field', ({ field }) => field),
  said('value', ({ value }) => (value === null ? null : String(value))),
  said('message', ({ message }) => message),
  said('suggestion', ({ suggestion }) => suggestion),
  column<F>('BOOLEAN')('accepted', ({ accepted }) => accepted),
];
