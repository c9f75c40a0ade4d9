import type { VillageParts, VillageStatus } from '../domain/outcomes/delivery.js';
import { type Period, periodText, periodTexts } from '../domain/period.js';
import { status as en } from '../locales/en/sheets/status.js';
import { type StatusWords, status as zh } from '../locales/zh/sheets/status.js';
import { type Column, type Sheet, sum } from '../xlsx/write/table.js';
import { LANGUAGES } from './context.js';
import type { ReportOptions } from './report.js';

type Text = 'village' | 'period' | 'day' | 'file';
type Count = 'filled' | 'blank' | 'rejected' | 'errors' | 'warnings';
type StatusColumn = Column<VillageStatus>;

interface Deliveries {
  readonly villages: readonly VillageStatus[];
  /** Villages that send parts of the period. */
  readonly parts: readonly VillageParts[];
}

/** 报送进度, to be sent round. */
export async function statusWorkbook(
  { villages, parts }: Deliveries,
  { lang, due }: Pick<ReportOptions, 'lang'> & { readonly due: string | null },
): Promise<Uint8Array> {
  const words = lang === 'zh' ? zh : en;
  const { columns } = words;
  const table: StatusColumn[] = [
    ...ofDeliveries(words),
    { key: 'older', header: columns.older, kind: 'text', value: (row) => row.older.join('、') },
    {
      key: 'ignored',
      header: columns.ignored,
      kind: 'text',
      value: (row) => row.ignored.join('、'),
    },
    ...(parts.length === 0 ? [] : monthsOf(parts, words)),
  ];
  // Loaded when a workbook is written.
  const { writeBook } = await import('../xlsx/write/book.js');
  const sheet = {
    name: words.sheet,
    title: words.title,
    lines: due === null ? [] : [words.due(due)],
    tables: [{ columns: withTotals(table, villages), rows: villages, totalLabel: words.total }],
    notes: [words.note, ...(parts.length === 0 ? [] : [words.partsNote])],
    frozenColumns: 1,
  };
  const sheets = parts.length === 0 ? [sheet] : [sheet, partsSheet(parts, words)];
  return writeBook(sheets, { run: { madeOn: null }, words: LANGUAGES[lang].words });
}

/** What is told of every delivery, of a year or of a part. */
function ofDeliveries(words: StatusWords): StatusColumn[] {
  const { columns } = words;
  const text = (key: Text): StatusColumn => ({
    key,
    header: columns[key],
    kind: 'text',
    value: (row) => row[key],
  });
  const count = (key: Count): StatusColumn => ({
    key,
    header: columns[key],
    kind: 'count',
    value: (row) => row[key],
  });
  return [
    text('village'),
    {
      key: 'state',
      header: columns.state,
      kind: 'center',
      value: (row) => words.states[row.state],
      look: (row) => (row.state === 'delivered' ? 'plain' : 'fall'),
    },
    text('period'),
    text('day'),
    { key: 'version', header: columns.version, kind: 'count', value: (row) => row.version },
    { key: 'expected', header: columns.expected, kind: 'count', value: (row) => row.expected },
    count('filled'),
    count('blank'),
    count('rejected'),
    { ...count('errors'), look: ({ errors }) => (errors > 0 ? 'fall' : 'plain') },
    count('warnings'),
    { key: 'clean', header: columns.clean, kind: 'share', value: (row) => row.clean },
    text('file'),
  ];
}

/** The columns that are added up where every village has one row. */
const TOTALLED = ['expected', 'filled', 'blank', 'rejected', 'errors', 'warnings'] as const;

const withTotals = (
  columns: readonly StatusColumn[],
  villages: readonly VillageStatus[],
): StatusColumn[] =>
  columns.map((column) => {
    const key = TOTALLED.find((one) => one === column.key);
    if (key === undefined) return column;
    return { ...column, total: sum(villages.reduce((total, row) => total + (row[key] ?? 0), 0)) };
  });

/** Which months of a village have not come, and which came twice. */
function monthsOf(parts: readonly VillageParts[], { columns }: StatusWords): StatusColumn[] {
  const of = new Map(parts.map((one) => [one.village, one]));
  const column = (key: 'missing' | 'twice'): StatusColumn => ({
    key,
    header: columns[key],
    kind: 'text',
    value: ({ village }) => periodTexts(of.get(village)?.[key] ?? []),
    look: ({ village }) => ((of.get(village)?.[key] ?? []).length > 0 ? 'fall' : 'plain'),
  });
  return [column('missing'), column('twice')];
}

/** A row for every part that came, and for the months that have not. */
function partsSheet(parts: readonly VillageParts[], words: StatusWords): Sheet {
  const rows = parts.flatMap(({ deliveries, missing }) => [
    ...deliveries,
    ...missing.flatMap((months) => {
      const [first] = deliveries;
      // A row of a blank form already tells of these months.
      const isSaid = deliveries.some(({ period }) => period === periodText(months));
      return first === undefined || isSaid ? [] : [notCome(first, months)];
    }),
  ]);
  return {
    name: words.partsSheet,
    title: words.partsTitle,
    lines: [],
    tables: [{ columns: ofDeliveries(words), rows }],
    notes: [],
    frozenColumns: 1,
  };
}

const notCome = ({ village, expected }: VillageStatus, months: Period): VillageStatus => ({
  ...{ village, expected, state: 'missing', period: periodText(months) },
  ...{ file: null, day: null, firstDay: null, version: 0, older: [], ignored: [] },
  ...{ filled: 0, blank: 0, rejected: 0, errors: 0, warnings: 0, clean: null },
});
