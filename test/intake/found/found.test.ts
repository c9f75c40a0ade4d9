import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { container, record, recordsOf, streamOf, words, workbookIn } from '../../hostile/biff.js';
import { normalisationsIn } from '../../normalisations.js';
import { HEADER, merges, person, read, sheet, tableOf } from '../../sheets.js';
import { rowsOf, sheetOf, utf8, workbookParts, worksheet, zip } from '../open/parts.js';
import { dibao, found, reasons, tableIn } from './read.js';

/** Files that came out wrong once, and others of the same kind. */

const FORM = '户编号,户主姓名,家庭人口数,务工收入,种植业收入';
const csv = (...rows: readonly string[]) => tableIn(utf8([FORM, ...rows].join('\n')));

/** A village's table as an .xls, with its records changed. */
function xls(
  change: (records: ReturnType<typeof recordsOf>) => ReturnType<typeof recordsOf>,
): Uint8Array {
  const book = utils.book_new(
    utils.aoa_to_sheet([HEADER, person('1', '王建国', 44_834)] as unknown[][]),
    '北张村',
  );
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }));
  return container({ Workbook: streamOf(change(recordsOf(workbookIn(bytes)))) });
}

const BOF = 0x809;
const EOF = 0x0a;
const NUMBER = 0x203;

describe('内联文本旁边又写了值(inlineStr)', () => {
  it('450 是 450,不是 450450', async () => {
    expect(dibao(await tableIn(found('inline-string-with-v.xlsx')))).toEqual([
      45_000, 60_000, 30_000,
    ]);
  });

  it('值写在文本后面、文本分成几段,都只算文本', async () => {
    expect(
      await rowsOf(
        `<row r="1"><c t="inlineStr"><is><t>450</t></is><v>450</v></c>
          <c t="inlineStr"><v>0</v><is><r><t>4</t></r><r><t>50</t></r></is></c></row>`,
      ),
    ).toEqual([['450', '450']]);
  });

  it('类型说是数的,算值', async () => {
    expect(await rowsOf('<row r="1"><c><v>450</v><is><t>x</t></is></c></row>')).toEqual([[450]]);
  });

  it('内联文本是空的,算值', async () => {
    expect(await rowsOf('<row r="1"><c t="inlineStr"><v>450</v><is><t/></is></c></row>')).toEqual([
      ['450'],
    ]);
  });
});

describe('一格里两个数', () => {
  it('换行或空格隔开的两个数不是一个数', async () => {
    const table = await tableIn(found('two-figures-one-cell.xlsx'));
    expect(reasons(table)).toEqual({ 3: ['intake.notNumber'], 4: ['intake.notNumber'] });
    expect(table.rejected.map(({ reasons: [reason] }) => reason?.value)).toEqual([
      '450 300',
      '450 300',
    ]);
  });
});

describe('文本文件里没加引号的千分位逗号', () => {
  it('多出一栏的行拒收', async () => {
    const table = await tableIn(found('csv-unquoted-thousands.csv'));
    expect(reasons(table)).toEqual({ 3: ['intake.extraFields'] });
    expect(table.households).toHaveLength(2);
  });

  it('行里有空栏的也拒收:多出来的一栏有内容', async () => {
    expect(reasons(await csv('1,王建国,3,,1,200', '2,李明,4,5000,300'))).toEqual({
      2: ['intake.extraFields'],
    });
  });

  it('最后一栏空着的也拒收:比别的行多一栏', async () => {
    expect(reasons(await csv('1,王建国,3,20,000,', '2,李明,4,5000,', '3,刘洋,4,5000,'))).toEqual({
      2: ['intake.extraFields'],
    });
  });

  it('每行末尾都多一个分隔符的不算,栏数相同的不算', async () => {
    const table = await csv('1,王建国,3,5000,300,', '2,李明,4,5000,300,');
    expect(table.households).toHaveLength(2);
    expect((await csv('1,王建国,3,5000,300')).households).toHaveLength(1);
  });

  it('不是文本文件的不算:工作簿的格子各在其列', () => {
    expect(read([HEADER, [...person('1', '王建国', 5000), '备注']]).households).toHaveLength(1);
  });
});

describe('文字形式的错误值', () => {
  it('ods 里值为 0、显示 #N/A 的格子是错误值', async () => {
    const table = await tableIn(found('ods-error-cell.ods'));
    expect(reasons(table)).toEqual({ 3: ['intake.errorCell'] });
  });

  const ods = (cell: string) =>
    zip({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': `<o:d xmlns:o="o" xmlns:table="t" xmlns:text="x"><table:table table:name="a"><table:table-row>${cell}</table:table-row></table:table></o:d>`,
    });

  it.each([
    [
      '<table:table-cell o:value-type="string" o:string-value=""><text:p>Err:502</text:p></table:table-cell>',
      'Err:502',
    ],
    [
      '<table:table-cell o:value-type="percentage" o:value="0"><text:p>#DIV/0!</text:p></table:table-cell>',
      '#DIV/0!',
    ],
  ])('ods:%s', async (cell, text) => {
    expect((await sheetOf(await ods(cell))).rows).toEqual([[{ fault: 'error', text }]]);
  });

  it.each([
    '#REF!',
    '#N/A',
    '#VALUE!',
    '#DIV/0!',
    '#NAME?',
    '#NUM!',
    '#NULL!',
    ' #SPILL! ',
    'Err:508',
    '错误:502',
  ])('csv:%s', async (text) => {
    const table = await csv(`1,王建国,3,${text},300`);
    expect(reasons(table)).toEqual({ 2: ['intake.errorCell'] });
  });

  it('网页里也是;别的以 # 开头的字不是', async () => {
    const page = '<table><tr><td>#REF!</td><td>#1</td><td>#N/A 不详</td></tr></table>';
    expect((await sheetOf(utf8(page))).rows).toEqual([
      [{ fault: 'error', text: '#REF!' }, '#1', '#N/A 不详'],
    ]);
  });
});

describe('日期', () => {
  it('.xls 中只以编号写明的东亚日期格式是日期', async () => {
    const table = await tableIn(found('xls-east-asian-date.xls'));
    expect(reasons(table)[3]).toEqual(['intake.dateCell']);
    expect(table.rejected[0]?.reasons.map(({ value }) => value)).toContain('2022-09-30');
  });

  /** Every cell shown in the format of this number, which records in front of the styles may define. */
  function formatted(id: number, ...definitions: ReturnType<typeof recordsOf>): Uint8Array {
    const length = definitions.reduce((sum, { body }) => sum + 4 + body.length, 0);
    const left = [...definitions];
    return xls((records) =>
      records.flatMap(({ type, body }) => {
        const own = body.slice();
        const view = new DataView(own.buffer);
        // The entry of a sheet says where in the stream it begins.
        if (type === 0x85) view.setUint32(0, view.getUint32(0, true) + length, true);
        if (type !== 0xe0) return [{ type, body: own }];
        own.set(words(id), 2);
        return [...left.splice(0), { type, body: own }];
      }),
    );
  }

  it.each([27, 36, 50, 58])('第 %i 号格式', async (id) => {
    const { rows } = await sheetOf(formatted(id));
    expect(rows[1]?.[3]).toEqual({ date: '2022-09-30' });
  });

  it.each([26, 37, 49, 59])('第 %i 号不是日期格式', async (id) => {
    const { rows } = await sheetOf(formatted(id));
    expect(rows[1]?.[3]).toBe(44_834);
  });

  it('文件自己定义了这个编号的,以文件为准', async () => {
    const format = record(0x41e, ...words(27, 4), 0, ...utf8('0.00'));
    expect((await sheetOf(formatted(27, format))).rows[1]?.[3]).toBe(44_834);
  });

  it('1904 年起算的日期,扩展里的同名元素不取消它', async () => {
    const table = await tableIn(found('date-1904.xlsx'));
    expect(table.households.map(({ texts }) => texts.note)).toContain('2022-09-30');
  });

  it('.xls 也认 1904 年起算', async () => {
    const bytes = xls((records) => {
      const at = records.findIndex(({ type }) => type === 0x22);
      const from1904 = record(0x22, ...words(1));
      const dated = records.map(({ type, body }) => {
        const style = body.slice();
        if (type === 0xe0) style.set(words(14), 2);
        return { type, body: style };
      });
      return at === -1
        ? [...dated.slice(0, 1), from1904, ...dated.slice(1)]
        : dated.map((each, n) => (n === at ? from1904 : each));
    });
    expect((await sheetOf(bytes)).rows[1]?.[3]).toEqual({ date: '2026-10-01' });
  });

  it('带前缀的写法也认', async () => {
    const parts = workbookParts({
      sheet: worksheet('<row r="1"><c s="1"><v>43372</v></c></row>'),
      parts: {
        'xl/styles.xml':
          '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      },
    });
    const workbook = String(parts['xl/workbook.xml'])
      .replace('<sheets>', '<workbookPr date1904="true"/><sheets>')
      .replace(
        '</workbook>',
        '<extLst><ext><x15:workbookPr xmlns:x15="x"/></ext></extLst></workbook>',
      );
    const relations = String(parts['xl/_rels/workbook.xml.rels']).replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    );
    const bytes = await zip({
      ...parts,
      'xl/workbook.xml': workbook,
      'xl/_rels/workbook.xml.rels': relations,
    });
    expect((await sheetOf(bytes)).rows).toEqual([[{ date: '2022-09-30' }]]);
  });
});

describe('.xls 里的图表', () => {
  it('单独一张的图表没有格子,表照读', async () => {
    expect((await tableIn(found('xls-chart-sheet.xls'))).households).toHaveLength(3);
  });

  const chart = (kind: number) => [
    record(BOF, ...words(0x600, kind, 0, 0, 0, 0, 0, 0)),
    record(NUMBER, ...words(1, 3, 0), 0, 0, 0, 0, 0, 0, 0xf0, 0x3f),
    record(NUMBER, ...words(1, 3, 0), 0, 0, 0, 0, 0, 0, 0, 0x40),
    record(EOF),
  ];

  it('嵌在表里的图表所记的数不改表里的数', async () => {
    const bytes = xls((records) => [...records.slice(0, -1), ...chart(0x20), ...records.slice(-1)]);
    expect((await sheetOf(bytes)).rows[1]?.[3]).toBe(44_834);
  });

  it.each([0x20, 0x40])('另一种没有格子的流(%i)', async (kind) => {
    const bytes = xls((records) => [...records, ...chart(kind)]);
    expect((await sheetOf(bytes)).rows[1]?.[3]).toBe(44_834);
  });
});

describe('数字前的撇号', () => {
  it('户编号和证件号码去掉撇号,记为规范化', async () => {
    const table = await tableIn(found('csv-leading-apostrophe.csv'));
    expect(table.households[0]?.texts).toMatchObject({
      id: '14990000001',
      idNumber: '149900197001010017',
    });
    expect(normalisationsIn(table.normalisations)).toContainEqual({
      cell: 'D3',
      was: "'149900********0017",
      readAs: '149900********0017',
    });
  });

  it('金额前的,全角的,弯的', () => {
    const table = read([
      HEADER,
      person("'001", '王建国', "'1,200"),
      person('＇002', '李明', ' ‘300'),
    ]);
    expect(table.households.map(({ texts }) => texts.id)).toEqual(['001', '002']);
    expect(table.households.map(({ numbers }) => numbers.find((value) => value > 1000))).toEqual([
      120_000, 30_000,
    ]);
  });

  it('不在数字前的留着', () => {
    expect(read([HEADER, person("'甲1", "'王", 1)]).households[0]?.texts).toMatchObject({
      id: "'甲1",
      head: "'王",
    });
  });
});

describe('以别的标签开头的网页', () => {
  it.each(['html-form.xls', 'html-h3.xls'])('%s', async (name) => {
    expect((await tableIn(found(name))).households).toHaveLength(3);
  });

  const TABLE = '<table><tr><td>甲</td></tr></table>';

  it.each([
    '<p>x</p>',
    '<font>',
    '<span>x</span>',
    '<script>1</script>',
    '<br>',
    '<b>x</b>',
    '北张村',
    '<!-- a --><h1>x</h1>',
  ])('开头是 %s', async (before) => {
    expect((await sheetOf(utf8(before + TABLE))).rows).toEqual([['甲']]);
  });

  it('只有行,没有表的标签', async () => {
    const bare = '<tr><td>甲</td><td>1</td></tr><tr><td>乙<td>2';
    expect((await sheetOf(utf8(bare))).rows).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ]);
  });

  const XML_2003 = (before: string, name: string, prefix: string) =>
    utf8(
      `${before}<${name} xmlns${prefix}="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><${name.replace('Workbook', 'Worksheet')} ss:Name="a"><Table><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table></${name.replace('Workbook', 'Worksheet')}></${name}>`,
    );

  it.each([
    ['', 'Workbook', ''],
    ['<?mso-application progid="Excel.Sheet"?>\n', 'Workbook', ''],
    ['<!-- a -->', 'ss:Workbook', ':x'],
  ])('没有声明的 Excel 2003 XML:%s%s', async (before, name, prefix) => {
    expect((await sheetOf(XML_2003(before, name, prefix))).rows).toEqual([[1]]);
  });

  it('提到 <td> 的文本文件仍是文本文件', async () => {
    expect((await sheetOf(utf8('a,<td>\nb,<tr\n'))).rows).toEqual([
      ['a', '<td>'],
      ['b', '<tr'],
    ]);
  });
});

describe('金额合并', () => {
  it('跨两户的金额:两户都不采用,说明是哪个合并', async () => {
    const table = await tableIn(found('merged-amount-two-households.xlsx'));
    expect(reasons(table)).toEqual({ 3: ['intake.mergedAmount'], 4: ['intake.mergedAmount'] });
    expect(table.rejected[0]?.reasons[0]?.params).toEqual({ range: 'F3:F4' });
    expect(table.households).toHaveLength(1);
  });

  const WIDE = [...HEADER, '种植业收入'];

  it('跨两栏的金额', () => {
    const table = read(
      [WIDE, person('1', '王建国', 5000), person('2', '李明', 1, 2)],
      merges('D2:E2'),
    );
    expect(reasons(table)).toEqual({ 2: ['intake.mergedAmount'] });
  });

  it('合计栏也是金额', () => {
    const table = read(
      [[...HEADER, '年总收入'], person('1', '王建国', 5000, 5000), person('2', '李明', 1)],
      merges('E2:E3'),
    );
    expect(reasons(table)).toEqual({ 2: ['intake.mergedAmount'], 3: ['intake.mergedAmount'] });
  });

  it('空着的合并里没有金额;表头一样合并的两列是一栏;同一户的两行是一户', () => {
    const two = [person('1', '王建国', null), person('2', '李明', null)];
    expect(read([HEADER, ...two], merges('D2:D3')).households).toHaveLength(2);
    const wide = [...HEADER, null];
    expect(
      read([wide, person('1', '王建国', 5000, null)], merges('D1:E1', 'D2:E2')).households,
    ).toHaveLength(1);
    const household = read(
      [HEADER, person('1', '王建国', 5000), [null, null, null, null, '续']],
      merges('D2:D3'),
    );
    expect(reasons(household)[2]).toBeUndefined();
  });

  it('身份栏从上面合并下来的行,记在那一户名下', () => {
    const table = read(
      [HEADER, person('1', '王建国', 100), [null, null, 2, null]],
      merges('A2:A3', 'B2:B3', 'D2:D3'),
    );
    expect(table.households).toHaveLength(1);
    expect(table.rejected.map(({ row, texts }) => [row, texts.head])).toEqual([[3, '王建国']]);
  });
});

describe('带前导零显示的编号', () => {
  it('按显示的样子匹配', async () => {
    const table = await tableIn(found('id-shown-with-zeros.xlsx'));
    expect(table.households.map(({ texts }) => texts.id)).toEqual(['000002', '000003', '000004']);
  });

  it('.xls 的格式', async () => {
    const made = utils.aoa_to_sheet([HEADER as unknown[], person(2, '王建国', 5000) as unknown[]]);
    Object.assign(made.A2, { z: '"BZ"0000' });
    const bytes = write(utils.book_new(made, '北张村'), { type: 'array', bookType: 'biff8' });
    expect((await tableIn(new Uint8Array(bytes))).households[0]?.texts.id).toBe('BZ0002');
  });

  it('Excel 2003 XML、网页和 ods', async () => {
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="s"><NumberFormat ss:Format="000"/></Style></Styles><Worksheet ss:Name="a"><Table><Row><Cell ss:StyleID="s"><Data ss:Type="Number">2</Data></Cell></Row></Table></Worksheet></Workbook>`;
    expect((await sheetOf(utf8(xml))).rows).toEqual([['002']]);
    const page = '<table><tr><td x:num="2">002</td><td x:num="2.5">03</td></tr></table>';
    expect((await sheetOf(utf8(page))).rows).toEqual([['002', 2.5]]);
  });
});

describe('表格的位置', () => {
  it('一个文件的表下移几行,合并的说法用文件里的行号', () => {
    const table = tableOf(
      sheet(
        [['北张村明细表'], [], HEADER, person('1', '王建国', 1), person('2', '李明', null)],
        merges('D4:D5'),
      ),
    );
    expect(table.rejected[0]?.reasons[0]?.params).toEqual({ range: 'D4:D5' });
  });
});
