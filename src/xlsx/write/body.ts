import type { Worksheet } from 'exceljs';
import { xmlEncode } from 'exceljs/lib/utils/utils.js';
import { columnLetters } from '../../domain/household.js';
import type { CellStyle } from './style.js';

/** What exceljs's writer keeps for its own rows: styles and texts of the whole workbook. */
export interface BookStores {
  readonly styles: { addStyleModel(style: CellStyle): number };
  readonly sharedStrings: { add(text: string): number };
}

/** What it keeps for one sheet. */
interface SheetStores {
  readonly stream: { write(text: string): void };
  /** The first row that is not yet written; it would step through all rows that it does not know. */
  _rowZero: number;
}

export interface BodyCell {
  readonly value: string | number | null;
  /** Without `=`; then `value` is its cached result. */
  readonly formula: string | null;
  readonly style: CellStyle;
}

/**
 * Rows of figures and texts, written where exceljs's own rows would be written. exceljs makes eight
 * objects for each cell, which is two thirds of the whole program's time (docs/libraries.md); here a
 * cell is its text. Everything else of a sheet, and every style and string, stays with exceljs.
 */
export class BodyWriter {
  readonly #sheet: SheetStores;
  readonly #styles = new Map<CellStyle, number>();
  readonly #letters: string[] = [];

  constructor(
    private readonly stores: BookStores,
    worksheet: Worksheet,
  ) {
    this.#sheet = worksheet as unknown as SheetStores;
  }

  /** A row after all that were committed before; `height` in points, null for the sheet's own. */
  row(number: number, cells: readonly BodyCell[], height: number | null, level = 0): void {
    const ofHeight = height === null ? '' : ` ht="${height}" customHeight="1"`;
    let text = `<row r="${number}"${ofHeight}${level === 0 ? '' : ` outlineLevel="${level}"`}>`;
    for (let n = 0; n < cells.length; n += 1) text += this.#cell(cells[n] as BodyCell, n, number);
    this.#sheet.stream.write(`${text}</row>`);
    this.#sheet._rowZero = number + 1;
  }

  #cell({ value, formula, style }: BodyCell, column: number, row: number): string {
    const start = `<c r="${this.#lettersOf(column)}${row}" s="${this.#styleOf(style)}"`;
    if (formula !== null) {
      const shown = `<f>${xmlEncode(formula)}</f><v>${xmlEncode(String(value ?? ''))}</v></c>`;
      return typeof value === 'number' ? `${start}>${shown}` : `${start} t="str">${shown}`;
    }
    if (value === null) return `${start}/>`;
    if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
    return `${start} t="s"><v>${this.stores.sharedStrings.add(value)}</v></c>`;
  }

  #styleOf(style: CellStyle): number {
    let known = this.#styles.get(style);
    if (known === undefined) {
      known = this.stores.styles.addStyleModel(style);
      this.#styles.set(style, known);
    }
    return known;
  }

  #lettersOf(column: number): string {
    const known = this.#letters[column];
    if (known !== undefined) return known;
    const letters = columnLetters(column);
    this.#letters[column] = letters;
    return letters;
  }
}
