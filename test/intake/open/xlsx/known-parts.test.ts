import { describe, expect, it } from 'vitest';
import { openFile } from '../../../../src/intake/open/index.js';
import { DEFAULT_LIMITS } from '../../../../src/intake/sheet.js';
import { unpack } from '../../../../src/xlsx/pack.js';
import { UNPACKING } from '../../../../src/xlsx/unpacking.js';
import { workbook, workbookParts, worksheet, zip } from '../parts.js';

const rows = (value: number): string => worksheet(`<row><c s="1"><v>${value}</v></c></row>`);

const STYLES = (format: string): string =>
  `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${format}"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs></styleSheet>`;

const RELATIONSHIPS = `<Relationships>${['worksheet worksheets/sheet1', 'styles styles']
  .map((each) => each.split(' '))
  .map(
    ([type, target], n) =>
      `<Relationship Id="rId${n + 1}" Type="x/${type}" Target="${target}.xml"/>`,
  )
  .join('')}</Relationships>`;

const book = (value: number, format: string, names = '北张村') =>
  zip(
    workbookParts({
      sheet: rows(value),
      parts: {
        'xl/_rels/workbook.xml.rels': RELATIONSHIPS,
        'xl/styles.xml': STYLES(format),
        'xl/workbook.xml': workbook(`<sheet name="${names}" sheetId="1" r:id="rId1"/>`),
      },
    }),
  );

const opened = async (bytes: Uint8Array, limits = {}) =>
  (await openFile('', bytes, { ...DEFAULT_LIMITS, ...limits }, UNPACKING)).sheets;

describe('几个文件里一样的部件只读一遍', () => {
  it('同样的部件,别的行;别的样式、别的表名各归各', async () => {
    const [first] = await opened(await book(2, '0000'));
    expect(first?.rows).toEqual([['0002']]);
    expect((await opened(await book(3, '0000')))[0]?.rows).toEqual([['0003']]);
    expect((await opened(await book(3, '000000')))[0]?.rows).toEqual([['000003']]);
    const [other] = await opened(await book(3, '0000', '南张村'));
    expect([other?.name, other?.rows]).toEqual(['南张村', [['0003']]]);
  });

  it('用掉的照样算在每个文件的上限里', async () => {
    const bytes = await book(2, '00000');
    const parts = await unpack(bytes);
    const read = [...parts].filter(([name]) => !name.endsWith('sharedStrings.xml'));
    const inflatedBytes = read.reduce((sum, [, { length }]) => sum + length, 0);
    for (let time = 0; time < 3; time += 1) {
      expect((await opened(bytes, { inflatedBytes }))[0]?.rows).toEqual([['00002']]);
      const refused = opened(bytes, { inflatedBytes: inflatedBytes - 1 });
      await expect(refused).rejects.toMatchObject({ params: { limit: 'inflatedBytes' } });
    }
  });
});
