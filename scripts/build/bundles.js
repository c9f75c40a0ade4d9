import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { options, ROOT } from '../esbuild-options.js';
import {
  librariesUsed,
  libraryEntries,
  otherLanguage,
  seldomUsedParts,
  standIns,
} from './libraries.js';
import { indexedLoops } from './loops.js';
import { compiledPolicy } from './policy.js';
import { compiledSounds, SOUNDS_FROM } from './sounds.js';

/**
 * Node loads modules in CommonJS faster, and one file faster than many. Dynamic imports become
 * calls that evaluate a module of the same bundle when they are reached.
 */
const { banner: _, define, ...common } = options;
const COMMON_JS = {
  ...common,
  format: 'cjs',
  define: { ...define, 'import.meta.url': 'fileAddress' },
  banner: { js: "const fileAddress = require('node:url').pathToFileURL(__filename).href;" },
  supported: { 'dynamic-import': false },
  legalComments: 'none',
  // What is read and copied at every start is mostly text of functions that V8 has compiled already.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
  sourcemap: false,
  // Machine code, found where it was installed.
  external: ['@resvg/resvg-js'],
  metafile: true,
  write: false,
};

/**
 * What the program loads itself (src/cli/load.ts) is a function to be called as Node calls a module,
 * in the file already: put around it later, millions of characters would be copied once more.
 */
const LOADED = {
  ...COMMON_JS,
  banner: {
    js: `(function (exports, require, module, __filename, __dirname) {${COMMON_JS.banner.js}`,
  },
  footer: { js: '})' },
};

/**
 * With maps, by which a fault of the program is told by its place in the sources. Libraries keep
 * their names: exceljs asks what a class is called.
 */
const OURS = { minifyIdentifiers: true, sourcemap: 'external', sourcesContent: false };

/** Builds everything and gives the files that were written and the sources that went in. */
export async function bundleAll() {
  const used = librariesUsed();
  const lighter = [standIns(used), seldomUsedParts, otherLanguage];
  const ours = [compiledPolicy, compiledSounds, ...lighter, indexedLoops];
  const bundle = (entry, name) =>
    build({
      ...LOADED,
      ...OURS,
      entryPoints: [`src/cli/${entry}.ts`],
      outfile: `dist/${name}.cjs`,
      plugins: [...common.plugins, ...ours],
    });
  const program = await bundle('bundle', 'program');
  const worker = await bundle('worker', 'worker');
  const start = await build({
    ...COMMON_JS,
    ...OURS,
    entryPoints: ['src/cli/start.ts'],
    outfile: 'dist/start.cjs',
  });
  const libraries = await Promise.all(
    libraryEntries(used).map(({ file, contents, plugin }) =>
      build({
        ...LOADED,
        plugins: [...common.plugins, plugin],
        stdin: { contents, resolveDir: ROOT, sourcefile: `${file}.js` },
        outfile: `dist/${file}.cjs`,
      }),
    ),
  );
  const built = [program, worker, start, ...libraries];
  for (const { outputFiles } of built) {
    for (const { path, text } of outputFiles) writeFileSync(path, inAscii(text));
  }
  return {
    inputs: [...built.flatMap(({ metafile }) => Object.keys(metafile.inputs)), SOUNDS_FROM],
    outputs: built.flatMap(({ metafile }) => Object.keys(metafile.outputs)),
  };
}

/**
 * esbuild escapes texts, but leaves other alphabets as they are in regular expressions, where the
 * escape means the same. Read as anything but UTF-8 they would find something else, in silence.
 */
const inAscii = (text) =>
  text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
