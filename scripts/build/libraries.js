import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '../esbuild-options.js';

/** Libraries in files of their own, loaded when the first of their names is used. */
const SEPARATE = new Set([
  ...['@e965/xlsx', '@xmldom/xmldom', '@zip.js/zip.js', 'docx', 'docxtemplater', 'echarts'],
  ...['exceljs', 'fflate', 'htmlparser2', 'hyparquet-writer', 'iconv-lite'],
  ...['officecrypto-tool', 'pizzip', 'tinyglobby', 'yaml', 'zod'],
]);
const PACKAGE = /^(?:@[^/]+\/)?[^/]+/;
/** Parts of libraries that are large and seldom used have files of their own as well. */
const PARTS = new Set(['@e965/xlsx/dist/cpexcel.full.mjs']);

/** The library whose bundle a path belongs to; undefined where it is part of the program. */
function libraryOf(path) {
  const [name] = PACKAGE.exec(path) ?? [];
  if (!SEPARATE.has(name)) return undefined;
  return PARTS.has(path) ? path : name;
}

/** The name of a library's bundle. */
export const fileOf = (library) => library.replace('@', '').replaceAll('/', '-');

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

/** A module with names that evaluates `library` when one of them is used. */
function whenUsed(names, library) {
  const getters = names.map((key) => `get ${JSON.stringify(key)}() { return library().${key}; },`);
  return `const library = () => ${library};\nmodule.exports = {\n${getters.join('\n')}\n};`;
}

/** The names of a library that an import makes use of; null where that may be any. */
function namesUsed(clause, source) {
  const [, listed] = /^\{([^}]*)\}$/.exec(clause) ?? [];
  if (listed !== undefined) {
    const names = listed.split(',').map((name) => name.trim().replace(/ as .*$/, ''));
    return names.filter((name) => name !== '' && !name.startsWith('type '));
  }
  const [, all] = /^\* as (\w+)$/.exec(clause) ?? [];
  const rest = source.replace(clause, '');
  // `[a-z]` of a pattern is no name.
  if (all === undefined || new RegExp(`(?<![-\\w.])${all}\\b(?!\\s*\\.)`).test(rest)) return null;
  return [...rest.matchAll(new RegExp(`\\b${all}\\s*\\.(\\w+)`, 'g'))].map(([, name]) => name);
}

/** What a source imports, types aside. */
export function importsOf(source) {
  const imports = source.matchAll(/^import (?!type )([^;]*?) from '([^']+)';/gm);
  const dynamic = source.matchAll(/\bimport\('([^']+)'\)/g);
  return [
    ...Array.from(imports, ([, clause, path]) => ({ path, names: namesUsed(clause, source) })),
    ...Array.from(dynamic, ([, path]) => ({ path, names: null })),
  ];
}

/** What the program uses of each library: the names by path, null for all of them. */
export function librariesUsed() {
  const used = new Map();
  for (const file of readdirSync(`${ROOT}src`, { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    for (const { path, names } of importsOf(readFileSync(`${ROOT}src/${file}`, 'utf8'))) {
      const library = libraryOf(path);
      if (library === undefined) continue;
      const paths = used.get(library) ?? new Map();
      const known = paths.has(path) ? paths.get(path) : [];
      used.set(library, paths.set(path, known && names && [...known, ...names]));
    }
  }
  return used;
}

/** The names that are taken of what a path exports: types among them are no values. */
function namesTaken(names, exported) {
  const values = new Set(namesOf(exported));
  return [...new Set(names ?? values)].filter((name) => values.has(name)).sort();
}

/**
 * Puts a stand-in of each library into the program, whose names are looked up in the library's own
 * bundle when they are used, so that it is loaded no earlier.
 */
export const standIns = (used) => ({
  name: 'stand-ins',
  setup(build) {
    build.onResolve({ filter: /^[@a-z]/ }, ({ path, kind, importer }) => {
      if (kind === 'entry-point' || importer.includes('node_modules')) return undefined;
      const library = libraryOf(path);
      // CommonJS, whatever the library itself is.
      return (
        library && { path: `${path}.cjs`, namespace: 'stand-in', pluginData: { library, path } }
      );
    });
    build.onLoad({ filter: /.*/, namespace: 'stand-in' }, async ({ pluginData }) => {
      const { path, library } = pluginData;
      const exported = await import(path);
      const loaded = `require('./${fileOf(library)}')[${JSON.stringify(path)}]`;
      // A class that others extend must be there.
      const contents =
        typeof exported.default === 'function'
          ? `module.exports = ${loaded}.default;`
          : whenUsed(namesTaken(used.get(library).get(path), exported), loaded);
      return { contents, resolveDir: ROOT };
    });
    // The bundles lie side by side.
    build.onResolve({ filter: /^\.\//, namespace: 'stand-in' }, ({ path }) => ({
      path,
      external: true,
    }));
  },
});

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
      contents: whenUsed(namesOf(await import(path)), `require(${JSON.stringify(path)})`),
    }));
  },
};

/**
 * Lets the sentences in English be made when the first of them is used: most runs speak Chinese, and
 * have no use for that many texts and functions.
 */
export const otherLanguage = {
  name: 'other-language',
  setup(build) {
    build.onResolve({ filter: /\/english\.js$/ }, () => ({
      path: 'english',
      namespace: 'other-language',
    }));
    build.onLoad({ filter: /.*/, namespace: 'other-language' }, () => ({
      contents: whenUsed(['english'], "require('./english.ts')"),
      resolveDir: `${ROOT}src/locales`,
    }));
  },
};

/** The bundles of the libraries: each offers what is used of it, by the path it is imported from. */
export const libraryEntries = (used) =>
  [...used].map(([library, paths]) => ({
    file: fileOf(library),
    contents: [...paths.keys()]
      .sort()
      .map((path) => `export * as ${JSON.stringify(path)} from 'used:${path}';`)
      .join('\n'),
    plugin: partsUsed(paths),
  }));

/** What is used of each path of a library, so that its bundle takes in nothing else. */
const partsUsed = (paths) => ({
  name: 'parts-used',
  setup(build) {
    build.onResolve({ filter: /^used:/ }, ({ path }) => ({
      path: path.slice('used:'.length),
      namespace: 'used',
    }));
    build.onLoad({ filter: /.*/, namespace: 'used' }, async ({ path }) => {
      const exported = await import(path);
      const names = paths.get(path);
      const what = names === null ? '*' : `{ ${namesTaken(names, exported).join(', ')} }`;
      const from = `from ${JSON.stringify(path)};`;
      // A star leaves the default out.
      const isLeftOut = names === null && 'default' in exported;
      const contents = `export ${what} ${from}${isLeftOut ? ` export { default } ${from}` : ''}`;
      return { contents, resolveDir: ROOT };
    });
  },
});
