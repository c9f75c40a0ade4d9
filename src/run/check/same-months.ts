import type { Finding } from '../../domain/findings/finding.js';
import type { TableHead } from '../../domain/household.js';
import { inRun } from '../../domain/months/named-period.js';
import { periodText } from '../../domain/period.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { KeyOf } from './pairing.js';
import type { Validation } from './validate.js';

type Side = Pick<Validation, 'readings'>;

/**
 * Which months the tables of two deliveries are of. Only where their titles name several periods do
 * months tell tables apart: else a table whose title names none is of the one that others name.
 */
export interface SameMonths {
  /** The months of a table; empty where nothing has to be told apart. */
  ofTable(head: TableHead): string;
  /** The months of a finding in a table, or in a file whose tables are all of the same months. */
  ofFinding(found: Finding): string;
  /** Tells whether the other delivery has no table of these months. */
  isAlone(months: string): boolean;
  /** Files of which the other delivery has no months. */
  readonly alone: { readonly old: readonly string[]; readonly now: readonly string[] };
}

export function sameMonths(old: Side, now: Side): SameMonths {
  const [before, after] = [old, now].map(tablesOf) as [DetailTable[], DetailTable[]];
  const all = [...before, ...after];
  const isApart = new Set(all.flatMap((table) => namedMonths(table) ?? [])).size > 1;
  const monthsOf = (table: DetailTable): string => (isApart ? (namedMonths(table) ?? '') : '');
  const ofHead = new Map(all.map((table) => [table.head, monthsOf(table)]));
  const places = placesOf(all, monthsOf);
  const [olds, news] = [before, after].map((tables) => new Set(tables.map(monthsOf))) as [
    Set<string>,
    Set<string>,
  ];
  // Joined years have no months of their own; that one side has no table is told elsewhere.
  const isAlone = (months: string): boolean =>
    months !== '' && olds.size > 0 && news.size > 0 && !(olds.has(months) && news.has(months));
  const filesAlone = (tables: readonly DetailTable[]): string[] => {
    const common = new Set(
      tables.flatMap((table) => (isAlone(monthsOf(table)) ? [] : [table.head.file])),
    );
    return [...new Set(tables.map(({ head }) => head.file))].filter((file) => !common.has(file));
  };
  return {
    ofTable: (head) => ofHead.get(head) ?? '',
    ofFinding: ({ file, sheet }) => places.get(`${file}\n${sheet}`) ?? places.get(`${file}`) ?? '',
    isAlone,
    alone: { old: filesAlone(before), now: filesAlone(after) },
  };
}

const tablesOf = ({ readings }: Side): DetailTable[] =>
  readings.flatMap(({ input, tables }) =>
    input.year === 'current' ? tables.filter(({ head }) => head.year === 'current') : [],
  );

/**
 * The months that a title names; null where it names none, or the whole period that was asked for.
 */
const namedMonths = ({ part, period }: DetailTable): string | null => {
  if (part !== undefined) return periodText(part.period);
  return period === null ? null : periodText(inRun(period, [null, null]));
};

function placesOf(
  tables: readonly DetailTable[],
  monthsOf: (table: DetailTable) => string,
): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const put = (place: string, months: string): void => {
    const known = places.get(place);
    places.set(place, known === undefined || known === months ? months : '');
  };
  for (const table of tables) {
    const { file, sheet } = table.head;
    put(`${file}\n${sheet}`, monthsOf(table));
    put(file, monthsOf(table));
  }
  return places;
}

/** A key of rows or findings that are of the same months. */
export const inMonths =
  <T>(keyOf: KeyOf<T>, monthsOf: (one: T) => string): KeyOf<T> =>
  (one) => {
    const key = keyOf(one);
    return key === null ? null : `${monthsOf(one)}\n${key}`;
  };
