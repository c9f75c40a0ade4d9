/** Runs the program like src/cli/start.ts, and writes the code caches of its bundles at the end. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { MessageChannel, type Worker } from 'node:worker_threads';
import { letYoungMemoryGrow } from '../../src/cli/engine.js';
import { loader } from '../../src/cli/load.js';

const [node = '', script = '', folder = '', profile = '', ...commands] = process.argv;
const load = loader(folder, profile, ({ script: loaded, cache }) => {
  process.on('exit', () => {
    mkdirSync(dirname(cache), { recursive: true });
    writeFileSync(cache, loaded.createCachedData());
  });
});
const program = load('program') as typeof import('../../src/cli/bundle.js');

/** A helper on this very thread, so that the code of its bundle has been at work here. */
function hire(): Worker {
  const { likelyFiles, takeOrders } = load('worker') as typeof import('../../src/cli/worker.js');
  const { port1, port2 } = new MessageChannel();
  takeOrders(
    port2,
    () => program.work(),
    () => likelyFiles(process.argv.slice(2), process.cwd()),
  );
  const terminate = () => {
    for (const port of [port1, port2]) port.close();
    return Promise.resolve(0);
  };
  return Object.assign(port1, { terminate }) as unknown as Worker;
}

for (const command of commands) {
  process.argv = [node, script, ...(JSON.parse(command) as string[])];
  await program.main(hire);
}
// V8 keeps with a cache the flags under which it was written: they must be its own.
letYoungMemoryGrow();
