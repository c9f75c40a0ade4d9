import type { ScreenWords } from '../zh/screen.js';
import { agreeing, counted } from './count.js';

export const screen: ScreenWords = {
  error: 'error: ',
  todo: 'What to do: ',
  sentenceGap: ' ',
  moreFaults: (count) => `… and ${count} more; zengshou columns shows each file`,
  interrupted: 'Interrupted; no new results were written.',
  table: {
    colon: ': ',
    listed: (names) => names.join(', '),
    spared: (columns) => `Too narrow for: ${columns}. See --json, or a wider window.`,
    moreRows: (count) => `… and ${counted(count, 'more row')}; --json has all of them.`,
  },
  standardInput: 'standard input',
  progress: { reading: 'reading', comparing: 'comparing', writing: 'writing' },
  projectAbove: (file) => `${file} of a folder above counts here`,
  passedOver: (path) => `Passed over ${path}: not results that are read here`,
  earlierRollup: (path) =>
    `Passed over ${path}: an earlier rollup of these results, which this one replaces`,
  otherArea: (path) => `Passed over ${path}: a rollup of another area`,
  skipped: {
    symbolicLink: (name) => `skipped ${name}: a link, not a file`,
    special: (name) => `skipped ${name}: no ordinary file`,
    results: (names, folders) =>
      `${counted(folders, 'folder')} that zengshou has written ${agreeing(folders, 'was', 'were')} not read: ${names}. Results are not what villages sent; name such a folder itself to have it read`,
    picture: (names, files) =>
      `${agreeing(files, '1 PDF file or picture was', `${files} PDF files or pictures were`)} not read: ${names}. Tables in them are needed as spreadsheets`,
    excluded: (names, files) =>
      `${counted(files, 'file')} ${agreeing(files, 'was', 'were')} left out as asked: ${names}`,
    several: (names, more) => `${names.join(', ')}${more === 0 ? '' : ` and ${more} more`}`,
  },
  bug: {
    what: 'This is a bug in the program, not a mistake in your data.',
    todo: 'Please send these lines to the maintainers (they hold no names and no ID numbers; look again before you send them):',
    version: 'version',
    command: 'command',
  },
  init: {
    made: (name) => `made ${name}`,
    kept: (name) => `kept ${name} as it was`,
    next: (at, folder) => [
      'Next:',
      `  1. Put last year's income tables into ${at('上年')} and this year's into ${at('本年')}`,
      `  2. Write the township and both periods into ${at('zengshou.yaml')}, and what differs from the default policy into ${at('policy.yaml')}`,
      `  3. Run zengshou analyze${folder === null ? '' : ` in ${folder}`}`,
    ],
  },
  template: {
    written: (folder, forms, households) =>
      households > 0
        ? `${counted(forms, 'collection form')} with ${counted(households, 'household')}: ${folder}`
        : `${counted(forms, 'blank collection form')}: ${folder}`,
    missing: (rows) =>
      `${counted(rows, 'place')} of last year could not be read and ${agreeing(rows, 'stands', 'stand')} in no form:`,
  },
  cards: {
    written: (households, files, folder) =>
      `Cards of ${counted(households, 'household')} in ${counted(files, 'workbook')}: ${folder}`,
  },
  key: {
    written: (path, fingerprint) =>
      `Made the key ${path} (fingerprint ${fingerprint}). Keep it safe and give it to nobody but the statisticians of the county’s townships; a lost one cannot be made again.`,
  },
  sample: {
    writing: 'Making',
    next: (folder) => `Made-up township: ${folder}\nNext: run zengshou analyze in ${folder}`,
    nextPlan: (folder) =>
      `Made-up counties and townships: ${folder}\nNext: run zengshou plan . --out plan.jsonl in ${folder}`,
    nextToDate: (folder) =>
      `Made-up township: ${folder}\nNext: run zengshou analyze --basis to-date in ${folder}`,
  },
};
