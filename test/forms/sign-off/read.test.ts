import { describe, expect, it } from 'vitest';
import { columnLetters } from '../../../src/domain/household.js';
import { readSignOffs } from '../../../src/forms/sign-off/read.js';
import type { Decision } from '../../../src/forms/sign-off/row.js';
import {
  columnOf,
  comesBack,
  explained,
  FIRST,
  rowOf,
  SIGNED,
  tableOf,
  UNTIL,
  YES,
} from './build.js';

const reads = (decision: Partial<Decision>, own = explained()) =>
  comesBack(tableOf(rowOf({ ...YES, ...decision }, own)));
const addressOf = (column: keyof Decision) => `${columnLetters(columnOf(column) - 1)}${FIRST}`;

describe('签认表的一行', () => {
  it('四项填全的是一条确认:谁、哪天、到哪天、为什么、在哪里', async () => {
    const { rows, findings } = await reads({});
    expect(findings).toEqual([]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      says: 'yes',
      signOff: {
        who: '王助理',
        signed: '2022-10-20',
        until: '2022-12-31',
        why: '长子在读',
        source: '签认.xlsx!签认!5',
      },
    });
  });

  it.each([
    ['否', 'no'],
    [' 否 ', 'no'],
    ['no', 'no'],
    [null, 'nothing'],
  ] as const)('采纳填 %s 的不采用,也不是问题', async (adopt, says) => {
    const { rows, findings } = await reads({ adopt });
    expect(rows[0]).toMatchObject({ says, signOff: null });
    expect(findings).toEqual([]);
  });

  it.each([
    ['是', 'yes'],
    [' 是　', 'yes'],
    ['YES', 'yes'],
  ] as const)('采纳填 %s 的采用', async (adopt, says) => {
    expect((await reads({ adopt })).rows[0]?.says).toBe(says);
  });

  it.each([
    ['adopt', '同意', 'notChoice'],
    ['who', null, 'missing'],
    ['who', '王'.repeat(51), 'tooLong'],
    ['signed', null, 'missing'],
    ['signed', '十月二十日', 'notDate'],
    ['signed', 20_221_020, 'notDate'],
    ['until', null, 'missing'],
    ['until', '2022-02-30', 'notDate'],
    ['until', SIGNED - 1, 'beforeSigned'],
  ] as const)('%s 填 %s 的不采用,写明是哪一格', async (column, cell, reason) => {
    const { rows, findings } = await reads({ [column]: cell });
    expect(rows[0]).toMatchObject({ says: 'nothing', signOff: null });
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'accept.unusable',
        severity: 'error',
        file: '签认.xlsx',
        sheet: '签认',
        cell: addressOf(column),
        household: '14990010001',
        field: 'labour',
        params: expect.objectContaining({ reason }),
      }),
    ]);
  });

  it.each([
    ['2022-12-31', '2022-12-31'],
    ['2022年12月31日', '2022-12-31'],
    ['2022/10/20', '2022-10-20'],
    [SIGNED, '2022-10-20'],
    [UNTIL, '2022-12-31'],
  ])('有效期写成 %s 也读得出', async (until, day) => {
    expect((await reads({ until })).rows[0]?.signOff?.until).toBe(day);
  });

  it('使整行不能采用的错误、读不出的文件,签认不起作用', async () => {
    for (const code of ['income.negative', 'file.noTable', 'accept.unused', '没有的代码']) {
      const { rows, findings } = await reads({}, explained({ code }));
      expect(rows[0]?.signOff).toBeNull();
      expect(findings.map((one) => one.code)).toEqual(['accept.keyChanged']);
    }
  });

  it('手工添加的行没有识别码,不采用', async () => {
    const { rows, findings } = await comesBack(tableOf(rowOf(YES)), (sheet) => {
      const added = sheet.getRow(FIRST + 1);
      sheet.getRow(FIRST).eachCell((cell, column) => {
        if (column !== columnOf('check')) added.getCell(column).value = cell.value;
      });
    });
    expect(rows.map(({ says }) => says)).toEqual(['yes', 'nothing']);
    expect(findings.map(({ row }) => row)).toEqual([FIRST + 1]);
  });

  it('表头上方、列前插了行列,照样读', async () => {
    const { rows } = await comesBack(tableOf(rowOf(YES)), (sheet) => {
      sheet.spliceRows(4, 0, ['王助理 10月20日核过']);
    });
    expect(rows[0]).toMatchObject({ says: 'yes', place: { row: FIRST + 1 } });
  });

  it('表尾的备注不是一行', async () => {
    const { rows, findings } = await comesBack(tableOf(rowOf(YES)), (sheet) => {
      sheet.getCell(FIRST + 3, 1).value = '以上核对完毕';
    });
    expect(rows).toHaveLength(1);
    expect(findings).toEqual([]);
  });
});

describe('不是签认表的', () => {
  it('别的工作簿认得出', () => {
    const sheets = [{ name: '北张村', rows: [['户编号', '户主姓名', '代码', '核实说明']] }];
    expect(readSignOffs('北张村.xlsx', { sheets })).toBeNull();
  });
});
