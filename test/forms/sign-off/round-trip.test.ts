import { read } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnLetters } from '../../../src/domain/household.js';
import { COLUMNS } from '../../../src/forms/sign-off/layout.js';
import {
  checkCode,
  DECISION_COLUMNS,
  explainedOf,
  type SignOffRow,
} from '../../../src/forms/sign-off/row.js';
import { signOffWorkbook } from '../../../src/forms/sign-off/write.js';
import {
  anyRows,
  columnOf,
  comesBack,
  explained,
  FIRST,
  readBack,
  rowOf,
  tableOf,
  YES,
} from './build.js';

const ZH = { lang: 'zh' } as const;
const written = anyRows.map((rows) =>
  rows.map(
    ({ found, words, decision }): SignOffRow => ({
      state: 'open',
      explained: explainedOf(found, words, words),
      decision,
    }),
  ),
);

/** Cells of a workbook as a third program reads them. */
const cellsOf = (bytes: Uint8Array) => {
  const book = read(bytes, { cellFormula: true });
  return book.SheetNames.flatMap((name) =>
    Object.entries(book.Sheets[name] ?? {}).filter(([address]) => !address.startsWith('!')),
  );
};

const flat = (text: string): string => text.replace(/\s+/gu, ' ');

describe('签认表往返', () => {
  it('写出再读回,程序写的和签认人填的都不变,识别码都对得上', async () => {
    await fc.assert(
      fc.asyncProperty(written, async (rows) => {
        const back = (await readBack(await signOffWorkbook(tableOf(...rows), ZH))).rows;
        expect(back.map(({ decision }) => decision)).toEqual(rows.map(({ decision }) => decision));
        expect(back.every(({ intact }) => intact)).toBe(true);
        const texts = (list: readonly Pick<SignOffRow, 'explained'>[]) =>
          list.map(({ explained: own }) =>
            Object.fromEntries(Object.entries(own).map(([key, text]) => [key, flat(text)])),
          );
        expect(texts(back)).toEqual(texts(rows));
      }),
      { numRuns: 30 },
    );
  });

  it('不管写了什么,工作簿里没有公式,也没有完整的证件号码', async () => {
    await fc.assert(
      fc.asyncProperty(written, async (rows) => {
        const others = rows.map((row) => ({ ...row, cause: 'gone' as const }));
        const bytes = await signOffWorkbook({ files: 1, rows, others }, ZH);
        for (const [address, cell] of cellsOf(bytes)) {
          expect(cell.f, address).toBeUndefined();
          expect(String(cell.v), address).not.toMatch(/\d{17}[\dXx]/);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('程序写的任何一格改动过,这一行就不采用,别的行照样采用', async () => {
    const keys = [
      'village',
      'household',
      'field',
      'value',
      'explanation',
      'code',
      'file',
      'sheet',
      'cell',
      'check',
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...keys),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        async (key, text) => {
          const rows = [rowOf(YES), rowOf(YES, explained({ household: '14990010002' }))];
          const before = key === 'check' ? checkCode(explained()) : explained()[key];
          fc.pre(flat(text).trim() !== '' && text.normalize('NFC').replace(/\s/gu, '') !== before);
          const { rows: back, findings } = await comesBack(tableOf(...rows), (sheet) => {
            sheet.getCell(FIRST, columnOf(key)).value = text;
          });
          expect(back.map(({ says }) => says)).toEqual(['nothing', 'yes']);
          expect(findings).toEqual([
            expect.objectContaining({
              code: 'accept.keyChanged',
              cell: `${columnLetters(columnOf('check') - 1)}${FIRST}`,
              row: FIRST,
            }),
          ]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('同样的内容,同样的字节', async () => {
    const table = tableOf(rowOf(YES));
    expect(await signOffWorkbook(table, ZH)).toEqual(await signOffWorkbook(table, ZH));
  });

  it('采纳有下拉,日期有检查,只有签认人填的四列不锁', async () => {
    const rows = [rowOf(), rowOf()];
    await comesBack(tableOf(...rows), (sheet) => {
      const cell = (key: Parameters<typeof columnOf>[0]) => sheet.getCell(FIRST + 1, columnOf(key));
      expect(cell('adopt').dataValidation).toMatchObject({ type: 'list', formulae: ['"是,否"'] });
      for (const day of ['signed', 'until'] as const) {
        expect(cell(day).dataValidation.type).toBe('date');
        expect(cell(day).numFmt).toBe('yyyy-mm-dd');
      }
      const locked = COLUMNS.filter((key) => cell(key).protection?.locked !== false);
      expect(COLUMNS.filter((key) => !locked.includes(key))).toEqual(DECISION_COLUMNS);
    });
  });

  it('英文的表也读得回', async () => {
    const bytes = await signOffWorkbook(tableOf(rowOf({ ...YES, adopt: 'yes' })), { lang: 'en' });
    expect((await readBack(bytes)).rows[0]).toMatchObject({ says: 'yes', intact: true });
  });
});
