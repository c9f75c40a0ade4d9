import type { PaperSize, Worksheet } from 'exceljs';
import { columnLetters } from '../../../src/domain/household.js';
import { PartsWriter } from '../../../src/xlsx/parts.js';
import { cellText } from '../../../src/xlsx/text.js';
import type { SheetFrame } from '../../../src/xlsx/write/frame.js';
import type { BookProperties } from '../../../src/xlsx/write/package.js';
import type { TableRows } from '../../../src/xlsx/write/rows/table-rows.js';
import type { Content, RowWriter } from '../../../src/xlsx/write/sheet.js';
import type { CellStyle } from '../../../src/xlsx/write/style-sheet.js';
import { cellByCell } from './rows/cell-by-cell.js';

/** A sheet as it is given to the program's own writer. */
export interface GivenSheet {
  readonly frame: SheetFrame;
  rows(sheet: RowWriter): void;
}

interface Cell {
  readonly style: CellStyle;
  readonly content: Content;
  readonly formula: string | null;
}

interface Row {
  readonly number: number;
  readonly height: number | null;
  readonly level: number;
  readonly cells: Cell[];
}

/** Keeps what it is told. */
class Recorder implements RowWriter {
  readonly styles: CellStyle[] = [];
  readonly rows: Row[] = [];
  readonly merges: (readonly [number, number, number, number])[] = [];

  styleNumber(style: CellStyle): number {
    const known = this.styles.indexOf(style);
    return known === -1 ? this.styles.push(style) - 1 : known;
  }

  startRow(number: number, height: number | null, level = 0): void {
    this.rows.push({ number, height, level, cells: [] });
  }

  add(style: number, content: Content): void {
    this.#put(style, content, null);
  }

  addFormula(style: number, formula: string, result: Content): void {
    this.#put(style, result, formula);
  }

  endRow(): void {
    // The next row begins a new list.
  }

  addRows(rows: TableRows): void {
    cellByCell(rows, this);
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (top !== bottom || left !== right) this.merges.push([top, left, bottom, right]);
  }

  #put(style: number, content: Content, formula: string | null): void {
    const look = this.styles[style];
    if (look === undefined) throw new RangeError(`no style ${style}`);
    this.rows.at(-1)?.cells.push({ style: look, content, formula });
  }
}

const PAPERS = { A3: 8, A4: 9 } as const;

function openSheet(book: PartsWriter, frame: SheetFrame): Worksheet {
  const { page, frozen } = frame;
  const outline = {
    outlineLevelRow: 1,
    outlineProperties: { summaryBelow: false, summaryRight: false },
  };
  const sheet = book.addWorksheet(frame.name, {
    ...(frame.folds ? { properties: outline } : {}),
    views: [
      {
        state: 'frozen',
        xSplit: frozen.columns,
        ySplit: frozen.rows,
        topLeftCell: `${columnLetters(frozen.columns)}${frozen.rows + 1}`,
        ...(frame.activeCell === undefined ? {} : { activeCell: frame.activeCell }),
        showGridLines: frame.gridLines ?? true,
      },
    ],
    pageSetup: {
      paperSize: PAPERS[page.paper] as number as PaperSize,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: page.pagesAcross ?? 1,
      fitToHeight: page.onePage ? 1 : 0,
      margins: page.margins,
      printTitlesRow: page.titleRows.join(':'),
      ...(page.titleColumns
        ? { printTitlesColumn: `A:${columnLetters(page.titleColumns - 1)}` }
        : {}),
    },
    headerFooter: { oddFooter: page.footer },
  });
  sheet.columns = frame.widths.map((width) => ({ width }));
  if (frame.filter !== undefined) sheet.autoFilter = frame.filter;
  return sheet;
}

/** The streaming writer keeps validations as the other one does, but for their type. */
interface WithValidations {
  readonly dataValidations: { add(range: string, validation: object): void };
}

async function addChecks(sheet: Worksheet, frame: SheetFrame): Promise<void> {
  for (const { range, ...validation } of frame.validations ?? []) {
    (sheet as unknown as WithValidations).dataValidations.add(range, {
      ...validation,
      formulae: validation.formulae.map((formula) =>
        validation.type === 'date'
          ? new Date(Date.UTC(1899, 11, 30) + Number(formula) * 86_400_000)
          : formula,
      ),
      allowBlank: true,
      showInputMessage: true,
      showErrorMessage: true,
      errorStyle: 'stop',
    });
  }
  for (const { range, when, style } of frame.marks ?? []) {
    sheet.addConditionalFormatting({
      ref: range,
      rules: [{ type: 'expression', priority: 1, formulae: [when], style: { ...style } }],
    });
  }
  if (frame.protected) {
    await sheet.protect('', { formatColumns: true, formatRows: true, autoFilter: true });
  }
}

function writeRows(sheet: Worksheet, { rows, merges }: Recorder): void {
  const slaves = new Set<string>();
  for (const [top, left, bottom, right] of merges) {
    sheet.mergeCells(top, left + 1, bottom, right + 1);
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) slaves.add(`${row} ${column}`);
    }
    slaves.delete(`${top} ${left}`);
  }
  for (const { number, height, level, cells } of rows) {
    const row = sheet.getRow(number);
    cells.forEach(({ style, content, formula }, n) => {
      const cell = row.getCell(n + 1);
      cell.style = style;
      const value = typeof content === 'string' ? cellText(content) || null : content;
      if (formula !== null) cell.value = { formula, result: value ?? '' };
      else if (!slaves.has(`${number} ${n}`)) cell.value = value;
    });
    if (height !== null) row.height = height;
    if (level > 0) row.outlineLevel = level;
  }
}

/** The parts that exceljs writes of the same sheets, as text. */
export async function exceljsParts(
  { title, creator, date }: BookProperties,
  sheets: readonly GivenSheet[],
): Promise<Map<string, string>> {
  const book = new PartsWriter({ useStyles: true, useSharedStrings: true });
  Object.assign(book, { title, creator, lastModifiedBy: creator, created: date, modified: date });
  for (const { frame, rows } of sheets) {
    const recorder = new Recorder();
    rows(recorder);
    const sheet = openSheet(book, frame);
    await addChecks(sheet, frame);
    writeRows(sheet, recorder);
    sheet.commit();
  }
  const decoder = new TextDecoder();
  const parts = await book.parts();
  return new Map([...parts].map(([name, bytes]) => [name, decoder.decode(bytes)]));
}
