import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { parseAst } from 'vitest/node';

/** The project's own file that an import names; null for a library. */
export const fileOf = (source: string, importer: string): string | null =>
  source.startsWith('.') ? resolve(dirname(importer), source).replace(/\.js$/u, '.ts') : null;

/** Verbs are loaded when they are called. */
const WHEN_CALLED = /\bimport\('([^']+)'\)/gu;

function importsOf(file: string): readonly string[] {
  const code = readFileSync(file, 'utf8');
  const { body } = parseAst(code, { lang: 'ts' });
  const sources = body.flatMap((statement) =>
    'source' in statement && statement.source !== null ? [statement.source.value] : [],
  );
  const later = [...code.matchAll(WHEN_CALLED)].flatMap(([, source = '']) => source);
  return [...sources, ...later].flatMap((source) => fileOf(source, file) ?? []);
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

/** A file and all that stands on it, the nearest first. */
export function relatedTo(
  file: string,
  by: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const related = new Set([file]);
  for (const one of related) for (const importer of by.get(one) ?? []) related.add(importer);
  return related;
}
