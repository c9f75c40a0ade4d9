import { describe, expect, it } from 'vitest';
import { addedUp, emptyAccount } from '../../src/domain/account.js';

describe('一张工作表上几张明细表的行数', () => {
  it('逐种相加', () => {
    const one = { ...emptyAccount(), title: 1, household: 3 };
    const other = { ...emptyAccount(), blank: 2, household: 4 };
    expect(addedUp(one, other)).toEqual({ ...emptyAccount(), title: 1, blank: 2, household: 7 });
  });
});
