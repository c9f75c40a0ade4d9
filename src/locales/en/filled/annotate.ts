import type { Translation } from '../../translation.js';
import type { annotate as zh } from '../../zh/filled/annotate.js';
import { counted } from '../count.js';
import { hiddenPlace } from '../findings/hidden-place.js';

export const annotate: Translation<typeof zh> = {
  listSheet: 'Findings',
  title: (file) => `Findings in ${file}`,
  clean: 'No problem was found in this file.',
  counts: (errors, warnings, infos) =>
    `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'note')}.`,
  guide:
    'Cells in question are filled (red: error, yellow: warning) and have a comment; the mark column at the right of the table can be filtered. Where a figure is right, please say why under "Explanation"; where it is wrong, please correct it in the table. Leave the rest as it is.',
  rest: (listed, left) =>
    ` Only the worst ${listed} are marked; ${left} more are not listed: most likely whole columns are wrong. Mend them and check again.`,
  rebuilt:
    'This copy is made of the values that were handed in: formulas, formats, pictures and controls of the file are not in it.',
  leftOut: (households, listed) =>
    `Households of last year that are missing this year: ${households}${households > listed ? ` (the first ${listed} are listed)` : ''}. Add those that were forgotten; of those that moved away, died or joined another household say so in the column of explanations.`,
  lastYearsPlace: { sheet: "Last year's table", row: "Last year's row", cell: "Last year's cell" },
  columns: {
    number: 'No.',
    severity: 'Severity',
    sheet: 'Sheet',
    row: 'Row',
    cell: 'Cell',
    village: 'Village',
    head: 'Head',
    household: 'Household',
    message: 'Problem',
    suggestion: 'Suggestion',
    explanation: 'Explanation',
    code: 'Code',
    format: 'Original format',
  },
  severities: { error: 'error', warning: 'warning', info: 'note' },
  item: (number, severity, message) => `No. ${number} (${severity}): ${message}`,
  hidden: hiddenPlace,
  suggestion: (text) => `Suggestion: ${text}`,
  markHint: 'Marks: this column was added outside the table; filter it by "error" or "warning".',
};
