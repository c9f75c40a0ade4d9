import type { VillageParts, VillageStatus } from '../domain/outcomes/delivery.js';
import { type Period, periodText, periodTexts } from '../domain/period.js';
import { status as en } from '../locales/en/sheets/status.js';
import { type StatusWords, status as zh } from '../locales/zh/sheets/status.js';
import { type Column, type Sheet, sum } from '../xlsx/write/table.js';
import { column } from './columns.js';
import { bookOf, LANGUAGES } from './context.js';
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
export function statusWorkbook(
  { villages, parts }: Deliveries,
  { lang, due }: Pick<ReportOptions, 'lang'> & { readonly due: string | null },
): Promise<Uint8Array> {
  const words = lang === 'zh' ? zh : en;
  const { columns } = words;
  const table: StatusColumn[] = [
    ...ofDeliveries(words),
    column('text', 'older', columns, (row) => row.older.join('、')),
    column('text', 'ignored', columns, (row) => row.ignored.join('、')),
    ...(parts.length === 0 ? [] : monthsOf(parts, words)),
  ];
  const sheet = {
    name: words.sheet,
    title: words.title,
    lines: due === null ? [] : [words.due(due)],
    tables: [{ columns: withTotals(table, villages), rows: villages, totalLabel: words.total }],
    notes: [words.note, ...(parts.length === 0 ? [] : [words.partsNote])],
    frozenColumns: 1,
  };
  const sheets = parts.length === 0 ? [sheet] : [sheet, partsSheet(parts, words)];
  return bookOf(sheets, LANGUAGES[lang]);
}

/** What is told of every delivery, of a year or of a part. */
function ofDeliveries(words: StatusWords): StatusColumn[] {
  const { columns } = words;
  const text = (key: Text): StatusColumn => column('text', key, columns, (row) => row[key]);
  const count = (key: Count): StatusColumn => column('count', key, columns, (row) => row[key]);
  return [
    text('village'),
    column('center', 'state', columns, (row) => words.states[row.state], {
      look: (row) => (row.state === 'delivered' ? 'plain' : 'fall'),
    }),
    text('period'),
    text('day'),
    column('count', 'version', columns, (row) => row.version),
    column('count', 'expected', columns, (row) => row.expected),
    count('filled'),
    count('blank'),
    count('rejected'),
    { ...count('errors'), look: ({ errors }) => (errors > 0 ? 'fall' : 'plain') },
    count('warnings'),
    column('share', 'clean', columns, (row) => row.clean),
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
  const months = (key: 'missing' | 'twice'): StatusColumn =>
    column('text', key, columns, ({ village }) => periodTexts(of.get(village)?.[key] ?? []), {
      look: ({ village }) => ((of.get(village)?.[key] ?? []).length > 0 ? 'fall' : 'plain'),
    });
  return [months('missing'), months('twice')];
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
