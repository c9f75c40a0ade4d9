import * as docx from 'docx';
import { describe, expect, it } from 'vitest';
import { RowPatterns } from '../../../src/reports/document/row-patterns.js';
import { unpack } from '../../../src/xlsx/pack.js';

type Rows = readonly (readonly string[])[];

/** The body of a document with these tables, every row as the library makes it. */
async function madeOf(...tables: readonly Rows[]): Promise<string> {
  const { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } = docx;
  const row = (cells: readonly string[]) =>
    new TableRow({
      children: cells.map(
        (text) =>
          new TableCell({ children: [new Paragraph({ children: [new TextRun({ text })] })] }),
      ),
    });
  const children = tables.map((rows) => new Table({ rows: [row(['甲', '乙']), ...rows.map(row)] }));
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  const parts = await unpack(new Uint8Array(bytes));
  return new TextDecoder().decode(parts.get('word/document.xml'));
}

async function filled(...tables: readonly Rows[]): Promise<string> {
  const patterns = new RowPatterns();
  const made = await madeOf(...tables.map((rows) => patterns.of(rows)));
  let xml = '';
  patterns.fill(made, (piece) => {
    xml += piece;
  });
  return xml;
}

const same = async (...tables: readonly Rows[]): Promise<void> => {
  expect(await filled(...tables)).toBe(await madeOf(...tables));
};

describe('表格的行照库写出的样子填', () => {
  it('几个表、许多行，与库逐行写的一个字节不差', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => [`第${n}村`, String(n)]);
    await same(rows, [['合计', '300']], rows.slice(0, 2));
  });

  it('标记、引号、控制字符、换行', async () => {
    const odd = [
      '<b>&"\'',
      'a\tb\nc\r\u{7f}\u{85}',
      '\u{0}\u{1f}',
      '$&$1',
      ' 前后 ',
      '\u{e000}0 11 0\u{e001}',
    ];
    await same(odd.map((text) => [text, text]));
  });

  it('有空格子的行，在哪里空就怎么写；整行都空的交给库', async () => {
    await same([
      ['', '1'],
      ['甲村', ''],
      ['乙村', '2'],
      ['', '3'],
    ]);
    await same([
      ['甲村', '1'],
      ['', ''],
    ]);
  });

  it('没有行的表', async () => {
    await same([]);
  });

  it('一行一行交出，不在内存里拼成一整份', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => [`第${n}村`, String(n)]);
    const patterns = new RowPatterns();
    const lengths: number[] = [];
    patterns.fill(await madeOf(patterns.of(rows)), ({ length }) => lengths.push(length));
    expect(lengths.length).toBeGreaterThan(3000);
    expect(Math.max(...lengths)).toBeLessThan(10_000);
  });

  it('库只做很少的行', () => {
    const rows = Array.from({ length: 1000 }, (_, n) => [n % 2 === 0 ? '' : '村', String(n)]);
    expect(new RowPatterns().of(rows)).toHaveLength(2);
  });
});
