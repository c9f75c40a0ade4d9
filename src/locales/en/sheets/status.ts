import type { StatusWords } from '../../zh/sheets/status.js';

/** The words of `zengshou status`: on screen and in its workbook. */
export const status: StatusWords = {
  title: 'Deliveries of income tables',
  sheet: 'Deliveries',
  columns: {
    village: 'Village',
    state: 'State',
    period: 'Period',
    day: 'Delivered on',
    version: 'Version',
    expected: 'Expected',
    filled: 'Filled',
    blank: 'Blank',
    rejected: 'Rejected',
    errors: 'Errors',
    warnings: 'Warnings',
    clean: 'Share clean',
    file: 'File',
    older: 'Earlier files',
    ignored: 'No deliveries',
  },
  states: { delivered: 'delivered', late: 'late', blank: 'blank form', missing: 'missing' },
  total: 'Total',
  due: (day) => `Due ${day}`,
  ignored: {
    unreadable: (file, village) =>
      `${file}${village === null ? '' : ` (${village})`} is no delivery`,
    otherPeriod: (file, village, period) =>
      `${file} (${village ?? ''}) is of ${period ?? ''}, not of the period asked for: no delivery`,
    blank: (file, village) => `${file} (${village ?? ''}) holds no amount at all: no delivery`,
  },
  unexpected: (villages) =>
    `Not in the roster: ${villages}. Check the name; a village of the roster that is called otherwise shows as missing`,
  rosterUnread: (file) => `The roster ${file} cannot be read: its villages are not in the table`,
  parts: (village, came, missing) =>
    `${village} sends parts: ${came} have come, ${missing === '' ? 'which is all' : `${missing} have not`}`,
  counts: (delivered, late, blank, missing) =>
    `${delivered} delivered, ${late} late, ${blank} blank, ${missing} missing`,
  note: 'A blank form holds no amount at all and is no delivery. Delivered on: the day a file was last changed. Of several files of a village and period the newest counts; whether it is late, the first one that was filled.',
};
