import type { HelpWords } from '../zh/help.js';
import { howMany } from './factors.js';
import { manual } from './manual.js';

const verbs: HelpWords['verbs'] = {
  init: {
    does: 'lay out a working folder: zengshou.yaml, policy.yaml, 上年, 本年, 台账',
    argument: 'the folder; the current one unless given',
    options: {},
    examples: ['zengshou init', 'zengshou init 增收2022'],
  },
  template: {
    does: 'makes collection forms: blank ones, or one per village from last year',
    options: {
      from: 'files, folders or globs of last year; without it the forms are blank',
      period: 'period to be filled, like 2021-10..2022-09',
      part: 'only some months of it, where a year is sent in parts, like 2022-01..2022-03',
      village: 'forms of these villages only',
      rows: 'empty rows (100 in a blank form, 10 in a prefilled one)',
      out: 'new folder for the forms; one that holds forms is never touched',
    },
    examples: [
      'zengshou template --from 上年 --township 北张乡 --period 2021-10..2022-09 --out forms',
      'zengshou template --township 北张乡 --period 2021-10..2022-09 --village 北张村 --out blank',
    ],
  },
  columns: {
    does: 'what each header was read as, what is unknown; writes a column map to fill in',
    argument: 'the tables: files, folders or patterns',
    options: {
      all: 'every column, known ones too',
      out: 'a column map to fill in, such as map.xlsx or columns.yaml; a file is never replaced',
    },
    examples: ['zengshou columns 上年 本年', 'zengshou columns 上年 本年 --out map.xlsx'],
  },
  validate: {
    does: 'checks income tables: what is wrong, where, and what to do; marked copies',
    argument: 'the tables: files, folders or patterns',
    options: {
      format: 'table (default), json, csv, xlsx or sarif',
      out: 'a new file to write to; without it, the screen',
      annotate: 'a new folder for marked copies',
      against: 'an earlier delivery: what is mended, still there and new',
      explained: 'new file for a sign-off table of what villages explained, such as 签认.xlsx',
      watch: 'checks again whenever a file is saved',
    },
    examples: [
      'zengshou validate 本年 --prior 上年',
      'zengshou validate 本年 --prior 上年 --annotate returned',
    ],
  },
  status: {
    does: 'who has delivered, late or not at all, and how clean',
    argument: 'the tables: files, folders or patterns',
    options: {
      roster: 'who is expected: files, folders or globs of last year',
      due: 'the last day in time, such as 2022-10-15',
      out: 'a workbook to write, such as status.xlsx',
    },
    examples: [
      'zengshou status 本年 --roster 上年',
      'zengshou status 本年 --roster 上年 --due 2022-10-15 --out status.xlsx',
    ],
  },
  analyze: {
    does: 'compare two years: data, a workbook per village and one for the township',
    options: {
      unit: 'one unit (township) of a plan instead of --prior and --current, by number or name; its results lie under --out by its name',
      out: 'folder of the results; replaces those of the last run as a whole',
      county: 'name of the county, for a run over several townships',
      parquet: 'write the data as Parquet files too, for DuckDB and the like (money in fen)',
      mergeKey:
        'key file of the county (zengshou key): writes hashes that can be compared across runs',
      previous: 'the previous results, or none; without it the latest earlier ones beside these',
      strict: 'write nothing where there are errors',
    },
    examples: [
      'zengshou analyze',
      'zengshou analyze --prior 上年 --current 本年 --township 北张乡 --out results',
    ],
  },
  explain: {
    does: 'one household: both years, its match, every tag with its cells, and why others are not tagged',
    argument:
      'the household: 户编号, the head’s name or a part of it, or the ID number (whole or its last 4)',
    options: {},
    examples: [
      'zengshou explain 14990010003 --prior 上年 --current 本年',
      'zengshou explain 王建国',
    ],
  },
  report: {
    does: 'the reports again from results, for another audience or language',
    argument: 'folder of results of zengshou analyze, or of rollup: page and document alone',
    options: {
      out: 'new folder for the reports; those of the last time are replaced',
      figures: 'also writes the page’s charts as SVG and PNG into 图/, for slides',
    },
    examples: [
      'zengshou report 结果 --out 报告',
      'zengshou report 结果 --audience public --out published',
    ],
  },
  cards: {
    does: 'a sheet of A4 for each household from results: both years, change, causes, measures, signatures; can be read back',
    argument: 'folder of results of zengshou analyze',
    options: { out: 'new folder for the cards; those of the last time are replaced' },
    examples: [
      'zengshou cards 结果 --out 明白卡',
      "zengshou analyze --prior '明白卡/*.xlsx' --current '明白卡/*.xlsx'",
    ],
  },
  trend: {
    does: 'set results side by side: month by month, who falls, who recovered, by village, with charts',
    argument: 'folders of results, one a period, such as results/*',
    options: { out: 'new folder for the data and the workbook; without it they are only shown' },
    examples: ['zengshou trend results/* --out months', 'zengshou trend results/*'],
  },
  ledger: {
    does: 'make the villages’ ledgers of measures from results, carrying over the last ones',
    argument: 'the folder of results of zengshou analyze',
    options: {
      out: 'new folder for the ledgers',
      from: 'last month’s filled ledgers: files, folders or globs',
    },
    examples: [
      'zengshou ledger 结果 --out ledgers/1',
      'zengshou ledger 结果 --from ledgers/1 --out ledgers/2',
    ],
  },
  track: {
    does: 'follow-up: no measure, not covered, overdue; by village and helper',
    argument: 'the filled ledgers: files, folders or patterns',
    options: {
      asOf: 'as of which day, such as 2022-12-31; today by default',
      out: 'new file for the follow-up workbook, such as follow-up.xlsx',
    },
    examples: [
      'zengshou track ledgers/1 --as-of 2022-12-31',
      'zengshou track ledgers/1 --as-of 2022-12-31 --out follow-up.xlsx',
    ],
  },
  plan: {
    does: 'list the units (townships) under a folder, to be done one by one and put together',
    argument: 'the folder of all counties and townships, with a zengshou.yaml',
    options: { out: 'file of the plan, such as plan.jsonl; an earlier plan is replaced' },
    examples: ['zengshou plan . --out plan.jsonl', 'zengshou plan county --out county/plan.jsonl'],
  },
  rollup: {
    does: 'put results of batches, townships or counties together, and find who crosses',
    argument: 'folders of results of zengshou analyze or rollup',
    options: {
      out: 'folder of the whole; replaces that of the last run',
      name: 'name of the whole, such as the county’s',
      level:
        'level of the whole: village, township, county, prefecture, province, country; one above unless given',
      plan: 'the units of a plan (zengshou plan), their results under the one folder that is named; refused where not all are done',
      partial: 'leave out units that are not done; every report says so',
      parquet: 'write the data as Parquet files too, for DuckDB and the like (money in fen)',
      mergeKey:
        'key file of the county: results whose hashes were made with another one are refused',
    },
    examples: [
      'zengshou rollup 结果/北张乡 结果/南安镇 --name 文水县 --out 汇总',
      'zengshou rollup batches/* --name 北张乡 --level township --out 汇总',
    ],
  },
  key: {
    does: 'make a county’s key for hashes that can be compared across results',
    argument: 'the new file of the key',
    options: {},
    examples: ['zengshou key county.key', 'zengshou key keys/county.key'],
  },
  whatif: {
    does: 'what a changed policy would change: households, factors, villages',
    options: { policy: 'the policy to be tried', out: 'a workbook to write, such as trial.xlsx' },
    examples: [
      'zengshou whatif --policy new.yaml --prior 上年 --current 本年',
      'zengshou whatif --policy new.yaml --out trial.xlsx',
    ],
  },
  seasonality: {
    does: 'shares of the months, learned from past results, as a piece of a policy',
    argument: 'results of one year: the whole once, beginnings of it once or more',
    options: { out: 'new file for the shares, such as shares.yaml; on screen without it' },
    examples: [
      'zengshou seasonality 结果/2020-10..2020-12 结果/2020-10..2021-09',
      'zengshou seasonality 结果/* --out shares.yaml',
    ],
  },
  backtest: {
    does: 'how well past projections did against what came, and the interval of it',
    options: {
      toDate: 'folders of results to date, each period once',
      final: 'folder of the results of the whole year',
      level: 'central share of errors that the interval holds, such as 0.8 (default)',
      out: 'new file for the interval, as a piece of a policy',
    },
    examples: [
      'zengshou backtest --to-date 结果/2020-10..2020-12 --final 结果/2020-10..2021-09',
      'zengshou backtest --to-date 结果/2020-10..2020-12 --final 结果/2020-10..2021-09 --out interval.yaml',
    ],
  },
  rules: {
    does: 'lists the validation rules with severities, bounds and sources',
    options: { format: 'table (default), json or markdown' },
    examples: ['zengshou rules', 'zengshou rules --format markdown'],
  },
  sample: {
    does: 'a made-up township to try and measure with',
    options: {
      counties: 'counties, each a folder of townships, with the settings that zengshou plan needs',
      townships: 'townships of each county (default 1)',
      villages: 'number of villages (10 unless given)',
      households: 'households a village (30 unless given)',
      seed: 'the same seed makes the same files (1 unless given)',
      style:
        'messy as villages send it (default), clean, csv (clean, as text), or cards of one household each',
      months:
        'this year’s first months only (1 to 11, only with clean), to try a comparison to date',
      out: 'a new folder to write to',
    },
    examples: [
      'zengshou sample --out trial',
      'zengshou sample --villages 40 --households 120 --seed 7 --style clean --out trial',
    ],
  },
};

export const help: HelpWords = {
  titles: {},
  options: '[options]',
  command: '[verb]',
  program: `Compares two years of village household income, tags the ${howMany} risk factors of falling income, and writes the reports.`,
  version: 'show the version',
  help: 'show this help',
  examples: 'Examples:',
  exits: {
    title: 'Exit codes:',
    codes: {
      0: 'done, no error-level finding',
      1: 'done, but with error-level findings',
      2: 'wrong usage, configuration or policy',
      3: 'an input could not be read or an output could not be written',
    },
  },
  man: manual,

  page: (path) => `More: ${path}`,
  helpVerb: {
    does: 'show the help of a verb',
    argument: 'the verb, such as analyze',
    man: 'the manual page: zengshou help --man | man -l -',
  },
  shared: {
    prior: "files, folders or patterns of last year's tables",
    current: "files, folders or patterns of this year's tables",
    policy: 'policy file; holds only what differs from the defaults',
    priorPeriod: 'period of the prior year, like 2020-10..2021-09',
    currentPeriod: 'period of the current year, like 2021-10..2022-09',
    basis: 'same-period (default) or to-date',
    township: 'name of the township (also as township: in zengshou.yaml)',
    columns: 'column map file (xlsx or YAML)',
    exclude: 'files that are not read, such as "*old*" or "drafts/*"; may be repeated',
    corrections: 'a table (csv, xlsx) of corrections applied to what was read; files stay',
    matches: 'answered workbook of possible matches: what was answered yes is one household',
    accept:
      'list of exceptions (YAML) or sign-off table (xlsx), may be given again: findings that were looked into stay listed and do not count',
    severity: 'only findings as bad as this or worse: error, warning, info',
    only: 'only findings of these rules, such as key.duplicate; intake is all of intake.',
    limit: 'at most so many findings, the worst first; the exit code goes by all of them',
    jobs: 'files worked on at a time',
    date: 'the date of making at the foot of the tables, as 2022-10-15; left blank without it (or SOURCE_DATE_EPOCH)',
    profile:
      'accessible: workbooks with one table a sheet from A1, a cover in front, no merged cells and nothing said by colour, for screen readers and programs; standard (default) to be printed',
    template:
      'a county’s own document (.docx) whose names are filled in for the written report; docs/document.md lists them',
    without:
      "a sheet that the workbooks do without, such as Item by item, or the page's or the document's file name; may be repeated",
    audience: 'for whom: village, township (default), county or public',
    like: 'a folder published for the same year: the same cells stay hidden',
    unmasked: 'ID numbers in full (keep the results safe)',
    json: "the run's summary as JSON on standard output",
    quiet: 'no progress, no notes',
    noColor: 'no colours',
    lang: 'language on screen: zh or en',
    reportLang: 'language of the reports: zh (default) or en',
  },
  verbs,
};
