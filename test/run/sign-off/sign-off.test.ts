import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/forms/sign-off/row.js';
import { signedOff } from '../../../src/run/sign-off/sign-off.js';
import { comesBack, explained, rowOf, tableOf, YES } from '../../forms/sign-off/build.js';

const NO: Decision = { adopt: '否', who: null, signed: null, until: null };
const table = (...decisions: readonly Decision[]) =>
  comesBack(tableOf(...decisions.map((decision) => rowOf(decision))));
const other = async (decision: Decision) => {
  const { rows, findings } = await table(decision);
  const elsewhere = rows.map((row) => ({ ...row, place: { ...row.place, file: '签认2.xlsx' } }));
  return { rows: elsewhere, findings };
};

describe('几行说的是同一个问题', () => {
  it('重复的一行不采用,第一行照样采用', async () => {
    const { acceptances, findings } = signedOff([await table(YES, YES)]);
    expect(acceptances).toHaveLength(1);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'accept.duplicate',
        row: 6,
        params: expect.objectContaining({ first: '签认.xlsx!签认!5', conflict: 0 }),
      }),
    ]);
  });

  it('一行是、一行否,两行都不采用,写明另一行在哪里', async () => {
    const { acceptances, findings } = signedOff([await table(YES, NO)]);
    expect(acceptances).toEqual([]);
    expect(findings[0]).toMatchObject({
      code: 'accept.duplicate',
      severity: 'error',
      params: { first: '签认.xlsx!签认!6', conflict: 1 },
    });
  });

  it('两份签认表相反的,也都不采用', async () => {
    const { acceptances, findings } = signedOff([await other(NO), await table(YES)]);
    expect(acceptances).toEqual([]);
    expect(findings[0]?.params).toMatchObject({ first: '签认2.xlsx!签认!5' });
  });

  it('两份签认表都采纳的,不是问题', async () => {
    const { acceptances, findings } = signedOff([await table(YES), await other(YES)]);
    expect(acceptances).toHaveLength(2);
    expect(findings).toEqual([]);
  });

  it('没有填的、否的,什么也不采用', async () => {
    expect(signedOff([await table(NO)])).toEqual({ acceptances: [], findings: [] });
  });

  it('以前的代码写的签认表,按现在的代码采用', async () => {
    const field = 'transfers.dibao';
    const rows = ['income.dibaoRange', 'income.itemRange'].map((code) =>
      comesBack(tableOf(rowOf(YES, explained({ code, field })))),
    );
    const { acceptances, findings } = signedOff(await Promise.all(rows));
    expect(findings).toEqual([]);
    expect(acceptances).toHaveLength(2);
    for (const one of acceptances) {
      expect(one).toMatchObject({ code: 'income.itemRange', field: 'transfers.dibao' });
    }
  });

  it('同一户的两个栏目是两个问题', async () => {
    const rows = [rowOf(YES), rowOf(YES, explained({ field: 'population' }))];
    const { acceptances } = signedOff([await comesBack(tableOf(...rows))]);
    expect(acceptances.map(({ field }) => field)).toEqual(['labour', 'population']);
  });
});
