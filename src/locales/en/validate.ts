import type { ValidateWords } from '../zh/validate.js';
import { agreeing, counted } from './count.js';
import { terms } from './terms.js';

const copied = (file: string, village: string | null): string =>
  village === null ? file : `${file} (${village})`;

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
    signedBy: 'Signed by',
    signed: 'Signed on',
    until: 'Valid until',
    why: 'Reason',
    source: 'Where it is written',
  },
  severities: terms.severities,
  yes: 'yes',
  clean: 'Nothing found.',
  accepted: (count, rejecting) =>
    `${count} accepted: listed, but neither errors nor warnings${rejecting === 0 ? '' : `; ${rejecting} of them reject a row, which stays out of the analysis`}.`,
  signOff: terms.signOff,
  more: (count) => `… and ${count} more; --json has all of them`,
  repeated: (others, places, isMore) =>
    ` (the same ${agreeing(others, 'once', `${others} times`)} more${places === '' ? '' : `: ${places}${isMore ? ' …' : ''}`})`,
  moreOf: (count, code) => `… and ${count} more; --only ${code} --limit 10000 lists them`,
  moreGroups: (count) => `… ${count} more are not shown; --format json, csv or xlsx has them all`,
  selected: (shown, all) =>
    `${shown} of ${counted(all, 'finding')}, by --severity, --only and --limit; counts by file and the exit code go by all.`,
  noneSelected: 'Nothing found of what was asked for.',
  notHeldAgainst:
    'the periods of last year’s tables of zengshou.yaml and of these cannot be compared: checked without last year’s; for a year to date add --basis to-date',
  withoutPrior: (codes) => `No tables of last year (--prior), so not checked: ${codes}`,
  elsewhere: (villages, households, names, more) =>
    `Last year has ${counted(villages, 'more village')} with ${counted(households, 'household')} (${names}${more ? ' …' : ''}) that are not in these files: they were not compared`,
  notRun: (code, columns, tables) =>
    `Not checked: ${code} (${counted(tables, 'table')} ${agreeing(tables, 'lacks', 'lack')} ${columns})`,
  against: {
    fixed: 'Mended',
    lost: 'Gone with their households',
    still: 'Still there',
    fresh: 'New',
    changed: 'Cells changed',
    columnsAdded: 'Columns added',
    columnsGone: 'Columns gone',
    column: (field, households) =>
      `${field} (${counted(households, 'household')} ${agreeing(households, 'has', 'have')} something in it)`,
    accepted: (count) => `${count} more are accepted`,
    unread: (file) =>
      `The earlier ${file} holds no table that can be read: its households cannot be compared`,
    otherPeriod: (file) =>
      `The earlier ${file} is of another period: there is nothing of the same one to compare. --against takes what was delivered before for this period; --prior takes last year's tables`,
    onlyNow: (file) =>
      `${file} is of months that were not delivered before: there is nothing of the same ones to compare`,
    elsewhere: (villages, households, names, more) =>
      `The old tables have ${counted(villages, 'more village')} with ${counted(households, 'household')} (${names}${more ? ' …' : ''}) that are not in these files: they were not compared`,
    arrived: (villages, households, names, more) =>
      `New: ${counted(villages, 'village')} with ${counted(households, 'household')} (${names}${more ? ' …' : ''}) that the old tables do not have; their households are not listed`,
    added: 'Households added',
    gone: 'Households gone',
    blank: 'blank',
  },
  written: (file) => `Written to ${file}`,
  annotated: (folder, files) =>
    `${files} ${agreeing(files, 'annotated copy', 'annotated copies')}: ${folder}`,
  explained: (file, rows, others) =>
    `Sign-off table of ${counted(rows, 'row')}: ${file}${others === 0 ? '' : `; ${counted(others, 'more explanation')} ${agreeing(others, 'needs', 'need')} or can have no sign-off`}`,
  notAnnotated: {
    unread: (file) => `${file} could not be read; there is no annotated copy`,
    tooLarge: (file, village) =>
      `${copied(file, village)} holds too much; there is no annotated copy: mend the file by the list of findings`,
    bug: (file, village) =>
      `${copied(file, village)}: there is no annotated copy, for the program failed; the other copies are there`,
  },
  rebuilt: (file) =>
    `${file} cannot carry marks; its copy is made of its values, without formulas, formats, pictures and controls`,
  divided: (file, villages) =>
    `${file} is of ${counted(villages, 'village')}: a copy for each, with its own rows only, made of values`,
  watching: (files) => `Waiting for ${counted(files, 'file')} to be saved; Ctrl+C ends`,
};
