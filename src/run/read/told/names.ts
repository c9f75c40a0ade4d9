import type { Finding } from '../../../domain/findings/finding.js';
import type { TableHead } from '../../../domain/household.js';
import { maskWritten, type Staying, stayingOf } from '../../../domain/masking.js';
import { withRunningNumber } from '../../../files/shown-names.js';
import type { GivenPeriods } from '../../../intake/batch/period-standing.js';
import type { FileReading } from '../read-file.js';

/** Where something stands, as it is named to people. */
type Place = Pick<Finding, 'file' | 'sheet'>;
type PartOf = GivenPeriods['partOf'];

/**
 * Readings whose files and sheets are named as any text that a village wrote: bank cards and mobile
 * numbers masked, but for the 户编号 of the batch, which are known only now that all is read. What is
 * said of a file by its name (`partOf`) knows it by the one on the disk, too.
 * Definition: docs/definitions/audiences.md.
 */
export function withToldNames<Settings extends { readonly partOf?: PartOf }>(
  readings: readonly FileReading[],
  settings: Settings,
): { readonly readings: readonly FileReading[]; readonly settings: Settings } {
  if (!namesIn(readings).some(holdsNumber)) return { readings, settings };
  const staying = stayingOf(
    readings.flatMap(({ tables }) =>
      tables.flatMap(({ households, rejected }) =>
        [...households, ...rejected].map(({ texts }) => texts),
      ),
    ),
  );
  const files = toldFiles(readings, staying);
  const { partOf } = settings;
  const written = new Map([...files].map(([name, told]) => [told, name]));
  return {
    readings: readings.map((reading) => toldReading(reading, files, staying)),
    settings: {
      ...settings,
      ...(partOf && {
        partOf: (year, file) => partOf(year, file) ?? partOf(year, written.get(file) ?? file),
      }),
    },
  };
}

/** Nobody can tell yet whether it is the 户编号 of somebody. */
export const holdsNumber = (name: string): boolean => maskWritten(name) !== name;

/** All names of files and sheets. */
export const namesIn = (readings: readonly FileReading[]): string[] =>
  readings.flatMap(({ input, tables, skipped }) => [
    input.name,
    ...tables.map(({ head }) => head.sheet),
    ...skipped.map(({ sheet }) => sheet),
  ]);

/** Names that have become one are told apart by a running number, and none is that of another file. */
function toldFiles(readings: readonly FileReading[], staying: Staying): Map<string, string> {
  const names = [...new Set(readings.map(({ input }) => input.name))];
  const masked = names.map((name) => [name, maskWritten(name, staying)] as const);
  const taken = new Set(masked.flatMap(([name, told]) => (told === name ? [name] : [])));
  return new Map(
    masked.map(([name, plain]): [string, string] => {
      if (plain === name) return [name, name];
      let told = plain;
      for (let n = 2; taken.has(told); n += 1) told = withRunningNumber(plain, n);
      taken.add(told);
      return [name, told];
    }),
  );
}

/** All rows hold on to the one head of their table, so that it is changed and not replaced. */
function toldReading(
  reading: FileReading,
  files: ReadonlyMap<string, string>,
  staying: Staying,
): FileReading {
  const told = <At extends Place>(at: At): At => ({
    ...at,
    file: at.file === null ? null : (files.get(at.file) ?? at.file),
    sheet: at.sheet === null ? null : maskWritten(at.sheet, staying),
  });
  const { input, tables, skipped, hidden, faults } = reading;
  const named = { file: input.name, sheet: '' };
  return {
    ...reading,
    input: { ...input, name: told(named).file },
    tables: tables.map((table) => {
      const { file, sheet }: Pick<TableHead, 'file' | 'sheet'> = told(table.head);
      Object.assign(table.head, { file, sheet });
      for (const row of table.rejected) Object.assign(row, { reasons: row.reasons.map(told) });
      return { ...table, findings: table.findings.map(told) };
    }),
    skipped: skipped.map(told),
    faults: faults.map(told),
    ...(hidden && {
      hidden: hidden.map((one) => ({ ...one, sheet: maskWritten(one.sheet, staying) })),
    }),
  };
}
