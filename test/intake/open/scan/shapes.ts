/** Sheets and shared strings as programs write them, by hand: what a scanner has to take without asking the parser. */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Excel: descents, ignorable namespaces, revision ids, spans, shared formulas, dynamic arrays. */
const EXCEL = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
<worksheet xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr xr2 xr3" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="{00000000-0001-0000-0000-000000000000}"><dimension ref="A1:H5"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="14.25" x14ac:dyDescent="0.2"/><cols><col min="1" max="1" width="9.5" style="1" customWidth="1"/><col min="5" max="6" width="0" hidden="1" customWidth="1"/></cols><sheetData><row r="1" spans="1:8" ht="22.5" customHeight="1" x14ac:dyDescent="0.2"><c r="A1" s="3" t="s"><v>0</v></c><c r="B1" s="3"/><c r="C1" s="3"/></row><row r="2" spans="1:8" s="1" customFormat="1" x14ac:dyDescent="0.2"><c r="A2" s="1" t="s"><v>1</v></c><c r="B2" t="s"><v>7</v></c><c r="C2" t="str"><f>A2&amp;"村"</f><v>序号村</v></c><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E2" t="b"><v>1</v></c><c r="F2"><f t="shared" ref="F2:F4" si="0">D2+E2</f><v>1.5E-2</v></c><c r="G2" cm="1"><f t="array" ref="G2">SUM(A2:B2)</f><v>3</v></c><c r="H2" s="1"><v>44834.5</v></c></row><row r="3" spans="1:8" hidden="1" x14ac:dyDescent="0.2"><c r="A3"><v>1</v></c><c r="C3" s="2"><v>0.35</v></c><c r="D3" s="4"><v>2</v></c><c r="F3"><f t="shared" si="0"/><v>711.92000000000007</v></c><c r="G3" t="str"><f>""</f><v></v></c></row><row r="5" spans="1:8" x14ac:dyDescent="0.2"><c r="B5"><v>149900198001011230</v></c><c r="C5"><f>NOW()</f></c><c r="H5" t="inlineStr"><is><r><rPr><b/><sz val="11"/><color theme="1"/><rFont val="宋体"/><family val="3"/><charset val="134"/><scheme val="minor"/></rPr><t>王</t></r><r><t xml:space="preserve"> 五</t></r><rPh sb="0" eb="1"><t>ワン</t></rPh><phoneticPr fontId="1" type="noConversion"/></is></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells><phoneticPr fontId="1" type="noConversion"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1"/></ext></extLst></worksheet>`;

/** WPS: its own namespaces, formulas with results, styles on every cell. */
const WPS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"><sheetPr/><dimension ref="A1:D4"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><selection activeCell="D4" sqref="D4"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="9" defaultRowHeight="13.5" outlineLevelRow="3" outlineLevelCol="3"/><sheetData><row r="1" ht="27" customHeight="1" spans="1:4"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"/><c r="C1" s="2"/><c r="D1" s="2"/></row><row r="2" spans="1:4"><c r="A2" t="s"><v>1</v></c><c r="B2" s="3"><v>1200.5</v></c><c r="C2"><f>B2*2</f><v>2401</v></c><c r="D2" t="s"><v>2</v></c></row><row r="4" hidden="1" spans="1:4"><c r="A4"><v>-3</v></c><c r="D4" t="s"><v>57</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells><pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/><headerFooter/></worksheet>`;

/** With a byte order mark, no place of cells, white space between tags, days as ISO 8601 writes them. */
const LAID_OUT = `\ufeff<?xml version='1.0' encoding='utf-8'?>
<worksheet xmlns="${MAIN}">
  <sheetData>
    <row>
      <c t="inlineStr"><is><t>&#24352;&#x4E09;&amp;&lt;&quot;&apos;&gt;</t></is></c>
      <c t="d"><v>2022-09-30T00:00:00</v></c>
      <c />
      <c t="n"><v>.5</v></c><c><v /></c><c t="str"><v/></c>
    </row>
    <row />
    <row><c><f>A1</f><v></v></c><c t="inlineStr"><is><t>𠮷_x000D_</t></is></c><c t="str"><v>#N/A</v></c></row>
  </sheetData>
</worksheet>
`;

export const SHEETS: Readonly<Record<string, string>> = { EXCEL, WPS, LAID_OUT };

/** Excel: rich text, readings and their font, white space that counts. */
const EXCEL_STRINGS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
<sst xmlns="${MAIN}" count="9" uniqueCount="7"><si><t>户主</t><phoneticPr fontId="1" type="noConversion"/></si><si><r><rPr><b/><sz val="11"/><color rgb="FFFF0000"/><rFont val="宋体"/><charset val="134"/></rPr><t>王</t></r><r><t xml:space="preserve"> 五</t></r></si><si><t>王</t><rPh sb="0" eb="1"><t>ワン</t></rPh><phoneticPr fontId="1"/></si><si><t>14990019800101123X</t></si><si><t/></si><si/><si><t>a&lt;b&#10;c&amp;d_x000D_</t></si></sst>`;

/** With a byte order mark and white space between tags. */
const LAID_OUT_STRINGS = `\ufeff<?xml version='1.0'?>
<sst xmlns="${MAIN}">
  <si>
    <r><rPr/><t>𠮷</t></r>
    <r><t>&#x4E09;</t></r>
  </si>
  <si><t>#N/A</t></si>
</sst>
`;

export const LISTS: Readonly<Record<string, string>> = { EXCEL_STRINGS, LAID_OUT_STRINGS };
