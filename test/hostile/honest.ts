import { type BookType, utils, type WorkSheet, write } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { type DraftCell, type DraftSheet, plainSheet } from '../../src/sample/write/draft.js';
import { writeText } from '../../src/sample/write/text.js';
import { writeXls } from '../../src/sample/write/xls.js';
import { writeXlsx } from '../../src/sample/write/xlsx.js';
import { contentTypes, MACRO_MAIN, utf8, zip } from '../intake/open/parts.js';
import { unpack } from './zip.js';

/** One small table of households in every format that is read: what everything else is made from. */

const HEADER: readonly (readonly DraftCell[])[] = [
  ['序号', '户编号', '户主姓名', '证件号码', '家庭人口数', '工资性收入', null, null, '低保金'],
  [null, null, null, null, null, '务工收入', '乡镇公益岗', '小计', null],
];

/** Names, ID numbers (region 149900, which does not exist), persons, and three amounts. */
const FAMILIES: readonly (readonly [string, string, number, number, number, number])[] = [
  ['王建国', '149900196503124319', 3, 12_000, 3600, 0],
  ['李秀兰', '149900197108221025', 2, 8500.5, 0, 2400],
  ['张二虎', '149900198001011233', 5, 36_420.75, 0, 0],
  ['赵玉梅', '149900195911305528', 1, 0, 4800, 3360],
  ['郭·四', '149900199002283315', 4, 21_000, 0, 0],
  ['武 忠', '149900196201157713', 2, 990.01, 1200, 1800.6],
  ['梁爱花', '149900197707071428', 6, 45_800, 0, 0],
  ['田龙', '14990019881225903X', 3, 15_333.33, 2000, 0],
];

const household = (n: number): readonly DraftCell[] => {
  const [head, idNumber, persons, wages, post, dibao] = FAMILIES[n] ?? FAMILIES[0] ?? [];
  if (wages === undefined || post === undefined) return [];
  const total = Math.round((wages + post) * 100) / 100;
  const id = `149900100${String(n + 1).padStart(2, '0')}`;
  return [
    n + 1,
    id,
    head ?? null,
    idNumber ?? null,
    persons ?? null,
    wages,
    post,
    total,
    dibao ?? null,
  ];
};

const ROWS: DraftSheet['rows'] = [
  ['北张乡2022年1-9月脱贫户收入明细表'],
  ['单位:元  填报单位:北张村'],
  ...HEADER,
  ...FAMILIES.map((_, n) => household(n)),
  ['合计', null, null, null, null, 140_044.59, 11_600, 151_644.59, 7560.6],
  ['填表人:李某'],
];

const MERGES = [
  { top: 2, left: 5, bottom: 2, right: 7 },
  ...[0, 1, 2, 3, 4, 8].map((left) => ({ top: 2, left, bottom: 3, right: left })),
];

const SHEET: DraftSheet = { ...plainSheet('北张村', ROWS, 4), merges: MERGES };

const asIs = (text: string): string => text;

const worksheet = (spelled: (text: string) => string): WorkSheet => {
  const sheet = utils.aoa_to_sheet(
    ROWS.map((row) => row.map((cell) => (typeof cell === 'string' ? spelled(cell) : cell))),
  );
  sheet['!merges'] = MERGES.map(({ top, left, bottom, right }) => ({
    s: { r: top, c: left },
    e: { r: bottom, c: right },
  }));
  return sheet;
};

/** The library writes more than its types say. */
type Written = BookType | 'biff4' | 'biff3';

const written = (bookType: Written, spelled = asIs): Uint8Array =>
  new Uint8Array(
    write(utils.book_new(worksheet(spelled), spelled('北张村')), {
      type: 'array',
      bookType: bookType as BookType,
    }),
  );

/** GBK, in the record that names the code page of a BIFF workbook. */
const CODE_PAGE = [0x42, 0x00, 0x02, 0x00, 0xa8, 0x03];

/**
 * The older BIFF, whose texts are bytes of a code page. The library writes ASCII only, so each
 * other text is written as a mark of as many bytes, which GBK then takes the place of.
 */
const older = (bookType: 'biff5' | 'biff4' | 'biff3' | 'biff2'): Uint8Array => {
  const marks = new Map<string, Uint8Array>();
  const marked = (text: string): string => {
    const bytes = iconv.encode(text, 'gbk');
    if (bytes.length === text.length) return text;
    const mark = `@${String.fromCharCode(0x41 + marks.size)}`.padEnd(bytes.length, '@');
    marks.set(mark, bytes);
    return mark;
  };
  const book = Buffer.from(written(bookType, marked));
  for (const [mark, bytes] of marks) {
    for (let at = book.indexOf(mark); at !== -1; at = book.indexOf(mark)) book.set(bytes, at);
  }
  const record = book.indexOf(Buffer.from(CODE_PAGE.slice(0, 4)));
  if (record !== -1) {
    book.set(CODE_PAGE, record);
    return Uint8Array.from(book);
  }
  const end = 4 + (book[2] ?? 0);
  return Uint8Array.from([...book.subarray(0, end), ...CODE_PAGE, ...book.subarray(end)]);
};

const macros = async (): Promise<Uint8Array> =>
  zip({
    ...Object.fromEntries(await unpack(await writeXlsx([SHEET]))),
    '[Content_Types].xml': contentTypes(MACRO_MAIN),
    'xl/vbaProject.bin': utf8('Attribute VB_Name = "AutoOpen"'),
  });

const text = (encoding: 'utf8' | 'utf8bom' | 'gb18030' | 'utf16le', delimiter: ',' | '\t') => () =>
  writeText(SHEET, { encoding, delimiter });

const WRITERS = {
  xlsx: () => writeXlsx([SHEET]),
  xlsm: macros,
  xlsb: () => written('xlsb'),
  xls: () => writeXls([SHEET]),
  xls5: () => older('biff5'),
  xls4: () => older('biff4'),
  xls3: () => older('biff3'),
  xls2: () => older('biff2'),
  ods: () => written('ods'),
  html: () => written('html'),
  xml2003: () => written('xlml'),
  csv: text('utf8bom', ','),
  tsv: text('utf16le', '\t'),
  gb18030: text('gb18030', ','),
  utf16be: () =>
    new Uint8Array(iconv.encode(iconv.decode(Buffer.from(text('utf8', ',')()), 'utf8'), 'utf16be')),
} satisfies Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>>;

/** The first of the households as cards under one another, one of them with both years. */
const CARDS: DraftSheet = plainSheet(
  '明白卡',
  [
    ['北张村脱贫户明白卡'],
    ['户主姓名', '王建国', '证件号码', '149900196503124319'],
    ['家庭人口数', 3, '户编号', '14990010001'],
    ['工资性收入', '务工收入', 12_000, '元'],
    [null, '乡镇公益岗', 3600, '元'],
    ['姓名', '性别', '年龄', '与户主关系'],
    ['张三', '男', 30, '子'],
    ['填表人:李某'],
    [],
    ['户主姓名', '李秀兰', '证件号码', '149900197108221025'],
    ['家庭人口数', 2, '户编号', '14990010002'],
    ['项目', '2021年', '2022年', '备注'],
    ['务工收入', 9000, 8500.5, null],
    ['低保金', 2000, 2400, null],
  ],
  0,
);

/** Cards in a format, as `honest` gives the table. */
export const honestCards = async (format: 'xlsx' | 'csv'): Promise<Uint8Array> =>
  format === 'xlsx'
    ? writeXlsx([CARDS])
    : writeText(CARDS, { encoding: 'utf8bom', delimiter: ',' });

export type HonestFormat = keyof typeof WRITERS;
export const HONEST_FORMATS = Object.keys(WRITERS) as HonestFormat[];

const made = new Map<HonestFormat, Promise<Uint8Array>>();

/** The table in a format; the same bytes every time, a copy for each who asks. */
export const honest = async (format: HonestFormat): Promise<Uint8Array> => {
  const known = made.get(format) ?? Promise.resolve(WRITERS[format]());
  made.set(format, known);
  return (await known).slice();
};
