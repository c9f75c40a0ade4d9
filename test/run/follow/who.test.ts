import { describe, expect, it } from 'vitest';
import { followed, LASTING_KEYS, type Who } from '../../../src/run/follow/who.js';

const who = (parts: Partial<Who>): Who => ({
  township: '北张乡',
  village: '北张村',
  id: null,
  head: null,
  ...parts,
});

/** For each later household the place of its earlier one. */
const places = (earlier: readonly Who[], later: readonly Who[]) => {
  const found = followed(earlier, later);
  return later.map((one) => {
    const other = found.get(one);
    return other === undefined ? null : earlier.indexOf(other);
  });
};

describe('两次结果中的同一户', () => {
  it('先按户编号,村名、户主改了也是', () => {
    const earlier = [who({ id: '1', head: '甲' }), who({ id: '2', head: '乙' })];
    const later = [who({ id: '2', head: '甲', village: '武村' }), who({ id: '3', head: '丙' })];
    expect(places(earlier, later)).toEqual([1, null]);
  });

  it('再按证件号码的散列,再按村和户主', () => {
    const earlier = [who({ id: '1', hash: 'x', head: '甲' }), who({ head: '乙' })];
    const later = [who({ id: '9', hash: 'x', head: '丙' }), who({ head: '乙' })];
    expect(places(earlier, later)).toEqual([0, 1]);
    const found = followed(earlier, later, LASTING_KEYS);
    expect(found.size).toBe(1);
  });

  it('同村同名不止一户的,哪一次都不认', () => {
    const one = [who({ head: '甲' })];
    const two = [who({ head: '甲' }), who({ head: '甲' })];
    expect(places(one, two)).toEqual([null, null]);
    expect(places(two, one)).toEqual([null]);
  });

  it('别的村、别的乡镇的同名不是同一户', () => {
    expect(places([who({ head: '甲' })], [who({ head: '甲', village: '武村' })])).toEqual([null]);
    expect(places([who({ head: '甲' })], [who({ head: '甲', township: '南安镇' })])).toEqual([
      null,
    ]);
  });

  it('各村都从 1 编起的号,在本村内算', () => {
    const numbered = ['北张村', '武村'].map((village) => who({ village, id: '1' }));
    expect(places(numbered, numbered.toReversed())).toEqual([1, 0]);
  });

  it('隐去的户编号不作编号:两户隐去后可能一样', () => {
    const masked = '149900********0018';
    const earlier = [who({ id: masked, head: '甲' })];
    const later = [who({ id: masked, head: '乙' }), who({ id: masked, head: '甲' })];
    expect(places(earlier, later)).toEqual([null, 0]);
  });

  it('一户只认一次:编号认走的,名字不再认', () => {
    const earlier = [who({ id: '1', head: '甲' })];
    const later = [who({ id: '1', head: '乙' }), who({ id: '2', head: '甲' })];
    expect(places(earlier, later)).toEqual([0, null]);
  });
});
