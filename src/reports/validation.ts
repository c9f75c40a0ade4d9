import type { CheckedFile } from '../domain/account.js';
import { validate as en } from '../locales/en/validate.js';
import { type ValidateWords, validate as zh } from '../locales/zh/validate.js';
import { type Column, type Sheet, sum } from '../xlsx/write/table.js';
import { column } from './columns.js';
import { bookOf, LANGUAGES } from './context.js';
import type { FindingRow, ReportOptions } from './report.js';
import { findingColumns } from './sheets/records.js';

export interface ValidationReport {
  readonly files: readonly CheckedFile[];
  readonly findings: readonly FindingRow[];
}

/** What `zengshou validate --format xlsx` writes: the files, and every finding. */
export function validationWorkbook(
  { files, findings }: ValidationReport,
  { lang }: Pick<ReportOptions, 'lang'>,
): Promise<Uint8Array> {
  const words = lang === 'zh' ? zh : en;
  const context = { ...LANGUAGES[lang], unmasked: false };
  const list: Sheet = {
    name: words.sheets.findings,
    title: words.title,
    lines: [],
    tables: [{ columns: findingColumns(context, findings), rows: findings, filter: true }],
    notes: [],
    frozenColumns: 0,
  };
  return bookOf([filesSheet(files, words), list], context);
}

function filesSheet(files: readonly CheckedFile[], words: ValidateWords): Sheet {
  const count = (
    key: Exclude<keyof ValidateWords['files'], 'path' | 'infos'>,
    value: (file: CheckedFile) => number,
  ): Column<CheckedFile> =>
    column('count', key, words.files, value, {
      total: sum(files.reduce((total, file) => total + value(file), 0)),
    });
  return {
    name: words.sheets.files,
    title: words.title,
    lines: [],
    tables: [
      {
        columns: [
          column('text', 'path', words.files, ({ path }) => path),
          count('households', ({ rows }) => rows.household),
          count('rejected', ({ rows }) => rows.rejected),
          { ...count('errors', ({ errors }) => errors), look: lookOf },
          count('warnings', ({ warnings }) => warnings),
        ],
        rows: files,
        totalLabel: words.total,
      },
    ],
    notes: [],
    frozenColumns: 1,
  };
}

const lookOf = ({ errors }: CheckedFile) => (errors > 0 ? 'fall' : 'plain');
