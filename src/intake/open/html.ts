import { read } from '@e965/xlsx';
import type { Sheet } from '../sheet.js';
import type { Budget } from './budget.js';
import { attempt, OPTIONS, sheetsOf } from './library.js';

/** The library keeps an object for every cell and, for each, looks through all merges so far. */
const MOST_CHARACTERS = 32 * 2 ** 20;
const MOST_SPANS = 5_000;
const MOST_SPANNED_ROWS = 100_000;

const checkSpans = (text: string, budget: Budget): void => {
  const strict = budget.within({ merges: MOST_SPANS, rows: MOST_SPANNED_ROWS });
  let spans = 0;
  let rows = 0;
  for (const [, kind, size] of text.matchAll(/\b(row|col)span\s*=\s*["']?\s*(\d+)/gi)) {
    spans += 1;
    if (kind?.toLowerCase() === 'row') rows += Number(size);
    strict.check('merges', spans);
    strict.check('rows', rows);
  }
};

/** The library decodes the entities that have names, but not those with numbers (`&#24352;` 张). */
const decodeNumbered = (text: string): string =>
  text.replace(
    /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi,
    (reference, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (code === 0x26) return '&amp;';
      if (code === 0x3c) return '&lt;';
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
    },
  );

/**
 * The tables of a web page, each as a sheet. `raw` keeps every cell the text that it is: an ID
 * number made a number loses its last digits, a code its leading zeros.
 */
export const readHtml = (text: string, budget: Budget): Sheet[] => {
  budget.within({ fileBytes: MOST_CHARACTERS }).check('fileBytes', text.length);
  budget.check('sheets', text.match(/<table[\s>]/gi)?.length ?? 0);
  checkSpans(text, budget);
  const decoded = decodeNumbered(text);
  const workbook = attempt(() => read(decoded, { ...OPTIONS, type: 'string', raw: true }));
  return sheetsOf(workbook, budget);
};
