import { filled } from '../../domain/household.js';
import { columnsIn, type FieldColumns, type NumericReader } from '../cells/fields.js';
import { EMPTY, isBlank, quoted, UNREADABLE } from '../cells/values.js';
import { type Cell, isDate, isFault, type Sheet } from '../sheet.js';
import type { Changes } from './changes.js';
import { type Report, unreadableCode, WORD_UNKNOWN } from './report.js';

const MIN_PERSONS = 1;
const MAX_PERSONS = 30;

/** As many persons as a household may have. Definition: docs/definitions/intake.md. */
export const isPopulation = (count: number): boolean =>
  Number.isInteger(count) && count >= MIN_PERSONS && count <= MAX_PERSONS;

interface Of {
  readonly sheet: Sheet;
  readonly fields: FieldColumns;
  readonly changes: Changes;
}

/** A column of a row, and how its cell is read. */
interface ReadColumn {
  readonly column: number;
  readonly shift: number;
  readonly reader: NumericReader;
}

/** The columns of some readers one after the other. */
export const columnsRead = (readers: readonly NumericReader[]): readonly ReadColumn[] =>
  readers.flatMap((reader) =>
    reader.sources.map(({ column, shift }) => ({ column, shift, reader })),
  );

/** Reads the amounts, counts and answers of a row. */
export class NumbersReader {
  private readonly populationColumn: number | null;

  constructor(private readonly of: Of) {
    [this.populationColumn = null] = columnsIn(of.fields, 'population');
  }

  readAll(
    row: number,
    columns: readonly ReadColumn[],
    numbers: Float64Array,
    report: Report,
  ): Float64Array {
    const cells = this.of.sheet.rows[row] ?? [];
    for (const { column, shift, reader } of columns) {
      const cell = cells[column];
      if (cell === null || cell === undefined) continue;
      const value = reader.read(cell, shift);
      const known = numbers[reader.place] as number;
      if (value === UNREADABLE) {
        reportUnreadable(reader, cell, column, known, report);
        continue;
      }
      if (typeof cell === 'string') this.of.changes.number(row, column, cell, value, reader);
      if (value === EMPTY) continue;
      // Nearly every number is the first of its field and none below 0.
      if (value >= 0 && !filled(known)) numbers[reader.place] = value;
      else this.readInto(numbers, reader, value, column, report);
    }
    return numbers;
  }

  /** Tells of a number that no household has. */
  tellPopulation(row: number, population: number, report: Report): void {
    const { populationColumn: column } = this;
    const cell = column === null ? null : this.of.sheet.rows[row]?.[column];
    // Another row of the same household may have the value.
    const isElsewhere = isBlank(cell) && filled(population);
    const more = isElsewhere ? { value: String(population) } : {};
    report('population', column, 'household.population', true, more);
  }

  private readInto(
    numbers: Float64Array,
    { field, place, sources, negative }: NumericReader,
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
    if (value < 0 && negative !== 'fine')
      report(field, column, 'income.negative', negative === 'rejected');
  }

  private columnNamed(column: number) {
    const own = this.of.fields.get('population')?.find((each) => each.column === column);
    return { column: quoted(own?.path ?? '') };
  }
}

function reportUnreadable(
  { field, isAmount, isAnswer }: NumericReader,
  cell: Cell,
  column: number,
  known: number,
  report: Report,
): void {
  if (field === 'population') {
    // Another name of it that counts before this one may have said it.
    if (filled(known)) return;
    const isText = !isFault(cell) && !isDate(cell);
    report(field, column, isText ? 'household.population' : unreadableCode(cell), true);
  } else {
    const isWord = isAnswer && !isFault(cell);
    report(field, column, isWord ? WORD_UNKNOWN : unreadableCode(cell), isAmount);
  }
}

/** Names of 家庭人口数 are no duplicates of one another. */
const isOtherName = (sources: NumericReader['sources'], column: number): boolean =>
  sources.find((source) => source.column === column)?.leaf !== sources[0]?.leaf;
