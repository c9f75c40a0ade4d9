import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { options, ROOT } from '../esbuild-options.js';

/** The default policy as the program's own code reads, merges and checks it. */
async function defaultPolicy() {
  // Inside node_modules, where the libraries are found and no tool looks for sources.
  const folder = mkdtempSync(join(ROOT, 'node_modules/.build-'));
  try {
    const outfile = join(folder, 'policy.js');
    await build({ ...options, entryPoints: ['src/policy/load.ts'], outfile });
    const { loadPolicy } = await import(pathToFileURL(outfile).href);
    const { policy, sha256 } = loadPolicy(null);
    return { file: policy.file, sha256 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts the default policy into src/policy/compiled.ts. */
export const compiledPolicy = {
  name: 'compiled-policy',
  setup(build) {
    build.onLoad({ filter: /[/\\]policy[/\\]compiled\.ts$/ }, async () => ({
      contents: `export const compiled = ${JSON.stringify(await defaultPolicy())};`,
    }));
  },
};
