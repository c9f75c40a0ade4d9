/** Who wrote a folder, as its manifest says. */
export const TOOL = 'zengshou';

/**
 * What the files of a folder of results are called, with their folder, in every language.
 * Definition: docs/definitions/results.md.
 */
export const DATA_FOLDER = 'data';

export const DATA_FILES = {
  /** What the folder was made from and what it holds; every folder that we write has one. */
  manifest: 'data/manifest.json',
  summary: 'data/summary.json',
  households: 'data/households.jsonl',
  /** The items of each household and the cells they stand in. */
  items: 'data/items.jsonl',
  groups: 'data/groups.jsonl',
  findings: 'data/findings.jsonl',
  /** Households that are in one year alone, row by row. */
  alone: 'data/alone.jsonl',
  /** Households that are not compared. */
  listed: 'data/listed.jsonl',
  normalisations: 'data/normalisations.jsonl',
  /**
   * The keys by which a household is found again in other results; no name and no number stands
   * there.
   */
  keys: 'data/keys.jsonl',
  /** What has changed since last month's results. */
  previous: 'data/previous.json',
  /** Written by `trend`: the way of each household through the months. */
  paths: 'data/paths.jsonl',
  /** Written by `trend`: the groups of each month. */
  trend: 'data/trend.jsonl',
} as const;

/** The same data for DuckDB and others, written with `--parquet`. */
export const PARQUET_FILES = {
  households: 'data/households.parquet',
  items: 'data/items.parquet',
  groups: 'data/groups.parquet',
  findings: 'data/findings.parquet',
} as const;

/** What is made for people besides workbooks. */
export const PAPER_FILES = { page: '报告.html', document: '研判报告.docx' } as const;

/** Filled by people and read by the next run. Definition: docs/clerk.md. */
export const QUESTIONS_FILE = '疑似匹配.xlsx';

/** The workbook of a village, by the name of its file. */
export const villageWorkbookFile = (name: string): string => `分村/${workbookFile(name)}`;

/** The folder of everything that may be published; nothing else of the run goes into it. */
export const PUBLIC_FOLDER = '公开';

/** A workbook, by its name without ending. Names of places are made safe for a file before. */
export const workbookFile = (name: string): string => `${name}.xlsx`;

/** What the workbook of a township or of a rollup is called, without ending. */
export const summaryName = (of: string): string => `${of}汇总`;

/** What the workbook of `trend` is called, without ending. */
export const monthsName = (of: string): string => `${of}月度对比`;

/** The ledger of a village, filled by its people and read by the next run. */
export const ledgerFile = (village: string): string => workbookFile(`${village}帮扶台账`);
