import type { ColumnWords } from '../zh/columns.js';
import { agreeing, counted } from './count.js';

/** The words of `zengshou columns`: on screen and in the column map that it writes. */
export const columns: ColumnWords = {
  head: {
    column: 'Column',
    header: 'Header',
    became: 'Read as',
    nearest: 'Nearest name',
    values: 'Cells below',
  },
  rows: (from, to) => (from === to ? `header in row ${from}` : `header in rows ${from}–${to}`),
  likely: (from, to, lacks) =>
    `no detail table found; ${from === to ? `row ${from}` : `rows ${from}–${to}`} most likely the header, which lacks: ${lacks}`,
  essentials: {
    identity: 'household number, head’s name or ID number',
    population: '家庭人口数 (persons)',
    amount: 'an income, cost or total',
  },
  counts: {
    all: (count) => counted(count, 'column'),
    field: (count) => `${count} known`,
    map: (count) => `${count} of them by the map`,
    wan: (count) => `${count} in 万元`,
    unknown: (count) => `${count} unknown`,
    duplicate: (count) => `${count} duplicate`,
    leftOut: (count) => `${count} left out`,
    serial: (count) => `${count} serial number`,
    reference: (count) => `${count} reference`,
    subtotal: (count) => counted(count, 'subtotal'),
    note: (count) => counted(count, 'note'),
    notRead: (count) => `${count} not used`,
  },
  by: { map: 'column map', label: 'name', synonym: 'synonym', category: 'upper header' },
  became: {
    unknown: 'unknown',
    leftOut: 'left out (column map)',
    serial: 'serial number, not read',
    reference: 'last year’s for reference, not read',
    subtotal: 'subtotal, held against its columns',
    note: 'note of another column, not read',
    notRead: 'nothing of income, not read',
  },
  duplicate: (label, first) => `duplicate of column ${first}: ${label}`,
  nearest: (name, label, score) =>
    name === label ? `${label} ${score}` : `${name} (that is ${label}) ${score}`,
  taken: (place) => `${/\d/.test(place) ? 'cell' : 'column'} ${place} is that already`,
  values: {
    numbers: (count) => counted(count, 'number'),
    digits: (least, most) =>
      least === most ? `of ${least} digit${least === 1 ? '' : 's'}` : `of ${least}–${most} digits`,
    decimals: 'with decimals',
    answers: (count) => `${count} yes/no`,
    longNumbers: (count) => counted(count, 'long number'),
    texts: (count) => counted(count, 'text'),
    errors: (count) => counted(count, 'error'),
    blanks: (count) => `${count} blank`,
  },
  bracketed: (text, inner) => `${text} (${inner})`,
  joined: (texts) => texts.join(', '),
  listed: (texts) => texts.join('; '),
  moreColumns: (count) =>
    `${counted(count, 'more column')} ${agreeing(count, 'is', 'are')} not on the screen; --json has all`,
  cards: (file, cards) => `${file}: ${counted(cards, 'card')} of one household`,
  skipped: (file, sheets) => `${file}: skipped ${sheets} (no tables of households)`,
  moreSheets: (sheets, count) => `${sheets} and others, ${count} in all`,
  unnamedSheet: '(sheet without a name)',
  money: (sum: string): string => `${sum} yuan left out`,
  moneyHint:
    'Money left out: say in the column map which item it is (“header: item”), or “不读: [header]” to leave it out knowingly.',
  unused: (names) => `Headers of the column map that stand in none of these files: ${names}`,
  total: (files, tables, headers) =>
    `${counted(files, 'file')}, ${counted(tables, 'detail table')}${
      headers > 0
        ? `; ${counted(headers, 'header')} to decide on`
        : tables > 0
          ? ': every header is known'
          : ''
    }.`,
  hint: 'For a column map to fill in: --out map.xlsx (or columns.yaml). For every column: --all.',
  written: (file, headers) =>
    headers === 0
      ? `Written to ${file}: no header to decide on`
      : `Written to ${file}: ${counted(headers, 'header')} to decide on; what stays behind a # means nothing`,
  writtenBook: (file, headers) =>
    headers === 0
      ? `Wrote ${file}: no header is left to be named`
      : `Wrote ${file}: ${counted(headers, 'header')} ${agreeing(headers, 'waits', 'wait')} for a choice in the column 读作; what is not chosen means nothing`,
  map: {
    book: {
      title: 'Column map',
      place: (open, all) => `${counted(all, 'header')}, ${open} not yet named`,
      hint: 'Choose in the column 读作 (green header) what each header is; 不读 for a column that is not needed; what is not chosen means nothing. Where 只对这些文件 is blank the line holds for all files. Further lines stand at the end: 单位 with 元 or 万元; an item with 不问 (out of both years) or 按人填 (a figure per person). Then give the file with --columns.',
      namesTitle: 'Names to choose from',
      namesHint: 'Nothing else may stand in the column 读作.',
      group: 'Group',
      name: 'Name',
      prompt:
        'Choose from the list (the sheet 名称 has all of it); 不读 for a column that is not needed.',
      alert: 'There is no such name',
    },
    head: (name) => [
      'Column map written by zengshou columns; any text editor will do. So far all of it is comment and means nothing.',
      '',
      'How to fill it in:',
      '  1. A line with no space after its # is a header: left of the colon as the table writes it (leave that), right of it what it is.',
      '  2. What stands there already is only the nearest name: check it. Where nothing stands, choose from the names below. Write 不读 for a column that is not needed.',
      '  3. When you are sure, delete the # of that line (only the #, not the spaces before it). Lines with a # mean nothing.',
      `  4. Save; check with zengshou columns … --columns ${name}, then run zengshou analyze --columns ${name}.`,
      '',
      'What stands under columns: is for all files, what stands under files: for those of its match alone (brackets in file names have a \\ before them).',
      'Headers that only some files have are under files:; where they mean the same everywhere, move them under columns:.',
    ],
    nothing: 'Every header of these files is known.',
    incomplete: 'These tables are not read until what they lack is named:',
    lacking: (place, rows, lacks) => `${place} (${rows}) lacks: ${lacks}`,
    place: (place, places) => (places === 1 ? place : `${place} and ${places - 1} more`),
    near: (nearest) => `nearest: ${nearest}`,
    none: 'no name is near',
    leaveOut: (duplicate) => `${duplicate}; delete the # if this column is not needed`,
    notNameable: 'holds an ID number or is too long for a column map; shorten it in the table',
    names: 'What may stand right of a colon:',
    named: (group, names) => `${group}: ${names}`,
    groups: {
      identity: 'Household',
      wages: 'Wages',
      business: 'Business income',
      costs: 'Business costs',
      property: 'Property income',
      transfers: 'Transfers',
      total: 'Totals',
      outside: 'Amounts outside income and costs',
      evidence: 'Evidence',
      more: 'Not of headers',
      leftOut: 'Columns that are not needed',
    },
  },
};
