import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { describe, expect, it } from 'vitest';
import { ExpectedFailure } from '../../../src/domain/findings/failure.js';
import { fillTemplate, type TemplateData } from '../../../src/forms/document/fill.js';
import { pack } from '../../../src/xlsx/pack.js';
import { partsOf } from '../../reports/read.js';

const DATA: TemplateData = {
  texts: { 乡镇: '北张乡', 减收户数: '3', 备注: '<w:t>&"一"\n二' },
  lists: {
    各村: {
      columns: ['村名', '村减收户数'],
      rows: [
        ['北张村', '2'],
        ['武村', '1'],
      ],
    },
    优先户: { columns: ['户主'], rows: [] },
  },
};

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });

/** A document of paragraphs, each of them the texts of its runs. */
const template = async (...paragraphs: readonly (string | readonly string[])[]) =>
  bytesOf(
    paragraphs.map((runs) => {
      const children = [runs].flat().map((text) => new TextRun(text));
      return new Paragraph({ children });
    }),
  );

async function bytesOf(children: readonly (Paragraph | Table)[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

async function linesOf(bytes: Uint8Array, data = DATA): Promise<string[]> {
  const filled = await fillTemplate(bytes, '样式.docx', data);
  const xml = (await partsOf(filled)).get('word/document.xml') ?? '';
  return Array.from(xml.matchAll(/<w:p[ >].*?<\/w:p>/gs), ([paragraph]) =>
    Array.from(paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g), ([, text]) => text).join(''),
  );
}

/** What is said of a template, with the values. */
const refusal = (bytes: Uint8Array) =>
  fillTemplate(bytes, '样式.docx', DATA).then(
    () => null,
    (error: unknown) =>
      error instanceof ExpectedFailure ? { code: error.code, ...error.params } : error,
  );

describe('县里自己的报告样式', () => {
  it('名称换成结果，断在几段文字里的也认得', async () => {
    expect(
      await linesOf(await template('{乡镇}减收{减收户数}户', ['{乡', '镇', '}的报告'])),
    ).toEqual(['北张乡减收3户', '北张乡的报告']);
  });

  it('表中一行一村，行里也可用整份报告的名称', async () => {
    const row = (...texts: readonly string[]) => new TableRow({ children: texts.map(cell) });
    const table = new Table({
      rows: [row('村', '户数'), row('{#各村}{乡镇}{村名}', '{村减收户数}{/各村}')],
    });
    expect(await linesOf(await bytesOf([table]))).toEqual([
      '村',
      '户数',
      '北张乡北张村',
      '2',
      '北张乡武村',
      '1',
    ]);
  });

  it('没有行的列表什么也不写，它的名称仍然认得；^ 写没有时的话', async () => {
    const bytes = await template('{#优先户}{户主}{/优先户}完', '{^优先户}没有{/优先户}');
    expect(await linesOf(bytes)).toEqual(['完', '没有']);
  });

  it('结果里的文字不当标记', async () => {
    const filled = await fillTemplate(await template('{备注}'), '样式.docx', DATA);
    const xml = (await partsOf(filled)).get('word/document.xml') ?? '';
    expect(xml).toContain('&lt;w:t&gt;&amp;&quot;一&quot;');
    expect(xml).toContain('<w:br/>');
  });

  it('认不得的名称，各给最像的一个', async () => {
    const bytes = await template('{乡鎮}{constructor}', '{#各材}{村名}{/各材}', '{@备注}');
    expect(await refusal(bytes)).toEqual({
      code: 'document.names',
      path: '样式.docx',
      names: [
        { name: '乡鎮', near: '乡镇' },
        { name: 'constructor', near: null },
        { name: '各材', near: '各村' },
        { name: '村名', near: null },
        { name: '@备注', near: '备注' },
      ],
    });
  });

  it.each([
    ['没有关的括号', '{乡镇'],
    ['没有关的列表', '{#各村}{村名}'],
    ['没有开的列表', '{/各村}'],
  ])('%s', async (_, text) => {
    expect(await refusal(await template(text))).toMatchObject({ code: 'document.tags' });
  });

  it('不是 Word 文档的', async () => {
    const text = new TextEncoder().encode('不是');
    expect(await refusal(text)).toMatchObject({ code: 'document.unreadable' });
    const book = pack(new Map([['xl/workbook.xml', text]]));
    expect(await refusal(book)).toMatchObject({ code: 'document.unreadable' });
  });

  it('同样的样式和结果，同样的字节', async () => {
    const bytes = await template('{乡镇}');
    const first = await fillTemplate(bytes, '样式.docx', DATA);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(await fillTemplate(bytes, '样式.docx', DATA)).toEqual(first);
  });
});
