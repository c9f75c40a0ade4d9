import type { TextStyle } from '../write/text.js';

/** How one village (or two) writes down one year. */
export interface Dress {
  readonly format: 'xlsx' | 'xls' | 'et' | 'csv' | 'txt';
  readonly text?: TextStyle;
  /** Rows above the header, the period in the first. */
  readonly titles: 0 | 1 | 2 | 3;
  /** Two and three have merged categories above their items; three have groups above these. */
  readonly headerRows: 1 | 2 | 3;
  readonly unit: '元' | '万元';
  /** Which words stand in the header: the labels, or any of their synonyms. */
  readonly synonyms: boolean;
  readonly shuffled: boolean;
  /** A column says which village a row belongs to, and in which spelling. */
  readonly villageColumn: null | '村' | '村委会' | '';
  /** Line breaks, spaces and units in the header's words. */
  readonly brokenWords: boolean;
  /** 户编号 as a number. */
  readonly idAsNumber: boolean;
  /** `="1499…"` around ID numbers. */
  readonly wrapped: boolean;
  readonly formulas: boolean;
  /** Subtotals and a repeated header within the body, as on printed pages. */
  readonly pages: boolean;
  /** A hidden column and a hidden row. */
  readonly hidden: boolean;
  readonly foot: boolean;
}

const PLAIN: Dress = {
  format: 'xlsx',
  titles: 1,
  headerRows: 1,
  unit: '元',
  synonyms: true,
  shuffled: false,
  villageColumn: null,
  brokenWords: false,
  idAsNumber: false,
  wrapped: false,
  formulas: false,
  pages: false,
  hidden: false,
  foot: true,
};

const GB18030_CSV: Partial<Dress> = {
  format: 'csv',
  text: { encoding: 'gb18030', delimiter: ',' },
  titles: 2,
};

const WRAPPED_CSV: Partial<Dress> = {
  format: 'csv',
  text: { encoding: 'utf8bom', delimiter: ',' },
  titles: 0,
  shuffled: true,
  villageColumn: '村',
  wrapped: true,
  foot: false,
};

/** Villages that hand in together: a file each, a sheet each, or one flat table. */
export interface Submission {
  readonly villages: 1 | 2;
  readonly together?: 'sheets' | 'flat';
  readonly prior: Dress;
  readonly current: Dress;
}

const dress = (...parts: readonly Partial<Dress>[]): Dress => Object.assign({}, PLAIN, ...parts);

/** They take turns; ten villages are eight submissions and show every format. */
export const SUBMISSIONS: readonly Submission[] = [
  {
    villages: 1,
    prior: dress({ shuffled: true, villageColumn: '村', brokenWords: true, idAsNumber: true }),
    current: dress({ titles: 3, headerRows: 2, brokenWords: true, formulas: true, hidden: true }),
  },
  {
    villages: 1,
    prior: dress(GB18030_CSV),
    current: dress({ shuffled: true, villageColumn: '村', brokenWords: true, pages: true }),
  },
  {
    villages: 1,
    prior: dress({ format: 'xls', titles: 2, headerRows: 2, idAsNumber: true }),
    current: dress({ titles: 2, headerRows: 3, formulas: true }),
  },
  {
    villages: 1,
    prior: dress({ titles: 2, unit: '万元', villageColumn: '村委会' }),
    current: dress({ titles: 2, unit: '万元', villageColumn: '村', hidden: true }),
  },
  {
    villages: 1,
    prior: dress(WRAPPED_CSV),
    current: dress(GB18030_CSV, { text: { encoding: 'gb18030', delimiter: ';' } }),
  },
  {
    villages: 2,
    together: 'sheets',
    prior: dress({ headerRows: 2, pages: true }),
    current: dress({ titles: 2, headerRows: 2, synonyms: false }),
  },
  {
    villages: 1,
    prior: dress({ format: 'et', titles: 2, headerRows: 2 }),
    current: dress(WRAPPED_CSV),
  },
  {
    villages: 2,
    together: 'flat',
    prior: dress(WRAPPED_CSV, {
      text: { encoding: 'utf8', delimiter: ',' },
      villageColumn: '',
      wrapped: false,
    }),
    current: dress(WRAPPED_CSV, {
      format: 'txt',
      text: { encoding: 'utf16le', delimiter: '\t' },
      wrapped: false,
    }),
  },
];
