import { read } from '@e965/xlsx';
import type { Cell, Worksheet } from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explanationsOf } from '../../../src/forms/annotate/earlier.js';
import type { AnnotatedFinding } from '../../../src/forms/annotate/finding.js';
import { annotateFile } from '../../../src/forms/annotate/index.js';
import { openFile } from '../../../src/intake/open/index.js';
import {
  bookOf,
  FINDINGS,
  fillOf,
  found,
  LIST,
  noteOf,
  partsOf,
  sheetOf,
  VILLAGE,
  villageBook,
  withParts,
} from './books.js';

const NAME = '北张村.xlsx';
const ZH = { lang: 'zh' } as const;
const annotate = (bytes: Uint8Array, findings: readonly AnnotatedFinding[] = FINDINGS) =>
  annotateFile(NAME, bytes, findings, ZH);

const ERROR = 'FFFF9D9B';
const WARNING = 'FFFFE58B';
/** Cells of FINDINGS that carry a mark. */
const MARKED = new Set(['C5', 'D5', 'C6', 'B7', 'F8']);

/** Everything of a sheet that another program reads, without what a mark may change. */
function withoutMarks(sheet: Worksheet) {
  const cells: Record<string, unknown> = {};
  sheet.eachRow((row) =>
    row.eachCell({ includeEmpty: false }, (cell: Cell) => {
      if (cell.value === null || Number(cell.col) > 5) return;
      const { fill, ...style } = cell.style;
      const marked = MARKED.has(cell.address);
      cells[cell.address] = {
        value: cell.value,
        style: marked ? style : { ...style, fill },
        validation: cell.dataValidation,
        note: marked ? '' : noteOf(cell),
      };
    }),
  );
  return {
    cells,
    merges: sheet.model.merges,
    columns: sheet.columns.slice(0, 5).map(({ width, hidden }) => ({ width, hidden })),
    heights: Array.from({ length: 12 }, (_, index) => sheet.getRow(index + 1).height),
    views: sheet.views,
    pageSetup: sheet.pageSetup,
    headerFooter: sheet.headerFooter,
    images: sheet.getImages().map(({ range }) => range.tl.nativeCol),
    conditional: (sheet as unknown as { conditionalFormattings: unknown }).conditionalFormattings,
  };
}

describe('副本与原件只差标记', () => {
  it('另一个程序(exceljs)读出的值、公式、格式、列宽、合并、批注、打印设置相同', async () => {
    const original = await villageBook();
    const { bytes, name, marked, rebuilt } = await annotate(original);
    expect({ name, marked, rebuilt }).toEqual({ name: NAME, marked: 5, rebuilt: false });
    expect(withoutMarks(await sheetOf(bytes))).toEqual(withoutMarks(await sheetOf(original)));
    const names = (await bookOf(bytes)).worksheets.map((sheet) => sheet.name);
    expect(names).toEqual([VILLAGE, '说明', LIST]);
    const other = (await sheetOf(bytes, '说明')).getCell('B2').value;
    expect(other).toEqual({ formula: `SUM('${VILLAGE}'!C4:C12)`, result: 72_036 });
  });

  it('第三个程序(SheetJS)读出的单元格、公式和合并相同', async () => {
    const original = await villageBook();
    const { bytes } = await annotate(original);
    const before = read(original).Sheets[VILLAGE];
    const after = read(bytes).Sheets[VILLAGE];
    expect(after?.['!merges']).toEqual(before?.['!merges']);
    for (let row = 1; row <= 12; row += 1) {
      for (const column of 'ABCDE') {
        const { v, f, t } = before?.[`${column}${row}`] ?? {};
        expect(after?.[`${column}${row}`] ?? {}).toMatchObject(
          JSON.parse(JSON.stringify({ v, f, t })),
        );
      }
    }
  });

  it('没有标记的部件逐字节不变', async () => {
    const book = await villageBook();
    const original = await partsOf(book);
    const copy = await partsOf((await annotate(book)).bytes);
    const changed = [...original].filter(
      ([part, bytes]) => Buffer.compare(bytes, copy.get(part) ?? new Uint8Array()) !== 0,
    );
    expect(changed.map(([part]) => part).sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
  });

  it('没有标记的行在工作表中逐字不变', async () => {
    const rowOf = async (bytes: Uint8Array) => {
      const text = new TextDecoder().decode((await partsOf(bytes)).get('xl/worksheets/sheet1.xml'));
      return /<row r="10".*?<\/row>/.exec(text)?.[0];
    };
    const original = await villageBook();
    expect(await rowOf(original)).toContain('E10');
    expect(await rowOf((await annotate(original)).bytes)).toBe(await rowOf(original));
  });

  it('同样的文件和问题得到逐字节相同的副本', async () => {
    const original = await villageBook();
    expect((await annotate(original)).bytes).toEqual((await annotate(original)).bytes);
  });
});

describe('标记', () => {
  it('错误填红,警告填黄,提示不填;数字格式、字体和边框不变', async () => {
    const original = await sheetOf(await villageBook());
    const sheet = await sheetOf((await annotate(await villageBook())).bytes);
    expect(fillOf(sheet.getCell('C5'))).toBe(ERROR);
    expect(fillOf(sheet.getCell('C6'))).toBe(WARNING);
    expect(fillOf(sheet.getCell('B7'))).toBeUndefined();
    expect(fillOf(sheet.getCell('C7'))).toBeUndefined();
    for (const key of ['numFmt', 'font', 'border', 'alignment', 'protection'] as const) {
      expect(sheet.getCell('C5').style[key]).toEqual(original.getCell('C5').style[key]);
    }
  });

  it('批注写明第几条、问题和建议,作者为增收', async () => {
    const { bytes } = await annotate(await villageBook());
    const sheet = await sheetOf(bytes);
    expect(noteOf(sheet.getCell('C5'))).toBe('第1条（错误）：C5有问题\n建议：请核对');
    expect(noteOf(sheet.getCell('B7'))).toContain('第5条（提示）：B7有问题');
    const comments = (await partsOf(bytes)).get('xl/comments1.xml');
    expect(new TextDecoder().decode(comments)).toContain('<author>增收</author>');
  });

  it('一个单元格有几个问题时合成一个批注,颜色按最重的', async () => {
    const findings = [found('warning', 'C5', { message: '轻' }), found('error', 'C5')];
    const { bytes, marked } = await annotate(await villageBook(), findings);
    const cell = (await sheetOf(bytes)).getCell('C5');
    expect(marked).toBe(1);
    expect(fillOf(cell)).toBe(ERROR);
    expect(noteOf(cell)).toMatch(/^第1条（错误）[\s\S]*第2条（警告）：轻/);
  });

  it('村里自己的批注保留,问题写在它后面', async () => {
    const { bytes } = await annotate(await villageBook(), [found('error', 'E6')]);
    const note = noteOf((await sheetOf(bytes)).getCell('E6'));
    expect(note).toMatch(/^村里自己的批注[\s\S]*【增收】第1条（错误）/);
    const { bytes: cleared } = await annotate(bytes, []);
    expect(noteOf((await sheetOf(cleared)).getCell('E6'))).toBe('村里自己的批注');
  });

  it('合并单元格中的问题标在看得见的左上角', async () => {
    const { bytes } = await annotate(await villageBook(), [found('error', 'C1')]);
    expect(fillOf((await sheetOf(bytes)).getCell('A1'))).toBe(ERROR);
  });

  it('有错误和警告的行在表右第一个空列有可筛选的标记', async () => {
    const { bytes } = await annotate(await villageBook());
    const sheet = await sheetOf(bytes);
    const marks = Array.from({ length: 12 }, (_, index) => sheet.getCell(index + 1, 7).text);
    expect(marks).toEqual(['', '', '', '', '错误', '警告', '', '错误', '', '', '', '']);
    expect(sheet.autoFilter).toBe('G3:G12');
  });

  it('表中已有的筛选扩到标记列,清除后恢复', async () => {
    const original = await villageBook((sheet) => {
      sheet.autoFilter = 'A3:D12';
    });
    const { bytes } = await annotate(original);
    expect((await sheetOf(bytes)).autoFilter).toBe('A3:G12');
    expect((await sheetOf((await annotate(bytes, [])).bytes)).autoFilter).toBe('A3:D12');
  });

  it('像公式的句子和控制字符是文本', async () => {
    const message = '=1+1 <b>&"\u0001 _x0041_ \ud800完';
    const { bytes } = await annotate(await villageBook(), [found('error', 'C5', { message })]);
    const text = read(bytes, { cellFormula: true }).Sheets[LIST]?.I5;
    expect({ type: text?.t, formula: text?.f }).toEqual({ type: 's', formula: undefined });
    const { sheets } = await openFile(NAME, bytes);
    expect(sheets.at(-1)?.rows[4]?.[8]).toBe('=1+1 <b>&" _x0041_ 完');
  });

  it('受保护的工作表照样标记,保护不变', async () => {
    const original = await villageBook((sheet) => {
      sheet.protect('密码', {});
    });
    const { bytes, rebuilt } = await annotate(original);
    const protection = async (from: Uint8Array) =>
      /<sheetProtection[^>]*>/.exec(
        new TextDecoder().decode((await partsOf(from)).get('xl/worksheets/sheet1.xml')),
      )?.[0];
    expect(rebuilt).toBe(false);
    expect(await protection(bytes)).toBe(await protection(original));
    expect(await protection(bytes)).toContain('hashValue');
  });
});

describe('问题清单', () => {
  it('先重后轻列出全部问题,单元格有超链接,核实说明空着', async () => {
    const { bytes } = await annotate(await villageBook());
    const sheet = await sheetOf(bytes, LIST);
    const column = (letter: string) => [5, 6, 7, 8, 9].map((row) => sheet.getCell(letter + row));
    expect(sheet.getCell('A2').text).toBe('错误 3 条，警告 1 条，提示 1 条。');
    expect(column('B').map(({ text }) => text)).toEqual(['错误', '错误', '错误', '警告', '提示']);
    expect(column('E').map(({ text }) => text)).toEqual(['C5', 'D5', 'F8', 'C6', 'B7']);
    expect(read(bytes).Sheets[LIST]?.E5.l.Target).toBe(`#'${VILLAGE}'!C5`);
    expect(column('K').map(({ text }) => text)).toEqual(['', '', '', '', '']);
    expect([6, 7, 8].map((place) => sheet.getCell(4, place).text)).toEqual([
      '行政村',
      '户主姓名',
      '户',
    ]);
    expect([6, 7, 8].map((place) => sheet.getCell(5, place).text)).toEqual([
      VILLAGE,
      '王建国',
      '户5',
    ]);
    expect(sheet.getCell('K4').text).toBe('核实说明');
  });

  it('几行才写得下的问题,行高够看完;行高不固定,写说明时会长高', async () => {
    const message = '这一条问题说得很长,一行写不下。'.repeat(6);
    const { bytes } = await annotate(await villageBook(), [
      found('error', 'C5', { message }),
      found('error', 'D5'),
    ]);
    const xml = new TextDecoder().decode((await partsOf(bytes)).get('xl/worksheets/sheet3.xml'));
    const [long, short] = [5, 6].map((row) => new RegExp(`<row r="${row}"[^>]*>`).exec(xml)?.[0]);
    expect(Number(/ht="(\d+)"/.exec(long ?? '')?.[1])).toBeGreaterThan(3 * 15);
    expect(long).not.toContain('customHeight');
    expect(short).toBe('<row r="6">');
  });

  it('没有问题的文件说明没有问题', async () => {
    const { bytes, marked } = await annotate(await villageBook(), []);
    expect(marked).toBe(0);
    expect((await sheetOf(bytes, LIST)).getCell('A2').text).toBe('本文件没有发现问题。');
  });

  it('没有单元格或工作表的问题也在清单中', async () => {
    const { bytes } = await annotate(await villageBook(), [
      found('error', null, { row: 9 }),
      found('error', null, { sheet: '没有的表' }),
      found('error', 'A1', { sheet: null }),
    ]);
    const sheet = await sheetOf(bytes, LIST);
    expect([5, 6, 7].map((row) => sheet.getCell(row, 9).text).sort()).toEqual([
      'A1有问题',
      '全表有问题',
      '全表有问题',
    ]);
    expect((await sheetOf(bytes)).getCell('F9').text).toBe('错误');
  });

  it('没有单元格的问题,链接在写着字的行号或表名上,空格子上没有链接', async () => {
    const { bytes } = await annotate(await villageBook(), [
      found('error', 'C5'),
      found('error', null, { row: 9 }),
      found('error', null, { row: null }),
    ]);
    const list = read(bytes).Sheets[LIST] ?? {};
    const linked = ['C', 'D', 'E'].flatMap((column) =>
      [5, 6, 7].flatMap((row) => {
        const { v, l } = list[`${column}${row}`] ?? {};
        return l === undefined ? [] : [[v, l.Target]];
      }),
    );
    expect(linked).toEqual([
      [VILLAGE, `#'${VILLAGE}'!A1`],
      [9, `#'${VILLAGE}'!A9`],
      ['C5', `#'${VILLAGE}'!C5`],
    ]);
  });

  it('村里自己有问题清单时另取名字', async () => {
    const original = await villageBook((sheet) => {
      sheet.workbook.addWorksheet(LIST).getCell('A1').value = '村里的';
    });
    const { bytes } = await annotate(original);
    expect((await sheetOf(bytes, LIST)).getCell('A1').text).toBe('村里的');
    expect((await sheetOf(bytes, `${LIST}2`)).getCell('A4').text).toBe('序号');
  });

  it('英文的副本用英文', async () => {
    const { bytes } = await annotateFile(NAME, await villageBook(), FINDINGS, { lang: 'en' });
    expect((await sheetOf(bytes, 'Findings')).getCell('K4').text).toBe('Explanation');
    const again = await annotate(bytes);
    expect((await bookOf(again.bytes)).worksheets.map(({ name }) => name)).not.toContain(
      'Findings',
    );
  });
});

/** As a village would: words in the column 核实说明 of a line. */
const explain = (bytes: Uint8Array, row: number, text: string) =>
  withParts(bytes, (part, xml) =>
    part.startsWith('xl/worksheets/')
      ? xml.replace(
          new RegExp(`<c r="K${row}" s="(\\d+)"/>`),
          `<c r="K${row}" s="$1" t="inlineStr"><is><t>${text}</t></is></c>`,
        )
      : xml,
  );

describe('再次标注', () => {
  it('标注两次与标注一次逐字节相同', async () => {
    const once = await annotate(await villageBook());
    expect((await annotate(once.bytes)).bytes).toEqual(once.bytes);
  });

  it('清除后单元格的样式、批注和部件与原件相同', async () => {
    const original = await villageBook();
    const { bytes } = await annotate((await annotate(original)).bytes, []);
    const [before, after] = [await partsOf(original), await partsOf(bytes)];
    const text = (parts: typeof before, part: string) => new TextDecoder().decode(parts.get(part));
    const sheet = 'xl/worksheets/sheet1.xml';
    const cells = (xml: string) =>
      /<sheetData>.*<\/sheetData>/s.exec(xml)?.[0].replace(/ spans="[\d:]+"/g, '');
    expect(cells(text(after, sheet))).toBe(cells(text(before, sheet)));
    expect(text(after, 'xl/comments1.xml')).not.toContain('增收');
    expect(text(after, 'xl/drawings/vmlDrawing1.vml').match(/<v:shape /g)).toHaveLength(1);
    expect([...after.keys()].sort()).toEqual([...before.keys(), 'xl/worksheets/sheet3.xml'].sort());
  });

  it('核实说明随同一户的同一问题带到新的清单,别户的不带', async () => {
    const { bytes } = await annotate(await villageBook());
    const explained = await explain(await explain(bytes, 5, '确有其事'), 6, '已改正');
    const { sheets } = await openFile(NAME, explained);
    expect(explanationsOf(sheets).map(({ code, cell, text }) => [code, cell, text])).toEqual([
      ['intake.notNumber', 'C5', '确有其事'],
      ['totals.net', 'D5', '已改正'],
    ]);
    const moved = [
      found('error', 'C9', { household: '户5' }),
      found('error', 'D5', { code: 'totals.net', household: '别户' }),
    ];
    const list = await sheetOf((await annotate(explained, moved)).bytes, LIST);
    const texts = [5, 6].map((row) => [list.getCell(row, 5).text, list.getCell(row, 11).text]);
    expect(texts).toEqual([
      ['D5', ''],
      ['C9', '确有其事'],
    ]);
  });

  it('整列填错的文件只标最要紧的五千条,说明过的不丢', async () => {
    const warning = found('warning', 'C9', { code: 'income.jump' });
    const once = await annotate(await villageBook(), [warning]);
    const explained = await explain(once.bytes, 5, '确有其事');
    const errors = (count: number) =>
      Array.from({ length: count }, (_, n) => found('error', `D${20 + n}`));
    const listOf = async (findings: readonly AnnotatedFinding[]) => {
      const list = read((await annotate(explained, findings)).bytes, { sheets: LIST }).Sheets[LIST];
      return (cell: string): string => String(list?.[cell]?.v ?? '');
    };

    const all = await listOf(errors(3));
    expect(all('A3')).not.toContain('没有列出');
    expect([all('A7'), all('A8')]).toEqual(['3', '']);

    const more = await listOf([...errors(5001), warning]);
    expect(more('A2')).toBe('错误 5001 条，警告 1 条，提示 0 条。');
    expect(more('A3')).toContain('只标出最要紧的 5001 条，另有 1 条没有列出');
    expect([more('E5004'), more('E5005')]).toEqual(['D5019', 'C9']);
    expect(more('K5005')).toBe('确有其事');
    expect(more('A5006')).toBe('');
  });

  it('别的程序保存过、样式重新编号、批注作者丢失后,说明仍带着,格式照样还原', async () => {
    const { bytes } = await annotate(await villageBook());
    const book = await bookOf(bytes);
    const list = book.getWorksheet(LIST);
    if (list !== undefined) list.getCell('K5').value = '已核实';
    const saved = new Uint8Array(await book.xlsx.writeBuffer());
    const again = await annotate(saved, [found('error', 'C5')]);
    expect((await sheetOf(again.bytes, LIST)).getCell('K5').text).toBe('已核实');
    const sheet = await sheetOf(again.bytes);
    expect(fillOf(sheet.getCell('C6'))).toBeUndefined();
    expect(fillOf(sheet.getCell('D5'))).toBe('FFCCFFCC');
    expect(noteOf(sheet.getCell('C6'))).toBe('');
    expect(noteOf(sheet.getCell('E6'))).toBe('村里自己的批注');
    expect(noteOf(sheet.getCell('C5'))).toMatch(/^第1条[^第]*$/);
  });

  it('任意问题:标注两次等于一次,清除后单元格原样', async () => {
    const original = await villageBook();
    const before = JSON.stringify(withoutMarks(await sheetOf(original)).cells);
    const anyFinding = fc
      .tuple(
        fc.constantFrom('error', 'warning', 'info'),
        fc.constantFrom(...'ABCDEFGZ'),
        fc.integer({ min: 1, max: 20 }),
      )
      .map(([severity, column, row]) => found(severity, `${column}${row}`));
    await fc.assert(
      fc.asyncProperty(fc.array(anyFinding, { maxLength: 12 }), async (findings) => {
        const once = await annotate(original, findings);
        expect((await annotate(once.bytes, findings)).bytes).toEqual(once.bytes);
        const cleared = await annotate(once.bytes, []);
        expect(JSON.stringify(withoutMarks(await sheetOf(cleared.bytes)).cells)).toBe(before);
      }),
      { numRuns: 10 },
    );
  });

  it('读副本与读原件得到相同的单元格', async () => {
    const original = await villageBook();
    const { bytes } = await annotate(original);
    const cells = async (from: Uint8Array) => {
      const sheet = (await openFile(NAME, from)).sheets.find(({ name }) => name === VILLAGE);
      return sheet?.rows.map((row) => Array.from({ length: 5 }, (_, at) => row[at] ?? null));
    };
    expect(await cells(bytes)).toEqual(await cells(original));
  });
});
