import { maskWithin } from '../domain/masking.js';
import type { Cover, FollowUp, HelperLoad } from '../domain/outcomes/follow-up.js';
import type { LedgerHousehold, LedgerRow } from '../domain/outcomes/ledger.js';
import { tracking as enTracking } from '../locales/en/sheets/tracking.js';
import { tracking as zhTracking } from '../locales/zh/sheets/tracking.js';
import { type Column, countOfRows, type Sheet, sum } from '../xlsx/write/table.js';
import { amountColumn, column, indexColumn, warningColumn } from './columns.js';
import { bookOf, LANGUAGES, yuanOf } from './context.js';
import type { FindingRow, ReportOptions, RunInfo } from './report.js';
import { findingColumns } from './sheets/records.js';
import { sheetOf, type Tracking } from './sheets/tracking-base.js';
import { villagesSheet } from './sheets/tracking-villages.js';

/** 乡级督导: what comes of filled ledgers as of a day. Definition: docs/definitions/measures.md. */
export interface TrackingReport {
  readonly followUp: FollowUp;
  readonly findings: readonly FindingRow[];
}

export function trackingWorkbook(
  { followUp, findings }: TrackingReport,
  { lang, madeOn }: Pick<ReportOptions, 'lang'> & Pick<RunInfo, 'madeOn'>,
): Promise<Uint8Array> {
  const words = lang === 'zh' ? zhTracking : enTracking;
  const context: Tracking = { ...LANGUAGES[lang], tracking: words, followUp };
  return bookOf(
    [
      villagesSheet(context),
      coverSheet(context, 'missed', followUp.missed),
      coverSheet(context, 'short', followUp.short),
      rowsSheet(context, 'overdue', followUp.overdue),
      rowsSheet(context, 'doneWithoutIncome', followUp.doneWithoutIncome),
      helpersSheet(context),
      problemsSheet(context, findings),
    ].map((sheet) => ({ ...sheet, signature: context.words.signatures(madeOn) })),
    context,
    madeOn,
  );
}

/** The columns that name a household, for rows that hold one. */
function householdColumns<Row extends { readonly household: LedgerHousehold }>({
  tracking: { columns },
  terms,
}: Tracking): Column<Row>[] {
  return [
    indexColumn(columns),
    column('text', 'village', columns, ({ household }) => household.village),
    column('text', 'key', columns, ({ household }) => household.key),
    column('text', 'head', columns, ({ household }) => household.head),
    column('text', 'monitored', columns, ({ household }) => household.monitored, {
      width: 14,
    }),
    warningColumn(columns, terms, ({ household }) => household.warning),
  ];
}

function coverSheet(context: Tracking, name: 'missed' | 'short', rows: readonly Cover[]): Sheet {
  const { tracking, words } = context;
  const { columns, notes } = tracking;
  const amount = (key: 'need' | 'planned' | 'short'): Column<Cover> =>
    amountColumn('money', key, columns, (row) => row[key], {
      total: sum(yuanOf(rows.reduce((total, row) => total + row[key], 0))),
    });
  const [index, village, ...who] = householdColumns<Cover>(context);
  const table: Column<Cover>[] = [
    ...(index === undefined ? [] : [index]),
    ...(village === undefined ? [] : [{ ...village, total: countOfRows(rows.length) }]),
    ...who,
    column('text', 'helper', columns, ({ helpers }) =>
      helpers.map((helper) => maskWithin(helper)).join(words.listSeparator),
    ),
    amountColumn('money', 'fall', columns, ({ household }) => household.fall),
    amountColumn('money', 'shortfall', columns, ({ household }) => household.shortfall),
    amount('need'),
    ...(name === 'short' ? [amount('planned'), amount('short')] : []),
  ];
  return {
    ...sheetOf(context, name, [notes.order, notes.need], 4),
    tables: [{ columns: table, rows, totalLabel: tracking.total, filter: true }],
  };
}

const DAY_MS = 86_400_000;

function rowsSheet(
  context: Tracking,
  name: 'overdue' | 'doneWithoutIncome',
  rows: readonly LedgerRow[],
): Sheet {
  const { tracking, terms, followUp } = context;
  const { columns, notes } = tracking;
  const text = (cell: LedgerRow['cells']['content']): string | null =>
    cell === null ? null : maskWithin(String(cell));
  const days: Column<LedgerRow> = column('count', 'days', columns, ({ entry: { deadline } }) =>
    deadline === null ? null : (Date.parse(followUp.asOf) - Date.parse(deadline)) / DAY_MS,
  );
  const table: Column<LedgerRow>[] = [
    ...householdColumns<LedgerRow>(context),
    column('text', 'measure', columns, ({ entry: { measure } }) => {
      if (measure === null) return null;
      return measure === 'other' ? tracking.otherMeasure : terms.measures[measure];
    }),
    column('text', 'content', columns, ({ cells }) => text(cells.content), { width: 24 }),
    column('text', 'helper', columns, ({ entry }) => text(entry.helper)),
    amountColumn('money', 'planned', columns, ({ entry }) => entry.planned),
    column('center', 'deadline', columns, ({ entry }) => entry.deadline, { width: 12 }),
    column('center', 'progress', columns, ({ entry: { progress } }) =>
      progress === null ? null : tracking.progress[progress],
    ),
    ...(name === 'overdue' ? [days] : []),
  ];
  return {
    ...sheetOf(context, name, [notes.order], 4),
    tables: [{ columns: table, rows, filter: true }],
  };
}

function helpersSheet(context: Tracking): Sheet {
  const { tracking, followUp } = context;
  const { columns, notes } = tracking;
  const counted = (
    key: 'households' | 'monitored' | 'measures' | 'done' | 'overdue',
    header: string,
  ): Column<HelperLoad> => column('count', key, header, (row) => row[key]);
  const money = (key: 'planned' | 'actual'): Column<HelperLoad> =>
    amountColumn('money', key, columns, (row) => row[key], {
      total: sum(yuanOf(followUp.helpers.reduce((total, row) => total + row[key], 0))),
    });
  const table: Column<HelperLoad>[] = [
    column(
      'text',
      'helper',
      columns,
      ({ helper }) => (helper === null ? tracking.nobody : maskWithin(helper)),
      { width: 14 },
    ),
    counted('households', columns.households),
    counted('monitored', columns.monitoredHouseholds),
    counted('measures', columns.measures),
    counted('done', columns.doneMeasures),
    counted('overdue', columns.overdueMeasures),
    money('planned'),
    money('actual'),
  ];
  return {
    ...sheetOf(context, 'helpers', [notes.helpers], 1),
    tables: [{ columns: table, rows: followUp.helpers, totalLabel: tracking.total, filter: true }],
  };
}

const problemsSheet = (context: Tracking, findings: readonly FindingRow[]): Sheet => ({
  ...sheetOf(context, 'problems', [], 0),
  tables: [
    {
      columns: findingColumns({ ...context, unmasked: false }, findings),
      rows: findings,
      filter: true,
    },
  ],
});
