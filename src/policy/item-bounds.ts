import { byName, type FieldKey, ITEMS, type ItemKey, labelOf } from '../domain/catalog.js';
import type { Configuration } from './configuration.js';
import { isMapping, type Mapping } from './mapping.js';

/** What two of `bounds.items` were called before there was a range for any item. */
const FORMER_KEYS: Readonly<Record<string, ItemKey>> = {
  dibao: 'transfers.dibao',
  pension: 'transfers.pension',
};

const KEYS: ReadonlyMap<string, ItemKey> = new Map(byName(ITEMS));

/**
 * A policy with the ranges of items under the items' keys, whatever name each file has for them, so
 * that the township's range takes the place of the default one. An item that is named twice keeps
 * both names, which the schema refuses. Definition: docs/definitions/checks.md.
 */
export function withItemKeys(configuration: Configuration): Configuration {
  const { value, lineOf } = configuration;
  if (!isMapping(value.bounds)) return configuration;
  const { items: written = {}, ...others } = value.bounds;
  if (!isMapping(written ?? {})) return configuration;
  const items: Record<string, unknown> = {};
  const writtenAt = new Map<string, readonly string[]>();
  const put = (name: string, row: unknown, path: readonly string[]): void => {
    const key = KEYS.get(name) ?? name;
    const free = Object.hasOwn(items, key) ? labelOf(key as FieldKey) : key;
    items[free] = row;
    writtenAt.set(free, path);
  };
  const bounds: Record<string, unknown> = {};
  for (const [name, row] of Object.entries(others)) {
    const item = FORMER_KEYS[name];
    if (item === undefined) bounds[name] = row;
    else put(item, row, ['bounds', name]);
  }
  for (const [name, row] of Object.entries((written ?? {}) as Mapping)) {
    put(name, row, ['bounds', 'items', name]);
  }
  return {
    value: { ...value, bounds: { ...bounds, items } },
    lineOf: (path) => {
      const [first, second, item, ...rest] = path;
      const own =
        first === 'bounds' && second === 'items' ? writtenAt.get(String(item)) : undefined;
      return lineOf(own === undefined ? path : [...own, ...rest]);
    },
  };
}
