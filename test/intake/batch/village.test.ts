import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endsLikeVillage,
  printedVillage,
  villageInFileName,
  villageInTitles,
  villageKey,
} from '../../../src/intake/batch/village.js';

describe('一个村的几种写法是同一个村', () => {
  it.each([
    '北张',
    '北张村',
    '北张村委会',
    '北张村民委员会',
    '北张村村委会',
    '北张村村民委员会',
    ' 北 张 村 ',
  ])('%s 是北张村', (name) => {
    expect(villageKey(name)).toBe(villageKey('北张村'));
  });

  it.each([
    ['北张村', '南张村'],
    ['团结1村', '团结2村'],
    ['第11村', '第12村'],
    ['团结村', '团结1村'],
    ['北张村', '北张社区'],
    ['北张村', '东北张村'],
    ['社区', '村'],
    ['__proto__', 'constructor'],
  ])('%s 与 %s 是两个村', (one, other) => {
    expect(villageKey(one)).not.toBe(villageKey(other));
  });

  it('只有一个村字也不会成为空名', () => {
    expect(villageKey('村')).not.toBe('');
    expect(villageKey('村委会')).not.toBe('');
  });

  it('再取一次不变', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'北张村民委员会社区 \u3000¨a\u0301\u200b') }),
    );
    fc.assert(
      fc.property(names, (name) => {
        expect(villageKey(villageKey(name))).toBe(villageKey(name));
      }),
    );
  });

  it('加上任何一种后缀都不变', () => {
    const suffixes = fc.constantFrom('村', '村委会', '村民委员会', '村村委会');
    fc.assert(
      fc.property(fc.stringMatching(/^[东西南北张王李赵]{1,4}$/), suffixes, (name, suffix) => {
        expect(villageKey(name + suffix)).toBe(villageKey(name));
      }),
    );
  });

  it.each(['__proto__', 'constructor', 'toString'])('%s 是普通村名', (name) => {
    expect(villageKey(name)).toBe(name);
    expect(printedVillage([name])).toBe(name);
  });
});

describe('工作表名是不是村名', () => {
  it.each(['北张村', '北张村委会', '北张村民委员会', '北张社区', '北张居委会', ' 北张村 '])(
    '%s 是',
    (name) => {
      expect(endsLikeVillage(name)).toBe(true);
    },
  );

  it.each(['Sheet1', '北张', '汇总', '说明', '村干部', '北张村(2)', ''])('%s 不是', (name) => {
    expect(endsLikeVillage(name)).toBe(false);
  });

  it.each(['全村', '本村', '各村', '行政村', '各行政村', '村', '村委会', '本社区', '社区', '分村'])(
    '%s 说的是哪些行，不是哪个村',
    (name) => {
      expect(endsLikeVillage(name)).toBe(false);
    },
  );

  it.each(['全家村', '各庄村', '本溪社区', '村前村'])('%s 是村名', (name) => {
    expect(endsLikeVillage(name)).toBe(true);
  });
});

describe('打印用的写法', () => {
  it.each([
    [['北张', '北张村', '北张村委会'], '北张村'],
    [['北张村委会', '北张'], '北张'],
    [['北张村委会', '北张村民委员会'], '北张村委会'],
    [[' 北张 村'], '北张村'],
    [[], ''],
  ])('%j 打印为 %s', (spellings, printed) => {
    expect(printedVillage(spellings)).toBe(printed);
  });

  it('与读入的先后无关', () => {
    const spellings = fc.uniqueArray(fc.constantFrom('北张', '北张村', '北张村委会', '北张 村'));
    fc.assert(
      fc.property(spellings, (names) => {
        expect(printedVillage([...names].reverse())).toBe(printedVillage(names));
      }),
    );
  });
});

describe('标题里的村', () => {
  it.each([
    ['北张村2022年1-9月脱贫户收入明细表', '北张村'],
    ['北张乡北张村2022年收入明细表', '北张村'],
    ['文水县北张乡北张村2022年度收入明细表', '北张村'],
    ['2022年1-9月北张村脱贫户收入明细表', '北张村'],
    ['北张乡2022年北张村脱贫户收入明细表', '北张村'],
    ['2021年10月至2022年9月北张村收入', '北张村'],
    ['2022年一季度北张村脱贫户收入', '北张村'],
    ['二〇二二年第一季度北张村收入', '北张村'],
    ['二〇二二年十至十二月北张村收入', '北张村'],
    ['2022年前三季度北张村收入', '北张村'],
    ['2022年第1-2季度北张村收入', '北张村'],
    ['2022年元月北张村收入', '北张村'],
    ['2022年第一季度三元村收入', '三元村'],
    ['十月村2022年一季度收入', '十月村'],
    ['2022年上半年北张村收入', '北张村'],
    ['单位:元  填报单位:北张村  2022年9月30日', '北张村'],
    ['填报单位：北张村2022年9月30日', '北张村'],
    ['填报单位:文水县北张乡北张村村民委员会', '北张村村民委员会'],
    ['填报单位(盖章):北张村', '北张村'],
    ['填报单位:北张', '北张'],
    ['填报单位:  镇西村', '镇西村'],
    ['填报单位:北张乡镇西村', '镇西村'],
    ['填报单位:兴农村', '兴农村'],
    ['城关镇城区社区2022年', '城区社区'],
    ['团结1村2022年1-9月脱贫户收入明细表', '团结1村'],
    ['团结２村收入明细表', '团结2村'],
    ['2022年度北张乡第11村收入', '第11村'],
    ['填报单位:团结1村', '团结1村'],
    ['填报单位:第12村2022年9月30日', '第12村'],
    ['填报单位:团结2村村民委员会  2022年9月', '团结2村村民委员会'],
    ['2022年9月底红旗3号村收入', '红旗3号村'],
    ['北张村1组收入', '北张村'],
    ['单位:万元  北张村', '北张村'],
    ['单位:万元 北张村2022年1-3月收入', '北张村'],
    ['驻村工作队  北张村', '北张村'],
    ['北张居委会2022年', '北张居委会'],
  ])('%s 说的是 %s', (title, village) => {
    expect(villageInTitles([title])).toBe(village);
  });

  it.each([
    '2022年1-9月脱贫户收入明细表',
    '北张乡2022年农村低收入人口收入表',
    '北张乡各村收入明细表',
    '北张乡乡村振兴工作站',
    '驻村工作队填报',
    '填报单位:北张乡',
    '填报单位:北张乡人民政府',
    '填报单位:各村',
    '村民收入',
  ])('%s 没有说哪个村', (title) => {
    expect(villageInTitles([title])).toBeNull();
  });

  it('填报单位先于标题里的村', () => {
    expect(villageInTitles(['南张村收入明细表', '填报单位:北张村'])).toBe('北张村');
    expect(villageInTitles(['南张村收入明细表', '填报单位：北张乡'])).toBe('南张村');
  });
});

describe('文件名里的村', () => {
  it.each([
    ['本年/北张村.xlsx', '北张村'],
    ['上年/北张村2021年收入明细.xlsx', '北张村'],
    ['2022年北张村.xlsx', '北张村'],
    ['本年北张村收入.csv', '北张村'],
    ['01北张村.xls', '北张村'],
    ['北张乡北张村.et', '北张村'],
    ['北张.xlsx', '北张'],
    ['2022北张.xlsx', '北张'],
    ['北张(2).xlsx', '北张'],
    ['北张-2022年收入明细表.csv', '北张'],
    ['北张乡.xlsx', '北张乡'],
    ['团结1.xlsx', '团结1'],
    ['团结2村2022年收入.xlsx', '团结2村'],
    ['12.第12村.xlsx', '第12村'],
    ['3北张.xlsx', '北张'],
    ['北张20220930.xlsx', '北张'],
    ['北张2022.9.30.xlsx', '北张'],
    ['北张1-9月.xlsx', '北张'],
    ['北张一季度.xlsx', '北张'],
    ['北张2022年第一季度.xlsx', '北张'],
    ['北张2022Q1.xlsx', '北张'],
    ['北张H1.xlsx', '北张'],
    ['二〇二二年三季度 北张.xlsx', '北张'],
    ['团结1 一季度.xlsx', '团结1'],
    ['收入明细.csv', '收入明细'],
    ['1.xlsx', '1'],
    ['constructor.xlsx', 'constructor'],
  ])('%s 是 %s', (file, village) => {
    expect(villageInFileName(file)).toBe(village);
  });
});
