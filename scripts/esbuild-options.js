import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lighterXls } from './lighter-xls.js';
import { themePlugin } from './theme.js';
import { wasmPlugin } from './wasm.js';

/** The project's folder, with a closing slash. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));

/** How TypeScript becomes what Node runs: the program, and the project's own scripts in TypeScript. */
export const options = {
  absWorkingDir: ROOT,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // The default policy is a text that `zengshou init` hands on, comments and all.
  loader: { '.yaml': 'text' },
  plugins: [themePlugin, wasmPlugin, lighterXls],
  define: { ZENGSHOU_VERSION: JSON.stringify(version) },
  // Libraries in CommonJS (exceljs, cli-table3) ask for Node's modules by `require`.
  banner: {
    js: "import { createRequire as createRequireOf } from 'node:module';\nconst require = createRequireOf(import.meta.url);",
  },
  sourcemap: 'linked',
  logLevel: 'warning',
};
