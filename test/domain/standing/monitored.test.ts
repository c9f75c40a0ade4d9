import { describe, expect, it } from 'vitest';
import { categoryOf, monitoredAs } from '../../../src/domain/standing/monitored.js';
import { type Given, household } from '../../build.js';

const KIND = '突发严重困难户';
const row = (texts: NonNullable<Given['texts']> = {}, riskCleared?: boolean | null) =>
  household({ texts, values: riskCleared === undefined ? {} : { riskCleared } });
const alone = (texts: NonNullable<Given['texts']>, riskCleared?: boolean | null) =>
  monitoredAs(row(texts, riskCleared), null);

describe('谁是监测户', () => {
  it.each([KIND, '脱贫不稳定户', '边缘易致贫户', '边缘户'])('监测对象类别填 %s', (word) => {
    expect(alone({ monitored: word })).toBe(word);
  });

  it.each(['否', '不是', '无', '非监测户', '非监测对象', '一般户', '一般农户', '脱贫户', null])(
    '监测对象类别填 %s，不是',
    (word) => {
      expect(alone({ monitored: word })).toBeNull();
    },
  );

  it('户类型写三类之一也是，写别的不是', () => {
    expect(alone({ type: '边缘易致贫户' })).toBe('边缘易致贫户');
    expect(alone({ type: '边缘易致贫户', monitored: '否' })).toBe('边缘易致贫户');
    expect(alone({ type: '脱贫户' })).toBeNull();
  });

  it.each([
    ['是', true, null],
    ['否', false, KIND],
    ['空白', null, KIND],
  ])('风险是否已消除：%s', (_, riskCleared, wanted) => {
    expect(alone({ monitored: KIND }, riskCleared)).toBe(wanted);
    expect(alone({ type: '边缘易致贫户' }, riskCleared)).toBe(wanted && '边缘易致贫户');
  });

  it('风险是否消除不改变类别本身', () => {
    expect(categoryOf(row({ monitored: KIND }, true))).toBe(KIND);
  });
});

describe('本年表没有监测对象类别这一列', () => {
  const prior = (riskCleared: boolean | null = null) => row({ monitored: KIND }, riskCleared);

  it('取上年的；有这一列而空白时不取', () => {
    expect(monitoredAs(row(), prior())).toBe(KIND);
    expect(monitoredAs(row({ monitored: null }), prior())).toBeNull();
  });

  it('风险取本年的，本年也没有这一列时才取上年的', () => {
    expect(monitoredAs(row({}, false), prior(true))).toBe(KIND);
    expect(monitoredAs(row({}, true), prior(false))).toBeNull();
    expect(monitoredAs(row(), prior(true))).toBeNull();
    expect(monitoredAs(row(), prior(false))).toBe(KIND);
  });

  it('本年有类别时，上年的风险不算', () => {
    expect(monitoredAs(row({ monitored: KIND }), prior(true))).toBe(KIND);
  });
});
