/** src → dist: the program and its worker, with the libraries inside, so that it starts fast. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { options, ROOT } from './esbuild-options.js';
import { thirdPartyNotice } from './third-party.js';

const NOTICE = 'dist/THIRD-PARTY.txt';

const { metafile } = await build({
  ...options,
  entryPoints: ['src/cli/main.ts', 'src/cli/worker.ts'].filter((entry) => existsSync(ROOT + entry)),
  outdir: 'dist',
  // Verbs and large libraries are loaded when they are needed.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
  metafile: true,
}).catch(() => process.exit(1)); // esbuild has said what is wrong
writeFileSync(ROOT + NOTICE, thirdPartyNotice(Object.keys(metafile.inputs)));

// What an earlier build left goes last, so that a program that runs meanwhile finds its parts.
const made = new Set([...Object.keys(metafile.outputs), NOTICE]);
for (const entry of readdirSync(`${ROOT}dist`, { recursive: true, withFileTypes: true })) {
  const path = `${entry.parentPath}/${entry.name}`.slice(ROOT.length).replaceAll('\\', '/');
  if (entry.isFile() && !made.has(path)) rmSync(ROOT + path);
}
