/** Prints the code caches of the build that this Node refuses; flags of V8 are those of a process. */
import { resolve } from 'node:path';
import { tuneEngine } from '../../src/cli/engine.js';
import { loader } from '../../src/cli/load.js';

tuneEngine();
const refused: string[] = [];
for (const profile of ['start', 'analyze', 'validate']) {
  const load = loader(resolve('dist'), profile, ({ script, cache }) => {
    if (script.cachedDataRejected !== false) refused.push(cache);
  });
  load('program');
}
process.stdout.write(JSON.stringify(refused));
