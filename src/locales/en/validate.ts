import type { ValidateWords } from '../zh/validate.js';
import { terms } from './terms.js';

/** The words of `zengshou validate`: on screen, in its tables and its workbook. */
export const validate: ValidateWords = {
  title: 'Checks of income tables',
  sheets: { files: 'Files', findings: 'Findings' },
  files: {
    path: 'File',
    households: 'Households',
    rejected: 'Rejected',
    errors: 'Errors',
    warnings: 'Warnings',
    infos: 'Notes',
  },
  total: 'Total',
  columns: {
    severity: 'Severity',
    code: 'Code',
    file: 'File',
    sheet: 'Sheet',
    cell: 'Cell',
    row: 'Row',
    village: 'Village',
    household: 'Household',
    field: 'Field',
    value: 'Value',
    expected: 'Expected',
    message: 'Finding',
    suggestion: 'What to do',
    accepted: 'Accepted',
  },
  severities: terms.severities,
  yes: 'yes',
  clean: 'Nothing found.',
  accepted: (count, rejecting) =>
    `${count} accepted: listed, but neither errors nor warnings${rejecting === 0 ? '' : `; ${rejecting} of them reject a row, which stays out of the analysis`}.`,
  more: (count) => `… and ${count} more`,
  moreGroups: (count) => `… ${count} more are not shown; --format json, csv or xlsx has them all`,
  withoutPrior: (codes) => `No tables of last year (--prior), so not checked: ${codes}`,
  notRun: (code, columns, tables) => `Not checked: ${code} (${tables} tables lack ${columns})`,
  written: (file) => `Written to ${file}`,
  annotated: (folder, files) => `${files} annotated copies: ${folder}`,
  notAnnotated: (file) => `${file} could not be read; there is no annotated copy`,
  watching: (files) => `Waiting for ${files} files to be saved; Ctrl+C ends`,
};
