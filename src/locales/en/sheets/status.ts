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
    missing: 'Months missing',
    twice: 'Months twice',
  },
  states: {
    ...{ delivered: 'delivered', late: 'late', partly: 'incomplete' },
    ...{ blank: 'blank form', missing: 'missing' },
  },
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
  parts: (village, came, missing, twice) =>
    [
      `${village} sends parts: ${came || 'none'} have come`,
      ...(missing === '' ? [] : [`${missing} have not`]),
      ...(twice === '' ? [] : [`${twice} came twice`]),
      ...(missing === '' && twice === '' ? ['which is all'] : []),
    ].join(', '),
  partsSheet: 'Parts',
  partsTitle: 'Deliveries part by part',
  counts: (delivered, late, partly, blank, missing) =>
    `${delivered} delivered, ${late} late${partly === 0 ? '' : `, ${partly} incomplete`}, ${blank} blank, ${missing} missing`,
  partsNote:
    'A village that sends parts has one row: filled are the households of the part with the fewest, blank and rejected those of the part with the most, errors and warnings add up; where months are missing or came twice it is incomplete.',
  note: "A blank form holds no amount at all and is no delivery. Delivered on: the day a file was last changed. Of several files of a village's year the newest counts (files of other households are one delivery with it); a part of the year that came twice is months that came twice: take one out. Whether it is late, the first one that was filled.",
};
