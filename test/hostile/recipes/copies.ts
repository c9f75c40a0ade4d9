import { honest } from '../honest.js';
import { recipe } from '../recipe.js';
import { changed, pack, unpack, withParts, withText } from '../zip.js';

/** What a reader passes over, and an editor of workbooks has to take up. */

const SHEET = 'xl/worksheets/sheet1.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STYLES = 'xl/styles.xml';

const behindTheRows = (piece: string) => async () =>
  withText(await honest('xlsx'), SHEET, (text) =>
    text.replace('</sheetData>', `</sheetData>${piece}`),
  );

const nested = (times: number): string => `${'<x>'.repeat(times)}${'</x>'.repeat(times)}`;

/** An honest workbook with so many parts that nothing names. */
const withPartsBeside = (parts: number) => async () => {
  const all = await unpack(await honest('xlsx'));
  const byte = Uint8Array.of(0x20);
  for (let n = 0; n < parts; n += 1) all.set(`xl/media/image${n}.png`, byte);
  return pack(all);
};

const formattedRows = (rows: number): string =>
  Array.from({ length: rows }, (_, n) => `<row r="${n + 2000}" ht="15" customHeight="1"/>`).join(
    '',
  );

export const COPIES = [
  recipe(
    'copy/merges-2000000',
    async () =>
      behindTheRows(
        `<mergeCells>${'<mergeCell ref="A900:B900"/>'.repeat(2_000_000)}</mergeCells>`,
      )(),
    { ends: 'refused', code: 'file.tooLarge', params: { limit: 'merges' } },
  ),
  recipe('copy/nested-behind-the-rows', async () => behindTheRows(nested(1_000_000))(), {
    ends: 'sameOrRefused',
  }),
  recipe('copy/beside-the-rows', async () => behindTheRows('<x/>'.repeat(1_000_000))(), {
    ends: 'sameOrRefused',
  }),
  recipe(
    'copy/sheet-is-the-workbook',
    async () =>
      withText(await honest('xlsx'), RELATIONS, (text) =>
        text.replace('worksheets/sheet1.xml', 'workbook.xml'),
      ),
    { ends: 'sound' },
  ),
  recipe('copy/parts-20000', withPartsBeside(20_000), {
    ends: 'refused',
    code: 'file.tooLarge',
    params: { limit: 'parts' },
  }),
  recipe('copy/parts-9000', withPartsBeside(9_000), { ends: 'same' }),
  recipe(
    'copy/styles-65535',
    async () =>
      withText(await honest('xlsx'), STYLES, (text) =>
        text.replace(
          '</cellXfs>',
          `${Array.from({ length: 65_000 }, (_, n) => `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment indent="${n % 250}" textRotation="${n % 180}"/></xf>`).join('')}</cellXfs>`,
        ),
      ),
    { ends: 'same' },
  ),
  recipe(
    'copy/rows-1000000',
    async () =>
      withText(await honest('xlsx'), SHEET, (text) =>
        text.replace('</sheetData>', `${formattedRows(1_000_000)}</sheetData>`),
      ),
    { ends: 'same' },
  ),
  recipe(
    'copy/drawing-of-many-boxes',
    async () => {
      const bytes = await honest('xlsx');
      return withParts(bytes, { 'xl/drawings/drawing1.xml': changed('x', () => nested(200_000)) });
    },
    { ends: 'same' },
  ),
];
