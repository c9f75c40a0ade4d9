import type { Budget } from '../budget.js';
import { textOf } from '../xlsx/values.js';
import type { Items } from './part.js';
import { scanner } from './scanner.js';

/** The shared strings as the scanner gives them, window by window, into a list. */
export class ScannedStrings implements Items {
  readonly list = 'sst';

  constructor(
    private readonly strings: string[],
    private readonly budget: Budget,
  ) {}

  begin(depth: number): boolean {
    return depth === 1;
  }

  scan(window: Uint8Array): number {
    return scanner().scanStrings(window);
  }

  take(): void {
    this.budget.spend('cells', scanner().taken);
    for (const text of scanner().texts()) {
      this.budget.check('cellLength', text.length);
      this.strings.push(textOf(text));
    }
  }

  mark(): () => void {
    const { length } = this.strings;
    return () => {
      this.strings.length = length;
    };
  }
}
