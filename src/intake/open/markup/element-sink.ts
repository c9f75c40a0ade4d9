import { withoutPrefix, type XmlSink } from './xml.js';

/** Attributes by name without prefix. */
export type Attributes = ReadonlyMap<string, string>;

const NONE: Attributes = new Map();

/** Gives each element together with its attributes, for XML where that costs nothing that counts. */
export abstract class ElementSink implements XmlSink {
  private pending: string | undefined;
  private attributes: Map<string, string> | undefined;

  protected abstract start(name: string, attributes: Attributes): void;
  protected abstract characters(text: string): void;
  protected abstract end(name: string): void;

  opened(name: string): void {
    this.begin();
    this.pending = name;
    this.attributes = undefined;
  }

  attribute(name: string, value: string): void {
    this.attributes ??= new Map();
    this.attributes.set(withoutPrefix(name), value);
  }

  text(text: string): void {
    this.begin();
    this.characters(text);
  }

  closed(name: string): void {
    this.begin();
    this.end(name);
  }

  private begin(): void {
    const name = this.pending;
    if (name === undefined) return;
    this.pending = undefined;
    this.start(name, this.attributes ?? NONE);
  }
}
