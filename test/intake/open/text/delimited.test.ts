import { parse as parseInBrowsers } from 'csv-parse/browser/esm/sync';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { CSV_OPTIONS } from '../../../../src/intake/open/text/delimiter.js';
import { refusalOf, sheetOf, utf8 } from '../parts.js';

const rowsOf = async (text: string) => (await sheetOf(utf8(text))).rows;

const TABLE = '户编号,户主姓名,金额\n14990020026,阎平香,"1,200.50"\n14990020027,一一,〇\n';
const ROWS = [
  ['户编号', '户主姓名', '金额'],
  ['14990020026', '阎平香', '1,200.50'],
  ['14990020027', '一一', '〇'],
];

describe('编码', () => {
  it.each([
    ['UTF-8', 'utf8', false],
    ['UTF-8 带 BOM', 'utf8', true],
    ['GB18030', 'gb18030', false],
    ['GBK', 'gbk', false],
    ['UTF-16 LE', 'utf16le', false],
    ['UTF-16 LE 带 BOM', 'utf16le', true],
    ['UTF-16 BE', 'utf16be', false],
    ['UTF-16 BE 带 BOM', 'utf16be', true],
  ])('%s', async (_, encoding, addBOM) => {
    const table = encoding === 'gbk' ? TABLE.replace('〇', '○') : TABLE;
    const sheet = await sheetOf(iconv.encode(table, encoding, { addBOM }));
    expect(sheet.rows).toEqual(
      encoding === 'gbk' ? [ROWS[0], ROWS[1], ['14990020027', '一一', '○']] : ROWS,
    );
    expect(sheet.name).toBe('');
  });

  it('GB18030 的四字节字(生僻姓名)', async () => {
    const sheet = await sheetOf(iconv.encode('姓名,村\n𠮷㐂,北张村\n', 'gb18030'));
    expect(sheet.rows).toEqual([
      ['姓名', '村'],
      ['𠮷㐂', '北张村'],
    ]);
  });

  it('坏了几个字节的 UTF-8 不当成 GB18030 读', async () => {
    const whole = utf8(TABLE.repeat(20));
    expect(await refusalOf(whole.slice(0, utf8('户').length - 1 + utf8(TABLE).length))).toEqual({
      code: 'file.unreadable',
      reason: 'encoding',
    });
    const broken = Uint8Array.from([0xef, 0xbb, 0xbf, 0xd5, 0xc5, 0x2c, 0xc8, 0xfd]);
    expect(await refusalOf(broken)).toMatchObject({ reason: 'encoding' });
  });
});

describe('长文本', () => {
  it('先练过的几行不进表,每一格原样,空格为空', async () => {
    const line = (n: number) => `${n},张三${n},"一""${n}""",x"y,,${'长'.repeat(30)}\r\n`;
    const numbers = Array.from({ length: 600 }, (_, n) => n);
    const text = numbers.map(line).join('');
    expect(text.length).toBeGreaterThan(20_000);
    const wanted = numbers.map((n) => [
      String(n),
      `张三${n}`,
      `一"${n}"`,
      'x"y',
      null,
      '长'.repeat(30),
    ]);
    expect(await rowsOf(text)).toEqual(wanted);
    expect(await rowsOf(text)).toEqual(wanted);
  });
});

describe('分隔', () => {
  it.each([',', '\t', ';', '|'])('分隔符 %j', async (delimiter) => {
    const text = ROWS.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join('\n');
    expect(await rowsOf(text)).toEqual(ROWS);
  });

  it('制表符分隔的表里金额带逗号', async () => {
    const text = '姓名\t一\t二\n张\t1,200\t3,400,000\n李\t1,300\t500\n';
    expect(await rowsOf(text)).toEqual([
      ['姓名', '一', '二'],
      ['张', '1,200', '3,400,000'],
      ['李', '1,300', '500'],
    ]);
  });

  it('逗号分隔的表里号码后面带制表符', async () => {
    const rows = await rowsOf('村,户编号,人口\n甲,14990020026\t,3\n乙,14990020027\t,4\n');
    expect(rows[1]).toEqual(['甲', '14990020026\t', '3']);
  });

  it('表头上面有一格的标题行', async () => {
    const rows = await rowsOf('北张乡2022年收入;明细\n村,户主,人口,收入\n甲,张,3,1\n');
    expect(rows).toEqual([
      ['北张乡2022年收入;明细'],
      ['村', '户主', '人口', '收入'],
      ['甲', '张', '3', '1'],
    ]);
  });

  it('引号里的换行不分行,引号里的分隔符不分格', async () => {
    expect(await rowsOf('a,"b\nc,d",e\r\nf,"g""h",i\r\n')).toEqual([
      ['a', 'b\nc,d', 'e'],
      ['f', 'g"h', 'i'],
    ]);
  });

  it('空行是空白行,末尾的换行不成行', async () => {
    expect(await rowsOf('a,b\n\n,\nc,d\n\n\n')).toEqual([
      ['a', 'b'],
      [null],
      [null, null],
      ['c', 'd'],
      [null],
      [null],
    ]);
    expect(await rowsOf('a,b')).toEqual([['a', 'b']]);
  });

  it('换行符混用', async () => {
    expect(await rowsOf('a,b\r\nc,d\ne,f\rg,h')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ]);
  });

  it('="…" 照样留着:读值时才剥开,剥开了要记下', async () => {
    expect(await rowsOf('="00123",a\n"=""149900198001011234""",b\n="",c\n="a,d\n')).toEqual([
      ['="00123"', 'a'],
      ['="149900198001011234"', 'b'],
      ['=""', 'c'],
      ['="a', 'd'],
    ]);
  });

  it('数字也是文本:前导零与 18 位都在', async () => {
    expect(await rowsOf('00123,149900198001011234\n')).toEqual([['00123', '149900198001011234']]);
  });

  it('写出什么就读回什么', async () => {
    const field = fc.string({ unit: fc.constantFrom(...'甲乙a1 ,;\t|"\n='), maxLength: 6 });
    const record = fc.array(field, { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 9 }), async (records) => {
        const text = records
          .map((each) => each.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const expected = records.map((each) => each.map((cell) => (cell === '' ? null : cell)));
        expect(await rowsOf(text)).toEqual(expected);
      }),
    );
  });

  it('库在浏览器里的那一份读出来一样', () => {
    const text = 'a,"b\nc"\r\n\r\n"d""e",f"g\n';
    expect(parseInBrowsers(text, CSV_OPTIONS)).toEqual(parse(text, CSV_OPTIONS));
  });
});
