import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** `import text from './default.yaml'` is the file's text, as in the build. */
const yamlAsText = {
  name: 'yaml-as-text',
  enforce: 'pre' as const,
  load: (id: string) =>
    id.endsWith('.yaml') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))};` : null,
};

export default defineConfig({
  plugins: [yamlAsText],
  define: { ZENGSHOU_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/**/*.test.ts'],
    // Threads start faster than processes, and the tests change neither the working folder nor
    // the environment of others.
    pool: 'threads',
    // Tests that run the built program share two cores.
    testTimeout: 60_000,
  },
});
