import { append } from '../../domain/append.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import type { Year } from '../../domain/household.js';
import { inRun, nameAll } from '../../domain/months/named-period.js';
import {
  commonMonths,
  isWithin,
  lastYearOf,
  type Period,
  periodText,
  samePeriod,
} from '../../domain/period.js';
import { shownName } from '../cells/values.js';
import type { DetailTable } from '../table/detail-table.js';
import { gapFinding, skipFinding } from './parts/findings.js';
import { type SkipReason, skippedParts } from './parts/skipped.js';
import { sheetYears } from './sheet-years.js';
import { type Villages, villagesOf } from './villages.js';

/** The run's periods; null: any period is taken, as where files are only checked. */
export interface GivenPeriods extends Readonly<Record<Year, Period | null>> {
  /** The months of a file's tables, where the project file names them; a title may contradict it. */
  readonly partOf?: (year: Year, file: string) => Period | null;
}

/** Tells which of the run's two years a table is given for. */
export type YearOf = (table: DetailTable) => Year;

/** A table that is not used, and what is said of it. */
interface UnusedTable {
  readonly table: DetailTable;
  readonly findings: readonly Finding[];
}

export interface TablesOfRun {
  /** The tables that are used; one that is a part of its year says which months it has. */
  readonly used: readonly DetailTable[];
  readonly unused: readonly UnusedTable[];
  /**
   * Findings of tables that are used for the whole period, though words beside them may mean some
   * months only.
   */
  readonly unclear: readonly Finding[];
}

/** What a table's own words, against what is asked of its year, make of it. */
type Standing =
  /** It is of the period that is asked for, or names none. */
  | 'own'
  /** It is of some months of the period that is asked for. */
  | 'part'
  /** It is of the run's other period. */
  | 'otherYear'
  /** Its title names other months than the project file. */
  | 'contradicted'
  /** It begins before the period that is asked for and ends within it, or the other way round. */
  | 'straddling'
  /** It has no month of the period. */
  | 'outside'
  /** Longer than the period. */
  | 'other';

const OTHER: Readonly<Record<Year, Year>> = { prior: 'current', current: 'prior' };

/** A table, and what is known of its period. */
interface Standee {
  readonly table: DetailTable;
  readonly year: Year;
  readonly standing: Standing;
  /** The period that the project file gives it, else the one in its title. */
  readonly named: Period | null;
}

/**
 * Tells tables of the run's periods and parts of these from others: of other months a table is left
 * out with a note where its villages have something of the right period there, else it is an error,
 * once and never per row.
 * Definitions: docs/definitions/intake.md, "Rejected rows", and parts.md, "Covering".
 */
export function tablesOfRun(
  tables: readonly DetailTable[],
  periods: GivenPeriods,
  yearOf: YearOf = ({ head }) => head.year,
): TablesOfRun {
  const sheetYearOf = sheetYears(tables, periods);
  const all = tables.map((table) => {
    const one = standeeOf(table, yearOf(table), periods);
    return isOfOther(one, sheetYearOf(table), periods)
      ? { ...one, standing: 'otherYear' as const }
      : one;
  });
  const unclear = (villages: () => Villages): Finding[] =>
    all.flatMap((one) => unclearOf(one, periods, villages));
  if (all.every(({ standing }) => standing === 'own')) {
    let villages: Villages | null = null;
    const named = (): Villages => {
      villages ??= villagesOf(tables);
      return villages;
    };
    return { used: tables, unused: [], unclear: unclear(named) };
  }
  const villages = villagesOf(all.map(({ table }) => table));
  const inPeriod = all.filter(isInPeriod).map(({ table }) => table);
  const skipped = skippedWholly(inPeriod, yearOf, villages);
  const used = inPeriod.filter((table) => !skipped.has(table));
  const ofYear = (year: Year): ReadonlySet<string> =>
    new Set(used.filter((table) => yearOf(table) === year).flatMap(villages.ofTable));
  const covered = { prior: ofYear('prior'), current: ofYear('current') };
  const unused = all.flatMap((one): UnusedTable[] => {
    const { table, year } = one;
    if (isInPeriod(one)) return [];
    const own = villages.ofTable(table);
    const findings = saidOf(one, { periods, own, covered: covered[year] });
    return [{ table, findings }];
  });
  return {
    used,
    unclear: unclear(() => villages),
    unused: [
      ...unused,
      ...inPeriod.flatMap((table): UnusedTable[] => {
        const reason = skipped.get(table);
        if (reason === undefined) return [];
        const village = only(villages.ofTable(table));
        return [{ table, findings: [skipFinding(table, village, reason)] }];
      }),
    ],
  };
}

/** A sheet that is called after the other year. */
const isOfOther = ({ year, named }: Standee, said: Year | null, periods: GivenPeriods): boolean =>
  named === null && said !== null && said !== year && periods[year] !== null;

function standeeOf(table: DetailTable, year: Year, periods: GivenPeriods): Standee {
  const given = periods.partOf?.(year, table.head.file) ?? null;
  const inTitle = namedIn(table, periods);
  const named = given ?? inTitle;
  const isContradicted = given !== null && inTitle !== null && !samePeriod(given, inTitle);
  const standing = isContradicted ? 'contradicted' : standingOf(table, named, year, periods);
  const of = periods[year];
  return standing === 'part' && named !== null && of !== null
    ? { table: { ...table, part: { period: named, of } }, year, standing, named }
    : { table, year, standing, named };
}

/**
 * A table that names no months counts for the whole period. Where words beside it may mean some
 * months, that is told.
 */
function unclearOf(
  { table, year, standing }: Standee,
  periods: GivenPeriods,
  villages: () => Villages,
): Finding[] {
  const { head, unclear } = table;
  const { file, sheet } = head;
  const isGiven = (periods.partOf?.(year, file) ?? null) !== null;
  if (standing !== 'own' || unclear === undefined || isGiven) return [];
  const asked = periods[year];
  if (asked !== null && nameAll(unclear, asked)) return [];
  // A month after the period is that of the report.
  if (asked !== null && unclear.period !== null && !isWithin(unclear.period, asked)) return [];
  return [
    finding('parts.unclear', {
      ...{ file, sheet, village: only(villages().ofTable(table)) },
      value: unclear.words,
      expected: asked === null ? null : periodText(asked),
    }),
  ];
}

const isInPeriod = ({ standing }: Standee): boolean => standing === 'own' || standing === 'part';

function standingOf(
  table: DetailTable,
  named: Period | null,
  year: Year,
  periods: GivenPeriods,
): Standing {
  const asked = periods[year];
  const other = periods[OTHER[year]];
  if (asked === null || saysOf(table, named, asked)) return 'own';
  if (other !== null && saysOf(table, named, other)) return 'otherYear';
  if (named === null) return 'other';
  if (isWithin(named, asked)) return 'part';
  if (commonMonths(named, asked) === null) return 'outside';
  return isWithin(asked, named) ? 'other' : 'straddling';
}

const namedIn = ({ period }: DetailTable, { prior, current }: GivenPeriods): Period | null =>
  period === null ? null : inRun(period, [prior, current]);

/**
 * Tells whether nothing contradicts this period: neither the period that a table names nor the year
 * of a card.
 */
function saysOf({ namedYear }: DetailTable, named: Period | null, period: Period): boolean {
  if (named !== null && !samePeriod(named, period)) return false;
  return namedYear === undefined || namedYear === lastYearOf(period);
}

/**
 * Parts that none of their villages needs. The rows of other parts are decided village by village.
 */
function skippedWholly(
  tables: readonly DetailTable[],
  yearOf: YearOf,
  villages: Villages,
): ReadonlyMap<DetailTable, SkipReason> {
  const ofVillages = new Map<string, DetailTable[]>();
  for (const table of tables) {
    for (const village of villages.ofTable(table)) {
      const key = `${yearOf(table)} ${village}`;
      append(ofVillages, key, table);
    }
  }
  const reasons = new Map([...ofVillages].map(([key, own]) => [key, skippedParts(own)]));
  const skipped = new Map<DetailTable, SkipReason>();
  for (const table of tables) {
    const own = villages
      .ofTable(table)
      .map((village) => reasons.get(`${yearOf(table)} ${village}`)?.get(table));
    const [reason] = own;
    if (reason !== undefined && own.every((one) => one !== undefined)) skipped.set(table, reason);
  }
  return skipped;
}

const only = (villages: readonly string[]): string | null => {
  const [village = null, ...more] = villages;
  return more.length > 0 ? null : village;
};

interface Asked {
  readonly periods: GivenPeriods;
  /** The table's villages. */
  readonly own: readonly string[];
  /** Villages that have something of the period that is asked for. */
  readonly covered: ReadonlySet<string>;
}

function saidOf(
  { table, year, standing, named }: Standee,
  { periods, own, covered }: Asked,
): readonly Finding[] {
  const { file, sheet, rows } = table.head;
  const asked = periods[year];
  const village = only(own);
  const inTitle = namedIn(table, periods);
  const at = {
    ...{ file, sheet, village },
    value: named === null ? String(table.namedYear ?? shownName(sheet)) : periodText(named),
    expected: asked === null ? null : periodText(asked),
  };
  // A card is one household, so the period of other cards of its village says nothing about it.
  const hasRight = rows === undefined && own.every((one) => covered.has(one));
  if (standing === 'otherYear' && hasRight) return [finding('intake.otherYear', at)];
  if (standing === 'outside' && hasRight) return [skipFinding(table, village, 'outside', named)];
  if (standing === 'straddling') return [finding('parts.straddles', at)];
  if (standing !== 'contradicted') {
    const params = { standing: standing === 'outside' ? 'other' : standing };
    return [finding('intake.periodMismatch', { ...at, params })];
  }
  // Where nothing else of the village is there, all of its months are missing.
  const bare = own.filter((one) => !covered.has(one));
  return [
    finding('parts.title', {
      ...at,
      value: inTitle === null ? null : periodText(inTitle),
      expected: at.value,
    }),
    ...(asked === null ? [] : bare.map((one) => gapFinding(one, table.head, [asked], asked))),
  ];
}
