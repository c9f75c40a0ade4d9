import { type Finding, finding } from '../../domain/findings/finding.js';
import type { Year } from '../../domain/household.js';
import { inRun } from '../../domain/named-period.js';
import { lastYearOf, type Period, periodText, samePeriod } from '../../domain/period.js';
import type { DetailTable } from '../table/detail-table.js';
import { villagesOf } from './villages.js';

/** The run's periods; null: any period is taken, as where files are only checked. */
export type GivenPeriods = Readonly<Record<Year, Period | null>>;

/** Of which of the run's two years a table is to be. */
export type YearOf = (table: DetailTable) => Year;

/** A table that is not used, and what is said of it. */
interface UnusedTable {
  readonly table: DetailTable;
  readonly finding: Finding;
}

export interface TablesOfRun {
  readonly used: readonly DetailTable[];
  readonly unused: readonly UnusedTable[];
}

/** What a table's own words, against what is asked of its year, make of it. */
type Standing =
  /** Of the period that is asked for, or it says nothing. */
  | 'own'
  /** Of the run's other period. */
  | 'otherYear'
  /** Of some months of the period that is asked for. */
  | 'part'
  /** Of any other period. */
  | 'other';

const OTHER: Readonly<Record<Year, Year>> = { prior: 'current', current: 'prior' };

/**
 * Tells tables of the run's periods from others: a table of its other period is left out with a
 * note where its villages have one of the right period, else it is an error, once and never per
 * row. Definition: docs/definitions/intake.md, "Rejected rows".
 */
export function tablesOfRun(
  tables: readonly DetailTable[],
  periods: GivenPeriods,
  yearOf: YearOf = ({ head }) => head.year,
): TablesOfRun {
  const standings = new Map(
    tables.map((table) => [table, standingOf(table, yearOf(table), periods)]),
  );
  const used = tables.filter((table) => standings.get(table) === 'own');
  if (used.length === tables.length) return { used: tables, unused: [] };
  const villages = villagesOf(tables);
  const ofYear = (year: Year): ReadonlySet<string> =>
    new Set(used.filter((table) => yearOf(table) === year).flatMap(villages.ofTable));
  const covered = { prior: ofYear('prior'), current: ofYear('current') };
  const unused = tables.flatMap((table): UnusedTable[] => {
    const standing = standings.get(table) ?? 'own';
    if (standing === 'own') return [];
    const own = villages.ofTable(table);
    const year = yearOf(table);
    // A card is one household: that others of its village are of the right period tells nothing of it.
    const isCard = table.head.rows !== undefined;
    const hasRight = !isCard && own.every((village) => covered[year].has(village));
    return [{ table, finding: findingOf(table, standing, { year, periods, own, hasRight }) }];
  });
  return { used, unused };
}

function standingOf(table: DetailTable, year: Year, periods: GivenPeriods): Standing {
  const asked = periods[year];
  const other = periods[OTHER[year]];
  if (asked === null || saysOf(table, asked, periods)) return 'own';
  if (other !== null && saysOf(table, other, periods)) return 'otherYear';
  const named = namedIn(table, periods);
  return named !== null && named.first >= asked.first && named.last <= asked.last
    ? 'part'
    : 'other';
}

const namedIn = ({ period }: DetailTable, { prior, current }: GivenPeriods): Period | null =>
  period === null ? null : inRun(period, [prior, current]);

/** Nothing that a table says of its period, or a card of its year, speaks against this one. */
function saysOf(table: DetailTable, period: Period, periods: GivenPeriods): boolean {
  const named = namedIn(table, periods);
  if (named !== null && !samePeriod(named, period)) return false;
  return table.namedYear === undefined || table.namedYear === lastYearOf(period);
}

interface Asked {
  readonly year: Year;
  readonly periods: GivenPeriods;
  /** The table's villages. */
  readonly own: readonly string[];
  /** All of them have a table of the period that is asked for. */
  readonly hasRight: boolean;
}

function findingOf(
  table: DetailTable,
  standing: Exclude<Standing, 'own'>,
  { year, periods, own, hasRight }: Asked,
): Finding {
  const { file, sheet } = table.head;
  const named = namedIn(table, periods);
  const asked = periods[year];
  const [village = null, ...more] = own;
  const parts = {
    ...{ file, sheet },
    village: more.length > 0 ? null : village,
    value: named === null ? String(table.namedYear ?? '') : periodText(named),
    expected: asked === null ? null : periodText(asked),
  };
  return standing === 'otherYear' && hasRight
    ? finding('intake.otherYear', 'info', parts)
    : finding('intake.periodMismatch', 'error', { ...parts, params: { standing } });
}
