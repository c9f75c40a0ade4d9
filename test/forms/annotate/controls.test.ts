import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { annotateFile } from '../../../src/forms/annotate/index.js';
import { openFile } from '../../../src/intake/open/index.js';
import { FINDINGS, found, partsOf, VILLAGE, villageBook, withParts } from './books.js';

const ZH = { lang: 'zh' } as const;
const SHEET = 'xl/worksheets/sheet1.xml';

const textOf = async (bytes: Uint8Array, part: string): Promise<string> =>
  new TextDecoder().decode((await partsOf(bytes)).get(part));

const TRANSITIONAL = 'http://schemas.openxmlformats.org';

/** The same workbook as Excel writes it as "Strict Open XML". */
const strictly = (bytes: Uint8Array): Promise<Uint8Array> =>
  withParts(bytes, (_, text) =>
    text
      .replaceAll(
        `${TRANSITIONAL}/officeDocument/2006/relationships`,
        'http://purl.oclc.org/ooxml/officeDocument/relationships',
      )
      .replaceAll(
        `${TRANSITIONAL}/spreadsheetml/2006/main`,
        'http://purl.oclc.org/ooxml/spreadsheetml/main',
      ),
  );

describe('带控件的工作簿原样标注', () => {
  it('按钮的锚点里也有 row', async () => {
    const bytes = readFileSync(fileURLToPath(new URL('form-control.xlsx', import.meta.url)));
    const finding = found('error', 'F3', { sheet: 'Sheet1' });
    const file = await annotateFile('北张村.xlsx', bytes, [finding], ZH);
    expect(file).toMatchObject({ rebuilt: false, marked: 1 });
    const text = await textOf(file.bytes, SHEET);
    for (const kept of ['<xdr:row>1</xdr:row>', '<dataValidation ', '<control ']) {
      expect(text).toContain(kept);
    }
    expect(text.indexOf('<legacyDrawing')).toBeLessThan(text.indexOf('<controls'));
  });

  it('包在 mc:AlternateContent 里的控件,批注的图形仍在它前面', async () => {
    const controls =
      '<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x14"><controls><control shapeId="1" name="b" xmlns:xdr="d"><anchor><from><xdr:row>1</xdr:row></from></anchor></control></controls></mc:Choice></mc:AlternateContent>';
    const bytes = await withParts(await villageBook(), (part, text) => {
      if (part !== SHEET)
        return text.replace(/<Relationship [^>]*(?:comments|vmlDrawing)[^>]*>/g, '');
      return text
        .replace(/<legacyDrawing[^>]*>/, '')
        .replace('</worksheet>', `${controls}</worksheet>`);
    });
    const file = await annotateFile('北张村.xlsx', bytes, FINDINGS, ZH);
    expect(file.rebuilt).toBe(false);
    const text = await textOf(file.bytes, SHEET);
    expect(text).toContain('<xdr:row>1</xdr:row>');
    expect(text.indexOf('<legacyDrawing')).toBeGreaterThan(0);
    expect(text.indexOf('<legacyDrawing')).toBeLessThan(text.indexOf('<mc:AlternateContent'));
  });
});

describe('严格版 Open XML 原样标注', () => {
  it('只多了标记,名称空间前后一致', async () => {
    const bytes = await strictly(await villageBook());
    const file = await annotateFile('北张村.xlsx', bytes, FINDINGS, ZH);
    expect(file).toMatchObject({ rebuilt: false, marked: 5 });
    for (const [part, content] of await partsOf(file.bytes)) {
      const text = new TextDecoder().decode(content);
      const names = [
        ...text.matchAll(
          /http:\/\/schemas\.openxmlformats\.org\/(?:officeDocument\/2006\/relationships|spreadsheetml\/2006\/main)/g,
        ),
      ];
      expect([part, names]).toEqual([part, []]);
    }
    const cells = async (book: Uint8Array) =>
      (await openFile('x', book)).sheets
        .find(({ name }) => name === VILLAGE)
        ?.rows.map((row) => row.slice(0, 5));
    expect(await cells(file.bytes)).toEqual(await cells(bytes));
  });

  it('再标一次,先取下上次的标记,说明带过去', async () => {
    const first = await annotateFile(
      '北张村.xlsx',
      await strictly(await villageBook()),
      FINDINGS,
      ZH,
    );
    const second = await annotateFile('北张村.xlsx', first.bytes, [], ZH);
    expect(second).toMatchObject({ rebuilt: false, marked: 0 });
    expect(await textOf(second.bytes, SHEET)).not.toContain('inlineStr');
  });
});
