import { filled } from '../../domain/household.js';
import { columnsIn, type FieldColumns, isItem, type NumericReader } from '../cells/fields.js';
import { EMPTY, quoted, UNREADABLE } from '../cells/values.js';
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
export class NumbersReader {
  private readonly populationColumn: number | null;

  constructor(private readonly of: Of) {
    [this.populationColumn = null] = columnsIn(of.fields, 'population');
  }

  readAll(
    row: number,
    readers: readonly NumericReader[],
    numbers: Float64Array,
    report: Report,
  ): Float64Array {
    const cells = this.of.sheet.rows[row] ?? [];
    for (const reader of readers) {
      for (const { column, shift } of reader.sources) {
        const cell = cells[column];
        if (cell === null || cell === undefined) continue;
        const value = reader.read(cell, shift);
        if (value === UNREADABLE) {
          reportUnreadable(reader, cell, column, report);
          continue;
        }
        if (typeof cell === 'string') this.of.changes.number(row, column, cell, value, reader);
        if (value !== EMPTY) this.readInto(numbers, reader, value, column, report);
      }
    }
    return numbers;
  }

  checkPopulation(row: number, population: number, report: Report): void {
    const whole = Number.isInteger(population);
    if (whole && population >= MIN_PERSONS && population <= MAX_PERSONS) return;
    const { populationColumn: column } = this;
    const cell = column === null ? null : (this.of.sheet.rows[row]?.[column] ?? null);
    const isLost = isFault(cell) || isDate(cell);
    report('population', column, isLost ? unreadableCode(cell) : 'household.population', true);
  }

  private readInto(
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
          params: this.columnNamed(column),
        });
    }
    if (value < 0 && isItem(field)) report(field, column, 'income.negative', !mayBeNegative);
  }

  private columnNamed(column: number) {
    const own = this.of.fields.get('population')?.find((each) => each.column === column);
    return { column: quoted(own?.path ?? '') };
  }
}

function reportUnreadable(reader: NumericReader, cell: Cell, column: number, report: Report): void {
  // A population that is no number rejects the row below, with its own reason.
  if (reader.field === 'population') return;
  const isWord = reader.isAnswer && !isFault(cell);
  report(reader.field, column, isWord ? WORD_UNKNOWN : unreadableCode(cell), reader.isAmount);
}

/** Names of 家庭人口数 are no duplicates of one another. */
const isOtherName = (sources: NumericReader['sources'], column: number): boolean =>
  sources.find((source) => source.column === column)?.leaf !== sources[0]?.leaf;
