import { DATA_FILES, PARQUET_FILES, TOOL } from '../../domain/outcomes/files.js';
import { hashedLines } from '../../files/lines/lines.js';
import type { OutputFolder } from '../../files/output.js';
import { parseFinding } from '../../results/finding.js';
import { parseGroup } from '../../results/groups.js';
import { parseResult } from '../../results/households.js';
import type { Recorder } from '../recorder.js';
import {
  FINDINGS,
  GROUPS,
  HOUSEHOLDS,
  ITEM_COLUMNS,
  itemRows,
  type ParquetColumn,
} from './columns.js';

/** How many rows are held and written together. */
const ROW_GROUP = 50_000;

/**
 * The data of a run once more as Parquet, made of the files that were just written, so with the same
 * figures and the same masking. Described in docs/queries.md.
 */
export async function writeParquet(output: OutputFolder, files: Recorder): Promise<void> {
  const names = new Set(files.names());
  async function convert<Line, Row>(
    source: string,
    parse: (line: string) => Line | null,
    { name, columns, rows }: Table<Line, Row>,
  ): Promise<void> {
    if (!names.has(source)) return;
    const file = await parquetFile(columns);
    for await (const line of hashedLines(output.place(source)).lines) {
      const parsed = parse(line);
      if (parsed === null) throw new Error('a line of data that cannot be read back');
      for (const row of rows(parsed)) file.add(row);
    }
    files.write(name, file.finish());
  }
  const alone = <Row>(row: Row): [Row] => [row];
  await convert(DATA_FILES.households, parseResult, {
    name: PARQUET_FILES.households,
    columns: HOUSEHOLDS,
    rows: alone,
  });
  await convert(DATA_FILES.households, parseResult, {
    name: PARQUET_FILES.items,
    columns: ITEM_COLUMNS,
    rows: itemRows,
  });
  await convert(DATA_FILES.groups, parseGroup, {
    name: PARQUET_FILES.groups,
    columns: GROUPS,
    rows: alone,
  });
  await convert(DATA_FILES.findings, parseFinding, {
    name: PARQUET_FILES.findings,
    columns: FINDINGS,
    rows: alone,
  });
}

interface Table<Line, Row> {
  readonly name: string;
  readonly columns: readonly ParquetColumn<Row>[];
  readonly rows: (line: Line) => Iterable<Row>;
}

/** A Parquet file in memory; the same rows make the same bytes. */
async function parquetFile<Row>(columns: readonly ParquetColumn<Row>[]) {
  // Loaded only where it is asked for.
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import('hyparquet-writer');
  let held = columns.map(({ name, type }) => ({ name, type, data: [] as unknown[] }));
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData: held }),
    createdBy: TOOL,
    kvMetadata: [
      {
        key: 'zengshou.units',
        value: JSON.stringify(
          Object.fromEntries(
            columns.flatMap(({ name }) => (name.endsWith('_fen') ? [[name, 'fen']] : [])),
          ),
        ),
      },
    ],
  });
  const flush = (): void => {
    // It writes into memory at once, so there is nothing to wait for.
    void parquet.write({ columnData: held, rowGroupSize: ROW_GROUP });
    held = held.map(({ name, type }) => ({ name, type, data: [] }));
  };
  return {
    add(row: Row): void {
      for (const [n, { type, value }] of columns.entries()) {
        const cell = value(row);
        held[n]?.data.push(type === 'INT64' && typeof cell === 'number' ? BigInt(cell) : cell);
      }
      if ((held[0]?.data.length ?? 0) >= ROW_GROUP) flush();
    },
    finish(): Uint8Array {
      if ((held[0]?.data.length ?? 0) > 0) flush();
      void parquet.finish();
      return new Uint8Array(writer.getBuffer());
    },
  };
}
