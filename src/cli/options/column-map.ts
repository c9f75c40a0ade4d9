import picomatch from 'picomatch';
import { z } from 'zod';
import { COLUMNS, type FieldKey, ITEMS } from '../../domain/catalog.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { shownPath } from '../../files/inputs.js';
import { readText } from '../../files/read.js';
import { type ColumnMap, mapKey } from '../../intake/header/names.js';
import { readConfiguration } from '../../policy/configuration.js';
import { problemsOf } from '../../policy/problems.js';
import { filePatterns } from './project.js';

/** What a header is mapped to that is not to be read. */
export const NOT_READ = '不读';

const FIELDS: ReadonlyMap<string, FieldKey | null> = new Map<string, FieldKey | null>([
  ...[...ITEMS, ...COLUMNS].flatMap(({ key, label }): [string, FieldKey][] => [
    [label, key],
    [key, key],
  ]),
  [NOT_READ, null],
]);

const columns = z.record(z.string().min(1), z.enum([...FIELDS.keys()] as [string, ...string[]]));

/** A township's own headers, for all files and for those whose name matches a pattern. */
const columnsSchema = z.strictObject({
  columns: columns.nullish(),
  files: z.array(z.strictObject({ match: filePatterns, columns: columns.nullish() })).nullish(),
});

/** The column map of each file, by its name as it is shown to people. */
export type ColumnMaps = (file: string) => ColumnMap;

/**
 * The column maps that a file declares; without a file every map is empty. What stands later, and
 * what is said of single files, counts. Definition: docs/columns.md.
 */
export function columnMapsOf(path: string | null, folder: string): ColumnMaps {
  if (path === null) return () => new Map();
  const file = shownPath(path, folder);
  const { columns: general, files } = read(path, file);
  const common = entries(general ?? {});
  const special = (files ?? []).map(({ match: patterns, columns: own }) => {
    // A pattern without a folder is one of the file's own name.
    const matchers = [patterns]
      .flat()
      // Files are known by their masked names.
      .flatMap((one) => [...new Set([one, maskWithin(one)])])
      .map((one) => picomatch(one, { basename: !one.includes('/') }));
    return {
      matches: (name: string) => matchers.some((matcher) => matcher(name)),
      own: entries(own ?? {}),
    };
  });
  return (name) =>
    new Map([
      ...common,
      ...special.filter(({ matches }) => matches(name)).flatMap(({ own }) => own),
    ]);
}

const entries = (written: z.infer<typeof columns>): [string, FieldKey | null][] =>
  Object.entries(written).map(([header, field]) => [mapKey(header), FIELDS.get(field) ?? null]);

function read(path: string, file: string): z.infer<typeof columnsSchema> {
  const reading = readText(path);
  if ('reason' in reading) {
    const { reason } = reading;
    throw new ExpectedFailure('config.unreadable', { config: 'columns', file, reason });
  }
  const invalid = (problems: ExpectedFailure<'config.invalid'>['params']['problems']) =>
    new ExpectedFailure('config.invalid', { config: 'columns', file, problems });
  const configured = readConfiguration(reading.text);
  if ('problems' in configured) throw invalid(configured.problems);
  const { configuration } = configured;
  const value = withEveryHeader(configuration.value);
  const { success, data, error } = columnsSchema.safeParse(value);
  if (success) return data;
  throw invalid(problemsOf(error, columnsSchema, configuration, value));
}

/**
 * zod passes over a key called `__proto__`, which a header may be; white space beside it makes it
 * ordinary, and none of a header counts.
 */
function withEveryHeader(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withEveryHeader);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key === '__proto__' ? `${key} ` : key,
      withEveryHeader(inner),
    ]),
  );
}
