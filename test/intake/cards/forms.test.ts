import { describe, expect, it } from 'vitest';
import { labelsSaidOnce } from '../../../src/intake/cards/forms.js';
import { lackingOfACard } from '../../../src/intake/cards/near.js';
import { type Row, sheet } from '../../sheets.js';
import { cardOf, said } from './ask.js';

describe('一个文件里的卡是一种表样', () => {
  const card = (name: string, ...rows: Row[]) =>
    cardOf([['户主姓名', name, '家庭人口数', 3], ['务工收入', 5], ...rows], { name });

  it('认不得的标签在第一张卡上说一次,说有几张卡', () => {
    const [first, second, third] = labelsSaidOnce([
      card('张三', ['打零工', 5]),
      card('李四', ['打零工', 6], ['住址', '村东']),
      card('王五', ['打零工', 7], [null, null, 800]),
    ]);
    expect(first?.findings).toMatchObject([
      { value: '打零工', sheet: '张三', params: { cards: 3 } },
      { value: '住址', sheet: '李四', params: { cards: 1 } },
    ]);
    expect(second?.findings).toEqual([]);
    expect(third === undefined ? [] : said(third)).toEqual(['intake.unreadCells C4']);
  });
});

describe('卡之间差一点的工作表', () => {
  const lacking = (...rows: Row[]) => lackingOfACard(sheet(rows), new Map());
  const MORE: Row[] = [['务工收入', 5, '低保金', 6]];

  it('标签写错了,说出缺什么', () => {
    expect(lacking(['户主性名', '张三', '家庭人口数', 3], ...MORE)).toEqual(['identity']);
    expect(lacking(['户主姓名', '张三', '家廷人口数', 3], ...MORE)).toEqual(['population']);
  });

  it('汇总、说明、空表样不是', () => {
    expect(lacking(['填表说明'], ['1.收入按实际到手的金额填写。'])).toEqual([]);
    expect(lacking(['家庭人口数', 300], ['务工收入', 5])).toEqual([]);
    expect(lacking(['户主姓名', null, '家庭人口数', null], ['务工收入', null])).toEqual([]);
    expect(lacking()).toEqual([]);
  });
});
