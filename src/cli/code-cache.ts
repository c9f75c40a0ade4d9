import { Script } from 'node:vm';

/** Where a code cache has V8's digest of the flags under which it was made: a word of its head. */
const FLAGS_AT = 12;
const FLAGS_END = 16;

/** The major versions of V8 that have it there. */
const KNOWN = new Set(['11', '12', '13']);

/** Whether Node was started with options: what they change is for V8 to judge. */
const isToldByOthers = (): boolean =>
  process.execArgv.length > 0 || (process.env['NODE_OPTIONS'] ?? '') !== '';

/**
 * A code cache as V8 takes it under the flags of now. It refuses one that was made under others, but
 * those that the program sets (engine.ts) say when code is compiled for good and when garbage is
 * collected, never what is in a cache.
 */
export function underFlagsOfNow(cache: Buffer): Buffer {
  const [major = ''] = process.versions.v8.split('.');
  if (!KNOWN.has(major) || isToldByOthers() || cache.length < FLAGS_END) return cache;
  new Script('0').createCachedData().copy(cache, FLAGS_AT, FLAGS_AT, FLAGS_END);
  return cache;
}
