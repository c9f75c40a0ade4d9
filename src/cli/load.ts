import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** A bundle is a function, which is called as Node calls a module. */
type Bundle = (
  exports: object,
  require: (id: string) => unknown,
  module: { exports: object },
  file: string,
  folder: string,
) => void;

/** A bundle that has been loaded, and where its code cache belongs. */
interface Loaded {
  readonly script: Script;
  readonly cache: string;
}

/**
 * The Node that runs, down to its build. V8 only looks at its own version: of two releases of Node
 * with the same V8, one took the other's code and crashed.
 */
const engine = (): string => {
  const { platform, arch, version, execPath } = process;
  return `${version}-${platform}-${arch}-${statSync(execPath).size}`;
};

/**
 * Loads bundles of a folder, each once, with V8's code cache of a profile where this very Node has
 * made one. A cache that V8 refuses costs its reading and nothing else.
 *
 * @param onLoad is told of every bundle; the build makes the caches with it
 */
export function loader(
  folder: string,
  profile: string,
  onLoad: (loaded: Loaded) => void = () => undefined,
): (name: string) => object {
  const caches = join(folder, 'cache', engine(), profile);
  const done = new Map<string, { exports: object }>();
  const load = (name: string): object => {
    const known = done.get(name);
    if (known !== undefined) return known.exports;
    const file = join(folder, `${name}.cjs`);
    const cache = join(caches, `${name}.bin`);
    // A bundle holds nothing but ASCII: the build sees to it.
    const script = new Script(readFileSync(file, 'latin1'), {
      filename: file,
      ...(existsSync(cache) && { cachedData: readFileSync(cache) }),
    });
    onLoad({ script, cache });
    const module = { exports: {} };
    done.set(name, module);
    const require = createRequire(file);
    const local = (id: string): unknown => (id.startsWith('./') ? load(id.slice(2)) : require(id));
    (script.runInThisContext() as Bundle)(module.exports, local, module, file, dirname(file));
    return module.exports;
  };
  return load;
}
