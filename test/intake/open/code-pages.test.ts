import * as library from '@e965/xlsx/dist/cpexcel.full.mjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePages } from '../../../src/intake/open/xls/code-pages.js';

const { utils } = library as unknown as Pick<typeof library.cptable, 'utils'>;
const UTF_16 = 1200;
const BOM = [0xff, 0xfe];

test('UTF-16 texts are read as the library reads them, with a mark, cut off, half characters too', () => {
  const bytes = fc.oneof(
    fc.uint8Array(),
    fc.uint8Array().map((rest) => Uint8Array.from([...BOM, ...rest])),
    fc.string({ unit: 'binary' }).map((text) => new Uint8Array(Buffer.from(text, 'utf16le'))),
  );
  fc.assert(
    fc.property(bytes, (data) => {
      expect(codePages.utils.decode(UTF_16, data)).toBe(utils.decode(UTF_16, data));
    }),
    { numRuns: 200 },
  );
});

test.each([
  [936, '农户收入'],
  [950, '農戶收入'],
  [1252, 'Größe'],
])('texts in code page %d, and back', (page, text) => {
  const bytes = codePages.utils.encode(page, text);
  expect(bytes).toEqual(utils.encode(page, text));
  expect(codePages.utils.decode(page, bytes)).toBe(text);
});
