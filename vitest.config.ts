import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { wasmOf } from './scripts/wasm.js';

/** `import text from './default.yaml'` is the file's text, as in the build. */
const yamlAsText = {
  name: 'yaml-as-text',
  enforce: 'pre' as const,
  load: (id: string) =>
    id.endsWith('.yaml') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))};` : null,
};

/** `import code from './index.wasm'` is what the sources beside it compile to, as in the build. */
const wasmAsBytes = {
  name: 'wasm-as-bytes',
  enforce: 'pre' as const,
  resolveId: (id: string, importer?: string) =>
    id.endsWith('.wasm') ? join(dirname(importer ?? ''), id) : null,
  load: async (id: string) =>
    id.endsWith('.wasm')
      ? `export default Uint8Array.from(${JSON.stringify([...(await wasmOf(id))])});`
      : null,
};

const TEN_MINUTES = 600_000;

export default defineConfig({
  plugins: [yamlAsText, wasmAsBytes],
  define: { ZENGSHOU_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/**/*.test.ts'],
    // Threads start faster than processes, and the tests change neither the working folder nor
    // the environment of others.
    pool: 'threads',
    // Files share what they import: half of the processor time of small tests was importing.
    isolate: false,
    // One for each core: tests wait for programs that they run, and for the disk.
    maxWorkers: '100%',
    // Guards against a hang only: on a machine with much else to do, a test takes its time.
    testTimeout: TEN_MINUTES,
    hookTimeout: TEN_MINUTES,
    teardownTimeout: TEN_MINUTES,
  },
});
