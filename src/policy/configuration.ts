import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { ConfigProblem, ConfigProblemKind } from '../domain/findings/config-problem.js';

/** A YAML file as plain values, and where its keys stand. */
export interface Configuration {
  /** `{}` for a file that holds nothing but comments. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The line (from 1) of a key; of the nearest key above it that the file has; null for none. */
  lineOf(path: readonly PropertyKey[]): number | null;
}

export type ConfigurationReading =
  | { readonly configuration: Configuration }
  | { readonly problems: readonly ConfigProblem[] };

/**
 * More aliases than any honest file uses: aliases of aliases can multiply without end, which is
 * refused.
 */
const MOST_ALIASES = 50;

/** Reads YAML that must be a mapping; says where it is none. Never throws for what the text holds. */
export function readConfiguration(text: string): ConfigurationReading {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // The library would compare every key with every other one; `repeatedKey` looks each one up
    // once.
    uniqueKeys: false,
  });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const problem = (
    kind: ConfigProblemKind,
    line: number | null,
    rest: Partial<ConfigProblem> = {},
  ): ConfigurationReading => ({
    problems: [
      { problem: kind, line, key: '', value: null, allowed: null, nearest: null, ...rest },
    ],
  });

  // A tag that is not known would silently change what a value is.
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) {
    const line = lineAt(fault.pos[0]);
    const colon = fullWidthColon(text);
    if (colon !== null) return problem('fullWidthColon', colon.line, colon);
    return problem('syntax', line, { value: shown(lineText(text, line)) });
  }
  const repeated = repeatedKey(document);
  if (repeated !== null) {
    return problem('duplicateKey', lineAt(repeated.offset), { key: repeated.key });
  }
  const value = plainValue(() => document.toJS({ maxAliasCount: MOST_ALIASES }));
  if (value === undefined) return problem('alias', null);
  const { contents } = document;
  if (value === null) return { configuration: { value: {}, lineOf: () => null } };
  const colon = isMap(contents) ? null : fullWidthColon(text);
  if (colon !== null) return problem('fullWidthColon', colon.line, colon);
  if (!isMap(contents)) {
    return problem('notMapping', contents?.range ? lineAt(contents.range[0]) : null);
  }
  return {
    configuration: {
      value: value as Record<string, unknown>,
      lineOf: (path) => {
        const offset = offsetOf(contents, path);
        return offset === null ? null : lineAt(offset);
      },
    },
  };
}

/** The first key that stands twice in one mapping. */
function repeatedKey(document: Document): { key: string; offset: number } | null {
  let found: { key: string; offset: number } | null = null;
  visit(document, {
    Map(_, { items }) {
      const keys = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (keys.has(key.value)) {
          found = { key: String(key.value), offset: key.range?.[0] ?? 0 };
          return visit.BREAK;
        }
        keys.add(key.value);
      }
      return undefined;
    },
  });
  return found;
}

/** The value that a document holds; undefined where aliases refer to nothing or multiply. */
function plainValue(read: () => unknown): unknown {
  try {
    return read() ?? null;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** A Chinese keyboard writes `township：北张乡`, which is no key: the first such line, if any. */
function fullWidthColon(text: string): { line: number; key: string; value: string | null } | null {
  for (const [n, line] of text.split(/\r?\n/).entries()) {
    const [, key] = /^\s*([^\s#:：,，"'{[-][^\s:：,，"'{[]*)\s*：/u.exec(line) ?? [];
    if (key !== undefined) return { line: n + 1, key, value: shown(line) };
  }
  return null;
}

const lineText = (text: string, line: number): string => text.split(/\r?\n/)[line - 1] ?? '';

/** A value as a message shows it: short, on one line. */
export function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s+/g, ' ');
  const characters = [...text.trim()];
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('');
}

/** The keys of each mapping, worked out once however many of them are asked for. */
const known = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const pairs =
    known.get(map) ??
    new Map(
      map.items.flatMap((item): [string, Pair][] =>
        isPair(item) && isScalar(item.key) ? [[String(item.key.value), item]] : [],
      ),
    );
  known.set(map, pairs);
  return pairs;
}

function offsetOf(root: YAMLMap, path: readonly PropertyKey[]): number | null {
  let offset: number | null = null;
  let node: unknown = root;
  for (const key of path) {
    if (isSeq(node)) {
      node = node.items[Number(key)];
      if (!isNode(node)) break;
      if (node.range) offset = node.range[0];
      continue;
    }
    if (!isMap(node)) break;
    const pair = pairsOf(node).get(String(key));
    if (pair === undefined) break;
    if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0];
    node = pair.value;
  }
  return offset;
}
