import { ownCode } from './own-code.js';

/** The default policy as the program's own code reads, merges and checks it. */
async function defaultPolicy() {
  const { loadPolicy } = await ownCode('src/policy/load.ts');
  const { policy, sha256 } = loadPolicy(null);
  return { file: policy.file, sha256 };
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
