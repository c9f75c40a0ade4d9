import { closeSync, openSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { readInto } from '../files/handles.js';
import { underFlagsOfNow } from './code-cache.js';

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

/** How many bytes a file has; 0 where there is none. */
const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Reads a file into some memory that has room for it. */
function readFileInto(room: Buffer, file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    return room.subarray(0, readInto(descriptor, room));
  } finally {
    closeSync(descriptor);
  }
}

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
    const cached = sizeOf(cache);
    // Both in the same memory: what is used for the first time costs more than copying into it.
    const room = Buffer.allocUnsafeSlow(Math.max(sizeOf(file), cached));
    // A bundle holds nothing but ASCII: the build sees to it.
    const script = new Script(readFileInto(room, file).toString('latin1'), {
      filename: file,
      ...(cached > 0 && { cachedData: underFlagsOfNow(readFileInto(room, cache)) }),
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
