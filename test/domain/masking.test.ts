import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskCardsAndMobiles, maskId, maskWithin, maskWritten } from '../../src/domain/masking.js';

const WHOLE = '14990019700101123X';
const MASKED = '149900********123X';

/** Ways in which a number gets into a text. */
const WAYS: readonly (readonly [name: string, written: string])[] = [
  ['as it is', WHOLE],
  ['small x', '14990019700101123x'],
  ['full width', '１４９９００１９７００１０１１２３Ｘ'],
  ['full width, small', '１４９９００１９７００１０１１２３ｘ'],
  ['spaces', '149900 19700101 123X'],
  ['ideographic spaces', '149900　19700101　123X'],
  ['a line break', '149900197\n00101123X'],
  ['a tab', '149900197\t00101123X'],
  ['hyphens', '149900-19700101-123X'],
  ['long dashes', '149900–19700101—123X'],
  ['dots', '149900.1970.01.01.123X'],
  ['middle dots', '149900·19700101·123X'],
  ['zero-width spaces', '1499\u200b0019\u200d7001\ufeff01123X'],
  ['direction controls', '149900\u202e19700101\u2066123X'],
  ['control characters', '149900\u000019700101\u0007123X'],
  ['Arabic-Indic digits', '١٤٩٩٠٠١٩٧٠٠١٠١١٢٣X'],
  ['Devanagari digits', '१४९९००१९७००१०११२३X'],
  ['mathematical digits', '𝟏𝟒𝟗𝟗𝟎𝟎𝟏𝟗𝟕𝟎𝟎𝟏𝟎𝟏𝟏𝟐𝟑X'],
  ['superscripts', '¹⁴⁹⁹⁰⁰¹⁹⁷⁰⁰¹⁰¹¹²³X'],
  ['circled figures', '⑭⑨⑨⓪⓪⑲⑦⓪⓪①⓪①①②③Ⓧ'],
  ['combining marks', '1\u03384\u03389900197001011\u033223X'],
];

describe('an ID number in a text is masked however it is written', () => {
  it.each(WAYS)('%s', (_name, written) => {
    expect(maskWithin(`户主${written}，已迁出`)).toBe(`户主${MASKED}，已迁出`);
    expect(maskWithin(written)).toBe(MASKED);
  });
});

describe('what is an ID number', () => {
  it.each([
    ['18 characters', '149900199001010018', '149900********0018'],
    ['a wrong check character', '149900199001010010', '149900********0010'],
    ['the first day that counts', '149900190001010018', '149900********0018'],
    ['the last day that counts', '149900209912310018', '149900********0018'],
    ['17 digits', '14990019900101001', '149900*******1001'],
    ['15 digits', '149900900101001', '149900*****1001'],
    ['a certificate of 20', '14990019900101001842', '149900********001842'],
    ['a certificate of 22', '14990019900101001X4211', '149900********001X4211'],
    ['between letters', 'ID149900199001010018号', 'ID149900********0018号'],
    [
      'two of them',
      '149900199001010018、149900199001010026',
      '149900********0018、149900********0026',
    ],
    ['two parts that have 15', '149900 900101001', '149900*****1001'],
  ])('%s', (_name, text, masked) => {
    expect(maskWithin(text)).toBe(masked);
  });

  it.each([
    ['no province', '169900199001010018'],
    ['a day before 1900', '149900189912310018'],
    ['a day after 2099', '149900210001010018'],
    ['no month', '149900199013010018'],
    ['no day', '149900199002300018'],
    ['no leap year', '149900199002290018'],
    ['16 digits', '1499001990010100'],
    ['19 digits', '1499001990010100180'],
    ['21 digits', '149900199001010018000'],
    ['23 digits', '14990019900101001800000'],
    ['X within', '1499001990X1010018'],
    ['16 digits in two parts', '149900 1990010100'],
    ['17 digits in two parts', '149900 19900101001'],
    ['parts with a comma between', '149900,199001010018'],
    ['户编号 of 11', '14990010001'],
    ['户编号 of 14', '14990010001001'],
    ['户编号 of 16', '1499001000100101'],
    ['a period', '2020-10..2021-09'],
    ['two periods', '2020-10..2021-09 2021-10..2022-09'],
    ['days', '2022-10-20 2022-11-30 2022.12.31'],
    ['amounts', '12,345,678.90 412800.00'],
    ['nothing', ''],
  ])('%s is none', (_name, text) => {
    expect(maskWithin(text)).toBe(text);
  });

  it('periods and days stay, however many stand side by side', () => {
    const month = fc
      .tuple(fc.integer({ min: 2000, max: 2039 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, n]) => `${year}-${String(n).padStart(2, '0')}`);
    const texts = fc.oneof(
      fc.tuple(month, month).map(([a, b]) => `${a}..${b}`),
      month.map((text) => `${text}-28`),
    );
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 6 }), (all) => {
        expect(maskWritten(all.join(' '))).toBe(all.join(' '));
      }),
    );
  });
});

const region = fc.constantFrom('149900', '110101', '659001', '830000');
const birth = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
const idNumber = fc
  .tuple(region, birth, fc.stringMatching(/^\d{3}[\dX]$/))
  .map((parts) => parts.join(''));

describe('laws of masking', () => {
  it('a number never comes through, whatever stands beside it', () => {
    const beside = fc.string({ unit: 'grapheme' }).map((text) => `${text}/`);
    fc.assert(
      fc.property(beside, idNumber, beside, (before, number, after) => {
        const shown = maskWithin(`${before}${number}/${after}`);
        expect(shown).toContain(`${number.slice(0, 6)}********${number.slice(14)}/`);
      }),
    );
  });

  it('masked text is left as it is', () => {
    fc.assert(
      fc.property(fc.string(), idNumber, fc.string(), (before, number, after) => {
        const once = maskWritten(before + number + after);
        expect(maskWritten(once)).toBe(once);
      }),
    );
  });

  it('a text without figures is the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.normalize('NFKC').replace(/\p{N}/gu, '');
        expect(maskWritten(plain)).toBe(plain);
      }),
    );
  });
});

describe('a 户编号 is what a household is known by', () => {
  it.each([
    ['14990010001', null, '14990010001'],
    ['149900900101001', null, '149900900101001'],
    ['14990019900101001', null, '14990019900101001'],
    ['14990019900101001842', null, '14990019900101001842'],
    ['149900199001010018', null, '149900********0018'],
    ['14990019900101001x', null, '149900********001X'],
    ['149900199001010018', '149900199001010026', '149900********0018'],
    ['149900900101001', '149900900101001', '***********1001'],
    ['西-3', null, '西-3'],
  ])('%s beside the ID number %s', (id, own, shown) => {
    expect(maskId(id, own)).toBe(shown);
  });

  it('stays in texts where it is one of the batch', () => {
    expect(maskWritten('与13800138000重复', new Set(['13800138000']))).toBe('与13800138000重复');
    expect(maskWithin('与149900900101001重复', new Set(['149900900101001']))).toBe(
      '与149900900101001重复',
    );
  });
});

describe('bank cards and mobile numbers in texts of villages', () => {
  it.each([
    ['电话13800138000', '电话138****8000'],
    ['电话１３８００１３８０００', '电话138****8000'],
    ['电话12800138000', '电话12800138000'],
    ['电话138001380001', '电话138001380001'],
    ['卡号6222020000000000', '卡号6222020000000000'],
    ['卡号4111111111111111', '卡号************1111'],
    ['卡号6222021234567890128', '卡号***************0128'],
    ['卡号401111111111111', '卡号401111111111111'],
    ['电话138 0013 8000', '电话138****8000'],
    ['电话138-0013-8000或139 0013 8001', '电话138****8000或139****8001'],
    ['电话138001\u200b38000', '电话138****8000'],
    ['卡号4111 1111 1111 1111', '卡号************1111'],
    ['卡号6222 0212 3456 7890 128', '卡号***************0128'],
    ['卡号62220212\u20603456\ufeff7890128', '卡号***************0128'],
    ['卡号4111 1111 1111 1112', '卡号4111 1111 1111 1112'],
    ['2022 2023 2024 2021', '2022 2023 2024 2021'],
    ['18.5 2021-10-15', '18.5 2021-10-15'],
    ['138 001 38000', '138 001 38000'],
  ])('%s', (text, masked) => {
    expect(maskWritten(text)).toBe(masked);
  });

  it('are masked also where whole ID numbers were asked for', () => {
    expect(maskCardsAndMobiles(`${WHOLE} 13800138000`)).toBe(`${WHOLE} 138****8000`);
  });
});
