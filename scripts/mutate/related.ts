import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { parseAst } from 'vitest/node';

/** The project's own file that an import names; null for a library. */
export const fileOf = (source: string, importer: string): string | null =>
  source.startsWith('.') ? resolve(dirname(importer), source).replace(/\.js$/u, '.ts') : null;

function importsOf(file: string): readonly string[] {
  const { body } = parseAst(readFileSync(file, 'utf8'), { lang: 'ts' });
  return body.flatMap((statement) => {
    const source = 'source' in statement ? statement.source : null;
    const imported = source === null ? null : fileOf(source.value, file);
    return imported === null ? [] : [imported];
  });
}

/** For each file of the project, the files that import it. */
export function importers(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const file of globSync(['src/**/*.ts', 'test/**/*.ts'], { absolute: true })) {
    for (const imported of importsOf(file)) {
      found.set(imported, [...(found.get(imported) ?? []), file]);
    }
  }
  return found;
}

/** A file and all that stands on it. */
export function relatedTo(
  file: string,
  by: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const related = new Set([file]);
  for (const one of related) for (const importer of by.get(one) ?? []) related.add(importer);
  return related;
}
