import picomatch from 'picomatch';
import * as z from 'zod';
import {
  byName,
  COLUMNS,
  type FieldKey,
  ITEMS,
  type ItemKey,
  PERSON_COLUMNS,
} from '../../domain/catalog.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWithin, maskWritten } from '../../domain/masking.js';
import { whenUsed } from '../../domain/schemas/when-used.js';
import { readFile, readText } from '../../files/read.js';
import { shownPath } from '../../files/shown-names.js';
import { type ReadMapRow, readColumnMap } from '../../forms/column-map/read.js';
import { type ColumnMap, type FormNotes, mapKey, NO_NOTES } from '../../intake/header/names.js';
import { signatureOf } from '../../intake/open/signature.js';
import { DEFAULT_LIMITS } from '../../intake/sheet.js';
import { type Configuration, readConfiguration } from '../../policy/configuration.js';
import { problemsOf } from '../../policy/problems.js';
import { openWorkbook } from '../../run/read/open-workbook.js';
import { filePatterns } from './project.js';

/** What a header is mapped to where it is not to be read. */
export const NOT_READ = '不读';
const NOT_ASKED = '不问';
const UNIT = '单位';
const UNITS = ['元', '万元'] as const;
const PER_PERSON = 'perPerson';
/** The choice of a workbook for an item that stands per person. */
const PER_PERSON_CHOICE = '按人填';
/** What may be chosen in a workbook besides names of fields: of an item, of the line 单位. */
export const CHOICES = [NOT_ASKED, PER_PERSON_CHOICE, ...UNITS] as const;

const FIELDS: ReadonlyMap<string, FieldKey | null> = new Map<string, FieldKey | null>([
  // 务工月收入 is the household's where it is said of no person.
  ...byName<FieldKey>([...PERSON_COLUMNS, ...ITEMS, ...COLUMNS]),
  [NOT_READ, null],
]);

const columns = whenUsed(() =>
  z.record(z.string().min(1), z.enum([...FIELDS.keys()] as [string, ...string[]])),
);

const ITEM_NAMES: ReadonlyMap<string, ItemKey> = new Map(byName(ITEMS));

const parts = whenUsed(() => ({
  columns: columns().nullish(),
  /** Columns that are left out knowingly. */
  [NOT_READ]: z.array(z.string().min(1)).nullish(),
  /** Items that are taken out of both years. */
  [NOT_ASKED]: z.array(z.enum([...ITEM_NAMES.keys()] as [string, ...string[]])).nullish(),
  /** Items that stand per person where a table has a row for each. */
  [PER_PERSON]: z.array(z.enum([...ITEM_NAMES.keys()] as [string, ...string[]])).nullish(),
  /** The unit of amounts, where the form itself does not say it. */
  [UNIT]: z.enum(UNITS).nullish(),
}));

/** A township's own headers, for all files and for those whose name matches a pattern. */
const columnsSchema = whenUsed(() =>
  z.strictObject({
    ...parts(),
    files: z.array(z.strictObject({ match: filePatterns(), ...parts() })).nullish(),
  }),
);

type Columns = z.infer<ReturnType<typeof columnsSchema>>;
type Written = Omit<Columns, 'files'>;

/** The column map of each file, by its name as it is shown to people. */
export type ColumnMaps = (file: string) => ColumnMap;

/** All that a column map says of each file. */
interface FileMaps {
  readonly columns: ColumnMaps;
  readonly forms: (file: string) => FormNotes;
}

/**
 * The column maps that a file declares, a text or a workbook; without a file every map is empty. What
 * stands later, and what is said of single files, counts. Definition: docs/columns.md.
 */
export async function columnMapsOf(path: string | null, folder: string): Promise<FileMaps> {
  if (path === null) return { columns: () => new Map(), forms: () => NO_NOTES };
  const file = shownPath(path, folder);
  const rows = await rowsOfMap(path, file);
  if (rows === null) return textMapsOf(path, folder);
  return mapsSaid(checked(file, configurationOf(rows, file)));
}

/** @internal */
export function textMapsOf(path: string, folder: string): FileMaps {
  const file = shownPath(path, folder);
  const reading = readText(path);
  if ('reason' in reading) {
    const { reason } = reading;
    throw new ExpectedFailure('config.unreadable', { config: 'columns', file, reason });
  }
  const configured = readConfiguration(reading.text);
  if ('problems' in configured) throw invalidMap(file, configured.problems);
  return mapsSaid(checked(file, configured.configuration));
}

function mapsSaid({ files, ...general }: Columns): FileMaps {
  const special = (files ?? []).map(({ match: patterns, ...own }) => {
    // A pattern without a folder is matched with the file's own name.
    const matchers = [patterns]
      .flat()
      .flatMap(namesToldOf)
      .map((one) => picomatch(one, { basename: !one.includes('/') }));
    return {
      matches: (name: string) =>
        namesToldOf(name).some((told) => matchers.some((matcher) => matcher(told))),
      own,
    };
  });
  const saidOf = (name: string): Written[] => [
    general,
    ...special.filter(({ matches }) => matches(name)).map(({ own }) => own),
  ];
  return {
    columns: (name) => new Map(saidOf(name).flatMap(entries)),
    forms: (name) => notesOf(saidOf(name)),
  };
}

/** Files are known by their masked names, which people copy from the screen. */
const namesToldOf = (name: string): string[] => [
  ...new Set([name, maskWithin(name), maskWritten(name)]),
];

/** What is said of single files counts before what is said of all; items that nobody asks add up. */
const notesOf = (said: readonly Written[]): FormNotes => ({
  unit: said.reduce<FormNotes['unit']>((unit, own) => own[UNIT] ?? unit, null),
  notAsked: itemsIn(said, NOT_ASKED),
  perPerson: itemsIn(said, PER_PERSON),
});

const itemsIn = (
  said: readonly Written[],
  key: typeof NOT_ASKED | typeof PER_PERSON,
): readonly ItemKey[] => [
  ...new Set(said.flatMap((own) => (own[key] ?? []).flatMap((name) => ITEM_NAMES.get(name) ?? []))),
];

const entries = ({ columns: own, [NOT_READ]: notRead }: Written): [string, FieldKey | null][] => [
  ...Object.entries(own ?? {}).map(([header, field]): [string, FieldKey | null] => [
    mapKey(header),
    FIELDS.get(field) ?? null,
  ]),
  ...(notRead ?? []).map((header): [string, null] => [mapKey(header), null]),
];

const invalidMap = (
  file: string,
  problems: ExpectedFailure<'config.invalid'>['params']['problems'],
) => new ExpectedFailure('config.invalid', { config: 'columns', file, problems });

/** The rows of a map that is a workbook, whatever its name says; null where the file is a text. */
export async function rowsOfMap(path: string, file: string): Promise<ReadMapRow[] | null> {
  const reading = readFile(path, DEFAULT_LIMITS.fileBytes);
  if ('reason' in reading) {
    const { reason } = reading;
    throw new ExpectedFailure('config.unreadable', { config: 'columns', file, reason });
  }
  if (['text', 'empty'].includes(signatureOf(reading.bytes))) return null;
  const rows = readColumnMap((await openWorkbook(file, reading.bytes)).sheets);
  if (rows === null) throw new ExpectedFailure('columns.noTable', { path: file });
  return rows;
}

function checked(file: string, configuration: Configuration): Columns {
  const value = withEveryHeader(configuration.value);
  const { success, data, error } = columnsSchema().safeParse(value);
  if (success) return data;
  throw invalidMap(file, problemsOf(error, columnsSchema(), configuration, value));
}

/** What the rows of a workbook say of the same files. */
class Scope {
  readonly columns = new Map<string, string>();
  readonly items = { [NOT_ASKED]: [] as string[], [PER_PERSON]: [] as string[] };
  unit: string | null = null;

  constructor(readonly match: readonly string[]) {}

  /**
   * Takes what a row says; its place in the configuration, or null where a header is said to be two
   * things.
   */
  take(header: string, means: string): readonly (string | number)[] | null {
    const key = means === PER_PERSON_CHOICE ? PER_PERSON : means;
    if (key === NOT_ASKED || key === PER_PERSON) {
      return [key, this.items[key].push(header) - 1];
    }
    if (header === UNIT && UNITS.some((unit) => unit === means)) {
      if ((this.unit ?? means) !== means) return null;
      this.unit = means;
      return [UNIT];
    }
    if ((this.columns.get(header) ?? means) !== means) return null;
    this.columns.set(header, means);
    return ['columns', header];
  }

  get value() {
    return {
      columns: Object.fromEntries(this.columns),
      ...this.items,
      ...(this.unit !== null && { [UNIT]: this.unit }),
    };
  }
}

/** A workbook's rows as a text would say the same; a line is a row. */
function configurationOf(rows: readonly ReadMapRow[], file: string): Configuration {
  const scopes = new Map<string, Scope>([['[]', new Scope([])]]);
  const lines = new Map<string, number>();
  for (const { header, means, files: match, row } of rows) {
    if (means === null) continue;
    const key = JSON.stringify(match);
    const scope = scopes.get(key) ?? new Scope(match);
    scopes.set(key, scope);
    const place = scope.take(header, means);
    if (place === null) throw twice(file, header, row);
    lines.set(JSON.stringify([match, ...place]), row);
  }
  const [general, ...special] = scopes.values();
  return {
    value: {
      ...general?.value,
      files: special.map(({ match, value }) => ({ match: [...match], ...value })),
    },
    lineOf: (path) => {
      const isSpecial = path[0] === 'files';
      const match = isSpecial ? (special[Number(path[1])]?.match ?? []) : [];
      return lines.get(JSON.stringify([match, ...path.slice(isSpecial ? 2 : 0)])) ?? null;
    },
  };
}

/** The failure of a header that is said to be two things. */
const twice = (file: string, header: string, row: number) =>
  invalidMap(file, [
    { problem: 'duplicateKey', line: row, key: header, value: null, allowed: null, nearest: null },
  ]);

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
