import type { Document, Element } from '@xmldom/xmldom';
import { type FileEntry, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { Budget } from '../../../intake/open/budget.js';
import { DEFAULT_LIMITS } from '../../../intake/sheet.js';
import { type Parts, pack } from '../../../xlsx/pack.js';
import { append, childrenOf, NotEditable, parseXml, remove, rootOf, xmlText } from './xml.js';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/**
 * Limits below those of the reader, which leaves most parts alone: here all parts are inflated,
 * held and packed again. Five hundred cards with comments have 2,500 parts.
 */
const MOST = { parts: 3_000, partBytes: 128 * 2 ** 20, inflatedBytes: 192 * 2 ** 20 } as const;

/** The names of one of the two forms of Open XML (ECMA-376 parts 1 and 4); a workbook has one. */
export interface Dialect {
  /** The namespace of relationships and their ids. */
  readonly relationships: string;
  /** The namespace of workbooks, sheets and comments. */
  readonly main: string;
}

const TRANSITIONAL: Dialect = {
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
};
const STRICT: Dialect = {
  relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
};

const withoutDialect = (type: string): string =>
  [TRANSITIONAL, STRICT].reduce(
    (rest, { relationships }) => rest.replace(`${relationships}/`, ''),
    type,
  );
const CONTENT_TYPES = '[Content_Types].xml';

export interface Relationship {
  readonly id: string;
  /** Without the namespace, e.g. `comments`. */
  readonly type: string;
  /** Name of a part. */
  readonly target: string;
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1);

const relationshipsPart = (source: string): string =>
  `${folderOf(source)}_rels/${source.slice(folderOf(source).length)}.rels`;

/** A target as spreadsheets write it and some readers expect it: `../comments1.xml`. */
function relative(source: string, target: string): string {
  const from = folderOf(source).split('/');
  const to = target.split('/');
  const shared = from.findIndex((folder, depth) => folder !== to[depth]);
  return '../'.repeat(from.length - 1 - shared) + to.slice(shared).join('/');
}

/** The name of the part that a target means; empty where it is none. */
function resolve(source: string, target: string): string {
  try {
    return decodeURI(new URL(target, `part:/${folderOf(source)}`).pathname).slice(1);
  } catch {
    return '';
  }
}

/**
 * The parts of a submitter's workbook. A part is parsed when it is asked for and written anew only
 * where it was changed; every other one keeps its bytes.
 */
export class Package {
  readonly #documents = new Map<string, { document: Document; before: string }>();

  private constructor(private readonly parts: Parts) {}

  /** @throws {NotEditable} where this is no zip of parts. */
  static async open(bytes: Uint8Array): Promise<Package> {
    const budget = new Budget(DEFAULT_LIMITS).within(MOST);
    budget.check('fileBytes', bytes.length);
    const parts: Parts = new Map();
    try {
      const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
      for await (const entry of zip.getEntriesGenerator()) {
        budget.spend('parts', 1);
        if (entry.directory) continue;
        if (parts.has(entry.filename)) throw new NotEditable('two parts of one name');
        parts.set(entry.filename, await inflate(entry, budget));
      }
    } catch {
      // The reader of all files tells what is wrong with the file.
      throw new NotEditable('zip');
    }
    return new Package(parts);
  }

  /** The dialect of the main part. */
  get dialect(): Dialect {
    const isStrict = childrenOf(this.root(relationshipsPart(''))).some(
      (each) => each.getAttribute('Type') === `${STRICT.relationships}/officeDocument`,
    );
    return isStrict ? STRICT : TRANSITIONAL;
  }

  bytes(): Uint8Array {
    for (const [part, { document, before }] of this.#documents) {
      const text = xmlText(document);
      if (text !== before) this.setText(part, text);
    }
    this.#documents.clear();
    return pack(this.parts);
  }

  has(part: string): boolean {
    return this.parts.has(part);
  }

  text(part: string): string {
    const known = this.#documents.get(part);
    if (known !== undefined) return xmlText(known.document);
    const bytes = this.parts.get(part);
    if (bytes === undefined) throw new NotEditable(part);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new NotEditable(part);
    }
  }

  setText(part: string, text: string): void {
    this.parts.set(part, new TextEncoder().encode(text));
  }

  /** The root of a part; changes to it are written. */
  root(part: string): Element {
    const known = this.#documents.get(part);
    if (known !== undefined) return rootOf(known.document);
    const document = parseXml(this.text(part));
    this.#documents.set(part, { document, before: xmlText(document) });
    return rootOf(document);
  }

  /** The first name that is free: `xl/comments{}.xml` with a number from 1. */
  freeName(pattern: string): string {
    let number = 1;
    while (this.parts.has(pattern.replace('{}', String(number)))) number += 1;
    return pattern.replace('{}', String(number));
  }

  /** Adds a part with a content type of its own; none where its ending has one. */
  add(part: string, text: string, contentType?: string): void {
    this.setText(part, text);
    if (contentType === undefined) return;
    const types = this.root(CONTENT_TYPES);
    append(types, 'Override', { PartName: `/${part}`, ContentType: contentType });
  }

  /** The content type of a part; empty where it has none of its own. */
  contentType(part: string): string {
    const found = childrenOf(this.root(CONTENT_TYPES), 'Override').find(
      (each) => each.getAttribute('PartName') === `/${part}`,
    );
    return found?.getAttribute('ContentType') ?? '';
  }

  /** Gives every part with that ending a content type. */
  setDefaultType(extension: string, contentType: string): void {
    const types = this.root(CONTENT_TYPES);
    const isKnown = childrenOf(types, 'Default').some(
      (each) => each.getAttribute('Extension')?.toLowerCase() === extension,
    );
    if (isKnown) return;
    const element = append(types, 'Default', { Extension: extension, ContentType: contentType });
    types.insertBefore(element, types.firstChild);
  }

  /** Removes a part and its relationships; what pointed to it is the caller's to mend. */
  delete(part: string): void {
    for (const name of [part, relationshipsPart(part)]) {
      this.parts.delete(name);
      this.#documents.delete(name);
    }
    for (const each of childrenOf(this.root(CONTENT_TYPES), 'Override')) {
      if (each.getAttribute('PartName') === `/${part}`) remove(each);
    }
  }

  relationships(source: string): Relationship[] {
    const part = relationshipsPart(source);
    if (!this.parts.has(part)) return [];
    return childrenOf(this.root(part), 'Relationship')
      .filter((each) => each.getAttribute('TargetMode') !== 'External')
      .map((each) => ({
        id: each.getAttribute('Id') ?? '',
        type: withoutDialect(each.getAttribute('Type') ?? ''),
        target: resolve(source, each.getAttribute('Target') ?? ''),
      }));
  }

  /** The part that a source has of one type. */
  related(source: string, type: string): Relationship | undefined {
    return this.relationships(source).find((each) => each.type === type);
  }

  /** Lets a part point to another; the id of that relationship. */
  relate(source: string, type: string, target: string): string {
    const part = relationshipsPart(source);
    if (!this.parts.has(part)) {
      this.setText(
        part,
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="${RELATIONSHIPS}"/>`,
      );
    }
    const root = this.root(part);
    const ids = new Set(childrenOf(root).map((each) => each.getAttribute('Id')));
    let number = 1;
    while (ids.has(`rId${number}`)) number += 1;
    const values = {
      Id: `rId${number}`,
      Type: `${this.dialect.relationships}/${type}`,
      Target: relative(source, target),
    };
    append(root, 'Relationship', values);
    return values.Id;
  }

  unrelate(source: string, id: string): void {
    const part = relationshipsPart(source);
    const root = this.root(part);
    for (const each of childrenOf(root)) if (each.getAttribute('Id') === id) remove(each);
    if (childrenOf(root).length > 0) return;
    this.parts.delete(part);
    this.#documents.delete(part);
  }
}

function inflate(entry: FileEntry, budget: Budget): Promise<Uint8Array> {
  budget.check('partBytes', entry.uncompressedSize);
  budget.spend('inflatedBytes', entry.uncompressedSize);
  const options = { useWebWorkers: false, useCompressionStream: false, checkSignature: true };
  return entry.getData(new BoundedWriter(entry.uncompressedSize), options);
}

/** Refuses what is larger than its zip declares. */
class BoundedWriter extends Uint8ArrayWriter {
  #size = 0;

  constructor(private readonly most: number) {
    super();
  }

  override writeUint8Array(array: Uint8Array): Promise<void> {
    this.#size += array.length;
    if (this.#size > this.most) throw new NotEditable('size');
    return super.writeUint8Array(array);
  }
}
