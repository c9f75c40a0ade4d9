import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/** A frame of a stack in a bundle of ours, the name of its function, which is a letter or two, too. */
const FRAME = /\bat (async )?(?:[^\n(]*\()?(\w+\.cjs):(\d+):(\d+)\)?/g;

/** The map of a bundle, which lies beside it; null where it has none. */
function mapOf(bundle: string, folder: URL): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(new URL(`${bundle}.map`, folder), 'utf8')));
  } catch {
    // Whoever is told of a fault is not told of another one.
    return null;
  }
}

/**
 * A stack with the places of the sources where it names places of the bundles that they became.
 *
 * @param folder that of the bundles, with a closing slash
 */
export function inSources(stack: string, folder = new URL('.', import.meta.url)): string {
  const maps = new Map<string, SourceMap | null>();
  return stack.replaceAll(FRAME, (frame, isAsync = '', bundle, line, column) => {
    if (!maps.has(bundle)) maps.set(bundle, mapOf(bundle, folder));
    const place = maps.get(bundle)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (place === undefined || !('originalSource' in place)) return frame;
    const source = place.originalSource.replace(/^(?:\.\.\/)+/, '');
    return `at ${isAsync}${source}:${place.originalLine + 1}:${place.originalColumn + 1}`;
  });
}
