import { ROOT } from '../esbuild-options.js';

/** Libraries in files of their own, loaded when the first of their names is used. */
const SEPARATE = new Set([
  ...['@e965/xlsx', '@xmldom/xmldom', '@zip.js/zip.js', 'docx', 'docxtemplater', 'exceljs'],
  ...['fflate', 'htmlparser2', 'hyparquet-writer', 'iconv-lite', 'officecrypto-tool', 'pizzip'],
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

/**
 * Puts a stand-in of each library into the program, whose names are looked up in the library's own
 * bundle when they are used, so that it is loaded no earlier. `paths` gathers what was imported.
 */
export function standIns(paths) {
  return {
    name: 'stand-ins',
    setup(build) {
      build.onResolve({ filter: /^[@a-z]/ }, ({ path, kind, importer }) => {
        const [name] = PACKAGE.exec(path) ?? [];
        if (kind === 'entry-point' || importer.includes('node_modules') || !SEPARATE.has(name)) {
          return undefined;
        }
        // CommonJS, whatever the library itself is.
        return {
          path: `${path}.cjs`,
          namespace: 'stand-in',
          pluginData: { name: PARTS.has(path) ? path : name, path },
        };
      });
      build.onLoad({ filter: /.*/, namespace: 'stand-in' }, async ({ pluginData }) => {
        const { name, path } = pluginData;
        const exported = await import(path);
        paths.set(name, new Set([...(paths.get(name) ?? []), path]));
        const library = `require('./${fileOf(name)}')[${JSON.stringify(path)}]`;
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
export const libraryEntries = (paths) =>
  [...paths].map(([name, imported]) => ({
    file: fileOf(name),
    contents: [...imported]
      .sort()
      .map((path) => `export * as ${JSON.stringify(path)} from ${JSON.stringify(path)};`)
      .join('\n'),
  }));
