import { readFileSync } from 'node:fs';
import { ROOT } from '../esbuild-options.js';

/** Libraries in files of their own, loaded when the first of their names is used. */
const SEPARATE = new Set([
  ...['@e965/xlsx', '@xmldom/xmldom', '@zip.js/zip.js', 'docx', 'docxtemplater', 'echarts'],
  ...[
    'exceljs',
    'fflate',
    'htmlparser2',
    'hyparquet-writer',
    'iconv-lite',
    'officecrypto-tool',
    'pizzip',
  ],
  ...['tinyglobby', 'yaml', 'zod'],
]);
const PACKAGE = /^(?:@[^/]+\/)?[^/]+/;
/** Parts of libraries that are large and seldom used have files of their own as well. */
const PARTS = new Set(['@e965/xlsx/dist/cpexcel.full.mjs']);

const fileOf = (name) => name.replace('@', '').replaceAll('/', '-');

/** The names that a library exports, as Node sees them. */
function namesOf(exported) {
  const inside = exported.default;
  const names = new Set(Object.keys(exported));
  if (typeof inside === 'object' && inside !== null) {
    for (const name of Object.keys(inside)) names.add(name);
  }
  names.delete('default');
  names.delete('module.exports');
  return [...names];
}

/** A module with the same names, that evaluates `library` when one of them is used. */
function namesWhenUsed(exported, library) {
  const getters = namesOf(exported).map(
    (key) => `get ${JSON.stringify(key)}() { return library().${key}; },`,
  );
  return `const library = () => ${library};\nmodule.exports = {\n${getters.join('\n')}\n};`;
}

/** The names that a source imports from a path; null where it may use any. */
function namesImported(file, path) {
  const source = readFileSync(file, 'utf8');
  const names = [];
  for (const [, clause, from] of source.matchAll(/^import ([^;]*?) from '([^']+)';/gm)) {
    if (from !== path || clause.startsWith('type ')) continue;
    const [, named] = /^\{([^}]*)\}$/.exec(clause) ?? [];
    if (named === undefined) return null;
    names.push(...named.split(',').map((name) => name.trim().replace(/ as .*$/, '')));
  }
  const values = names.filter((name) => name !== '' && !name.startsWith('type '));
  return values.length > 0 ? values : null;
}

/**
 * Puts a stand-in of each library into the program, whose names are looked up in the library's own
 * bundle when they are used, so that it is loaded no earlier. `imported` gathers what is imported of
 * each library: names by path, null for all of them.
 */
export function standIns(imported) {
  return {
    name: 'stand-ins',
    setup(build) {
      build.onResolve({ filter: /^[@a-z]/ }, ({ path, kind, importer }) => {
        const [name] = PACKAGE.exec(path) ?? [];
        if (kind === 'entry-point' || importer.includes('node_modules') || !SEPARATE.has(name)) {
          return undefined;
        }
        const library = PARTS.has(path) ? path : name;
        const paths = imported.get(library) ?? new Map();
        const known = paths.has(path) ? paths.get(path) : [];
        const names = kind === 'import-statement' ? namesImported(importer, path) : null;
        imported.set(library, paths.set(path, known && names && [...known, ...names]));
        // CommonJS, whatever the library itself is.
        return {
          path: `${path}.cjs`,
          namespace: 'stand-in',
          pluginData: { library, path },
        };
      });
      build.onLoad({ filter: /.*/, namespace: 'stand-in' }, async ({ pluginData }) => {
        const { path } = pluginData;
        const exported = await import(path);
        const library = `require('./${fileOf(pluginData.library)}')[${JSON.stringify(path)}]`;
        // A class that others extend must be there.
        if (typeof exported.default === 'function') {
          return { contents: `module.exports = ${library}.default;`, resolveDir: ROOT };
        }
        return { contents: namesWhenUsed(exported, library), resolveDir: ROOT };
      });
      // The bundles lie side by side.
      build.onResolve({ filter: /^\.\//, namespace: 'stand-in' }, ({ path }) => ({
        path,
        external: true,
      }));
    },
  };
}

/** Parts of Node that libraries and screens ask for, and that take 2 to 4 ms to load. */
const SELDOM_USED = /^node:(?:child_process|readline)$/;

/** Lets such a part of Node be loaded when the first of its names is used. */
export const seldomUsedParts = {
  name: 'seldom-used-parts',
  setup(build) {
    build.onResolve({ filter: SELDOM_USED }, ({ path, namespace }) =>
      namespace === 'seldom-used' ? { path, external: true } : { path, namespace: 'seldom-used' },
    );
    build.onLoad({ filter: SELDOM_USED, namespace: 'seldom-used' }, async ({ path }) => ({
      contents: namesWhenUsed(await import(path), `require(${JSON.stringify(path)})`),
    }));
  },
};

/** The bundles of the libraries: each offers what was imported, by the path it was imported from. */
export const libraryEntries = (imported) =>
  [...imported].map(([library, paths]) => ({
    file: fileOf(library),
    contents: [...paths.keys()]
      .sort()
      .map((path) => `export * as ${JSON.stringify(path)} from 'imported:${path}';`)
      .join('\n'),
    plugin: importedOf(paths),
  }));

/** What was imported from each path of a library, so that its bundle takes in nothing else. */
const importedOf = (paths) => ({
  name: 'imported',
  setup(build) {
    build.onResolve({ filter: /^imported:/ }, ({ path }) => ({
      path: path.slice('imported:'.length),
      namespace: 'imported',
    }));
    build.onLoad({ filter: /.*/, namespace: 'imported' }, ({ path }) => {
      const names = paths.get(path);
      const what = names === null ? '*' : `{ ${[...new Set(names)].sort().join(', ')} }`;
      return { contents: `export ${what} from ${JSON.stringify(path)};`, resolveDir: ROOT };
    });
  },
});
