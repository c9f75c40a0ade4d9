import { describe, expect, it } from 'vitest';
import { openFile } from '../../../../src/intake/open/index.js';
import {
  contentTypes,
  MACRO_MAIN,
  refusalOf,
  relationships,
  rowsOf,
  sheetOf,
  utf8,
  workbook,
  workbookParts,
  worksheet,
  xlsx,
  zip,
} from '../parts.js';

describe('单元格', () => {
  it('数、文本、真假、错误值各归各', async () => {
    const [row] = await rowsOf(
      `<row r="1"><c r="A1"><v>12.5</v></c><c r="B1" t="n"><v>3</v></c><c r="C1" t="b"><v>1</v></c>
       <c r="D1" t="b"><v>0</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1" t="str"><v>甲</v></c></row>`,
    );
    expect(row).toEqual([12.5, 3, true, false, { fault: 'error', text: '#REF!' }, '甲']);
  });

  it('共享文本:富文本连成一段,注音不算', async () => {
    const strings = `<sst><si><t>户主</t></si>
      <si><r><rPr><b/></rPr><t>王</t></r><r><t xml:space="preserve"> 五</t></r></si>
      <si><t>王</t><rPh sb="0" eb="1"><t>ワン</t></rPh><phoneticPr fontId="1"/></si><si/></sst>`;
    const cells = [0, 1, 2, 3].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    expect(await rowsOf(`<row>${cells}</row>`, { strings })).toEqual([['户主', '王 五', '王', '']]);
  });

  it('共享文本存在工作表之后也读得到', async () => {
    const { 'xl/sharedStrings.xml': strings = '', ...rest } = workbookParts({
      sheet: worksheet('<row><c t="s"><v>0</v></c></row>'),
      strings: '<sst><si><t>后</t></si></sst>',
    });
    const bytes = await zip({ ...rest, 'xl/sharedStrings.xml': strings });
    expect((await sheetOf(bytes)).rows).toEqual([['后']]);
  });

  it('行内文本:数字字符引用、富文本、CDATA、注音', async () => {
    const rows = await rowsOf(
      `<row><c t="inlineStr"><is><t>&#24352;&#x4E09;&amp;</t></is></c>
       <c t="inlineStr"><is><r><t>甲</t></r><r><t><![CDATA[<乙>]]></t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>
       <c t="inlineStr"><is><t/></is></c></row>`,
    );
    expect(rows).toEqual([['张三&', '甲<乙>', '']]);
  });

  const styles = `<styleSheet><numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="14" formatCode="0.00"/></numFmts>
    <cellStyleXfs><xf numFmtId="15"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="22"/><xf numFmtId="10"/><xf numFmtId="14"/><xf/></cellXfs>
    <cellStyles><cellStyle name="x" xfId="0"/></cellStyles></styleSheet>`;

  const styled = (rows: string, book = workbook()) => {
    const parts = workbookParts({ sheet: worksheet(rows) });
    return zip({
      ...parts,
      'xl/workbook.xml': book,
      'xl/styles.xml': styles,
      'xl/_rels/workbook.xml.rels': relationships(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId3', 'styles', 'styles.xml'],
      ),
    });
  };

  it('日期格式的数是日期,百分数写成看到的样子;零就是零', async () => {
    const cells = ['0', '1', '2', '3', '4', '5'].map(
      (style) => `<c s="${style}"><v>44834.375</v></c>`,
    );
    const bytes = await styled(
      `<row>${cells.join('')}</row><row><c><v>1</v></c><c s="1"><v>0</v></c><c s="3"><v>0.5</v></c><c s="3"><v>0</v></c><c s="99"><v>7</v></c></row>`,
    );
    expect((await sheetOf(bytes)).rows).toEqual([
      [
        44_834.375,
        { date: '2022-09-30T09:00:00' },
        { date: '2022-09-30T09:00:00' },
        '4483437.5%',
        44_834.375,
        44_834.375,
      ],
      [1, 0, '50%', 0, 7],
    ]);
  });

  it('从 1904 年数起的日期', async () => {
    const book = workbook().replace('<sheets>', '<workbookPr date1904="1"/><sheets>');
    const bytes = await styled('<row><c s="1"><v>43372</v></c></row>', book);
    expect((await sheetOf(bytes)).rows).toEqual([[{ date: '2022-09-30' }]]);
  });

  it('写成文字的日期格', async () => {
    expect(await rowsOf('<row><c t="d"><v>2022-09-30T00:00:00Z</v></c></row>')).toEqual([
      [{ date: '2022-09-30' }],
    ]);
  });

  it('公式取缓存的结果;没有结果的说是没有,不当作零', async () => {
    const [row] = await rowsOf(
      `<row><c><f>SUM(A2:A9)</f><v>30</v></c><c><f>A1*2</f></c><c><f>A1*2</f><v></v></c>
       <c t="str"><f>A1&amp;""</f><v></v></c><c><f t="shared" si="0"/></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
    );
    expect(row).toEqual([
      30,
      { fault: 'uncached', formula: 'A1*2' },
      { fault: 'uncached', formula: 'A1*2' },
      '',
      { fault: 'uncached', formula: '' },
      { fault: 'error', text: '#DIV/0!' },
    ]);
  });

  it('身份证号存成数时留下原文的每一位', async () => {
    const rows = await rowsOf(
      '<row><c><v>149900198001011234</v></c><c><v>1.49900198001011E+17</v></c></row>',
    );
    expect(rows).toEqual([[{ digits: '149900198001011234' }, { digits: '1.49900198001011E+17' }]]);
  });

  it('没有 r= 的单元格和行按次序排', async () => {
    const rows = await rowsOf(
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="4"><c><v>4</v></c></row><row><c r="B5"><v>5</v></c><c><v>6</v></c></row>',
    );
    expect(rows).toEqual([[1, null, 3], [], [], [4], [null, 5, 6]]);
  });

  it('次序颠倒的单元格和行各归其位', async () => {
    const rows = await rowsOf(
      '<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>0</v></c></row>',
    );
    expect(rows).toEqual([[0], [1, null, 3]]);
  });

  it('只有格式的行也是文件里的行', async () => {
    const rows = await rowsOf(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="A3" s="1"/></row>',
    );
    expect(rows).toEqual([[1], [], []]);
  });

  it.each([
    ['同一格存了两次', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    [
      '同一行存了两次',
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
    ],
    ['单元格说自己在别的行', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['行号不是行号', '<row r="x"/>'],
    ['行号是零', '<row r="0"/>'],
    ['引用不成引用', '<row r="1"><c r="1A"><v>1</v></c></row>'],
    ['没有这条共享文本', '<row><c t="s"><v>9</v></c></row>'],
    ['没有这种类型', '<row><c t="x"><v>9</v></c></row>'],
    ['标签没有闭合', '<row><c></row>'],
  ])('自相矛盾的表拒绝,不猜:%s', async (_, rows) => {
    expect(await refusalOf(await xlsx({ sheet: worksheet(rows) }))).toEqual({
      code: 'file.unreadable',
      reason: 'xml',
      part: 'xl/worksheets/sheet1.xml',
    });
  });
});

describe('工作表', () => {
  it('合并区照登,不展开', async () => {
    const sheet = await sheetOf(
      await xlsx({
        sheet: worksheet(
          '<row r="1"><c r="A1"><v>1</v></c></row>',
          '<mergeCells count="2"><mergeCell ref="A1:C2"/><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
      }),
    );
    expect(sheet.rows).toEqual([[1]]);
    expect(sheet.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 2 },
      { top: 0, left: 0, bottom: 1_048_575, right: 16_383 },
    ]);
  });

  it('隐藏的行列照读,并登记;表外的隐藏列不提', async () => {
    const sheet = await sheetOf(
      await xlsx({
        sheet: worksheet(
          '<row r="1"><c r="C1"><v>1</v></c></row><row r="2" hidden="1"/><row r="3" hidden="0"/>',
          '',
          '<cols><col min="2" max="2" hidden="1"/><col min="3" max="16384" hidden="true"/></cols>',
        ),
      }),
    );
    expect(sheet.hiddenRows).toEqual([1]);
    expect(sheet.hiddenColumns).toEqual([1, 2]);
  });

  it('控件里的 row 和 col 不是表的行列', async () => {
    const anchor =
      '<controls><control><anchor><from><col>1</col><row>5</row></from></anchor></control></controls>';
    const sheet = await sheetOf(
      await xlsx({ sheet: worksheet('<row r="1"><c r="A1"><v>1</v></c></row>', anchor) }),
    );
    expect(sheet.rows).toEqual([[1]]);
  });

  it('隐藏的表照读,图表表不是表', async () => {
    const bytes = await zip({
      ...workbookParts({}),
      'xl/workbook.xml': workbook(
        '<sheet name="明" r:id="rId1"/><sheet name="藏" state="hidden" r:id="rId3"/><sheet name="深藏" state="veryHidden" r:id="rId1"/><sheet name="图" r:id="rId4"/>',
      ),
      'xl/_rels/workbook.xml.rels': relationships(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId3', 'worksheet', '/xl/worksheets/sheet1.xml'],
        ['rId4', 'chartsheet', 'chartsheets/sheet1.xml'],
      ),
    });
    const { sheets } = await openFile('x', bytes);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['明', false],
      ['藏', true],
      ['深藏', true],
    ]);
  });

  it('名叫 __proto__ 的表也只是一张表', async () => {
    const bytes = await zip({
      ...workbookParts({ sheet: worksheet('<row><c><v>1</v></c></row>') }),
      'xl/workbook.xml': workbook('<sheet name="__proto__" r:id="rId1"/>'),
    });
    expect(await sheetOf(bytes)).toMatchObject({ name: '__proto__', rows: [[1]] });
  });
});

describe('各家写法', () => {
  it('带前缀的 XML', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>张</x:t></x:is></x:c><x:c r="B1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect((await sheetOf(await xlsx({ sheet }))).rows).toEqual([['张', 2]]);
  });

  it('部件另有名字,全由关系找到;大小写与反斜杠不论', async () => {
    const bytes = await zip({
      '[content_types].xml': contentTypes(MACRO_MAIN, '/office/book.xml'),
      '_rels\\.rels': relationships(['a', 'officeDocument', '/Office/Book.xml']),
      'office/book.xml': workbook('<sheet name="村" r:id="s"/>'),
      'office/_rels/book.xml.rels': relationships(['s', 'worksheet', '../data/%E8%A1%A8.xml']),
      'data/表.xml': worksheet('<row><c><v>8</v></c></row>'),
    });
    const file = await openFile('x', bytes);
    expect(file.format).toBe('xlsm');
    expect(file.sheets.map(({ rows }) => rows)).toEqual([[[8]]]);
  });

  it('严格 OOXML 的命名空间', async () => {
    const bytes = await zip({
      ...workbookParts({ sheet: worksheet('<row><c><v>8</v></c></row>') }),
      '_rels/.rels':
        '<Relationships><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    });
    expect((await sheetOf(bytes)).rows).toEqual([[8]]);
  });

  it('UTF-16 的部件', async () => {
    const text = `\ufeff${worksheet('<row><c t="str"><v>张</v></c></row>').replace('UTF-8', 'UTF-16')}`;
    const units = new Uint16Array(text.length).map((_, at) => text.charCodeAt(at));
    expect((await sheetOf(await xlsx({ sheet: new Uint8Array(units.buffer) }))).rows).toEqual([
      ['张'],
    ]);
  });

  it('不是 UTF-8 的部件拒绝', async () => {
    const sheet = new Uint8Array([...utf8('<worksheet>'), 0xd5, 0xc5, ...utf8('</worksheet>')]);
    expect(await refusalOf(await xlsx({ sheet }))).toMatchObject({ reason: 'xml' });
  });
});
