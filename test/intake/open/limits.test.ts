import { describe, expect, it } from 'vitest';
import { openFile } from '../../../src/intake/open/index.js';
import { LONG_TEXT } from '../../../src/intake/sheet.js';
import {
  refusalOf,
  sheetOf,
  utf8,
  workbook,
  workbookParts,
  worksheet,
  xlsx,
  zip,
} from './parts.js';

/** The same text so many times, between a beginning and an end, without ever being one string. */
const repeated = (
  before: string,
  piece: string,
  times: number,
  after: string,
): ReadableStream<Uint8Array> => {
  let left = times;
  const bytes = utf8(piece);
  return new ReadableStream({
    start: (controller) => controller.enqueue(utf8(before)),
    pull: (controller) => {
      if (left > 0) controller.enqueue(bytes);
      else {
        controller.enqueue(utf8(after));
        controller.close();
      }
      left -= 1;
    },
  });
};

const row = (cells: number): string => `<row>${'<c><v>1</v></c>'.repeat(cells)}</row>`;

describe('上限', () => {
  it.each([
    ['fileBytes', 100],
    ['partBytes', 400],
    ['inflatedBytes', 400],
    ['parts', 5],
    ['sheets', 0],
    ['rows', 2],
    ['allRows', 2],
    ['columns', 3],
    ['cells', 11],
    ['merges', 1],
    ['elements', 20],
  ] as const)('超过 %s 的文件拒绝,说出是哪个上限', async (limit, most) => {
    const bytes = await xlsx({
      sheet: worksheet(
        row(4).repeat(3),
        '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells>',
      ),
    });
    expect(await refusalOf(bytes, { [limit]: most })).toEqual({
      code: 'file.tooLarge',
      limit,
      most,
    });
  });

  it('正好在上限上的照读', async () => {
    const bytes = await xlsx({ sheet: worksheet(row(4).repeat(3)) });
    const { rows } = await sheetOf(bytes, {
      rows: 3,
      allRows: 3,
      columns: 4,
      cells: 12,
      sheets: 1,
    });
    expect(rows).toHaveLength(3);
  });

  it.each([
    ['文本', (text: string) => utf8(`${text}\n${text}\n`)],
    [
      '工作簿',
      (text: string) =>
        xlsx({
          sheet: worksheet(`<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`.repeat(2)),
        }),
    ],
  ])('%s里太长的格数得清:四千字不算,多一字就算', async (_, make) => {
    const [atMost, longer] = await Promise.all(
      [LONG_TEXT, LONG_TEXT + 1].map((length) => make('张'.repeat(length))),
    );
    expect((await sheetOf(atMost as Uint8Array, { longTexts: 0 })).rows).toHaveLength(2);
    expect((await sheetOf(longer as Uint8Array, { longTexts: 2 })).rows).toHaveLength(2);
    expect(await refusalOf(longer as Uint8Array, { longTexts: 1 })).toMatchObject({
      limit: 'longTexts',
      most: 1,
    });
  });

  it('文本文件受同样的上限', async () => {
    const text = utf8('a,b\nc,d\ne,f\n');
    expect(await refusalOf(text, { rows: 2 })).toMatchObject({ limit: 'rows' });
    expect(await refusalOf(text, { columns: 1 })).toMatchObject({ limit: 'columns' });
    expect(await refusalOf(text, { cells: 5 })).toMatchObject({ limit: 'cells' });
    expect(await refusalOf(utf8(`a,${'b'.repeat(99)}\n`), { textLength: 50 })).toMatchObject({
      limit: 'textLength',
    });
    expect((await sheetOf(text, { rows: 3, columns: 2, cells: 6 })).rows).toHaveLength(3);
  });
});

describe('存心害人的文件', () => {
  it('压缩炸弹边解边数,不等解完', async () => {
    const sheet = repeated('<worksheet>', '<a></a>'.repeat(2 ** 17), 40, '</worksheet>');
    expect(await refusalOf(await xlsx({ sheet }), { partBytes: 2 ** 22 })).toMatchObject({
      limit: 'partBytes',
    });
  });

  it('一段没完没了的文本不整段收下', async () => {
    const sheet = repeated('<worksheet>', ' '.repeat(2 ** 20), 4, '</worksheet>');
    expect(await refusalOf(await xlsx({ sheet }))).toMatchObject({ limit: 'textLength' });
  });

  it('没完没了的空单元格', async () => {
    const sheet = repeated(
      '<worksheet><sheetData><row>',
      '<c/>'.repeat(9000),
      9,
      '</row></sheetData></worksheet>',
    );
    expect(await refusalOf(await xlsx({ sheet }))).toMatchObject({ limit: 'columns' });
  });

  it('没完没了的嵌套', async () => {
    const sheet = repeated('<worksheet>', '<a>'.repeat(1000), 9, '</worksheet>');
    expect(await refusalOf(await xlsx({ sheet }))).toMatchObject({ reason: 'xml' });
  });

  it('每行只填最右一格,空出来的格子也算数', async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, n) => `<row r="${n + 1}"><c r="XFD${n + 1}"><v>1</v></c></row>`,
    );
    expect(await refusalOf(await xlsx({ sheet: worksheet(rows.join('')) }))).toMatchObject({
      limit: 'cells',
    });
  });

  it('最后一行最后一格有值:空行共用一个,不占地方', async () => {
    const sheet = worksheet(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
    );
    const { rows } = await sheetOf(await xlsx({ sheet }));
    expect(rows).toHaveLength(1_048_576);
    expect(new Set(rows).size).toBe(3);
    expect(rows.at(-1)?.at(-1)).toBe(2);
  });

  it('许多张表各有一百万空行', async () => {
    const bytes = await zip({
      ...workbookParts({ sheet: worksheet('<row r="1048576"><c><v>1</v></c></row>') }),
      'xl/workbook.xml': workbook('<sheet name="x" r:id="rId1"/>'.repeat(20)),
    });
    expect(await refusalOf(bytes)).toMatchObject({ limit: 'allRows' });
  });

  it('行号列号越界', async () => {
    const below = await xlsx({ sheet: worksheet('<row r="1048577"/>') });
    expect(await refusalOf(below)).toMatchObject({ limit: 'rows' });
    const right = await xlsx({ sheet: worksheet('<row r="1"><c r="XFE1"><v>1</v></c></row>') });
    expect(await refusalOf(right)).toMatchObject({ limit: 'columns' });
  });

  it('没完没了的隐藏列', async () => {
    const sheet = worksheet(
      '',
      '',
      `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(20_000)}</cols>`,
    );
    expect(await refusalOf(await xlsx({ sheet }))).toMatchObject({ limit: 'columns' });
  });

  it('带 DOCTYPE 的部件拒绝,实体不展开', async () => {
    const sheet =
      '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>';
    expect(await refusalOf(await xlsx({ sheet }))).toEqual({
      code: 'file.unreadable',
      reason: 'doctype',
      part: 'xl/worksheets/sheet1.xml',
    });
  });

  it('外部链接不去取', async () => {
    const bytes = await zip({
      ...workbookParts({}),
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://example.invalid/s.xml" TargetMode="External"/></Relationships>',
    });
    expect(await refusalOf(bytes)).toMatchObject({ reason: 'damaged' });
  });

  it('改过一个字节、校验和不符的部件', async () => {
    const bytes = await zip(workbookParts({ sheet: worksheet(row(3)) }), { level: 0 });
    const at = new TextDecoder('latin1').decode(bytes).indexOf('<v>1</v>') + 3;
    bytes[at] = 0x32;
    expect(await refusalOf(bytes)).toMatchObject({ reason: 'damaged' });
  });

  it('先超过的上限先说', async () => {
    const long = await xlsx({ sheet: worksheet(row(4).repeat(8000)) });
    const limits = { cells: 1000, partBytes: 400_000 };
    expect(await refusalOf(long, limits)).toMatchObject({ limit: 'cells' });
  });

  it('在任何地方截断的工作簿只会被拒绝', async () => {
    const bytes = await xlsx({ sheet: worksheet(row(3)) });
    for (let end = 50; end < bytes.length; end += 97) {
      expect((await refusalOf(bytes.slice(0, end))).code).toBe('file.unreadable');
    }
  });

  it('两个同名的部件', async () => {
    const parts = { ...workbookParts({}), 'XL/workbook.xml': workbook() };
    expect(await refusalOf(await zip(parts))).toMatchObject({ reason: 'damaged' });
  });

  it('加密的 zip', async () => {
    const bytes = await zip(workbookParts({}), { password: 'x' });
    expect((await refusalOf(bytes)).code).toBe('file.encrypted');
  });

  it('出了事不留下没人接的错误', async () => {
    const strays: unknown[] = [];
    const note = (reason: unknown): number => strays.push(reason);
    process.on('unhandledRejection', note);
    await refusalOf(await xlsx({ sheet: worksheet('<row><c></row>') }));
    await openFile('x', await xlsx({}));
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', note);
    expect(strays).toEqual([]);
  });
});
