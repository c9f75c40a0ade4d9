import { filled } from '../../domain/household.js';
import { columnsIn, type FieldColumns, isItem, type NumericReader } from '../cells/fields.js';
import { EMPTY, quoted, type Read, UNREADABLE } from '../cells/values.js';
import { type Cell, isDate, isFault, type Sheet } from '../sheet.js';
import type { Changes } from './changes.js';
import { type Report, unreadableCode, WORD_UNKNOWN } from './report.js';

const MIN_PERSONS = 1;
const MAX_PERSONS = 30;

interface Of {
  readonly sheet: Sheet;
  readonly fields: FieldColumns;
  readonly changes: Changes;
}

/** Reads the amounts, counts and answers of a row. */
export function numbersReader({ sheet, fields, changes }: Of) {
  const [populationColumn = null] = columnsIn(fields, 'population');

  function readAll(
    row: number,
    readers: readonly NumericReader[],
    numbers: Float64Array,
    report: Report,
  ): Float64Array {
    const cells = sheet.rows[row] ?? [];
    for (const reader of readers) {
      for (const { column, shift } of reader.sources) {
        const cell = cells[column];
        if (cell === null || cell === undefined) continue;
        readNumber(numbers, reader, row, column, cell, reader.read(cell, shift), report);
      }
    }
    return numbers;
  }

  function readNumber(
    numbers: Float64Array,
    reader: NumericReader,
    row: number,
    column: number,
    cell: Cell,
    value: Read<number>,
    report: Report,
  ): void {
    if (value === UNREADABLE) {
      reportUnreadable(reader, cell, column, report);
      return;
    }
    if (typeof cell === 'string') changes.number(row, column, cell, value, reader);
    if (value !== EMPTY) readInto(numbers, reader, value, column, report);
  }

  function reportUnreadable(
    reader: NumericReader,
    cell: Cell,
    column: number,
    report: Report,
  ): void {
    // A population that is no number rejects the row below, with its own reason.
    if (reader.field === 'population') return;
    const isWord = reader.isAnswer && !isFault(cell);
    report(reader.field, column, isWord ? WORD_UNKNOWN : unreadableCode(cell), reader.isAmount);
  }

  function readInto(
    numbers: Float64Array,
    { field, place, sources, mayBeNegative }: NumericReader,
    value: number,
    column: number,
    report: Report,
  ): void {
    const known = numbers[place] as number;
    if (!filled(known)) numbers[place] = value;
    else if (known !== value) {
      const differ = field === 'population' && isOtherName(sources, column);
      if (!differ) report(field, column, 'intake.duplicateColumn', true);
      else
        report(field, column, 'household.populationDiffers', false, {
          expected: known,
          params: columnNamed(column),
        });
    }
    if (value < 0 && isItem(field)) report(field, column, 'income.negative', !mayBeNegative);
  }

  const columnNamed = (column: number) => {
    const own = fields.get('population')?.find((each) => each.column === column);
    return { column: quoted(own?.path ?? '') };
  };

  function checkPopulation(row: number, population: number, report: Report): void {
    const whole = Number.isInteger(population);
    if (whole && population >= MIN_PERSONS && population <= MAX_PERSONS) return;
    const cell = populationColumn === null ? null : (sheet.rows[row]?.[populationColumn] ?? null);
    report(
      'population',
      populationColumn,
      isFault(cell) || isDate(cell) ? unreadableCode(cell) : 'household.population',
      true,
    );
  }

  return { readAll, checkPopulation };
}

/** Names of 家庭人口数 are no duplicates of one another. */
const isOtherName = (sources: NumericReader['sources'], column: number): boolean =>
  sources.find((source) => source.column === column)?.leaf !== sources[0]?.leaf;
