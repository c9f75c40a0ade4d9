import type { Translation } from '../../translation.js';
import type { signOff as zh } from '../../zh/filled/sign-off.js';
import { counted } from '../count.js';
import { terms } from '../terms.js';

export const signOff: Translation<typeof zh> = {
  creator: '增收 zengshou',
  title: 'Sign-off of what villages explained',
  otherTitle: 'Explanations that cannot or need not be signed off',
  place: (files, rows) => `${counted(files, 'file')} came back, ${counted(rows, 'row')}`,
  otherPlace: (rows) => counted(rows, 'row'),
  hint: 'Grey columns are the program’s and locked; fill in those with green headers. With "yes" all four are needed; "no" or nothing accepts nothing.',
  otherHint:
    'Nothing that a village wrote is left out. These need no sign-off, or a sign-off would do nothing: see the first column.',
  pageFooter: '&L&A&CPage &P of &N',
  sheets: { rows: 'Sign-off', others: 'Others' },
  columns: {
    state: 'State',
    cause: 'Why it is here',
    severity: 'Severity',
    file: 'File',
    sheet: 'Sheet',
    cell: 'Cell',
    village: 'Village',
    head: 'Head',
    household: 'Household',
    field: 'Field',
    value: 'Value',
    code: 'Code',
    message: 'Problem',
    explanation: 'Explanation',
    adopt: 'Accept',
    who: 'Signed by',
    signed: 'Signed on',
    until: 'Valid until',
    check: 'Check code',
  },
  states: {
    open: 'to be signed',
    carried: 'as last time',
    incomplete: 'to be completed',
    changed: 'changed since last time: sign again',
    accepted: 'in the list of exceptions',
    absent: 'not checked this time',
  },
  causes: {
    gone: 'not found this time (mended, or household or code changed in the list)',
    rejecting: 'rejects its row: a sign-off would not bring it back, mend the table',
    altered: 'the program’s columns of the last table were changed: not carried over',
    unlisted: 'too many explanations in this file: so many more are not listed, see the file',
    unacceptable: 'the file gives no table: nothing to sign off, mend the file',
  },
  severities: terms.severities,
  yes: 'yes',
  no: 'no',
  alertTitle: 'Not allowed',
  prompts: {
    adopt:
      'yes where the explanation is true and nothing has to be mended; no where it is not accepted.',
    who: 'Name of who signs, at most 50 characters.',
    signed: 'The day of signing, such as 2022-10-20.',
    until: 'The last day it holds, such as 2022-12-31; then look again.',
  },
};
