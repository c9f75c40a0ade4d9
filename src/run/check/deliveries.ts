import { withSeverities } from '../../checks/severities.js';
import type { Finding } from '../../domain/findings/finding.js';
import { rowsOf, type TableHead } from '../../domain/household.js';
import { inRun } from '../../domain/months/named-period.js';
import {
  isWithin,
  lastDay,
  type Period,
  periodTextIfAny,
  samePeriod,
} from '../../domain/period.js';
import type { Batch } from '../../intake/batch/batch.js';
import { tablesOfRun } from '../../intake/batch/period-standing.js';
import type { Placed } from '../../intake/batch/placed.js';
import type { Row } from '../../intake/table/rejections.js';
import type { FileReading } from '../read/read-file.js';
import { type Given, markAccepted } from '../sign-off/accept.js';
import type { ValidateSettings } from './prepared.js';
import { check } from './validate.js';
import type { Villages } from './villages.js';

/** A file of the folder with the day on which it was last changed, `2022-10-08`. */
export interface DeliveredFile {
  readonly reading: FileReading;
  /**
   * The time of the last change in milliseconds, to tell deliveries of one day apart; 0 where nobody
   * knows.
   */
  readonly changed: number;
  readonly day: string;
}

export type StatusSettings = Omit<ValidateSettings, 'inputs' | 'columns' | 'limits'> & {
  /** The last day on which a delivery is in time; null where every day is. */
  readonly due: string | null;
  /** Findings that people have looked into do not count. */
  readonly acceptances: Given | null;
};

/** What a file brings of one village and period. */
export interface Delivery {
  readonly village: string;
  readonly period: string | null;
  readonly file: string;
  readonly changed: number;
  readonly day: string;
  readonly filled: number;
  readonly blank: number;
  readonly rejected: number;
  /** Its rows of households, rejected ones included. */
  readonly rows: readonly Placed<Row>[];
  /** False for a form that came back as it was sent out. */
  readonly hasAmount: boolean;
  readonly findings: readonly Finding[];
  /**
   * The row that stands for the household of each row: of a card and of persons, a mistake stands in
   * the row of its cell.
   */
  readonly ownRows: ReadonlyMap<string, string>;
}

type Draft = { -readonly [K in keyof Delivery]: Delivery[K] } & {
  readonly rows: Placed<Row>[];
};

/** What a file delivers: one village, or several, and of each the periods that its titles name. */
export function deliveriesIn(
  file: DeliveredFile,
  places: { readonly batch: Batch; readonly villages: Villages },
  { partOf, ...settings }: StatusSettings,
): Delivery[] {
  const { reading } = file;
  // Tables of any period are taken here; those that were not asked for are sorted out afterwards.
  const { prior, current } = settings.periods;
  const periods = new Map(
    reading.tables.map(({ head, period }) => [
      head,
      partOf?.('current', head.file) ?? (period === null ? null : inRun(period, [prior, current])),
    ]),
  );
  const checked = check([reading], {
    ...settings,
    periods: { prior: null, current: null },
    isPart: (table) => isPartOf(periods.get(table) ?? null, current),
    today: () => (current === null ? settings.today() : lastDay(current)),
  });
  const drafts = new Drafts(file, places, rowsOfHouseholds(checked.batch), (table) =>
    periodTextIfAny(periods.get(table) ?? current),
  );
  countRows(drafts, checked.batch, reading);
  const { acceptances } = settings;
  // Which months are unclear depends on the period that is asked for.
  const { unclear } = tablesOfRun(reading.tables, {
    ...settings.periods,
    ...(partOf && { partOf }),
  });
  const findings = [
    ...checked.findings.filter(({ code }) => code !== 'parts.unclear'),
    ...withSeverities(unclear, settings.policy),
  ];
  drafts.give(acceptances === null ? findings : markAccepted(findings, acceptances));
  return drafts.all();
}

const isPartOf = (period: Period | null, asked: Period | null): boolean =>
  period !== null && asked !== null && isWithin(period, asked) && !samePeriod(period, asked);

/** Counts the rows of a file for their deliveries. */
function countRows(drafts: Drafts, { current }: Batch, { tables }: FileReading): void {
  const blankRows = new Set(
    tables.flatMap(({ head, households }) =>
      households.flatMap(({ surveyed, row }) => (surveyed ? [] : [rowName(head.sheet, row)])),
    ),
  );
  for (const placed of current.households) {
    const { surveyed } = placed.row;
    const draft = drafts.of(placed);
    draft.rows.push(placed);
    draft[surveyed ? 'filled' : 'blank'] += 1;
    if (surveyed) draft.hasAmount = true;
  }
  for (const placed of current.rejected) {
    const { row } = placed;
    const draft = drafts.of(placed);
    draft.rows.push(placed);
    draft.rejected += 1;
    // An unreadable cell may have been an amount; a row rejected as a duplicate was read.
    if (!blankRows.has(rowName(row.table.sheet, row.row))) draft.hasAmount = true;
  }
}

/** The deliveries of a file by village and period, while its rows are counted. */
class Drafts {
  private readonly drafts = new Map<string, Draft>();
  private readonly ofRows = new Map<string, Draft>();
  private readonly ofVillages = new Map<string, Draft>();

  constructor(
    private readonly delivered: DeliveredFile,
    private readonly places: { readonly batch: Batch; readonly villages: Villages },
    private readonly ownRows: ReadonlyMap<string, string>,
    private readonly periodOf: (table: TableHead) => string | null,
  ) {}

  all(): Delivery[] {
    return [...this.drafts.values()];
  }

  /** The delivery that a row is of. */
  of(own: Placed<{ readonly table: TableHead; readonly row: number }>): Draft {
    const { row } = own;
    const { file, sheet } = row.table;
    const { batch, villages } = this.places;
    const placed = batch.placedAt({ table: { file, sheet }, row: row.row }) ?? own;
    const village = villages.nameOf(placed);
    const period = this.periodOf(row.table);
    const key = `${village}\n${period ?? ''}`;
    const { changed, day } = this.delivered;
    const known = this.drafts.get(key) ?? {
      ...{ village, period, changed, day, file },
      ...{
        filled: 0,
        blank: 0,
        rejected: 0,
        rows: [],
        hasAmount: false,
        findings: [],
        ownRows: this.ownRows,
      },
    };
    this.drafts.set(key, known);
    this.ofRows.set(rowName(sheet, row.row), known);
    for (const where of [`${sheet}\n${placed.village}`, `\n${placed.village}`]) {
      this.ofVillages.set(where, this.ofVillages.get(where) ?? known);
    }
    return known;
  }

  /** Gives findings to the deliveries that they are of; those of the file to the first. */
  give(findings: readonly Finding[]): void {
    const [first] = this.drafts.values();
    for (const found of findings) {
      const village = this.places.batch.villageAt(found);
      const own =
        this.ofRows.get(this.nameOf(found)) ??
        this.ofVillages.get(`${found.sheet}\n${village}`) ??
        this.ofVillages.get(`\n${village}`) ??
        first;
      if (own !== undefined) own.findings = [...own.findings, found];
    }
  }

  private nameOf({ sheet, row }: Finding): string {
    const name = row === null ? '' : rowName(sheet, row);
    return this.ownRows.get(name) ?? name;
  }
}

export const rowName = (sheet: string | null, row: number): string => `${sheet}\n${row}`;

function rowsOfHouseholds({ current }: Batch): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { row } of [...current.households, ...current.rejected]) {
    const { sheet } = row.table;
    for (const number of rowsOf(row)) names.set(rowName(sheet, number), rowName(sheet, row.row));
  }
  return names;
}
