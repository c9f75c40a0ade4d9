/** Runs the program like src/cli/start.ts, and writes the code caches of its bundles at the end. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tuneEngine } from '../../src/cli/engine.js';
import { loader } from '../../src/cli/load.js';

const [node = '', script = '', folder = '', profile = '', ...args] = process.argv;
process.argv = [node, script, ...args];
tuneEngine();
const load = loader(folder, profile, ({ script: loaded, cache }) => {
  process.on('exit', () => {
    mkdirSync(dirname(cache), { recursive: true });
    writeFileSync(cache, loaded.createCachedData());
  });
});
const { main } = load('program') as typeof import('../../src/cli/bundle.js');
void main(pathToFileURL(join(folder, 'start.cjs')));
