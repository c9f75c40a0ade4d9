import { ExpectedFailure } from '../../domain/findings/failure.js';
import { nearest } from '../../domain/names/nearest.js';
import { repack } from '../../xlsx/pack.js';
import { Package } from '../annotate/ooxml/package.js';
import { NotEditable } from '../annotate/ooxml/xml.js';

/** What a template may name: texts, and lists whose rows have texts of their own. */
export interface TemplateData {
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, TemplateList>>;
}

/** What can be named, without anything to fill in. */
export interface TemplateNames {
  readonly texts: readonly string[];
  /** The names of a row of each list. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** A list of a template; its columns are known even where it has no rows. */
interface TemplateList {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const MAIN = 'word/document.xml';

/**
 * A county's own document with its names filled in: `{乡镇}`, `{#各村}{行政村}{/各村}`. Only names are
 * looked up, nothing is computed. The same template and data, the same bytes.
 *
 * @throws {ExpectedFailure} `document.unreadable`; `document.names` for names that nobody knows,
 *   each with the nearest; `document.tags` where a brace or a list is not closed
 */
export async function fillTemplate(
  bytes: Uint8Array,
  path: string,
  data: TemplateData,
): Promise<Uint8Array> {
  const filled = await rendered(bytes, path, data);
  return await repack(filled.generate({ type: 'uint8array' }));
}

/** The same refusals, before there is anything to fill in. */
export async function checkTemplate(
  bytes: Uint8Array,
  path: string,
  names: TemplateNames,
): Promise<void> {
  await rendered(bytes, path, {
    texts: Object.fromEntries(names.texts.map((name) => [name, ''])),
    lists: Object.fromEntries(
      Object.entries(names.lists).map(([name, columns]) => [name, { columns, rows: [columns] }]),
    ),
  });
}

async function rendered(bytes: Uint8Array, path: string, data: TemplateData) {
  const [{ default: Docxtemplater }, { default: PizZip }] = await Promise.all([
    import('docxtemplater'),
    import('pizzip'),
  ]);
  const zip = new PizZip(await checked(bytes, path));
  const unknown: Unknown = new Map();
  try {
    const options = { paragraphLoop: true, linebreaks: true, errorLogging: false } as const;
    const modules = [lookingUp(data, unknown)];
    const filled = new Docxtemplater(zip, { ...options, modules, parser });
    if (unknown.size > 0) {
      const names = Array.from(unknown, ([name, near]) => ({ name, near }));
      throw new ExpectedFailure('document.names', { path, names });
    }
    filled.render(renderedOf(data));
    return filled.getZip();
  } catch (error) {
    const wrong = tagsOf(error);
    if (wrong.length === 0) throw error;
    throw new ExpectedFailure('document.tags', { path, tags: wrong });
  }
}

/** The file, once it is within the limits for files of other people. */
async function checked(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  try {
    const file = await Package.open(bytes);
    if (file.has(MAIN)) return file.bytes();
  } catch (error) {
    if (!(error instanceof NotEditable)) throw error;
  }
  throw new ExpectedFailure('document.unreadable', { path });
}

/** Names that nobody knows, with the nearest. */
type Unknown = Map<string, string | null>;

/** A tag as the library has parsed it, with the tags inside where it is a list. */
interface Tag {
  readonly type: string;
  readonly value: string;
  readonly module?: string;
  readonly raw?: string;
  readonly subparsed?: readonly Tag[];
}

/** A module of the library that looks up all names before anything is filled in. */
const lookingUp = (data: TemplateData, unknown: Unknown) => ({
  name: 'names',
  set({ inspect }: { readonly inspect?: { readonly postparsed?: readonly Tag[] } }): void {
    lookUp(inspect?.postparsed ?? [], data, [], unknown);
  },
});

function lookUp(
  parts: readonly Tag[],
  data: TemplateData,
  open: readonly string[],
  unknown: Unknown,
): void {
  for (const { type, value, module, raw, subparsed } of parts) {
    if (type !== 'placeholder') continue;
    const isList = module === 'loop';
    // The library's other signs would let the text add XML, so they count as part of the name.
    const name = isList || module === undefined ? value : (raw ?? value);
    const known = isList ? new Set(Object.keys(data.lists)) : textsIn(data, open);
    if (!known.has(name)) unknown.set(name, nearest(name, known)?.candidate ?? null);
    if (subparsed !== undefined) lookUp(subparsed, data, [...open, value], unknown);
  }
}

function renderedOf({ texts, lists }: TemplateData): object {
  const rows = Object.entries(lists).map(([name, { columns, rows: all }]) => [
    name,
    all.map((row) => Object.fromEntries(columns.map((column, n) => [column, row[n] ?? '']))),
  ]);
  return { ...texts, ...Object.fromEntries(rows) };
}

/** Looks a name up in the row, else in the document; only own properties count. */
const parser = (tag: string) => ({
  get: (scope: unknown) =>
    typeof scope === 'object' && scope !== null && Object.hasOwn(scope, tag)
      ? (scope as Readonly<Record<string, unknown>>)[tag]
      : undefined,
});

/** The names that can be used here: those of the document and of the open lists. */
const textsIn = ({ texts, lists }: TemplateData, open: readonly string[]): Set<string> =>
  new Set([...Object.keys(texts), ...open.flatMap((name) => lists[name]?.columns ?? [])]);

/** The tags that the library finds wrongly closed. */
function tagsOf(error: unknown): string[] {
  if (!(error instanceof Error) || !('properties' in error)) return [];
  const { errors, xtag } = error.properties as {
    readonly errors?: readonly unknown[];
    readonly xtag?: unknown;
  };
  if (errors !== undefined) return errors.flatMap(tagsOf);
  return [typeof xtag === 'string' ? xtag : ''];
}
