import { describe, expect, it } from 'vitest';
import { filled, placeOf } from '../../../../src/domain/household.js';
import { parsePeriod } from '../../../../src/domain/period.js';
import { gatherBatch } from '../../../../src/intake/batch/batch.js';
import { withMembers } from '../../../../src/intake/batch/members/members.js';
import type { DetailTable } from '../../../../src/intake/table/detail-table.js';
import { normalisationsIn } from '../../../normalisations.js';
import { paramsOf } from '../../../params.js';
import { type Row, sheet, tableOf } from '../../../sheets.js';

/** Lists of members: tables of persons without amounts. Definition: docs/definitions/members.md. */

const number = (last: string): string => `14990019700101${last}`;
const LIST: Row = ['户编号', '与户主关系', '姓名', '证件号码', '劳动技能', '务工时间(月)'];
const HEAD: Row = ['1', '户主', '王建国', number('0017'), '普通劳动力', 8];
const WIFE: Row = ['1', '配偶', '李桂花', number('0025'), '技能劳动力', 0];
const FORM: Row = ['户编号', '户主姓名', '家庭人口数', '务工收入'];
const FAMILY: Row = ['1', '王建国', 2, 5000];

const inFile = (file: string, ...rows: readonly Row[]): DetailTable =>
  tableOf(sheet(rows), { file: `本年/${file}` });
const list = (file: string, ...rows: readonly Row[]) => inFile(file, LIST, ...rows);
const income = (...rows: readonly Row[]) => inFile('北张村.csv', FORM, FAMILY, ...rows);

/** What the lists of a year come to. */
function outcome(...tables: readonly DetailTable[]) {
  const joined = withMembers(tables);
  const { accounts, keyFindings } = gatherBatch(joined, { township: '北张乡' });
  return {
    families: joined.flatMap(({ households }) => households),
    findings: joined.flatMap(({ findings }) => findings),
    keyFindings,
    rows: joined.map(({ head }) => {
      const { member, copy } = accounts.get(head) ?? { member: Number.NaN, copy: Number.NaN };
      return [member, copy];
    }),
    made: joined.flatMap(({ normalisations }) =>
      [...normalisationsIn(normalisations)].map(({ cell, was, readAs }) => [cell, was, readAs]),
    ),
  };
}

const figure = ({ families }: ReturnType<typeof outcome>, field: 'labour' | 'workers') => {
  const value = families[0]?.numbers[placeOf(field)] ?? Number.NaN;
  return filled(value) ? value : null;
};
const said = ({ findings }: ReturnType<typeof outcome>, pattern = /^(?:members|key)\./) =>
  findings
    .filter(({ code }) => pattern.test(code))
    .map(({ code, file, cell }) => [code, file, cell]);

describe('名单报了两次', () => {
  it('逐行相同的是重复行,各人只算一次,两张表说一次', () => {
    const twice = outcome(income(), list('成员.csv', HEAD, WIFE), list('成员2.csv', WIFE, HEAD));
    expect([figure(twice, 'labour'), figure(twice, 'workers')]).toEqual([2, 1]);
    expect(twice.families[0]?.persons).toHaveLength(2);
    expect(said(twice)).toEqual([]);
    expect(twice.rows).toEqual([
      [0, 0],
      [2, 0],
      [0, 2],
    ]);
    expect(twice.keyFindings).toMatchObject([
      {
        code: 'key.copy',
        severity: 'warning',
        file: '本年/成员2.csv',
        value: 2,
        village: '北张村',
        params: { first: '本年/成员.csv', own: 0 },
      },
    ]);
  });

  it('一张名单里重复的行也是;读出来一样就一样,序号和没有的列不算', () => {
    const again = outcome(
      income(),
      inFile(
        '成员.csv',
        ['序号', ...LIST, '健康状况'],
        [1, ...HEAD, null],
        [2, '1', '户主', ' 王 建国', number('0017'), '普通劳动力', '８', null],
      ),
    );
    expect(again.rows[1]).toEqual([1, 1]);
    expect(again.keyFindings).toMatchObject([{ code: 'key.copy', row: 3, params: { own: 1 } }]);
  });

  it.each<[string, Row, Row]>([
    ['姓名', HEAD, ['1', '户主', '王建民', null, '普通劳动力', 8]],
    ['劳动技能', HEAD, ['1', '户主', '王建国', null, '技能劳动力', 8]],
    ['务工时间', HEAD, ['1', '户主', '王建国', null, '普通劳动力', 7]],
  ])('%s不同的两行没有证件号码,是两个人', (_, [id, relation, name, , ...rest], other) => {
    const two = outcome(
      income(),
      list('成员.csv', [id, relation, name, null, ...rest] as Row, other),
    );
    expect(two.rows[1]).toEqual([2, 0]);
    expect(two.families[0]?.persons).toHaveLength(2);
  });

  it('另一列不同的行不是重复行', () => {
    const header: Row = [...LIST, '户主姓名'];
    const two = outcome(
      income(),
      inFile('成员.csv', header, [...HEAD, '王建国'], [...HEAD, '王健国']),
    );
    expect(two.rows[1]).toEqual([2, 0]);
  });

  it('同一个人、内容不同:一个人,按前面的行,不同的一格提示', () => {
    const other: Row = ['1', '户主', '王建国', number('0017'), '丧失劳动力', null];
    const blank: Row = ['1', '配偶', '李桂花', number('0025'), null, 3];
    const now = outcome(
      income(),
      list('成员.csv', HEAD, ['1', '配偶', '李桂花', number('0025'), '技能劳动力', null]),
      list('成员2.csv', other, blank),
    );
    expect([figure(now, 'labour'), figure(now, 'workers')]).toEqual([2, 2]);
    expect(now.rows.slice(1)).toEqual([
      [2, 0],
      [2, 0],
    ]);
    expect(said(now)).toEqual([['members.differs', '本年/成员2.csv', 'E2']]);
    expect(now.findings.find(({ code }) => code === 'members.differs')).toMatchObject({
      ...{ severity: 'warning', household: '1', value: '丧失劳动力', expected: '普通劳动力' },
      params: { of: 'person' },
    });
  });

  it('哪一户都不是的,一个户编号说一次', () => {
    const stray: Row = ['9', '户主', '赵平', number('0041'), null, null];
    const lost = outcome(income(), list('成员.csv', stray), list('成员2.csv', stray, HEAD, WIFE));
    expect(said(lost)).toEqual([['members.noHousehold', '本年/成员.csv', 'A2']]);
    expect(lost.findings.flatMap((one) => paramsOf(one).rows ?? [])).toEqual([1]);
    expect(lost.keyFindings).toMatchObject([{ code: 'key.copy', value: 1 }]);
    expect(lost.rows.slice(1)).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });
});

describe('由名单得出的', () => {
  it('记在读法里,写明是哪一项,在名单的第一个人处', () => {
    const { made } = outcome(income(), list('成员.csv', HEAD, WIFE));
    expect(made).toEqual([
      ['E2', '普通劳动力+技能劳动力', '劳动力人数 2'],
      ['F2', '8+0', '务工人数 1'],
      ['F2', '8+0', '务工月数 8'],
    ]);
  });

  it('收入表自己有的一列,不用名单', () => {
    const own = inFile(
      '北张村.csv',
      [...FORM, '劳动力人数', '务工人数', '务工月数'],
      [...FAMILY, 1, 1, 5],
    );
    const { made, families } = outcome(own, list('成员.csv', HEAD, WIFE));
    expect(made).toEqual([]);
    expect(families[0]?.numbers[placeOf('labour')]).toBe(1);
  });

  it('带小数的月数照十进制相加', () => {
    const months = [0.1, 0.2, 0.7].map(
      (count, n): Row => ['1', n === 0 ? '户主' : '之子', `人${n}`, null, null, count],
    );
    const { families } = outcome(income(), list('成员.csv', ...months));
    expect(families[0]?.numbers[placeOf('workMonths')]).toBe(1);
  });
});

describe('各村从 1 编起', () => {
  const village = (name: string, n: number) => [
    inFile(
      `${name}.csv`,
      FORM,
      ...[1, 2, 3].map((id): Row => [String(id), `${name}${id}`, 1, 5000 + n]),
    ),
    list(
      `${name}成员.csv`,
      ...[1, 2, 3].map(
        (id): Row => [String(id), '户主', `${name}${id}`, number(`00${n}${id}`), '普通劳动力', 8],
      ),
    ),
  ];

  it('名单的村按文件名认,归到本村的户', () => {
    const both = outcome(...village('北张村', 1), ...village('南张村', 2));
    expect(said(both)).toEqual([]);
    expect(
      both.families.map(({ persons }) => persons?.map(({ texts }) => texts.personName)),
    ).toEqual(
      ['北张村1', '北张村2', '北张村3', '南张村1', '南张村2', '南张村3'].map((name) => [name]),
    );
  });
});

describe('一年分几期,每期各有名单', () => {
  const part = (table: DetailTable, months: string): DetailTable => {
    const [period, of] = [parsePeriod(months), parsePeriod('2021-10..2022-03')];
    if (period === null || of === null) throw new Error(months);
    return { ...table, part: { period, of } };
  };
  const FIRST = '2021-10..2021-12';
  const SECOND = '2022-01..2022-03';

  it('名单归到本期的一行', () => {
    const joined = withMembers([
      part(inFile('一季度.csv', FORM, FAMILY), FIRST),
      part(inFile('二季度.csv', FORM, FAMILY), SECOND),
      part(list('成员一.csv', HEAD), FIRST),
      part(list('成员二.csv', HEAD, WIFE), SECOND),
    ]);
    const persons = joined.flatMap(({ households }) =>
      households.map((one) => one.persons?.length),
    );
    expect(persons).toEqual([1, 2]);
  });
});

describe('名单里读不出的格', () => {
  it('务工时间、证件号码读不出的,在那一格说;重复的行不再说', () => {
    const row: Row = ['1', '户主', '王建国', 1.49900197e17, '普通劳动力', '八个月'];
    const tables = withMembers([income(), list('成员.csv', row), list('成员2.csv', row)]);
    const { readingFindings } = gatherBatch(tables, { township: '北张乡' });
    const told = tables
      .flatMap(readingFindings)
      .filter(({ code }) => /^(?:id|intake\.not)/.test(code))
      .map(({ code, file, cell, household }) => [code, file, cell, household]);
    expect(told).toEqual([
      ['id.digitsLost', '本年/成员.csv', 'D2', '1'],
      ['intake.notNumber', '本年/成员.csv', 'F2', '1'],
    ]);
  });
});

describe('两年的表一次检查', () => {
  it('各年的名单归各年的户', () => {
    const years = ['2021', '2022'];
    const tables = years.flatMap((year) => [
      inFile(`${year}.csv`, FORM, FAMILY),
      inFile(`${year}成员.csv`, LIST, HEAD, WIFE),
    ]);
    const yearOf = ({ head: { file } }: DetailTable): string => file.slice(3, 7);
    const joined = withMembers(tables, yearOf);
    const persons = joined.flatMap(({ households }) =>
      households.map((one) => one.persons?.length),
    );
    expect(persons).toEqual([2, 2]);
    expect(joined.flatMap(({ findings, repeated = [] }) => [...findings, ...repeated])).toEqual([]);
  });
});
