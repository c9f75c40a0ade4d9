import { type Household, TEXT_FIELDS, type TextField } from '../../domain/household.js';
import { ID_NUMBER_LENGTH } from '../../domain/identity.js';
import {
  columnsIn,
  type FieldColumns,
  readWelfareInType,
  type TextReader,
  textReaders,
} from '../cells/fields.js';
import { readIdNumber } from '../cells/values.js';
import type { Cell, Sheet } from '../sheet.js';
import type { Changes } from './changes.js';
import { isLost, type Report, SILENT, unreadableCode } from './report.js';

interface ReadTexts {
  readonly texts: Household['texts'];
  readonly idNumberWhole: string | null;
}

interface Of {
  readonly sheet: Sheet;
  readonly fields: FieldColumns;
  readonly changes: Changes;
  /** What stands in a cell, or in the one that it is merged with. */
  readonly cellAt: (row: number, column: number) => Cell | undefined;
}

/** Reads what a row says in words, its keys among them. */
export class TextsReader {
  private readonly readers: readonly TextReader[];
  private readonly idNumberColumns: readonly number[];
  private readonly typeColumns: readonly number[];
  /** Whether 户类型 has said the welfare of some row. */
  typeSaysWelfare = false;

  constructor(private readonly of: Of) {
    this.readers = textReaders(of.fields);
    this.idNumberColumns = columnsIn(of.fields, 'idNumber');
    this.typeColumns = columnsIn(of.fields, 'type');
  }

  read(row: number, report: Report): ReadTexts {
    const idNumberWhole = this.readIdNumbers(row, report);
    const texts: Record<TextField, string | null> = { ...NO_TEXTS };
    texts.idNumber = idNumberWhole?.slice(0, ID_NUMBER_LENGTH) ?? null;
    for (const reader of this.readers) texts[reader.field] = this.readText(row, reader, report);
    texts.welfare ??= this.readWelfare(row);
    return { texts, idNumberWhole };
  }

  /** 户类型 says it where the form has no 低保特困类别, or nothing in it. */
  private readWelfare(row: number): string | null {
    for (const column of this.typeColumns) {
      const welfare = readWelfareInType(this.of.cellAt(row, column));
      if (welfare === null) continue;
      this.typeSaysWelfare = true;
      return welfare;
    }
    return null;
  }

  private readText(row: number, { field, columns, read }: TextReader, report: Report) {
    const { cellAt, changes } = this.of;
    let value: string | null = null;
    for (const column of columns) {
      const cell = cellAt(row, column) ?? null;
      if (cell === null) continue;
      if (isLost(cell, field)) report(field, column, unreadableCode(cell), false);
      const other = read(cell);
      if (report !== SILENT) changes.text(row, column, cell, other);
      if (value === null) value = other;
      else if (other !== null && other !== value && field !== 'note') {
        report(field, column, 'intake.duplicateColumn', true);
      }
    }
    return value;
  }

  /**
   * Reads `18位身份证号` and `身份证号`, one of which may hold a disability certificate; the one of 18
   * characters counts.
   */
  private readIdNumbers(row: number, report: Report): string | null {
    const { sheet, changes } = this.of;
    let whole: string | null = null;
    for (const column of this.idNumberColumns) {
      const cell = sheet.rows[row]?.[column] ?? null;
      if (isLost(cell, 'idNumber')) report('idNumber', column, unreadableCode(cell), false);
      const other = readIdNumber(cell);
      if (report !== SILENT) changes.idNumber(row, column, cell, other.whole);
      if (other.digitsLost) report('idNumber', column, 'id.digitsLost', false);
      if (whole === null) whole = other.whole;
      else if (other.whole !== null && !sameIdNumber(whole, other.whole)) {
        report('idNumber', column, 'intake.duplicateColumn', true);
      }
    }
    return whole;
  }
}

export const isUnnamed = ({ id, idNumber, head }: Household['texts']): boolean =>
  id === null && idNumber === null && head === null;

export const NO_TEXTS = Object.fromEntries(
  TEXT_FIELDS.map((field) => [field, null]),
) as unknown as Household['texts'];

const sameIdNumber = (a: string, b: string): boolean =>
  a.slice(0, ID_NUMBER_LENGTH) === b.slice(0, ID_NUMBER_LENGTH);
