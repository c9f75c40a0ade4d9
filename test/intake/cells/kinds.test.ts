import { describe, expect, it } from 'vitest';
import { addKinds, kindsOf } from '../../../src/intake/cells/kinds.js';
import type { Cell } from '../../../src/intake/sheet.js';

const NOTHING = { numbers: 0, digits: null, decimals: false, answers: 0, longNumbers: 0, texts: 0 };

describe('一列下面是什么,不说出写了什么', () => {
  it.each<[string, readonly Cell[], object]>([
    ['人口', [3, 1, '5人'], { numbers: 3, digits: [1, 1], decimals: false }],
    ['金额', ['1,200元', 36_000.5, '¥85', '(900)'], { numbers: 4, digits: [2, 5], decimals: true }],
    ['万元', ['1.2万元'], { numbers: 1, digits: [5, 5], decimals: false }],
    ['是否', ['是', '否'], { answers: 2 }],
    ['证件号码', ['14990019900101123X', { digits: '149900199001011234' }], { longNumbers: 2 }],
    ['电话与户编号', ['13800000000', 14_990_010_003], { longNumbers: 2 }],
    ['姓名', ['王建国', '李桂花'], { texts: 2 }],
    ['空白与“没有”的写法', [null, ' ', '—', '无'], { blanks: 4 }],
    [
      '错误值',
      [
        { fault: 'error', text: '#REF!' },
        { fault: 'uncached', formula: 'A1' },
      ],
      { errors: 2 },
    ],
  ])('%s', (_, cells, kinds) => {
    expect(kindsOf(cells)).toEqual({ ...NOTHING, errors: 0, blanks: 0, ...kinds });
  });

  it('两列合起来与一起数一样', () => {
    const [one, other] = [
      [1, 20.5, '王建国'],
      [null, '是', 36_000],
    ] as const;
    expect(addKinds(kindsOf(one), kindsOf(other))).toEqual(kindsOf([...one, ...other]));
    expect(addKinds(kindsOf(['x']), kindsOf([7])).digits).toEqual([1, 1]);
  });
});
