import type { Budget } from '../budget.js';
import type { XmlSink } from '../markup/xml.js';
import { textOf } from './values.js';

/** Reads the shared strings (ECMA-376 part 1, 18.4): rich text in one piece, readings left out. */
export class SharedStringsSink implements XmlSink {
  readonly strings: string[] = [];
  private inItem = false;
  private inText = false;
  private inPhonetic = false;
  private current = '';

  constructor(private readonly budget: Budget) {}

  opened(name: string): void {
    if (name === 't') this.inText = this.inItem && !this.inPhonetic;
    else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 'si') {
      this.inItem = true;
      this.current = '';
    }
  }

  attribute(): void {
    // Nothing of the attributes (fonts, white space) bears on the text.
  }

  text(text: string): void {
    if (!this.inText) return;
    this.current = this.current === '' ? text : this.current + text;
    this.budget.check('cellLength', this.current.length);
  }

  closed(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'si') {
      this.inItem = false;
      this.budget.spend('cells', 1);
      this.strings.push(textOf(this.current));
    }
  }
}
