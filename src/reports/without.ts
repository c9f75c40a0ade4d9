import { PAPER_FILES } from '../domain/outcomes/files.js';
import type { BarChart, Column, Sheet, Table } from '../xlsx/write/table.js';
import { type Context, LANGUAGES } from './context.js';
import type { Leavable, PaperKey, ReportOptions, SheetKey } from './report.js';

/** The first sheet explains the others, so it always stays. */
const FIRST: SheetKey = 'about';
/** Sheets of the county's workbook, which leaves none out. */
const OF_ROLLUP: ReadonlySet<SheetKey> = new Set(['urgent', 'crossings']);

/** Sheets that can be left out of the workbooks of a run. */
const LEAVABLE: readonly SheetKey[] = (Object.keys(LANGUAGES.zh.words.sheets) as SheetKey[]).filter(
  (key) => key !== FIRST && !OF_ROLLUP.has(key),
);

const PAPERS = Object.keys(PAPER_FILES) as PaperKey[];

/** A key as a run's manifest holds it. */
export const isSheetKey = (key: string): key is SheetKey =>
  (LEAVABLE as readonly string[]).includes(key);
export const isPaperKey = (key: Leavable): key is PaperKey => Object.hasOwn(PAPER_FILES, key);

/** What can be left out, as it is called in a language: sheets, and files. */
export const leavableNames = (lang: ReportOptions['lang']): string[] => [
  ...LEAVABLE.map((key) => LANGUAGES[lang].words.sheets[key]),
  ...PAPERS.map((key) => PAPER_FILES[key]),
];

/** What a name in either language means; null where nothing that can be left out is called so. */
export const leavableCalled = (name: string): Leavable | null =>
  LEAVABLE.find((key) =>
    Object.values(LANGUAGES).some(({ words }) => words.sheets[key] === name),
  ) ??
  PAPERS.find((key) => PAPER_FILES[key] === name) ??
  null;

/** The prefix by which formulas name the cells of a sheet. */
const prefixOf = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'!`;

/**
 * The sheets of a workbook but those that are not wanted; what other sheets had live from them stays
 * as a figure, for a formula over a sheet that is not there shows an error.
 */
export function withoutSheets(sheets: readonly Sheet[], { run, words }: Context): Sheet[] {
  const names = new Set((run.without ?? []).map((key) => words.sheets[key]));
  if (names.size === 0) return [...sheets];
  const prefixes = [...names].map(prefixOf);
  const isGone = (formula: string): boolean => prefixes.some((prefix) => formula.includes(prefix));
  return sheets
    .filter(({ name }) => !names.has(name))
    .map(({ chart, ...sheet }) => ({
      ...sheet,
      ...(chart !== undefined && !isGone(cellsOf(chart)) && { chart }),
      tables: sheet.tables.map((table) => withoutFormulas(table, isGone)),
    }));
}

/** All cells that a chart is drawn from. */
const cellsOf = ({ categories, series }: BarChart): string =>
  [categories, ...series.map(({ values }) => values)].join(' ');

const withoutFormulas = (table: Table, isGone: (formula: string) => boolean): Table => ({
  ...table,
  columns: table.columns.map((column): Column => {
    const { total } = column;
    return {
      ...column,
      ...(column.link && {
        link: (row) => {
          const target = column.link?.(row) ?? null;
          return target !== null && 'sheet' in target && isGone(prefixOf(target.sheet))
            ? null
            : target;
        },
      }),
      ...(column.formula && {
        formula: (row, at, range) => {
          const formula = column.formula?.(row, at, range) ?? null;
          return formula === null || isGone(formula) ? null : formula;
        },
      }),
      ...(total?.formula && {
        total: {
          ...total,
          formula: (own, at, range) => {
            const formula = total.formula?.(own, at, range) ?? '';
            return isGone(formula) ? '' : formula;
          },
        },
      }),
    };
  }),
});
