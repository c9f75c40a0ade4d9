import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListColumn } from '../../../src/forms/sheet/write.js';
import { unpack } from '../../../src/xlsx/pack.js';
import type { SheetFrame } from '../../../src/xlsx/write/frame.js';
import { type BookProperties, BookWriter } from '../../../src/xlsx/write/package.js';
import { plainSheet } from '../../../src/xlsx/write/plain.js';
import { rendering } from '../../../src/xlsx/write/render.js';
import { type Kind, type Look, styleOf } from '../../../src/xlsx/write/style.js';
import { DEFAULT_FONT } from '../../../src/xlsx/write/style-sheet.js';
import { type Column, type Figure, type Sheet, sum } from '../../../src/xlsx/write/table.js';
import { exceljsParts, type GivenSheet } from './exceljs.js';

const PROPERTIES: BookProperties = {
  title: '甲 & 乙',
  creator: '增收',
  date: new Date('2022-10-08T01:02:03Z'),
};

async function ownParts(sheets: readonly GivenSheet[]): Promise<Map<string, string>> {
  const book = new BookWriter(PROPERTIES);
  for (const { frame, rows } of sheets) book.addSheet(frame, rows);
  const decoder = new TextDecoder();
  const parts = await unpack(book.bytes());
  return new Map([...parts].map(([name, bytes]) => [name, decoder.decode(bytes)]));
}

/**
 * What exceljs writes besides: namespaces that nothing uses, resolutions of no printer, room that
 * rows take, cells without anything, rows that fold as if they were folded, and marks of the XML
 * that need no escape.
 */
const WITHOUT = [
  / xmlns:mc="[^"]*" mc:Ignorable="x1(?:4ac|5)" xmlns:x1(?:4ac|5)="[^"]*"/g,
  / spans="\d+:\d+" x14ac:dyDescent="[\d.]+"/g,
  / outlineLevelRow="0"/g,
  / outlineLevelCol="0" x14ac:dyDescent="55"/g,
  / horizontalDpi="\d+" verticalDpi="\d+" scale="100"/g,
  /<c r="[A-Z]+\d+"\/>/g,
  / collapsed="1"/g,
  /<Company><\/Company>/g,
  /<Default Extension="vml"[^>]*>/g,
];

/** Columns are measured by another font than exceljs's, which cannot be chosen there. */
const FIRST_FONT = /<font><sz val="11"\/>.*?<name val="Calibri"\/>.*?<\/font>/s;

const plain = (xml: string): string =>
  WITHOUT.reduce((text, extra) => text.replaceAll(extra, ''), xml)
    .replaceAll('&apos;', "'")
    // The schema has them the other way round.
    .replace(/(<pageSetUpPr[^>]*>)(<outlinePr[^>]*>)/, '$2$1')
    .replaceAll(/<font>.*?<\/font>/gs, inOrderOfSchema)
    .replace(FIRST_FONT, DEFAULT_FONT);

const OF_FONT = ['b', 'i', 'u', 'sz', 'color', 'name', 'family', 'scheme'];

const inOrderOfSchema = (font: string): string => {
  const parts = font.match(/<(?!\/?font\b)[^>]*>/g) ?? [];
  const place = (part: string) => OF_FONT.indexOf(/\w+/.exec(part)?.[0] ?? '');
  return `<font>${parts.sort((a, b) => place(a) - place(b)).join('')}</font>`;
};

/** exceljs's streaming writer puts protection and filter elsewhere than the schema asks for. */
function pieces(name: string, xml: string): unknown {
  if (!name.includes('/worksheets/')) return plain(xml);
  const tail = plain(xml).split('</sheetData>');
  return [
    tail[0],
    (tail[1] ?? '')
      .split(
        /(?=<(?:sheetProtection|autoFilter|mergeCells|conditionalFormatting|dataValidations|pageMargins|pageSetup|headerFooter)\b)/,
      )
      .sort(),
  ];
}

const comparable = (parts: ReadonlyMap<string, string>) =>
  Object.fromEntries([...parts].map(([name, xml]) => [name, pieces(name, xml)]));

async function expectEqual(sheets: readonly GivenSheet[]): Promise<void> {
  const [own, theirs] = await Promise.all([ownParts(sheets), exceljsParts(PROPERTIES, sheets)]);
  expect(comparable(own)).toEqual(comparable(theirs));
}

const WORDS = { none: '无', pageFooter: '&L&A&C第 &P 页' };

interface Row {
  readonly name: Figure;
  readonly amount: Figure;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', header: '户主姓名', kind: 'text', value: ({ name }) => name },
  {
    key: 'amount',
    header: '本年',
    band: '收入',
    kind: 'money',
    value: ({ amount }) => amount,
    total: sum(3),
  },
  {
    key: 'change',
    header: '增减',
    band: '收入',
    kind: 'change',
    value: ({ amount }) => amount,
    formula: ({ amount }, at) => (amount === null ? null : `${at('amount')}-'汇总'!$A$1&"<>"`),
    look: ({ amount }) => (Number(amount) < 0 ? 'fall' : 'plain'),
  },
];

const sheetOf = (rows: readonly Row[], more: Partial<Sheet> = {}): GivenSheet =>
  rendering(
    plainSheet({
      name: '收入对比',
      title: '北张村农户收入',
      lines: ['单位：元', '　▲增收\n▼减收'],
      tables: [{ columns: COLUMNS, rows, totalLabel: '合计', filter: true, caption: '一、收入' }],
      notes: ['说明 "一" <二>'],
      frozenColumns: 1,
      ...more,
    }),
    WORDS,
  );

describe('own parts against those of exceljs', () => {
  it('a list with bands, formulas, looks, totals, lines and notes', () =>
    expectEqual([
      sheetOf([
        { name: '=1+1', amount: -12.5 },
        { name: ' 王 小 ', amount: null },
        { name: '甲\n乙', amount: 0 },
      ]),
      sheetOf([], { name: '一览' }),
    ]));

  it('rows that fold into the row above them', () => {
    const rows = [1, 2, 3].map((amount) => ({ name: '甲', amount }));
    const level = ({ amount }: Row) => (amount === 1 ? 0 : 1);
    return expectEqual([sheetOf(rows, { tables: [{ columns: COLUMNS, rows, level }] })]);
  });

  it('every kind of column in every look', () => {
    const kinds: Kind[] = [
      'text',
      'center',
      'index',
      'count',
      'money',
      'change',
      'share',
      'growth',
    ];
    const looks: Look[] = ['plain', 'fall', 'rise', 'indent', 'strong', 'total', 'header'];
    const columns = kinds.map(
      (kind): Column<Look> => ({
        key: kind,
        header: kind,
        kind,
        width: 9,
        value: () => 1234.5,
        look: (look) => look,
      }),
    );
    return expectEqual([
      rendering(
        plainSheet({
          name: '样式',
          title: '样式',
          lines: [],
          tables: [{ columns, rows: looks }],
          notes: [],
        }),
        WORDS,
      ),
    ]);
  });

  it('a form: protection, what may be typed, what stands out', () => {
    const frame: SheetFrame = {
      name: '疑似匹配',
      widths: [10, 10, 9, 12.5],
      frozen: { rows: 1, columns: 1 },
      activeCell: 'A2',
      page: {
        paper: 'A3',
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
        titleRows: [1, 1],
        footer: '&P',
      },
      filter: 'A1:D2',
      protected: true,
      validations: [
        { range: 'A2:A9', type: 'list', formulae: ['"是,否"'], ...said },
        { range: 'B2:B9', type: 'date', operator: 'between', formulae: [36_526, 73_050], ...said },
        {
          range: 'C2:C9',
          type: 'textLength',
          operator: 'lessThanOrEqual',
          formulae: [300],
          ...said,
        },
        { range: 'D2', type: 'custom', formulae: ['AND(ISNUMBER(D2),D2>=0)'], ...said },
      ],
      marks: [
        {
          range: 'A2:A9',
          when: 'LEN(A2)=0',
          style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFF2CC' } } },
        },
        {
          range: 'D2',
          when: 'D2<"1"',
          style: { font: { bold: true, color: { argb: 'FFC00000' } }, numFmt: '"▼"#,##0.00' },
        },
      ],
    };
    const open = { ...styleOf('text', 'plain'), protection: { locked: false } };
    return expectEqual([
      {
        frame,
        rows: (sheet) => {
          sheet.startRow(1, 42);
          sheet.add(sheet.styleNumber(styleOf('text', 'header')), '答复');
          sheet.add(sheet.styleNumber(open), null);
          sheet.endRow();
        },
      },
    ]);
  });

  it('any figures and texts', () => {
    const figure = fc.oneof(
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\u007f', '')),
      fc.constantFrom(
        '=HYPERLINK("x")',
        '+1',
        '_x0041_',
        ' ',
        '',
        'a&b<c>"d"\'e\'',
        '\t',
        '甲\r\n乙',
      ),
    );
    return fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: figure, amount: figure }), { maxLength: 6 }),
        (rows) => expectEqual([sheetOf(rows)]),
      ),
      { numRuns: 20 },
    );
  });
});

const said: Omit<NonNullable<ListColumn['check']>, 'type' | 'operator' | 'formulae'> = {
  promptTitle: '是否',
  prompt: '选“是” & "否"',
  errorTitle: '有误',
  error: '从列表中选择',
};
