import { describe, expect, it } from 'vitest';
import { openScreen } from '../../../src/cli/screen/screen.js';
import { memberTexts } from '../../../src/cli/views/members.js';
import { BLANK, type Person } from '../../../src/domain/household.js';
import { tableOf } from '../../build.js';
import { shellFor } from '../shell.js';

const HEAD = '149900197001010017';
const SON = '149900197001010033';

const person = (row: number, texts: Person['texts'], months = BLANK): Person => ({
  table: null,
  row,
  texts,
  numberWhole: texts.personNumber ?? null,
  months,
  wage: BLANK,
  gone: false,
});

const persons = [
  person(2, { relation: '户主', personName: '张大山', personNumber: HEAD, skill: '普通劳动力' }, 8),
  person(3, { relation: '之子', personName: '张小山', personNumber: SON, personState: `见${SON}` }),
];

const shown = (unmasked: boolean, all: readonly Person[] = persons): string => {
  const screen = openScreen({}, shellFor([]));
  const table = { file: '本年/北张村.csv', sheet: '' };
  return memberTexts({ persons: all, table, row: 2 }, unmasked, screen).join('\n');
};

/** As a list of members names them again. */
const listed = (row: number, texts: Person['texts'], months = BLANK): Person => ({
  ...person(row, texts, months),
  table: tableOf([], { file: '本年/名单.csv', sheet: '' }),
});

describe('explain 列出家庭成员', () => {
  it('每人一行:关系、姓名、劳动技能、务工月数、在哪一行', () => {
    expect(shown(false)).toContain('家庭成员（2 人）');
    expect(shown(false)).toContain(
      '户主  张大山  149900********0017  普通劳动力  务工 8 个月  (本年/北张村.csv!2)',
    );
  });

  it('整号只有户主的可以要,其他人的在哪里都遮住', () => {
    expect(shown(true)).toContain(HEAD);
    expect(shown(true)).not.toContain(SON);
    expect(shown(false)).not.toContain(HEAD);
  });

  it('名单里又写到的人是同一个：按证件号码，缺号码的按姓名；各行都说在哪里', () => {
    const list = [
      listed(2, { personName: '张大山', school: '非在校生' }),
      listed(3, { personName: '张小山', personNumber: SON }, 4),
    ];
    const said = shown(false, [...persons, ...list]);
    expect(said).toContain('家庭成员（2 人）');
    expect(said).toContain(
      '普通劳动力  非在校生  务工 8 个月  (本年/北张村.csv!2, 本年/名单.csv!2)',
    );
    expect(said).toContain('务工 4 个月');
  });

  it('同名而号码不同的、同一张表里同名的，是两个人', () => {
    const other = listed(2, { personName: '张小山', personNumber: '149900197201010034' });
    expect(shown(false, [...persons, other])).toContain('家庭成员（3 人）');
    const twin = person(4, { personName: '张小山' });
    expect(shown(false, [...persons, twin])).toContain('家庭成员（3 人）');
  });

  it('没有成员的户什么也不说', () => {
    const screen = openScreen({}, shellFor([]));
    const household = { table: { file: 'a.csv', sheet: '' }, row: 2 };
    expect(memberTexts(household, false, screen)).toEqual([]);
  });
});
