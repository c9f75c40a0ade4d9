import { describe, expect, it } from 'vitest';
import { type Finding, finding } from '../../../src/domain/findings/finding.js';
import {
  type Acceptance,
  acceptFindings,
  markAccepted,
  nextExpiry,
} from '../../../src/run/sign-off/accept.js';
import { policyWith } from '../../checks/ask.js';

const TODAY = '2022-10-20';
const found = (parts: Partial<Finding> = {}): Finding =>
  finding('income.jump', {
    file: '本年/北张村.xlsx',
    sheet: '北张村',
    cell: 'H7',
    row: 7,
    village: '北张村',
    household: '14990010003',
    field: 'wages.migrant',
    ...parts,
  });
const signOff = {
  who: '王助理',
  signed: '2022-10-20',
  until: '2022-12-31',
  why: '长子今年开始务工',
  source: '签认.xlsx!签认!5',
};
const acceptance = (parts: Partial<Acceptance> = {}): Acceptance => ({
  code: 'income.jump',
  household: '14990010003',
  village: null,
  field: null,
  table: null,
  signOff,
  place: { file: '确认.yaml', sheet: null, row: 2 },
  ...parts,
});

const policy = policyWith({});
const accept = (
  findings: readonly Finding[],
  list: readonly Acceptance[],
  villages: readonly string[] = ['北张村'],
) =>
  acceptFindings(
    findings,
    { list, findings: [], today: TODAY },
    {
      policy,
      villages: new Set(villages),
    },
  );
const accepted = (findings: readonly Finding[], ...list: readonly Acceptance[]) =>
  accept(findings, list).filter((one) => one.accepted);
const own = (findings: readonly Finding[], ...list: readonly Acceptance[]) =>
  accept(findings, list).flatMap(({ code }) => (code.startsWith('accept.') ? [code] : []));

describe('确认', () => {
  it('确认了的问题写明谁、哪天、到哪天、为什么、在哪里', () => {
    expect(accepted([found()], acceptance())).toEqual([{ ...found(), accepted: true, signOff }]);
  });

  it.each([
    ['别的代码', { code: 'income.wagesRange' }],
    ['别的户', { household: '14990010004' }],
    ['别的村', { village: '南张村' }],
    ['别的栏目', { field: 'wages.townPost' }],
  ] as const)('%s 的不算', (_, parts) => {
    expect(
      accepted([found(parts)], acceptance({ village: '北张', field: 'wages.migrant' })),
    ).toEqual([]);
  });

  it('村名的写法不同也是同一个村', () => {
    expect(accepted([found()], acceptance({ village: '北张村村委会' }))).toHaveLength(1);
  });

  it.each([
    ['2022-10-20', 1, []],
    ['2022-10-19', 0, ['accept.expired']],
  ])('今天是 2022-10-20，有效期至 %s', (until, count, codes) => {
    const one = acceptance({ signOff: { ...signOff, until } });
    expect(accepted([found()], one)).toHaveLength(count);
    expect(own([found()], one)).toEqual(codes);
  });

  it('过期后续签了的，旧的一条不再提醒', () => {
    const old = acceptance({ signOff: { ...signOff, until: '2022-09-30' } });
    expect(own([found()], old, acceptance())).toEqual([]);
    expect(accepted([found()], old, acceptance())[0]?.signOff).toEqual(signOff);
  });

  it('没有对应问题的，提醒删去', () => {
    expect(own([], acceptance())).toEqual(['accept.unused']);
  });

  it('签认表里本次没有校验的村，不提醒；自己写的清单照样提醒，村名可能写错', () => {
    const away = { village: '南张村' };
    const place = { file: '签认.xlsx', sheet: '签认', row: 5 };
    expect(own([], acceptance({ ...away, place }))).toEqual([]);
    expect(own([], acceptance(away))).toEqual(['accept.unused']);
    expect(own([], acceptance({ village: '北张村', place }))).toEqual(['accept.unused']);
  });

  it('提醒的级别随政策', () => {
    const off = policyWith({ severities: { 'accept.unused': 'off' } });
    const options = { policy: off, villages: new Set<string>() };
    const acceptances = { list: [acceptance()], findings: [], today: TODAY };
    expect(acceptFindings([], acceptances, options)).toEqual([]);
  });
});

describe('户编号写成证件号码的户', () => {
  const ID = '149900198001011234';
  const masked = '149900********1234';

  it.each([ID, masked])('确认写 %s 的都认得', (household) => {
    expect(accepted([found({ household: ID })], acceptance({ household }))).toHaveLength(1);
  });

  it('提醒里没有完整号码', () => {
    const [told] = accept([], [acceptance({ household: ID })]);
    expect(told?.household).toBe(masked);
  });

  it('隐去中间各位后分不清的几户，一户也不采用', () => {
    const two = [found({ household: ID }), found({ household: '149900199902021234', row: 9 })];
    expect(accepted(two, acceptance({ household: masked }))).toEqual([]);
    expect(own(two, acceptance({ household: masked }))).toEqual(['accept.ambiguous']);
    expect(accepted(two, acceptance({ household: ID }))).toHaveLength(1);
  });
});

describe('同名', () => {
  it('一张表里两户同名、没有户编号的，一户也不采用', () => {
    const two = [found({ household: '王建国' }), found({ household: '王建国', row: 9 })];
    const one = acceptance({ household: '王建国', village: '北张村' });
    expect(accepted(two, one)).toEqual([]);
    expect(own(two, one)).toEqual(['accept.ambiguous']);
  });

  it('同一户两年的表里都有的问题，一条确认就够', () => {
    const both = [found(), found({ file: '上年/北张村.xlsx' })];
    expect(accepted(both, acceptance())).toHaveLength(2);
  });

  it('一个户几个栏目都有的问题，不写栏目的确认都算', () => {
    expect(accepted([found(), found({ field: 'wages.townPost' })], acceptance())).toHaveLength(2);
  });

  it('各村分别看和全乡一起看，结果一样', () => {
    const all = [
      found({ household: '王建国' }),
      found({ household: '王建国', village: '南张村', row: 9 }),
    ];
    const given = { list: [acceptance({ household: '王建国' })], today: TODAY };
    const apart = all.flatMap((one) => markAccepted([one], given));
    expect(markAccepted(all, given)).toEqual(apart);
  });
});

describe('整张表的问题', () => {
  const table = { file: '北张村.xlsx', sheet: '北张村', value: '打工钱' };
  const header = (parts: Partial<Finding> = {}) =>
    found({
      code: 'intake.unknownColumn',
      household: null,
      field: null,
      value: '打工钱',
      ...parts,
    });
  const one = (parts: Partial<Acceptance> = {}) =>
    acceptance({ code: 'intake.unknownColumn', household: null, table, ...parts });

  it('同一张表、同样的内容才算；文件放在哪个文件夹不要紧', () => {
    expect(accepted([header({ village: null, file: '收回/北张村.xlsx' })], one())).toHaveLength(1);
    expect(accepted([header({ value: '别的' })], one())).toEqual([]);
    expect(accepted([header({ sheet: '说明' })], one())).toEqual([]);
    expect(accepted([header({ village: null, file: '本年/南张村.xlsx' })], one())).toEqual([]);
  });

  it('写明了村的，文件改名也算', () => {
    const named = one({ village: '北张村' });
    expect(accepted([header({ file: '本年/北张(新).xlsx' })], named)).toHaveLength(1);
    expect(accepted([header({ village: '南张村' })], named)).toEqual([]);
  });
});

it('最先到期的是哪天：已经过期的不算，今天到期的还算', () => {
  const until = (...days: readonly string[]) =>
    nextExpiry({
      list: days.map((day) => acceptance({ signOff: { ...signOff, until: day } })),
      today: TODAY,
    });
  expect(until('2023-03-31', '2022-10-19', '2022-12-31')).toBe('2022-12-31');
  expect(until('2022-12-31', TODAY)).toBe(TODAY);
  expect(until('2022-10-19')).toBeNull();
});
