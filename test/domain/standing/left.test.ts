import { describe, expect, it } from 'vitest';
import { saysLeft } from '../../../src/domain/standing/left.js';

describe('备注说明整户不在', () => {
  it.each([
    '整户迁出',
    '整户死亡销户',
    '并入他户',
    '外出联系不上',
    '死亡',
    '户主已去世',
    '2022年3月整户迁出（太原）',
    '已销户',
  ])('%s', (note) => {
    expect(saysLeft(note)).toBe(true);
  });

  it.each(['未迁出', '母亲死亡', '新增户', '外出务工', '', '次子死亡，其余在家'])(
    '%s 不算',
    (note) => {
      expect(saysLeft(note)).toBe(false);
    },
  );

  it('没有备注的不算', () => {
    expect(saysLeft(null)).toBe(false);
  });
});
