import { type Finding, finding } from '../../domain/findings/finding.js';
import { isList } from '../../forms/annotate/earlier.js';
import { isOfLabel, labelsSaidOnce } from '../../intake/cards/forms.js';
import { readCards } from '../../intake/cards/read.js';
import {
  type ColumnReading,
  columnsOfSheet,
  type LabelReading,
  type TableColumns,
  unknownLabels,
} from '../../intake/header/columns.js';
import type { Sign } from '../../intake/header/likely.js';
import type { ColumnMap } from '../../intake/header/names.js';
import type { FileFormat, Limits, OpenedFile } from '../../intake/sheet.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { sharedByFile } from '../../intake/table/shared.js';
import { maskAll } from '../masked-data.js';
import { faultOf, openInput } from '../read/open-input.js';
import { type InputFile, noTable } from '../read/read-file.js';

/** What the headers of a file became. */
export interface FileColumns {
  readonly file: string;
  /** null where the file could not be read. */
  readonly format: FileFormat | null;
  /** Its detail tables, and sheets that may be one when their headers are known. */
  readonly tables: readonly TableColumns[];
  /** Cards of one household; what is said of their labels is among the findings. */
  readonly cards: number;
  /** Unknown labels of these cards. */
  readonly labels: readonly LabelReading[];
  /** Names of the user's map that labels of cards answer to. */
  readonly namesOnCards: readonly string[];
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
    files.push(maskAll(await columnsOfFile(input, columns(input.name), limits)));
    fileRead(input.name);
  }
  return files;
}

async function columnsOfFile(
  input: Pick<InputFile, 'path' | 'name'>,
  map: ColumnMap,
  limits: Limits,
): Promise<FileColumns> {
  const refused = (fault: Finding): FileColumns => ({
    ...{ file: input.name, format: null, tables: [], cards: 0, labels: [] },
    ...{ namesOnCards: [], skipped: [] },
    findings: [fault],
  });
  const opened = await openInput(input, limits);
  if ('fault' in opened) return refused(opened.fault);
  try {
    return columnsIn(opened, input, map, limits);
  } catch (error) {
    return refused(faultOf(input, error));
  }
}

function columnsIn(
  { format, sheets: all }: OpenedFile,
  input: Pick<InputFile, 'name'>,
  map: ColumnMap,
  limits: Limits,
): FileColumns {
  // The list that a marked copy brings back is our own: none of its headers is to be mapped.
  const sheets = all.filter((sheet) => !isList(sheet));
  const file = input.name;
  const shared = sharedByFile(limits);
  const bySign = (sign: Sign) =>
    sheets.map((sheet) => columnsOfSheet(sheet, map, shared.suggest, sign));
  const byNames = bySign('names');
  const cards = sheets.map((sheet, n) =>
    // Tables are looked for before cards, as where households are read.
    byNames[n]?.some(isDetailTable) ? [] : readCards(sheet, { file, year: 'current' }, map, shared),
  );
  const isNone = [...byNames, ...cards].every((found) => found.length === 0);
  // Where nothing at all was found, a form may have none of our words, and its shape is looked at.
  const found = isNone ? bySign('shape') : byNames;
  const ofTables = found.map((tables, n) => (cards[n]?.length === 0 ? tables : []));
  const tables = ofTables.flat();
  const skipped = sheets.filter((_, n) => ofTables[n]?.length === 0 && cards[n]?.length === 0);
  const findings = [
    ...tables.filter(isDetailTable).flatMap((table) => duplicatesIn(table, file)),
    ...labelsSaidOnce(cards.flat()).flatMap((card) => card.findings.filter(isOfLabel)),
  ];
  if (!tables.some(isDetailTable) && cards.flat().length === 0) {
    findings.push(noTable(input, sheets.length));
  }
  return {
    file,
    format,
    tables,
    cards: cards.flat().length,
    labels: unknownLabels(cards.flat(), map, shared.suggest),
    namesOnCards: namesUsedOn(cards.flat(), map),
    skipped: skipped.map(({ name }) => name),
    findings,
  };
}

/** The names of the user's map that labels of cards answer to. */
function namesUsedOn(cards: readonly DetailTable[], map: ColumnMap): string[] {
  const leaves = new Set(cards.flatMap(({ header }) => header.map(({ leaf }) => leaf)));
  return [...map.keys()].filter((name) => leaves.has(name.slice(name.lastIndexOf('/') + 1)));
}

const duplicatesIn = ({ sheet, headerRows: [, row], columns }: TableColumns, file: string) =>
  columns
    .filter(({ became }) => became === 'duplicate')
    .map(({ column, field, header, first }) =>
      finding('intake.duplicateColumn', {
        ...{ file, sheet, row, field, cell: `${column}${row}`, value: header },
        params: { first: columns.find((other) => other.column === first)?.header ?? '' },
      }),
    );

/** The names of the user's maps that no header of the files answers to, such as a slip. */
export function unusedNames(
  files: readonly FileColumns[],
  columns: (file: string) => ColumnMap,
): string[] {
  const used = new Set(
    files.flatMap(({ tables, namesOnCards }) => [...tables.flatMap(namesUsedIn), ...namesOnCards]),
  );
  const declared = new Set(files.flatMap(({ file }) => [...columns(file).keys()]));
  return [...declared].filter((name) => !used.has(name));
}

const namesUsedIn = ({ columns }: TableColumns): string[] =>
  columns.flatMap(({ inMap }: ColumnReading) => inMap ?? []);
