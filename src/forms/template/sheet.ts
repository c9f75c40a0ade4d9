import type { Cell, Workbook, Worksheet } from 'exceljs';
import type { FieldKey } from '../../domain/catalog.js';
import { columnLetters, type Household } from '../../domain/household.js';
import { fenOf, yuan } from '../../domain/money.js';
import type { TemplateWords } from '../../locales/zh/filled/template.js';
import { linesIn } from '../../xlsx/width.js';
import { pagesAcross } from '../../xlsx/write/paper.js';
import { LINE_HEIGHT, MARGINS, TITLE_COLUMNS } from '../sheet/paper.js';
import { type FormColumn, FROZEN_COLUMNS, headerOf } from './columns.js';
import { rowFormulas, totalFormula } from './formulas.js';
import {
  FIRST_ROW,
  type FormLayout,
  HEADER_ROW,
  HINT_ROW,
  TITLE_ROW,
  UNIT_ROW,
  UPPER_ROW,
} from './layout.js';
import { addMarks } from './marks.js';
import { type FormCell, type PlaceTexts, rowCells } from './rows.js';
import { LOOKS, type Look } from './style.js';
import { SIGNATURES, sheetNameOf, TOTAL, UNIT_LINE } from './title.js';
import { validationOf } from './validations.js';

/** What a form says and holds. */
export interface Form {
  readonly layout: FormLayout;
  readonly words: TemplateWords;
  readonly title: string;
  readonly county: string | null;
  readonly township: string;
  /** The village; null where it is to be written into the form. */
  readonly village: string | null;
  readonly households: readonly Household[];
  /** `上年数为…`; null in a blank form. */
  readonly priorLine: string | null;
  readonly comparable: boolean;
}

const ROW_HEIGHT = 19;
/** The cell in which a village writes its name. */
const VILLAGE_CELL = 'D2';
const VILLAGE_CELLS = 'D2:F2';

const put = (cell: Cell, look: Look, value: Cell['value']): void => {
  cell.value = value;
  cell.style = LOOKS[look];
};

export async function addFormSheet(book: Workbook, form: Form): Promise<Worksheet> {
  const { layout, words } = form;
  const { columns } = layout;
  const widths = columns.map(({ width }) => width);
  const last = columnLetters(columns.length - 1);
  const sheet = book.addWorksheet(sheetNameOf(form.village), {
    views: [
      {
        state: 'frozen',
        xSplit: FROZEN_COLUMNS,
        ySplit: HEADER_ROW,
        topLeftCell: `${columnLetters(FROZEN_COLUMNS)}${FIRST_ROW}`,
        activeCell: `B${FIRST_ROW}`,
      },
    ],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      // A village has no larger paper; the columns on the left stand on every page.
      fitToWidth: pagesAcross('A4', widths, FROZEN_COLUMNS, MARGINS),
      fitToHeight: 0,
      margins: MARGINS,
      // exceljs adds only the `$` before the letters.
      printArea: `A$${UPPER_ROW}:${last}$${layout.signatureRow}`,
      printTitlesRow: `${UPPER_ROW}:${HEADER_ROW}`,
      printTitlesColumn: `A:${columnLetters(FROZEN_COLUMNS - 1)}`,
    },
    headerFooter: { oddHeader: printedTitle(form), oddFooter: words.pageFooter },
  });
  sheet.columns = widths.map((width) => ({ width }));
  sheet.autoFilter = `A${HEADER_ROW}:${last}${layout.lastRow}`;
  writeTitles(sheet, form);
  writeHeader(sheet, columns);
  const cells = writeRows(sheet, form);
  writeTotals(sheet, layout, cells);
  writeSignatures(sheet, layout);
  for (const { role, field } of columns) {
    if (role !== 'input' || field === null) continue;
    const validation = validationOf(field, layout, words);
    if (validation === null) continue;
    sheet.dataValidations.add(layout.range(layout.letters(field) ?? ''), validation);
  }
  addMarks(sheet, layout, form.comparable);
  await sheet.protect('', { formatColumns: true, formatRows: true, autoFilter: true });
  return sheet;
}

/** Cells of the title would be cut off where the columns on the left are repeated. */
const printedTitle = ({ title, village }: Form): string =>
  `&C${`${title}　　${UNIT_LINE}${village ?? '____________'}`.replaceAll('&', '&&')}`;

function writeTitles(sheet: Worksheet, { title, village, words, priorLine }: Form): void {
  const end = columnLetters(TITLE_COLUMNS - 1);
  put(sheet.getCell(`A${TITLE_ROW}`), 'title', title);
  sheet.mergeCells(`A${TITLE_ROW}:${end}${TITLE_ROW}`);
  sheet.getRow(TITLE_ROW).height = 26;
  if (village === null) {
    put(sheet.getCell(`A${UNIT_ROW}`), 'line', UNIT_LINE);
    sheet.mergeCells(`A${UNIT_ROW}:C${UNIT_ROW}`);
    put(sheet.getCell(VILLAGE_CELL), 'unit', null);
    sheet.mergeCells(VILLAGE_CELLS);
  } else {
    const prior = priorLine === null ? '' : `　　${priorLine}`;
    put(sheet.getCell(`A${UNIT_ROW}`), 'line', `${UNIT_LINE}${village}${prior}`);
    sheet.mergeCells(`A${UNIT_ROW}:${end}${UNIT_ROW}`);
  }
  put(sheet.getCell(`A${HINT_ROW}`), 'line', priorLine === null ? words.hint : words.hintPrior);
  sheet.mergeCells(`A${HINT_ROW}:${end}${HINT_ROW}`);
}

function writeHeader(sheet: Worksheet, columns: readonly FormColumn[]): void {
  columns.forEach((column, n) => {
    const { role, upper } = column;
    const header = headerOf(column);
    const letters = columnLetters(n);
    put(sheet.getCell(`${letters}${UPPER_ROW}`), 'header', upper ?? header);
    const look = role === 'reference' ? 'referenceHeader' : 'header';
    put(sheet.getCell(`${letters}${HEADER_ROW}`), look, header);
    if (upper === null) sheet.mergeCells(`${letters}${UPPER_ROW}:${letters}${HEADER_ROW}`);
  });
  for (let from = 0; from < columns.length; ) {
    const upper = columns[from]?.upper;
    let to = from;
    // The columns that stay in sight and on every page have their own group name above them.
    const end = from < FROZEN_COLUMNS ? FROZEN_COLUMNS : columns.length;
    while (to + 1 < end && columns[to + 1]?.upper === upper) to += 1;
    if (upper !== null && to > from) {
      sheet.mergeCells(`${columnLetters(from)}${UPPER_ROW}:${columnLetters(to)}${UPPER_ROW}`);
    }
    from = to + 1;
  }
  sheet.getRow(UPPER_ROW).height = 20;
  const lines = columns.map((column) => linesIn(headerOf(column), column.width - 1));
  // Room for the arrows of the filter below the text.
  sheet.getRow(HEADER_ROW).height = (Math.max(...lines) + 1) * LINE_HEIGHT;
}

function writeRows(sheet: Worksheet, form: Form): FormCell[][] {
  const { layout, households } = form;
  const formulas = rowFormulas(layout);
  const places = placeTexts(form);
  const written: FormCell[][] = [];
  for (let row = layout.firstRow; row <= layout.lastRow; row += 1) {
    const n = row - layout.firstRow;
    const cells = rowCells(
      { row, serial: n + 1, household: households[n] ?? null },
      layout.columns,
      formulas,
      places,
    );
    cells.forEach(({ look, value, formula }, place) => {
      const content = formula === null ? value : { formula, result: value ?? '' };
      put(sheet.getRow(row).getCell(place + 1), look, content);
    });
    sheet.getRow(row).height = ROW_HEIGHT;
    written.push(cells);
  }
  return written;
}

function placeTexts({ county, township, village }: Form): PlaceTexts {
  const fixed = (text: string) => ({ text, formula: `"${text.replaceAll('"', '""')}"` });
  return {
    county: fixed(county ?? ''),
    township: fixed(township),
    village: village === null ? { text: '', formula: '$D$2&""' } : fixed(village),
  };
}

const WHOLE: ReadonlySet<FieldKey> = new Set(['population', 'labour', 'workers', 'livestock']);

function writeTotals(sheet: Worksheet, layout: FormLayout, written: readonly FormCell[][]): void {
  const row = sheet.getRow(layout.totalRow);
  row.height = ROW_HEIGHT;
  layout.columns.forEach(({ role, field }, n) => {
    const cell = row.getCell(n + 1);
    const look = field !== null && WHOLE.has(field) ? 'totalCount' : 'total';
    const known = role !== 'reference' || field !== 'total.perCapita';
    const formula = field === null || !known ? null : totalFormula(layout, field, columnLetters(n));
    put(cell, look, formula === null ? null : { formula, result: sumOf(written, n) });
  });
  put(row.getCell(1), 'totalLabel', TOTAL);
}

/** What the formula of a total comes to as long as nothing is typed. */
function sumOf(written: readonly FormCell[][], column: number): number | '' {
  const values = written.map((cells) => cells[column]?.value).filter((v) => typeof v === 'number');
  if (values.length === 0) return '';
  return yuan(values.reduce((sum, value) => sum + fenOf(value), 0));
}

function writeSignatures(sheet: Worksheet, { signatureRow }: FormLayout): void {
  put(sheet.getCell(`A${signatureRow}`), 'signature', SIGNATURES);
  sheet.mergeCells(`A${signatureRow}:${columnLetters(TITLE_COLUMNS - 1)}${signatureRow}`);
  sheet.getRow(signatureRow).height = 26;
}
