import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/intake/cells/answers.js';
import {
  EMPTY,
  isBlank,
  quoted,
  readDisaster,
  readId,
  readIdNumber,
  readMoney,
  readNote,
  readNumber,
  readText,
  squeeze,
  UNREADABLE,
  unwrapped,
  WAN,
} from '../../../src/intake/cells/values.js';
import type { Cell } from '../../../src/intake/sheet.js';

const ERROR_CELL: Cell = { fault: 'error', text: '#REF!' };
const UNCACHED: Cell = { fault: 'uncached', formula: 'SUM(A1:A3)' };

describe('金额读作分', () => {
  it.each<[Cell, number]>([
    [0, 0],
    [5841, 584_100],
    [5841.5, 584_150],
    [0.01, 1],
    [-1200, -120_000],
    ['5841', 584_100],
    ['5,841.00', 584_100],
    ['5，841', 584_100],
    ['5841元', 584_100],
    ['5841元整', 584_100],
    ['¥5,841.00', 584_100],
    ['￥5841', 584_100],
    ['人民币5841元', 584_100],
    ['-¥12.50', -1250],
    [' 5 841 ', 584_100],
    ['５８４１．５０', 584_150],
    ['(1,200)', -120_000],
    ['（1,200）', -120_000],
    ['(1,200元)', -120_000],
    ['¥(1,200)', -120_000],
    ['－1200', -120_000],
    ['+1200', 120_000],
    ['.5', 50],
    ['1.2E+4', 1_200_000],
    ['12,3456', 12_345_600],
    ['0', 0],
    ['0.005', 1],
    ['0.0049', 0],
  ])('%j 是 %d 分', (cell, fen) => {
    expect(readMoney(cell, 0)).toBe(fen);
  });

  it.each<[Cell]>([
    ['三千'],
    ['约5000'],
    ['1200/年'],
    ['1,23'],
    ['1,2345,678'],
    ['--5'],
    ['-(5)'],
    ['(1200'],
    ['1200)'],
    ['1200元万元'],
    ['$100'],
    ['1200①'],
    ['10²'],
    ['½'],
    ['1.2.3'],
    ['50%'],
    ['1E999'],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [true],
    [ERROR_CELL],
    [UNCACHED],
    [{ digits: '149900199001011234' }],
  ])('%j 不是金额,不猜', (cell) => {
    expect(readMoney(cell, 0)).toBe(UNREADABLE);
  });

  it.each(['—', '-', '/', '无', '空', '○', '——', '－', '／', '〇', ' 无 '])(
    '金额格里的 %s 是零,且算已填',
    (mark) => {
      expect(readMoney(mark, 0)).toBe(0);
    },
  );

  it.each<[Cell | undefined]>([[null], [undefined], [''], ['  '], ['\u3000\n']])(
    '%j 是空白',
    (cell) => {
      expect(readMoney(cell, 0)).toBe(EMPTY);
      expect(isBlank(cell)).toBe(true);
    },
  );

  it('万元列按万元折算', () => {
    expect(readMoney(1.2, WAN)).toBe(1_200_000);
    expect(readMoney('0.58412', WAN)).toBe(584_120);
    expect(readMoney('0.000001', WAN)).toBe(1);
    expect(readMoney(0.0000005, WAN)).toBe(1);
    expect(readMoney('(0.1)', WAN)).toBe(-100_000);
  });

  it('格内写明的单位优先于列的单位', () => {
    expect(readMoney('1.2万元', 0)).toBe(1_200_000);
    expect(readMoney('1.2万', WAN)).toBe(1_200_000);
    expect(readMoney('5841元', WAN)).toBe(584_100);
  });

  it('机器算出的零头按表格显示的十五位数字读', () => {
    expect(readMoney(0.1 + 0.2, 0)).toBe(30);
    expect(readMoney(1.005, 0)).toBe(101);
    expect(readMoney(8.165, 0)).toBe(817);
    expect(readMoney(2.675 * 3, 0)).toBe(803);
  });

  it('负零就是零', () => {
    expect(readMoney(-0, 0)).toBe(0);
    expect(readMoney('-0', 0)).toBe(0);
    expect(readMoney('-0.00', WAN)).toBe(0);
  });

  it('数字与写成文本的同一个数字读出同样的分', () => {
    const amounts = fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }))
      .map(([digits, decimals]) => digits / 10 ** decimals);
    fc.assert(
      fc.property(amounts, fc.constantFrom(0, WAN), (amount, shift) => {
        expect(readMoney(String(amount), shift)).toBe(readMoney(amount, shift));
      }),
    );
  });

  it('整分的金额一分不差', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), (fen) => {
        expect(readMoney(fen / 100, 0)).toBe(fen);
        expect(
          readMoney((fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }), 0),
        ).toBe(fen);
      }),
    );
  });

  it('任何文本都读作整分、空白或不可读', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const value = readMoney(text, 0);
        expect(value === EMPTY || value === UNREADABLE || Number.isSafeInteger(value)).toBe(true);
      }),
    );
  });
});

describe('数量与人数', () => {
  it.each<[Cell, number]>([
    [3, 3],
    [2.5, 2.5],
    ['3', 3],
    ['３人', 3],
    ['5.5亩', 5.5],
    ['12个月', 12],
    ['20只', 20],
    ['20头(只)', 20],
    ['2.6元/公斤', 2.6],
    ['1,200', 1200],
    [{ digits: '1000000000000000' }, 1e15],
  ])('%j 是 %d', (cell, value) => {
    expect(readNumber(cell)).toBe(value);
  });

  it.each<[Cell]>([
    ['三人'],
    ['3①'],
    ['约3'],
    ['1E999'],
    [Number.NaN],
    [Number.NEGATIVE_INFINITY],
    [{ digits: '1E+400' }],
    [true],
    [ERROR_CELL],
  ])('%j 不是数量', (cell) => {
    expect(readNumber(cell)).toBe(UNREADABLE);
  });

  it.each(['—', '-', '/', '无', '空', '○', '', ' '])('数量格里的 %j 是空白,不是零', (mark) => {
    expect(readNumber(mark)).toBe(EMPTY);
  });
});

describe('是与否', () => {
  it('是为一,否为零', () => {
    expect(readAnswer('是', 'stopped')).toBe(1);
    expect(readAnswer(' 否 ', 'stopped')).toBe(0);
  });

  it.each<[Cell | undefined]>([[null], [undefined], [''], ['—'], ['-'], ['/'], ['空'], ['○']])(
    '%j 是空白,不等于否',
    (cell) => {
      expect(readAnswer(cell, 'stopped')).toBe(EMPTY);
    },
  );

  it.each<Cell>([
    ...['有', '已', '√', '✓', 'Y', 'y', 'Ｙ', '1', '愿意', '有意愿', '非常愿意', '已停', '已消除'],
    1,
  ])('%j 是是', (cell) => {
    expect(readAnswer(cell, 'stopped')).toBe(1);
  });

  it.each<Cell>([
    ...[
      '无',
      '没',
      '没有',
      '×',
      'N',
      'n',
      '0',
      '不是',
      '未停',
      '没停',
      '无停产',
      '部分停止',
      '非监测户',
    ],
    0,
  ])('%j 是否', (cell) => {
    expect(readAnswer(cell, 'stopped')).toBe(0);
  });

  it.each([
    ['stopped', '停止'],
    ['riskCleared', '消除'],
    ['assistDone', '落实'],
    ['assistDone', '到位'],
    ['loanEligible', '符合'],
    ['motivated', '不足'],
  ] as const)('%s 列的“%s”是是,别的列不是', (field, word) => {
    expect(readAnswer(word, field)).toBe(1);
    expect(readAnswer(word, 'willing')).toBe(word === '不足' ? 0 : UNREADABLE);
  });

  it.each<[Cell]>([['停了'], ['大概'], ['是的'], [2], [true], [ERROR_CELL]])('%j 不猜', (cell) => {
    expect(readAnswer(cell, 'stopped')).toBe(UNREADABLE);
  });
});

describe('姓名与编号', () => {
  it.each<[Cell, string]>([
    ['王 建 国', '王建国'],
    ['王\u3000伟\n', '王伟'],
    ['\u200b王\ufeff伟', '王伟'],
    ['\u202d王伟\u202c', '王伟'],
    [12, '12'],
  ])('%j 去掉空白与不可见字符,是 %s', (cell, text) => {
    expect(readText(cell)).toBe(text);
  });

  it.each<[Cell]>([[null], [''], ['—'], ['-'], ['/'], ['无'], ['空'], ['○'], [ERROR_CELL]])(
    '%j 是空白',
    (cell) => {
      expect(readText(cell)).toBeNull();
    },
  );

  it.each(['__proto__', 'constructor', 'toString'])('%s 是普通文本', (text) => {
    expect(readText(text)).toBe(text);
    expect(readId(text)).toBe(text);
    expect(readMoney(text, 0)).toBe(UNREADABLE);
  });

  it('户编号的全角数字与半角是同一个', () => {
    expect(readId('１４９９００１')).toBe('1499001');
    expect(readId(1499001)).toBe('1499001');
    expect(readId('0012')).toBe('0012');
  });

  it('受灾情况的无是回答,其他记号仍是空白', () => {
    expect(readDisaster(' 无 ')).toBe('无');
    expect(readDisaster('旱灾')).toBe('旱灾');
    expect(readDisaster('—')).toBeNull();
    expect(readText('无')).toBeNull();
  });

  it('备注与原因保留内部的空白和换行', () => {
    expect(readNote(' 1 干旱\n2 价低 ')).toBe('1 干旱\n2 价低');
    expect(readNote('无')).toBeNull();
    expect(readNote(3)).toBe('3');
  });

  it('去空白两次与一次相同', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(squeeze(squeeze(text))).toBe(squeeze(text));
      }),
    );
  });
});

describe('身份证号', () => {
  it.each<[Cell, string]>([
    ['14990019900101123x', '14990019900101123X'],
    ['149900 19900101 123X', '14990019900101123X'],
    ['１４９９００19900101123Ｘ', '14990019900101123X'],
    ['14990019900101123X4211', '14990019900101123X4211'],
    ['149900900101123', '149900900101123'],
    ['123', '123'],
  ])('%j 读作 %s', (cell, whole) => {
    expect(readIdNumber(cell)).toEqual({ whole, digitsLost: false });
  });

  it.each<[Cell]>([
    ['1.499E+17'],
    ['1.49900199001011E+17'],
    ['1.49900199001011e+17'],
    ['149900199001012000'],
    [{ digits: '149900199001011000' }],
    [{ digits: '1.49900199001011E+17' }],
    [{ digits: '14990019900101100000' }],
    // 15 significant digits and what the machine puts behind them: no check character agrees.
    [{ digits: '149900199001011232' }],
    [1.499e17],
  ])('%j 丢了末位,不作身份证号', (cell) => {
    expect(readIdNumber(cell)).toEqual({ whole: null, digitsLost: true });
  });

  it('以000结尾而校验码相符的文本不是丢位,存成数字的则是', () => {
    const id = '149900199001011000';
    expect(readIdNumber(id)).toEqual({ whole: id, digitsLost: false });
    expect(readIdNumber({ digits: id })).toEqual({ whole: null, digitsLost: true });
  });

  it('存成数字而校验码相符的号码没有丢位', () => {
    expect(readIdNumber({ digits: '149900199001011131' })).toEqual({
      whole: '149900199001011131',
      digitsLost: false,
    });
  });

  it.each<[Cell | undefined]>([[null], [undefined], ['无'], ['—'], [ERROR_CELL]])(
    '%j 是空白,不是丢位',
    (cell) => {
      expect(readIdNumber(cell)).toEqual({ whole: null, digitsLost: false });
    },
  );
});

describe('提示中引用的内容', () => {
  it.each<[Cell, string]>([
    ['14990019900101123X', '149900********123X'],
    ['户主14990019900101123X', '户主149900********123X'],
    ['１４９９００１９９００１０１１２３Ｘ', '149900********123X'],
    ['14990019 900101123X', '149900********123X'],
    [{ digits: '149900199001011234' }, '149900********1234'],
    [ERROR_CELL, '#REF!'],
    [UNCACHED, '=SUM(A1:A3)'],
    ['三千', '三千'],
    [true, 'TRUE'],
  ])('%j 引作 %s,身份证号掩去', (cell, text) => {
    expect(quoted(cell)).toBe(text);
  });

  it('长文本只引开头', () => {
    expect(quoted('长'.repeat(1000))).toHaveLength(80);
  });
});

describe('包在 ="…" 里的文字', () => {
  it('任何一种格都读里面的', () => {
    expect(readMoney('="1,200元"', 0)).toBe(120_000);
    expect(readNumber('="12"')).toBe(12);
    expect(readText('="王 五"')).toBe('王五');
    expect(readNote('=" 甲 乙 "')).toBe('甲 乙');
    expect(readId('="００1"')).toBe('001');
    expect(readIdNumber('="14990019900101123x"').whole).toBe('14990019900101123X');
    expect(readDisaster('="无"')).toBe('无');
    expect(readAnswer('="是"', 'stopped')).toBe(1);
    expect(isBlank('=""')).toBe(true);
    expect(quoted('="约三千"')).toBe('约三千');
  });

  it('里面的双引号原来写成两个', () => {
    expect(unwrapped('="a""b"')).toBe('a"b');
    expect(unwrapped('="a"b"')).toBe('="a"b"');
    expect(unwrapped('="a')).toBe('="a');
  });

  it('什么文字都包得起来、剥得回去', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(unwrapped(`="${text.replaceAll('"', '""')}"`)).toBe(text);
      }),
    );
  });
});

describe('数里的空格', () => {
  it.each([
    ['12 000', 1_200_000],
    ['1 234 567', 123_456_700],
    ['120 000', 12_000_000],
    ['12\u00a0000.50元', 1_200_050],
    ['¥ 12 000', 1_200_000],
    ['- 12\u3000000', -1_200_000],
    ['8000\n元', 800_000],
  ])('只在三位一组之间:%s', (cell, fen) => {
    expect(readMoney(cell, 0)).toBe(fen);
  });

  it.each([
    '8000 4500',
    '8000\n4500',
    '450 300',
    '450\n300',
    '12\n000',
    '12  000',
    '1200 000',
    '12 0000',
    '12 00',
    '1, 200',
    '1 .5',
    '12\t000',
  ])('别处的不是一个数:%j', (cell) => {
    expect(readMoney(cell, 0)).toBe(UNREADABLE);
    expect(readNumber(cell)).toBe(UNREADABLE);
  });
});

describe('数字前面的单引号', () => {
  it.each([
    ["'0012", '0012'],
    [' ‘1,200.50', '1,200.50'],
    ['＇.5', '.5'],
    ['’14990019900101123x ', '14990019900101123x '],
  ])('%s 读作 %s', (written, read) => {
    expect(unwrapped(written)).toBe(read);
  });

  it.each(["',", "'.", "'，", "'x", "'", "'甲1", "'1甲", "''1"])('%s 没有数字可保,原样', (text) => {
    expect(unwrapped(text)).toBe(text);
  });
});
