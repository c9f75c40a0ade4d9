import { CFB, utils, write } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../../src/intake/open/index.js';
import { plainSheet } from '../../../src/sample/write/draft.js';
import { writeXls } from '../../../src/sample/write/xls.js';
import { refusalOf, sheetOf, utf8, zip } from './parts.js';

const biff = (rows: unknown[][], bookType: 'biff8' | 'biff5' | 'biff2' = 'biff8'): Uint8Array => {
  const book = utils.book_new(utils.aoa_to_sheet(rows), '武村');
  return new Uint8Array(write(book, { type: 'array', bookType }));
};

/** The compound file with another stream of that name. */
const withStream = (bytes: Uint8Array, name: string, content: Uint8Array): Uint8Array => {
  const container = CFB.read(bytes, { type: 'array' });
  CFB.utils.cfb_add(container, `/${name}`, content);
  return new Uint8Array(CFB.write(container, { type: 'array' }) as ArrayBuffer);
};

const streamOf = (bytes: Uint8Array): Uint8Array => {
  const container = CFB.read(bytes, { type: 'array' });
  return Uint8Array.from(
    (CFB.find(container, 'Workbook') ?? CFB.find(container, 'Book'))?.content ?? [],
  );
};

const compound = (...streams: readonly string[]): Uint8Array => {
  const container = CFB.utils.cfb_new();
  for (const name of streams) CFB.utils.cfb_add(container, `/${name}`, new Uint8Array(99));
  return new Uint8Array(CFB.write(container, { type: 'array' }) as ArrayBuffer);
};

describe('.xls 与 .et', () => {
  it('BIFF 8', async () => {
    const rows = [
      ['户主', 12.5, true],
      [null, 3],
    ];
    const file = await openFile('x', biff(rows));
    expect(file.format).toBe('xls');
    expect(file.sheets[0]?.rows).toEqual(rows);
  });

  it('BIFF 5 的文本按文件写明的代码页读', async () => {
    const stream = streamOf(biff([['ABCD', 12.5]], 'biff5'));
    const find = (...bytes: readonly number[]): number =>
      stream.findIndex((_, at) => bytes.every((byte, n) => stream[at + n] === byte));
    stream.set([0xa8, 0x03], find(0x42, 0x00, 0x02, 0x00) + 4);
    stream.set(iconv.encode('户主', 'gbk'), find(...utf8('ABCD')));
    expect((await sheetOf(stream)).rows).toEqual([['户主', 12.5]]);
  });

  it('没有容器的旧版', async () => {
    const sheet = await sheetOf(biff([['a', 1.5]], 'biff2'));
    expect(sheet.rows).toEqual([['a', 1.5]]);
  });

  it('存成数的 18 位号码留下双精度还剩的位数', async () => {
    const [row] = (await sheetOf(biff([[Number('149900198001011234'), 711.92000000000007, -0.0]])))
      .rows;
    expect(row).toEqual([{ digits: '149900198001011230' }, 711.92, 0]);
  });

  it.each(['biff8', 'biff5', 'biff2'] as const)(
    '%s:日期是日期,百分数写成看到的样子',
    async (bookType) => {
      const sheet = utils.aoa_to_sheet([[44_834, 0.5, 12_000, 44_834]]);
      Object.assign(sheet.A1, { z: 'yyyy/m/d;@' });
      Object.assign(sheet.B1, { z: '0%' });
      Object.assign(sheet.C1, { z: '#,##0.00' });
      const bytes = write(utils.book_new(sheet, '武村'), { type: 'array', bookType });
      expect((await sheetOf(new Uint8Array(bytes))).rows).toEqual([
        [{ date: '2022-09-30' }, '50%', 12_000, 44_834],
      ]);
    },
  );

  it('错误值是错误,隐藏的行列与合并登记在册', async () => {
    const sheet = utils.aoa_to_sheet([['a', 'b'], ['c'], ['d']]);
    sheet.B2 = { t: 'e', v: 23 };
    sheet['!ref'] = 'A1:B3';
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }];
    sheet['!rows'] = [{}, { hidden: true }];
    const bytes = write(utils.book_new(sheet, '武村'), { type: 'array', bookType: 'biff8' });
    const read = await sheetOf(new Uint8Array(bytes));
    expect(read.rows[1]).toEqual(['c', { fault: 'error', text: '#REF!' }]);
    expect(read.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 0 }]);
  });

  it('加了密的说加了密', async () => {
    const stream = streamOf(biff([['a']]));
    const begin = 4 + (stream[2] ?? 0);
    const locked = Uint8Array.from([
      ...stream.slice(0, begin),
      ...[0x2f, 0x00, 0x02, 0x00, 0x00, 0x00],
      ...stream.slice(begin),
    ]);
    expect((await refusalOf(locked)).code).toBe('file.encrypted');
    expect((await refusalOf(compound('EncryptionInfo', 'EncryptedPackage'))).code).toBe(
      'file.encrypted',
    );
  });

  it('别的 OLE 文件说是什么', async () => {
    expect(await refusalOf(compound('WordDocument'))).toMatchObject({ reason: 'doc' });
    expect(await refusalOf(compound('PowerPoint Document'))).toMatchObject({ reason: 'ppt' });
    expect(await refusalOf(compound('Contents'))).toMatchObject({ reason: 'ole' });
  });

  it('记录的链断了就拒绝,不悄悄少读几行', async () => {
    const stream = streamOf(biff(Array.from({ length: 50 }, (_, n) => [`户${n}`, n])));
    expect((await sheetOf(stream)).rows).toHaveLength(50);
    const half = stream.slice(0, stream.length - 20);
    expect(await refusalOf(half)).toMatchObject({ reason: 'damaged' });
    const shifted = Uint8Array.from([...stream.slice(0, 300), ...stream.slice(301)]);
    expect(await refusalOf(shifted)).toMatchObject({ reason: 'damaged' });
  });

  it('摘要流里写着四十亿个属性,不去读它', async () => {
    const summary = new Uint8Array(512).fill(0xff);
    const bytes = withStream(biff([['a']]), '\u0005SummaryInformation', summary);
    expect((await sheetOf(bytes)).rows).toEqual([['a']]);
  });
});

describe('网页存成 .xls', () => {
  const page = (rows: string): string =>
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312"></head><body><table border=1>${rows}</table></body></html>`;

  it('号码、前导零、带逗号的金额都还是原来的文本', async () => {
    const text = page(
      '<tr><td>149900198001011234</td><td>00123</td><td>1,200.50</td><td>(5)</td><td>1E3</td><td>=1+1</td></tr>',
    );
    const file = await openFile('x', iconv.encode(text, 'gbk'));
    expect(file.format).toBe('html');
    expect(file.sheets[0]?.rows).toEqual([
      ['149900198001011234', '00123', '1,200.50', '(5)', '1E3', '=1+1'],
    ]);
  });

  it('表头的合并', async () => {
    const sheet = await sheetOf(
      utf8(
        page(
          '<tr><th rowspan=2>户主</th><th colspan=2>工资</th></tr><tr><th>甲</th><th>乙</th></tr>',
        ),
      ),
    );
    expect(sheet.rows).toEqual([
      ['户主', '工资'],
      [null, '甲', '乙'],
    ]);
    expect(sheet.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ]);
  });

  it('带名的和带号的字符引用', async () => {
    const sheet = await sheetOf(
      utf8(page('<tr><td>&#24352;&#x4e09;&nbsp;&amp;&#60;b&#38;lt;</td></tr>')),
    );
    expect(sheet.rows).toEqual([['张三 &<b&lt;']]);
  });

  it('几张表就是几张', async () => {
    const text = '<table><tr><td>a</td></tr></table><p></p><table><tr><td>b</td></tr></table>';
    const { sheets } = await openFile('x', utf8(text));
    expect(sheets.map(({ rows }) => rows)).toEqual([[['a']], [['b']]]);
  });

  it('跨行跨列大得离谱的拒绝', async () => {
    const wide = page('<tr><td colspan=1000000000>a</td><td>b</td></tr>');
    expect((await refusalOf(utf8(wide))).code).toBe('file.tooLarge');
    const tall = page('<tr><td rowspan="1000000000">a</td></tr>');
    expect((await refusalOf(utf8(tall))).code).toBe('file.tooLarge');
    const many = page('<tr><td colspan=2>a</td></tr>'.repeat(3));
    expect(await refusalOf(utf8(many), { merges: 2 })).toMatchObject({ limit: 'merges' });
  });
});

describe('2003 版 XML 表格', () => {
  const book = (table: string, options = ''): string =>
    `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="武村"><Table>${table}</Table>${options}</Worksheet></Workbook>`;

  it('类型、位置、合并、公式', async () => {
    const sheet = await sheetOf(
      utf8(
        book(`<Column/><Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>
<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">标题</Data></Cell><Cell><Data ss:Type="Number">1.5</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Number">149900198001011234</Data><Comment><ss:Data>批注</ss:Data></Comment></Cell>
<Cell ss:Formula="=RC[-1]"/><Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell>
<Cell><ss:Data ss:Type="String"><B>王</B>五</ss:Data></Cell></Row>`),
      ),
    );
    expect(sheet.rows).toEqual([
      ['标题', null, 1.5],
      [],
      [],
      [
        null,
        { digits: '149900198001011234' },
        { fault: 'uncached', formula: 'RC[-1]' },
        { fault: 'error', text: '#REF!' },
        true,
        '王五',
      ],
    ]);
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }]);
    expect(sheet.hiddenRows).toEqual([3]);
    expect(sheet.hiddenColumns).toEqual([2, 3]);
  });

  it('注音不算', async () => {
    const rows = `<Row><Cell><ss:Data ss:Type="String">王芳</ss:Data><PhoneticText>ワンファン</PhoneticText></Cell></Row>`;
    expect((await sheetOf(utf8(book(rows)))).rows).toEqual([['王芳']]);
  });

  it('日期是日期,百分数写成看到的样子', async () => {
    const styled = book(`<Row><Cell><Data ss:Type="DateTime">2022-09-30T00:00:00.000</Data></Cell>
<Cell ss:StyleID="s1"><Data ss:Type="Number">0.5</Data></Cell><Cell ss:StyleID="s2"><Data ss:Type="Number">120.5</Data></Cell>
<Cell ss:StyleID="s3"><Data ss:Type="Number">0.5</Data></Cell></Row>`).replace(
      '<Worksheet',
      `<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="s2"><NumberFormat ss:Format="0.00%"/></Style><Style ss:ID="s3"><NumberFormat ss:Format="Fixed"/></Style></Styles><Worksheet`,
    );
    expect((await sheetOf(utf8(styled))).rows).toEqual([
      [{ date: '2022-09-30' }, '50%', '12050%', 0.5],
    ]);
  });

  it('隐藏的表', async () => {
    const options =
      '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>';
    expect(await sheetOf(utf8(book('', options)))).toMatchObject({ name: '武村', hidden: true });
  });

  it('断了的、带 DOCTYPE 的、行号倒退的拒绝', async () => {
    expect(await refusalOf(utf8(book('<Row>')))).toMatchObject({ reason: 'xml' });
    expect(
      await refusalOf(utf8(book('').replace('<Workbook', '<!DOCTYPE x><Workbook'))),
    ).toMatchObject({
      reason: 'doctype',
    });
    const back = '<Row ss:Index="2"><Cell><Data ss:Type="Number">1</Data></Cell></Row>';
    expect(await refusalOf(utf8(book(back + back)))).toMatchObject({ reason: 'xml' });
  });
});

describe('.ods', () => {
  const ods = (body: string, styles = '', parts = {}): Promise<Uint8Array> =>
    zip({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c" xmlns:style="s"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`,
      ...parts,
    });
  const cell = (type: string, value: string, text = ''): string =>
    `<table:table-cell office:value-type="${type}" office:value="${value}"><text:p>${text}</text:p></table:table-cell>`;

  it('值取存着的,不取显示的;号码一位不少', async () => {
    const bytes = await ods(`<table:table table:name="武村"><table:table-row>
      ${cell('float', '1234.5', '1,235')}${cell('float', '149900198001011234', '1.49E+17')}${cell('percentage', '0.5', '50%')}
      <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
      <table:table-cell office:value-type="string"><text:p>王<text:s text:c="2"/>五</text:p><text:p>二</text:p><office:annotation><text:p>批注</text:p></office:annotation></table:table-cell>
      <table:table-cell table:formula="of:=[.A1]*2"/>
      <table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
      </table:table-row></table:table>`);
    expect((await sheetOf(bytes)).rows).toEqual([
      [
        1234.5,
        { digits: '149900198001011234' },
        '50%',
        true,
        '王  五\n二',
        { fault: 'uncached', formula: '[.A1]*2' },
        { fault: 'error', text: '#DIV/0!' },
      ],
    ]);
  });

  it('富文本连成一段,注音不算,真假不是数', async () => {
    const bytes = await ods(`<table:table table:name="武村"><table:table-row>
      <table:table-cell office:value-type="string"><text:p><text:span>王</text:span> 五</text:p></table:table-cell>
      <table:table-cell office:value-type="string"><text:p><text:ruby><text:ruby-base>王</text:ruby-base><text:ruby-text>ワン</text:ruby-text></text:ruby>芳</text:p></table:table-cell>
      <table:table-cell table:formula="of:=TRUE()" office:value-type="float" office:value="1"><text:p>TRUE</text:p></table:table-cell>
      </table:table-row></table:table>`);
    expect((await sheetOf(bytes)).rows).toEqual([['王 五', '王芳', true]]);
  });

  it('日期和时间是日期,不是文本', async () => {
    const bytes = await ods(`<table:table table:name="武村"><table:table-row>
      <table:table-cell office:value-type="date" office:date-value="2022-09-30"><text:p>2022年9月30日</text:p></table:table-cell>
      <table:table-cell office:value-type="date" office:date-value="2022-09-30T08:30:00"><text:p>9/30</text:p></table:table-cell>
      <table:table-cell office:value-type="time" office:time-value="PT08H30M00S"><text:p>8:30</text:p></table:table-cell>
      </table:table-row></table:table>`);
    expect((await sheetOf(bytes)).rows).toEqual([
      [{ date: '2022-09-30' }, { date: '2022-09-30T08:30:00' }, { date: '08:30:00' }],
    ]);
  });

  it('重复的行列展开,直到表边的空行不算', async () => {
    const bytes =
      await ods(`<table:table table:name="武村"><table:table-column/><table:table-column table:visibility="collapse"/>
      <table:table-row><table:table-cell table:number-columns-repeated="2"/>${cell('float', '1')}</table:table-row>
      <table:table-row table:number-rows-repeated="2" table:visibility="collapse"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/></table:table-row>
      <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string"><text:p>并</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
      <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`);
    const sheet = await sheetOf(bytes);
    expect(sheet.rows).toEqual([[null, null, 1], [7, 7], [7, 7], [], [], ['并']]);
    expect(sheet.merges).toEqual([{ top: 5, left: 0, bottom: 6, right: 1 }]);
    expect(sheet.hiddenRows).toEqual([1, 2]);
    expect(sheet.hiddenColumns).toEqual([1]);
  });

  it('重复得没完没了的拒绝', async () => {
    const all = await ods(
      '<table:table table:name="x"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="7"/></table:table-row></table:table>',
    );
    expect(await refusalOf(all)).toMatchObject({ limit: 'cells' });
    const spaces = await ods(
      '<table:table table:name="x"><table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="999999999"/></text:p></table:table-cell></table:table-row></table:table>',
    );
    expect(await refusalOf(spaces)).toMatchObject({ limit: 'cellLength' });
  });

  it('隐藏的表、加密的文件', async () => {
    const styles =
      '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>';
    const hidden = await ods('<table:table table:name="x" table:style-name="ta1"/>', styles);
    expect((await sheetOf(hidden)).hidden).toBe(true);
    const locked = await ods('', '', {
      'META-INF/manifest.xml': '<manifest><file-entry><encryption-data/></file-entry></manifest>',
    });
    expect((await refusalOf(locked)).code).toBe('file.encrypted');
  });
});

describe('表的名称', () => {
  it('xls 里名叫 __proto__、constructor 的表也只是表', async () => {
    const names = ['北张村', '__proto__', 'constructor', 'toString'];
    const bytes = writeXls(names.map((name, n) => plainSheet(name, [[name, n]], 0)));
    const { sheets } = await openFile('', bytes);
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual(
      names.map((name, n) => [name, [[name, n]]]),
    );
  });
});
