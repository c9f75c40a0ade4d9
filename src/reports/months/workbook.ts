import type { Months } from '../../domain/outcomes/months.js';
import type { Sheet } from '../../xlsx/write/table.js';
import { column } from '../columns.js';
import { bookOf, LANGUAGES, type Language } from '../context.js';
import type { ReportOptions, RunInfo } from '../report.js';
import { monthNotes } from './notes.js';
import { listSheets, monthsSheet, villagesSheet } from './sheets.js';

/** 月度对比: results side by side. Definition: docs/definitions/months.md, "Reports". */
export function monthsWorkbook(
  trend: Months,
  { lang, madeOn }: Pick<ReportOptions, 'lang'> & Pick<RunInfo, 'madeOn'>,
): Promise<Uint8Array> {
  const language = LANGUAGES[lang];
  return bookOf(
    [
      aboutSheet(language, trend),
      ...[
        monthsSheet(language, trend),
        ...listSheets(language, trend),
        villagesSheet(language, trend),
      ].map((sheet) => ({ ...sheet, signature: language.words.signatures(madeOn) })),
    ],
    language,
    madeOn,
  );
}

function aboutSheet(language: Language, trend: Months): Sheet {
  const { months } = language;
  const { about, notes } = months;
  const rows = [
    {
      item: about.results,
      content: trend.results.map(({ period, folder }) => about.result(period, folder)).join('\n'),
    },
    { item: about.rows, content: monthNotes(language, trend).join('\n') },
    ...(trend.policyChanges.length === 0 ? [{ item: about.policy, content: about.same }] : []),
    { item: about.who, content: notes.who },
    { item: about.moves, content: about.movesText },
  ];
  return {
    name: months.sheets.about,
    title: months.titles.about(trend.name),
    lines: [],
    tables: [
      {
        columns: [
          column('text', 'item', about, ({ item }) => item, { width: 20 }),
          column('text', 'content', about, ({ content }) => content, { width: 110 }),
        ],
        rows,
      } satisfies Sheet['tables'][number] & { readonly rows: typeof rows },
    ],
    notes: [],
  };
}
