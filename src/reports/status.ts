import type { VillageStatus } from '../domain/outcomes/delivery.js';
import { status as en } from '../locales/en/sheets/status.js';
import { status as zh } from '../locales/zh/sheets/status.js';
import { type Column, sum } from '../xlsx/write/table.js';
import { LANGUAGES } from './context.js';
import type { ReportOptions } from './report.js';

type Text = 'village' | 'period' | 'day' | 'file';
type Count = 'filled' | 'blank' | 'rejected' | 'errors' | 'warnings';

/** 报送进度, to be sent round. */
export async function statusWorkbook(
  villages: readonly VillageStatus[],
  { lang, due }: Pick<ReportOptions, 'lang'> & { readonly due: string | null },
): Promise<Uint8Array> {
  const words = lang === 'zh' ? zh : en;
  const { columns } = words;
  const text = (key: Text): Column<VillageStatus> => ({
    key,
    header: columns[key],
    kind: 'text',
    value: (row) => row[key],
  });
  const count = (key: Count): Column<VillageStatus> => ({
    key,
    header: columns[key],
    kind: 'count',
    value: (row) => row[key],
    total: sum(villages.reduce((total, row) => total + row[key], 0)),
  });
  const table: Column<VillageStatus>[] = [
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
    {
      key: 'expected',
      header: columns.expected,
      kind: 'count',
      value: (row) => row.expected,
      total: sum(villages.reduce((total, row) => total + (row.expected ?? 0), 0)),
    },
    count('filled'),
    count('blank'),
    count('rejected'),
    { ...count('errors'), look: ({ errors }) => (errors > 0 ? 'fall' : 'plain') },
    count('warnings'),
    { key: 'clean', header: columns.clean, kind: 'share', value: (row) => row.clean },
    text('file'),
    { key: 'older', header: columns.older, kind: 'text', value: (row) => row.older.join('、') },
    {
      key: 'ignored',
      header: columns.ignored,
      kind: 'text',
      value: (row) => row.ignored.join('、'),
    },
  ];
  // Loaded when a workbook is written.
  const { writeBook } = await import('../xlsx/write/book.js');
  const sheet = {
    name: words.sheet,
    title: words.title,
    lines: due === null ? [] : [words.due(due)],
    tables: [{ columns: table, rows: villages, totalLabel: words.total }],
    notes: [words.note],
    frozenColumns: 1,
  };
  return writeBook([sheet], { run: { madeOn: null }, words: LANGUAGES[lang].words });
}
