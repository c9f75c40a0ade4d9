/**
 * Prints the bundles whose code caches V8 refuses in this process, with the profile and the bundles
 * that are named; before the last one V8 is told all that a run may tell it.
 */
import { resolve } from 'node:path';
import { keepYoungMemory, saveMemory, tuneEngine } from '../../src/cli/engine.js';
import { loader } from '../../src/cli/load.js';

const [profile = '', ...bundles] = process.argv.slice(2);
const refused: string[] = [];
const load = loader(resolve('dist'), profile, ({ script, cache }) => {
  if (script.cachedDataRejected !== false) refused.push(cache.replace(/^.*[/\\]/, ''));
});
for (const [n, bundle] of bundles.entries()) {
  if (n === bundles.length - 1)
    for (const tell of [tuneEngine, saveMemory, keepYoungMemory]) tell();
  load(bundle);
}
process.stdout.write(JSON.stringify(refused));
