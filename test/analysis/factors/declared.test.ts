import { describe, expect, it } from 'vitest';
import { declaredFactors } from '../../../src/analysis/factors/declared.js';
import { FACTOR, FACTOR_KEYS, FACTOR_NAMES, FACTOR_NUMBERS } from '../../../src/domain/factor.js';
import { DEFAULT, policyWith } from '../ask.js';

const declared = (text: string | null, policy = DEFAULT) =>
  declaredFactors(text, policy.causeWords);

describe('减收原因:编号或词', () => {
  it.each<readonly [string, string, readonly number[]]>([
    ['阿拉伯数字', FACTOR_NUMBERS.join(','), FACTOR_NUMBERS],
    ['全角数字', '３', [3]],
    ['带圈数字', FACTOR_NUMBERS.map((n) => '①②③④⑤⑥⑦⑧⑨'.charAt(n - 1)).join('、'), FACTOR_NUMBERS],
    [
      '汉字数字',
      FACTOR_NUMBERS.map((n) => '一二三四五六七八九'.charAt(n - 1)).join('、'),
      FACTOR_NUMBERS,
    ],
    ...FACTOR_KEYS.map((key) => ['因素名称', FACTOR_NAMES[key], [FACTOR[key]]] as const),
    ['其他原因', '其他原因', [FACTOR.other]],
    ['其它', '其它', [FACTOR.other]],
    ['常用词', '受灾', [6]],
    ['常用词', '务工减少', [3]],
    ['常用词', '失业', [3]],
    ['词里有空白', ' 务工 减收 ', [3]],
  ])('%s:%s', (_, text, factors) => {
    expect(declared(text)).toEqual(factors);
  });

  it.each([
    ['半角逗号', '3,5'],
    ['全角逗号', '3，5'],
    ['顿号', '3、5'],
    ['半角分号', '3;5'],
    ['全角分号', '3；5'],
    ['斜杠', '3/5'],
    ['换行', '3\n5'],
    ['Windows 换行', '3\r\n5'],
    ['连着几个', '3、,\n5;'],
    ['次序不论', '5,3'],
    ['重复', '5,3,务工减收,③'],
    ['编号与词混写', '政策性补贴减少/三'],
  ])('分隔:%s', (_, text) => {
    expect(declared(text)).toEqual([3, 5]);
  });

  it.each([null, '', ' ', '、', '\n'])('空白不是申报:%j', (text) => {
    expect(declared(text)).toEqual([]);
  });

  it.each([
    '户主摔伤住院',
    '0',
    String(FACTOR_NUMBERS.length + 1),
    '10',
    '35',
    '三五',
    '3 5',
    '__proto__',
    'constructor',
  ])('认不出的词计作因素8:%s', (text) => {
    expect(declared(text)).toEqual([8]);
  });

  it.each(['未减收', '无减收', '没有减收', '增收', '稳定', '正常', '无', ' 无 ', '无、正常'])(
    '说没有减收的不是申报:%s',
    (text) => {
      expect(declared(text)).toEqual([]);
    },
  );

  it.each([
    ['给词编号的数字不是因素', '1、老人去世；2、工资降低', [8]],
    ['给认得的词编号', '1、受灾;2、失业', [3, 6]],
    ['汉字编号', '一、受灾\n二、失业', [3, 6]],
    ['编号与词连写', '1.受灾;2.失业', [3, 6]],
    ['带括号的编号', '(1)受灾(2)失业', [8]],
    ['带括号的编号,分开写', '（1）受灾；（2）失业', [3, 6]],
    ['不从 1 开始的是因素', '3、受灾', [3, 6]],
    ['后面又是编号的是因素', '1、3', [1, 3]],
    ['跳了号的是因素', '1、受灾;5、失业', [3, 5, 6]],
    ['末尾的数字是因素', '受灾、1', [1, 6]],
    ['中间空着一段也算连着', '1、,受灾', [6]],
  ])('编号:%s', (_, text, factors) => {
    expect(declared(text)).toEqual(factors);
  });

  it('认得的与认不出的并列时都算', () => {
    expect(declared('3、户主摔伤住院')).toEqual([3, 8]);
  });

  it('政策可以增加词,默认的词仍在', () => {
    const policy = policyWith({ causeWords: { 生病: 8, 猪价低: 1, '停发（低保）': 4 } });
    expect(declared('猪价低,受灾', policy)).toEqual([1, 6]);
    expect(declared('停发（低保）/停发(低 保)', policy)).toEqual([4]);
  });
});
