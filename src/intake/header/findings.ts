import type { FieldKey } from '../../domain/catalog.js';
import { isItem } from '../../domain/fields.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import type { TableHead } from '../../domain/household.js';
import { yuan } from '../../domain/money.js';
import type { FieldColumns } from '../cells/fields.js';
import { quoted } from '../cells/values.js';
import type { Budget } from '../open/budget.js';
import { addressOf, type Places } from '../table/places.js';
import type { SharedByFile } from '../table/shared.js';
import { columnState, type HeaderColumn } from './names.js';
import { normalizeHeader } from './normalise.js';
import { type Below, betweenMoney, type MoneyLeftOut, moneyLeftOut } from './unknown-money.js';

/** The names of 家庭人口数 that count before and after all others. */
const POPULATION_FIRST = normalizeHeader('年度家庭人口数');
const POPULATION_LAST = normalizeHeader('当前家庭人口数');

const populationRank = ({ leaf }: HeaderColumn): number =>
  leaf === POPULATION_FIRST ? 0 : leaf === POPULATION_LAST ? 2 : 1;

/**
 * The columns of every field: from the left, those of 家庭人口数 in the order in which they count.
 * Another name of an item is a column of its own (`lateColumns`).
 */
export function fieldColumns(columns: readonly HeaderColumn[], budget: Budget): FieldColumns {
  const fields = new Map<FieldKey, HeaderColumn[]>();
  const counts = new Map<FieldKey, number>();
  for (const column of columns) {
    const { field, leaf } = column;
    if (field === null) continue;
    const count = (counts.get(field) ?? 0) + 1;
    counts.set(field, count);
    const known = fields.get(field);
    if (known === undefined) fields.set(field, [column]);
    else {
      budget.check('sameColumns', count);
      if (!isItem(field) || known[0]?.leaf === leaf) known.push(column);
    }
  }
  fields.get('population')?.sort((a, b) => populationRank(a) - populationRank(b));
  return fields;
}

const paramsOf = ({ sum, cells, isSure }: MoneyLeftOut) => ({
  sum: yuan(sum),
  cells,
  ...(isSure ? {} : { likely: 1 as const }),
});

/**
 * What is to be said of headers: those that nothing matches, and fields that have two.
 *
 * @throws {UnreadableFile} where the file has more findings than any honest one.
 */
export function headerFindings(
  columns: readonly HeaderColumn[],
  fields: FieldColumns,
  repeated: readonly HeaderColumn[],
  { file, sheet }: TableHead,
  places: Places,
  { suggest, budget }: SharedByFile,
  below: Omit<Below, 'between'>,
): Finding[] {
  const at = ({ column }: HeaderColumn): Pick<Finding, 'file' | 'sheet' | 'row' | 'cell'> => {
    const place = places.headerAt(column);
    return { file, sheet, row: place.row, cell: addressOf(place) };
  };
  const strangers = columns.filter((column) => columnState(column) === 'unknown');
  budget.spend('findings', strangers.length);
  const seen: Below = { ...below, between: betweenMoney(columns) };
  const unknown = strangers.map((column) => {
    const money = moneyLeftOut(column, seen);
    const near = suggest(column.leaf, money === null ? 'all' : 'items');
    const { candidate = null, score = null } = near ?? {};
    const parts = { ...at(column), value: quoted(column.path), expected: candidate };
    if (money === null) {
      return finding('intake.unknownColumn', { ...parts, params: { candidate, score } });
    }
    const params = { candidate, score, ...paramsOf(money) };
    return finding('intake.unknownMoney', { ...parts, params }, !money.isSure);
  });
  const duplicates = [...fields].flatMap(([field, [first, ...others]]) =>
    [
      ...others.filter(({ leaf }) => field !== 'population' || leaf === first?.leaf),
      ...repeated.filter((column) => column.field === field),
    ].map((column) =>
      finding('intake.duplicateColumn', {
        ...at(column),
        field,
        value: quoted(column.path),
        params: { first: quoted(first?.path ?? '') },
      }),
    ),
  );
  budget.spend('findings', duplicates.length);
  return [...unknown, ...duplicates];
}
