import type { StatusWords } from '../zh/status.js';

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
  },
  states: { delivered: 'delivered', late: 'late', missing: 'missing' },
  total: 'Total',
  due: (day) => `Due ${day}`,
  unread: (file) => `${file} holds no income table that can be read: not a delivery`,
  counts: (delivered, late, missing) => `${delivered} delivered, ${late} late, ${missing} missing`,
  note: 'Delivered on: the day a file was last changed. Of several files of a village and period the newest counts.',
};
