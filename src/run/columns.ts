import { type Finding, finding } from '../domain/finding.js';
import { type ColumnReading, columnsOfSheet, type TableColumns } from '../intake/columns.js';
import type { ColumnMap } from '../intake/header.js';
import type { Sign } from '../intake/likelyHeader.js';
import type { FileFormat, Limits } from '../intake/sheet.js';
import { suggester } from '../intake/suggest.js';
import { type InputFile, noTable, openInput } from './read-file.js';

/** What the headers of a file became. */
export interface FileColumns {
  readonly file: string;
  /** null where the file could not be read. */
  readonly format: FileFormat | null;
  /** Its detail tables, and sheets that may be one when their headers are known. */
  readonly tables: readonly TableColumns[];
  /** Sheets that are no tables of households. */
  readonly skipped: readonly string[];
  readonly findings: readonly Finding[];
}

interface ColumnSettings {
  readonly inputs: readonly Pick<InputFile, 'path' | 'name'>[];
  readonly columns: (file: string) => ColumnMap;
  readonly limits: Limits;
}

export const isDetailTable = ({ lacks }: TableColumns): boolean => lacks.length === 0;

/** Reads the headers of files in their order, and nothing of their households. */
export async function readColumns(
  { inputs, columns, limits }: ColumnSettings,
  fileRead: (name: string) => void,
): Promise<FileColumns[]> {
  const files: FileColumns[] = [];
  for (const input of inputs) {
    files.push(await columnsOfFile(input, columns(input.name), limits));
    fileRead(input.name);
  }
  return files;
}

async function columnsOfFile(
  input: Pick<InputFile, 'path' | 'name'>,
  map: ColumnMap,
  limits: Limits,
): Promise<FileColumns> {
  const file = input.name;
  const opened = await openInput(input, limits);
  if ('fault' in opened) {
    return { file, format: null, tables: [], skipped: [], findings: [opened.fault] };
  }
  const { format, sheets } = opened;
  const suggest = suggester();
  const bySign = (sign: Sign) => sheets.map((sheet) => columnsOfSheet(sheet, map, suggest, sign));
  const byNames = bySign('names');
  // Nothing at all was found: a form may have none of our words.
  const found = byNames.some((tables) => tables.length > 0) ? byNames : bySign('shape');
  const tables = found.flat();
  const skipped = sheets.filter((_, n) => found[n]?.length === 0).map(({ name }) => name);
  const findings = tables.filter(isDetailTable).flatMap((table) => duplicatesIn(table, file));
  if (!tables.some(isDetailTable)) findings.push(noTable(input, sheets.length));
  return { file, format, tables, skipped, findings };
}

const duplicatesIn = ({ sheet, headerRows: [, row], columns }: TableColumns, file: string) =>
  columns
    .filter(({ became }) => became === 'duplicate')
    .map(({ column, field, header, first }) =>
      finding('intake.duplicateColumn', 'error', {
        ...{ file, sheet, row, field, cell: `${column}${row}`, value: header },
        params: { first: columns.find((other) => other.column === first)?.header ?? '' },
      }),
    );

/** The names of the user's maps that no header of the files answers to, such as a slip. */
export function unusedNames(
  files: readonly FileColumns[],
  columns: (file: string) => ColumnMap,
): string[] {
  const used = new Set(files.flatMap(({ tables }) => tables.flatMap(namesUsedIn)));
  const declared = new Set(files.flatMap(({ file }) => [...columns(file).keys()]));
  return [...declared].filter((name) => !used.has(name));
}

const namesUsedIn = ({ columns }: TableColumns): string[] =>
  columns.flatMap(({ inMap }: ColumnReading) => inMap ?? []);
