import type { ScreenWords } from '../zh/screen.js';

export const screen: ScreenWords = {
  error: 'error: ',
  todo: 'What to do: ',
  interrupted: 'Interrupted; no new results were written.',
  progress: { reading: 'reading', writing: 'writing' },
  skipped: {
    symbolicLink: (name) => `skipped ${name}: a link, not a file`,
    special: (name) => `skipped ${name}: no ordinary file`,
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
        ? `${forms} collection forms with ${households} households: ${folder}`
        : `${forms} blank collection forms: ${folder}`,
    missing: (rows) => `${rows} places of last year could not be read and stand in no form:`,
  },
  sample: {
    writing: 'Making',
    next: (folder) => `Made-up township: ${folder}\nNext: run zengshou analyze in ${folder}`,
  },
  help: {
    titles: {},
    options: '[options]',
    command: '[verb]',
    program:
      'Compares two years of village household income, tags the eight risk factors of falling income, and writes the reports.',
    version: 'show the version',
    help: 'show this help',
    verbs: {
      init: 'lay out a working folder: zengshou.yaml, policy.yaml, 上年, 本年, 台账',
      analyze: 'compare two years: data, a workbook per village and one for the township',
      explain:
        'one household: both years, its match, every tag with its cells, and why others are not tagged',
      template: 'makes collection forms: blank ones, or one per village from last year',
      ledger: 'make the villages’ ledgers of measures from results, carrying over the last ones',
      track: 'follow-up: no measure, not covered, overdue; by village and helper',
      whatif: 'what a changed policy would change: households, factors, villages',
      sample: 'a made-up township to try and measure with',
    },
    arguments: {
      results: 'folder of results of zengshou analyze',
      ledgers: 'filled ledgers: files, folders or globs',
      folder: 'the folder; the current one unless given',
      household: '户编号, head’s name, or ID number (whole or its last 4)',
    },
    flags: {
      ledgersOut: 'new folder for the ledgers',
      ledgersFrom: 'last month’s filled ledgers: files, folders or globs',
      asOf: 'as of which day, such as 2022-12-31; today by default',
      trackOut: 'new file for the follow-up workbook, such as follow-up.xlsx',
      from: 'files, folders or globs of last year; without it the forms are blank',
      period: 'period to be filled, like 2021-10..2022-09',
      village: 'forms of these villages only',
      rows: 'empty rows (100 in a blank form, 10 in a prefilled one)',
      formsOut: 'new folder for the forms; one that holds forms is never touched',
      villages: 'number of villages',
      households: 'households a village',
      seed: 'the same seed makes the same files',
      style: 'clean, or messy as villages send it',
      sampleOut: 'a new folder to write to',
      prior: "files, folders or patterns of last year's tables",
      current: "files, folders or patterns of this year's tables",
      out: 'folder of the results; replaces those of the last run as a whole',
      policy: 'policy file; holds only what differs from the defaults',
      priorPeriod: 'period of the prior year, like 2020-10..2021-09',
      currentPeriod: 'period of the current year, like 2021-10..2022-09',
      basis: 'same-period (default) or to-date',
      township: 'name of the township',
      columns: 'column map file',
      jobs: 'files worked on at a time',
      strict: 'write nothing where there are errors',
      quiet: 'no progress, no notes',
      json: "the run's summary as JSON on standard output",
      unmasked: 'ID numbers in full (keep the results safe)',
      noColor: 'no colours',
      lang: 'language on screen: zh or en',
      reportLang: 'language of the reports: zh (default) or en',
    },
  },
};
