import { describe, expect, it } from 'vitest';
import { ownSheets } from '../../../src/forms/annotate/own-rows.js';
import { HEADER, merges, person, sheet } from '../../sheets.js';

const flat = sheet(
  [
    HEADER,
    person('1', '王', 1),
    person('2', '李', 2),
    person('3', '刘', 3),
    ['合计', null, null, 6],
  ],
  { name: '全乡', hiddenRows: [1, 3], ...merges('A2:A4', 'B3:B4') },
);

describe('只留一个村的行', () => {
  it('留下的行上移,隐藏与合并跟着走,别村开头的合并不留', () => {
    const { sheets, rowOf } = ownSheets(
      [flat],
      new Map([
        [
          '全乡',
          [
            [1, 1],
            [2, 2],
            [4, 4],
          ],
        ],
      ]),
    );
    expect(sheets[0]?.rows).toEqual([HEADER, person('1', '王', 1), person('3', '刘', 3)]);
    expect(sheets[0]?.hiddenRows).toEqual([1, 2]);
    expect(sheets[0]?.merges).toEqual(merges('A2:A3').merges);
    expect([1, 2, 3, 4, 5, 99].map((row) => rowOf('全乡', row))).toEqual([
      1,
      2,
      null,
      3,
      null,
      null,
    ]);
    expect(rowOf('别的', 1)).toBeNull();
  });

  it('没有本村行的表不留,重名的表分不清也不留', () => {
    const own = new Map([['全乡', [[1, 2]] as const]]);
    expect(
      ownSheets([flat, { ...flat, name: '说明' }], own).sheets.map(({ name }) => name),
    ).toEqual(['全乡']);
    expect(ownSheets([flat, flat], own).sheets).toEqual([]);
  });

  it('范围超出表尾的,到表尾为止', () => {
    expect(ownSheets([flat], new Map([['全乡', [[3, 1_048_576]]]])).sheets[0]?.rows).toHaveLength(
      3,
    );
  });
});
