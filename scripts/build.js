/**
 * src → dist: the program and its libraries in bundles, with what V8 makes of them, so that it
 * starts fast.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { bundleAll } from './build/bundles.js';
import { makeCaches } from './build/caches.js';
import { ROOT } from './esbuild-options.js';
import { thirdPartyNotice } from './third-party.js';

const NOTICE = 'dist/THIRD-PARTY.txt';

mkdirSync(`${ROOT}dist`, { recursive: true });
// The cache of another program must never be taken for this one's.
rmSync(`${ROOT}dist/cache`, { recursive: true, force: true });
const { inputs, outputs } = await bundleAll().catch((error) => {
  if (error?.errors === undefined) throw error;
  process.exit(1); // esbuild has said what is wrong
});
writeFileSync(ROOT + NOTICE, thirdPartyNotice(inputs));

// What an earlier build left goes last, so that a program that runs meanwhile finds its parts.
const made = new Set([...outputs, NOTICE]);
for (const entry of readdirSync(`${ROOT}dist`, { recursive: true, withFileTypes: true })) {
  const path = `${entry.parentPath}/${entry.name}`.slice(ROOT.length).replaceAll('\\', '/');
  if (entry.isFile() && !made.has(path)) rmSync(ROOT + path);
}
await makeCaches();
