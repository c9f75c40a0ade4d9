import { SaxesParser } from 'saxes';
import type { Budget } from '../budget.js';
import { brokenXml, unreadable } from '../refusal.js';
import type { Archive } from '../xlsx/archive.js';

/** What comes out of an XML part, in its order. Names of elements are without their prefix. */
export interface XmlSink {
  opened(name: string): void;
  /** An attribute of the element that was opened last; its name keeps the prefix. */
  attribute(name: string, value: string): void;
  /** A text, perhaps only a piece of it. */
  text(text: string): void;
  closed(name: string): void;
}

/** Nothing in a spreadsheet nests deeper; the parser keeps an object for each open element. */
const DEEPEST = 100;
const PIECE = 2 ** 16;

export const withoutPrefix = (name: string): string => {
  // The names of cells and values, nearly all there are, have one letter and so no prefix.
  if (name.length === 1) return name;
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** The XML of a workbook is UTF-8 or UTF-16, told apart by its first two bytes. */
const encodingOf = (chunk: Uint8Array): string => {
  const [first, second] = chunk;
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be';
  return 'utf-8';
};

/**
 * A strict parser for one part. A token (a tag, a text, a comment) that goes on beyond the limit
 * of a text is refused before it is held as a whole.
 */
export class XmlReader {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private decoder: TextDecoder | undefined;
  /** Elements that are open. */
  depth = 0;
  private elements = 0;
  private quiet = true;
  private tokenLength = 0;

  constructor(
    private readonly part: string,
    private readonly budget: Budget,
    sink: XmlSink,
  ) {
    this.parser.on('error', () => {
      throw brokenXml(part);
    });
    this.parser.on('doctype', () => {
      throw unreadable('doctype', { part });
    });
    this.parser.on('opentagstart', (tag) => {
      this.elements += 1;
      this.depth += 1;
      if (this.depth > DEEPEST) throw brokenXml(part);
      sink.opened(withoutPrefix(tag.name));
    });
    this.parser.on('attribute', ({ name, value }) => sink.attribute(name, value));
    this.parser.on('text', (text) => sink.text(text));
    this.parser.on('cdata', (text) => sink.text(text));
    this.parser.on('closetag', (tag) => {
      this.quiet = false;
      this.depth -= 1;
      sink.closed(withoutPrefix(tag.name));
    });
  }

  /** In pieces, as a token is only measured between them. */
  write(bytes: Uint8Array): void {
    this.decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    for (let at = 0; at < bytes.length; at += PIECE) {
      this.push(this.decode(bytes.subarray(at, at + PIECE)));
    }
  }

  /** Text that is decoded already, in pieces too. */
  writeText(text: string): void {
    for (let at = 0; at < text.length; at += PIECE) this.push(text.slice(at, at + PIECE));
  }

  /** Whole elements come here that another reads. */
  passOver(): void {
    this.tokenLength = 0;
  }

  end(): void {
    this.push(this.decode());
    this.parser.close();
  }

  private decode(chunk?: Uint8Array): string {
    try {
      return chunk === undefined
        ? (this.decoder?.decode() ?? '')
        : (this.decoder?.decode(chunk, { stream: true }) ?? '');
    } catch {
      throw brokenXml(this.part);
    }
  }

  private push(text: string): void {
    this.quiet = true;
    this.elements = 0;
    this.parser.write(text);
    this.budget.spend('elements', this.elements);
    this.tokenLength = this.quiet ? this.tokenLength + text.length : 0;
    this.budget.check('textLength', this.tokenLength);
  }
}

export const readXml = async (
  archive: Archive,
  part: string,
  budget: Budget,
  sink: XmlSink,
): Promise<void> => {
  const reader = new XmlReader(part, budget, sink);
  await archive.read(part, (chunk) => reader.write(chunk));
  reader.end();
};
