import ExcelJS from 'exceljs';
import type { AnnotatedFinding } from '../../../src/forms/annotate/finding.js';
import { pack, unpack } from '../../../src/xlsx/pack.js';

export const VILLAGE = '北张村';
export const LIST = '问题清单';

export const found = (
  severity: AnnotatedFinding['severity'],
  cell: string | null,
  parts: Partial<AnnotatedFinding> = {},
): AnnotatedFinding => ({
  severity,
  code: 'intake.notNumber',
  sheet: VILLAGE,
  row: cell === null ? null : Number(cell.replace(/\D/g, '')),
  cell,
  village: '北张村',
  head: cell === null ? null : '王建国',
  household: cell === null ? null : `户${cell.replace(/\D/g, '')}`,
  message: `${cell ?? '全表'}有问题`,
  suggestion: '请核对',
  ...parts,
});

export const FINDINGS: readonly AnnotatedFinding[] = [
  found('warning', 'C6', { code: 'income.jump' }),
  found('error', 'C5'),
  found('error', 'D5', { code: 'totals.net' }),
  found('info', 'B7', { code: 'id.region' }),
  found('error', 'F8', { code: 'household.population' }),
];

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A village's workbook with everything that people put into one. */
export async function villageBook(change?: (sheet: ExcelJS.Worksheet) => void) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(VILLAGE, { views: [{ state: 'frozen', ySplit: 3 }] });
  sheet.addRow(['北张乡2022年脱贫户收入明细表']);
  sheet.mergeCells('A1:E1');
  sheet.addRow(['单位:元']);
  sheet.addRow(['户编号', '户主姓名', '工资性收入', '纯收入', '备注']);
  for (let row = 4; row <= 12; row += 1) {
    sheet.addRow([`14990010010${row}`, `户主${row}`, row * 1000.5, null, `备注 ${row}`]);
    sheet.getCell(row, 4).value = { formula: `C${row}*2`, result: row * 2001 };
    sheet.getCell(row, 3).numFmt = '#,##0.00';
    sheet.getCell(row, 3).font = { name: '宋体', size: 12, bold: true };
    sheet.getCell(row, 3).border = { bottom: { style: 'double' } };
    sheet.getCell(row, 4).fill = {
      type: 'pattern',
      pattern: 'solid',
      fgColor: { argb: 'FFCCFFCC' },
    };
  }
  sheet.getColumn(2).width = 23.5;
  sheet.getRow(3).height = 31;
  sheet.getCell('E4').dataValidation = { type: 'list', formulae: ['"是,否"'] };
  sheet.addConditionalFormatting({
    ref: 'C4:C12',
    rules: [
      {
        type: 'cellIs',
        operator: 'lessThan',
        formulae: [0],
        priority: 1,
        style: { font: { color: { argb: 'FFFF0000' } } },
      },
    ],
  });
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', printArea: 'A1:E12' };
  sheet.headerFooter.oddFooter = '第 &P 页';
  sheet.getCell('E6').note = '村里自己的批注';
  const image = book.addImage({ base64: PIXEL, extension: 'png' });
  sheet.addImage(image, 'G2:H4');
  const other = book.addWorksheet('说明');
  other.getCell('B2').value = { formula: `SUM('${VILLAGE}'!C4:C12)`, result: 72_036 };
  change?.(sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The parts of a package by path, as the program reads its own. */
export const partsOf = unpack;

/** The same package with the text of some parts changed. */
export async function withParts(
  bytes: Uint8Array,
  change: (part: string, text: string) => string,
): Promise<Uint8Array> {
  const parts = await partsOf(bytes);
  for (const [part, content] of parts) {
    if (!/\.(xml|rels|vml)$/.test(part)) continue;
    const text = new TextDecoder().decode(content);
    parts.set(part, new TextEncoder().encode(change(part, text)));
  }
  return pack(parts);
}

export async function bookOf(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  // exceljs declares an older Buffer than Node has.
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return book;
}

export async function sheetOf(bytes: Uint8Array, name = VILLAGE): Promise<ExcelJS.Worksheet> {
  const sheet = (await bookOf(bytes)).getWorksheet(name);
  if (sheet === undefined) throw new Error(`没有工作表 ${name}`);
  return sheet;
}

export const noteOf = (cell: ExcelJS.Cell): string => {
  const { note } = cell;
  if (typeof note === 'string') return note;
  return note?.texts?.map(({ text }) => text).join('') ?? '';
};

export const fillOf = (cell: ExcelJS.Cell): string | undefined =>
  cell.fill?.type === 'pattern' ? cell.fill.fgColor?.argb : undefined;
