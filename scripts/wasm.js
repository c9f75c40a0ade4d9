/** Compiles the AssemblyScript of the project: what a `*.wasm` beside the sources stands for. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIBRARIES = fileURLToPath(new URL('../node_modules/', import.meta.url));
const SHARED = fileURLToPath(new URL('../src/domain/assembly/', import.meta.url));
const CACHE = `${LIBRARIES}.cache/zengshou-wasm`;
const SETTINGS = ['-O3', '--runtime', 'stub', '--noAssert'];

/**
 * The compiler takes a second, its sources change seldom: kept under a hash of all that it may read,
 * which is the module's folder and what modules share.
 */
function cachedName(folder) {
  const compiler = readFileSync(`${LIBRARIES}assemblyscript/package.json`);
  const hash = createHash('sha256').update(compiler).update(SETTINGS.join());
  for (const sources of [folder, SHARED]) {
    for (const file of readdirSync(sources).sort()) {
      hash.update(`\n${file}\n`).update(readFileSync(join(sources, file)));
    }
  }
  return join(CACHE, `${hash.digest('hex')}.wasm`);
}

async function compiled(folder, entry) {
  const { main } = await import('assemblyscript/asc');
  let code = null;
  const settings = ['--baseDir', folder, '--outFile', 'out.wasm', ...SETTINGS];
  const { error, stderr } = await main([entry, ...settings], {
    readFile: (name, base) => {
      try {
        return readFileSync(join(base, name), 'utf8');
      } catch {
        return null; // it asks for names that may be
      }
    },
    writeFile: (name, contents) => {
      if (name === 'out.wasm') code = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || code === null) throw new Error(`${folder}/${entry}: ${stderr.toString()}`);
  return code;
}

/** The bytes of `…/index.wasm`, which is `index.ts` in the same folder. */
export async function wasmOf(path) {
  const folder = dirname(path);
  const cached = cachedName(folder);
  try {
    return readFileSync(cached);
  } catch {
    // Not compiled yet.
  }
  const code = await compiled(folder, basename(path).replace(/wasm$/, 'ts'));
  mkdirSync(CACHE, { recursive: true });
  const begun = `${cached}.${process.pid}`;
  writeFileSync(begun, code);
  renameSync(begun, cached);
  return Buffer.from(code);
}

/** For the bundler: the bytes as they are. */
export const wasmPlugin = {
  name: 'wasm',
  setup(build) {
    build.onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path),
    }));
    build.onLoad({ filter: /\.wasm$/ }, async ({ path }) => ({
      contents: await wasmOf(path),
      loader: 'binary',
    }));
  },
};
