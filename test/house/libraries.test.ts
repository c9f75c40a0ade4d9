import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loader } from '../../src/cli/load.js';

interface Build {
  fileOf(library: string): string;
  importsOf(source: string): { path: string; names: string[] | null }[];
  librariesUsed(): ReadonlyMap<string, ReadonlyMap<string, readonly string[] | null>>;
}

/** The build's scripts are run as they stand, without types. */
const { fileOf, importsOf, librariesUsed }: Build = await import(
  new URL('../../scripts/build/libraries.js', import.meta.url).href
);

describe('what a source uses of a library', () => {
  it.each([
    ['names', "import { Zip, type ZipInputFile } from 'fflate';", ['Zip']],
    ['names in lines', "import {\n  read,\n  utils as u,\n} from 'fflate';", ['read', 'utils']],
    [
      'members',
      "import * as z from 'fflate';\nz.object(z\n  .string(), /[a-z]/);",
      ['object', 'string'],
    ],
    ['all, handed on', "import * as all from 'fflate';\nset(all);", null],
    ['a default', "import one from 'fflate';", null],
    ['all, later', "const { one } = await import('fflate');", null],
  ])('%s', (_, source, names) => {
    expect(importsOf(source)).toEqual([{ path: 'fflate', names }]);
  });

  it('nothing for types', () => {
    expect(importsOf("import type { Zip } from 'fflate';")).toEqual([]);
  });
});

describe('bundles of libraries', () => {
  const load = loader(resolve('dist'), 'none');

  it.each(
    [...librariesUsed()].flatMap(([library, paths]) =>
      [...paths].map(([path, names]) => ({ library, path, names })),
    ),
  )('$path: what is used of it is there, the default too', async ({ library, path, names }) => {
    const exported: object = await import(path);
    const bundle = load(fileOf(library)) as Readonly<Record<string, object>>;
    // Types among the names are exported by nobody, and names that Node has guessed hold nothing.
    const wanted = Object.entries(exported).flatMap(([name, value]) =>
      value !== undefined && (names?.includes(name) ?? true) ? [name] : [],
    );
    expect(wanted).not.toEqual([]);
    expect(Object.keys(bundle[path] ?? {})).toEqual(expect.arrayContaining(wanted));
  });

  it('classes are called as in the library, which asks for it', () => {
    const { exceljs } = load('exceljs') as { exceljs: typeof import('exceljs') };
    const sheet = new exceljs.Workbook().addWorksheet('表');
    sheet.addRow(['甲', '乙', '丙']);
    sheet.mergeCells('A1:B1');
    const { name } = (sheet.getCell('B1') as unknown as { _value: object })._value.constructor;
    expect(name).toBe('MergeValue');
  });
});
