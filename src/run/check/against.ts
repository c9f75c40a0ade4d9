import type { Finding } from '../../domain/findings/finding.js';
import { stayingOf } from '../../domain/masking.js';
import { villageKey } from '../../intake/batch/village.js';
import { maskAll } from '../masked-data.js';
import { type Changes, changesOf } from './changes.js';
import { type ElsewhereVillage, elsewhereOf } from './given.js';
import { type KeyOf, nameOf, paired, ROW_KEYS, type Row, withoutRepeated } from './pairing.js';
import { inMonths, type SameMonths, sameMonths } from './same-months.js';
import type { Validation } from './validate.js';

interface NamedHousehold {
  readonly village: string;
  readonly household: string | null;
  readonly head: string | null;
  readonly file: string;
  readonly row: number;
}

/** What a new delivery changed against an old one. */
export interface Against extends Changes {
  readonly fixed: readonly Finding[];
  /** Findings of households that are gone: deleting a row does not correct its mistake. */
  readonly lost: readonly Finding[];
  readonly still: readonly Finding[];
  readonly fresh: readonly Finding[];
  readonly added: readonly NamedHousehold[];
  readonly gone: readonly NamedHousehold[];
  /** Old files without any table: nothing can be said of what they held. */
  readonly unread: readonly string[];
  /** Old files whose tables are of another period: there is nothing to hold against the new ones. */
  readonly otherPeriod: readonly string[];
  /** Files of months of which the old delivery has nothing. */
  readonly onlyNow: readonly string[];
  /** Villages of the old delivery of which the new one has nothing: they are not compared. */
  readonly elsewhere: readonly ElsewhereVillage[];
  /** Villages of the new delivery of which the old one has nothing: all their households are new. */
  readonly arrived: readonly ElsewhereVillage[];
}

type Sides = Pick<Validation, 'batch' | 'findings' | 'readings'>;
/** Compares two deliveries: rows move, so findings and cells are found again by their household. */
export function compareDeliveries(old: Sides, now: Sides): Against {
  const staying = stayingOf(
    [old, now].flatMap((side) => rowsOf(side).map(({ row: { texts } }) => texts)),
  );
  return maskAll(comparedDeliveries(old, now), staying);
}

/** Compares deliveries with whole ID numbers, before they are masked. */
function comparedDeliveries(all: Sides, now: Sides): Against {
  const months = sameMonths(all, now);
  const whole = withoutAlone(all, months);
  const delivered = rowsOf(now);
  const compared = delivered.filter(({ row }) => !months.isAlone(months.ofTable(row.table)));
  const { onlyOld: missing, onlyNew } = paired(
    rowsOf(whole),
    compared,
    ROW_KEYS.map((keyOf) => inMonths(keyOf, ({ row }) => months.ofTable(row.table))),
  );
  const elsewhere = villagesOnlyIn(rowsOf(whole), missing, delivered);
  // Where the old delivery has no household nobody knows which ones are new.
  const isKnown = rowsOf(whole).length > 0;
  const arrived = isKnown ? villagesOnlyIn(compared, onlyNew, rowsOf(all)) : new Map();
  const added = onlyNew.filter(({ village }) => isKnown && !arrived.has(villageKey(village)));
  const onlyOld = missing.filter(({ village }) => !elsewhere.has(villageKey(village)));
  const old = withoutVillages(whole, elsewhere);
  const gone = withoutRepeated(onlyOld, delivered);
  const withoutTables = whole.readings.filter(({ tables }) => tables.length === 0);
  const { ended, ...others } = findingsOf(old.findings, now.findings, months);
  const goneRows = new Set(
    gone.map(({ row }) => placeOf(row.table.file, row.table.sheet, row.row)),
  );
  const isLost = ({ file, sheet, row }: Finding): boolean =>
    goneRows.has(placeOf(file, sheet, row));
  return {
    fixed: ended.filter((found) => !isLost(found)),
    lost: ended.filter(isLost),
    ...others,
    ...changesOf(old, now, months),
    added: added.map(named),
    gone: gone.map(named),
    elsewhere: [...elsewhere.values()],
    arrived: [...arrived.values()],
    unread: withoutTables.filter((reading) => !isOfOtherPeriod(reading)).map(nameOfFile),
    otherPeriod: [...withoutTables.filter(isOfOtherPeriod).map(nameOfFile), ...months.alone.old],
    onlyNow: months.alone.now,
  };
}

/**
 * The old delivery without tables of months that the new one does not have: their households are
 * neither gone nor corrected.
 */
function withoutAlone(old: Sides, { ofTable, ofFinding, isAlone }: SameMonths): Sides {
  const { current } = old.batch;
  const isCompared = ({ row }: Row): boolean => !isAlone(ofTable(row.table));
  return {
    ...old,
    batch: {
      ...old.batch,
      current: {
        ...current,
        households: current.households.filter(isCompared),
        rejected: current.rejected.filter(isCompared),
      },
    },
    findings: old.findings.filter((found) => !isAlone(ofFinding(found))),
  };
}

type Reading = Validation['readings'][number];

const nameOfFile = ({ input }: Reading): string => input.name;

const isOfOtherPeriod = ({ faults }: Reading): boolean =>
  faults.some(({ code }) => code === 'intake.periodMismatch' || code === 'intake.otherYear');

/**
 * The villages of one delivery of which the other has nothing, such as all others where one village
 * alone is compared with the folder of all. `unpaired` are the rows that the other one lacks.
 */
function villagesOnlyIn(
  own: readonly Row[],
  unpaired: readonly Row[],
  other: readonly Row[],
): ReadonlyMap<string, ElsewhereVillage> {
  const gone = new Set(unpaired);
  const names = new Map(own.map(({ village }) => [villageKey(village), village]));
  const rows = own.map((row) => ({
    name: villageKey(row.village),
    isThere: !gone.has(row),
  }));
  const given = new Set(other.map(({ village }) => villageKey(village)));
  return new Map(
    [...elsewhereOf(rows, given)].map(([key, one]) => [
      key,
      { ...one, village: names.get(key) ?? one.village },
    ]),
  );
}

/**
 * The old delivery without some villages: their findings are left out, too, and those of a whole
 * file where it holds no other village.
 */
function withoutVillages(old: Sides, elsewhere: ReadonlyMap<string, unknown>): Sides {
  if (elsewhere.size === 0) return old;
  const others = new Set(
    rowsOf(old).flatMap(({ village, row }) =>
      elsewhere.has(villageKey(village)) ? [] : [row.table.file],
    ),
  );
  const files = new Set(rowsOf(old).map(({ row }) => row.table.file));
  const isElsewhere = ({ village, file }: Finding): boolean =>
    village === null
      ? file !== null && files.has(file) && !others.has(file)
      : elsewhere.has(villageKey(village));
  return { ...old, findings: old.findings.filter((found) => !isElsewhere(found)) };
}

const placeOf = (file: string | null, sheet: string | null, row: number | null): string =>
  JSON.stringify([file, sheet, row]);

/** All delivered rows, rejected ones included. */
const rowsOf = ({ batch: { current } }: Pick<Sides, 'batch'>): readonly Row[] => [
  ...current.households,
  ...current.rejected,
];

const named = ({ row, village }: Row): NamedHousehold => ({
  village,
  household: nameOf(row),
  head: row.texts.head,
  file: row.table.file,
  row: row.row,
});

/**
 * How findings are found again: by code, household and field; those of no household by what they
 * say.
 */
const FINDING_KEYS: readonly KeyOf<Finding>[] = [true, false].map(
  (withVillage) =>
    ({ code, village, household, field, value, sheet }) =>
      JSON.stringify(
        household === null
          ? [code, sheet, field, value]
          : [code, withVillage ? village : null, household, field],
      ),
);

function findingsOf(
  old: readonly Finding[],
  now: readonly Finding[],
  { ofFinding }: SameMonths,
): Pick<Against, 'still' | 'fresh'> & { readonly ended: readonly Finding[] } {
  const { onlyOld, onlyNew } = paired(
    old,
    now,
    FINDING_KEYS.map((keyOf) => inMonths(keyOf, ofFinding)),
  );
  const fresh = new Set(onlyNew);
  return { ended: onlyOld, still: now.filter((found) => !fresh.has(found)), fresh: onlyNew };
}
