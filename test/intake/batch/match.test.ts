import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Household, TextField } from '../../../src/domain/household.js';
import { matchYears } from '../../../src/intake/batch/match.js';
import type { Placed } from '../../../src/intake/batch/placed.js';
import type { YearRows } from '../../../src/intake/batch/year-rows.js';
import { household, placed, tableOf } from '../../build.js';

type Texts = Partial<Record<TextField, string | null>>;

/** A kept row; without a village it is of 北张村. */
const row = (texts: Texts, village?: string): Placed<Household> =>
  placed(household({ texts: { id: null, head: null, ...texts } }), village);

const year = (...households: readonly Placed<Household>[]): YearRows => ({
  households,
  rejected: [],
});

const match = (prior: readonly Placed<Household>[], current: readonly Placed<Household>[]) =>
  matchYears({ prior: year(...prior), current: year(...current) });

const ID = '14990019900101123X';
const OTHER_ID = '149900199001011131';

describe('依次按户编号、身份证号、村与姓名', () => {
  it.each<[string, Texts, Texts, string]>([
    ['户编号相同', { id: '1', head: '王' }, { id: '1', head: '王' }, 'id'],
    ['户编号相同而户主已换', { id: '1', head: '王' }, { id: '1', head: '李' }, 'id'],
    ['户编号相同而证号不同', { id: '1', idNumber: ID }, { id: '1', idNumber: OTHER_ID }, 'id'],
    ['证号相同而一方无编号', { id: '1', idNumber: ID }, { idNumber: ID }, 'idNumber'],
    ['证号相同而编号不同', { id: '1', idNumber: ID }, { id: '2', idNumber: ID }, 'idNumber'],
    ['只有姓名', { head: '王建国' }, { head: '王建国' }, 'name'],
    ['姓名相同,编号只有一方有', { id: '1', head: '王建国' }, { head: '王建国' }, 'name'],
    ['姓名相同,各有一种号码', { id: '1', head: '王' }, { idNumber: ID, head: '王' }, 'name'],
  ])('%s', (_, prior, current, matchedBy) => {
    const { pairs, priorOnly, currentOnly } = match([row(prior)], [row(current)]);
    expect(pairs.map((pair) => pair.matchedBy)).toEqual([matchedBy]);
    expect([priorOnly, currentOnly]).toEqual([[], []]);
  });

  it.each<[string, Texts, Texts]>([
    ['户编号不同', { id: '1', head: '王' }, { id: '2', head: '王' }],
    ['身份证号不同', { idNumber: ID, head: '王' }, { idNumber: OTHER_ID, head: '王' }],
    ['姓名不同', { head: '王' }, { head: '李' }],
    ['一方的编号像另一方的证号', { id: ID }, { idNumber: ID }],
    ['都没有姓名', { id: '1' }, { idNumber: ID }],
  ])('%s不配', (_, prior, current) => {
    const { pairs, priorOnly, currentOnly } = match([row(prior)], [row(current)]);
    expect(pairs).toEqual([]);
    expect([priorOnly.length, currentOnly.length]).toEqual([1, 1]);
  });

  it('户编号先于身份证号:各配各的', () => {
    const prior = [row({ id: '1' }), row({ id: '9', idNumber: ID })];
    const { pairs, priorOnly } = match(prior, [row({ id: '1', idNumber: ID })]);
    expect(pairs.map((pair) => [pair.prior.row.texts.id, pair.matchedBy])).toEqual([['1', 'id']]);
    expect(priorOnly.map((one) => one.row.texts.id)).toEqual(['9']);
  });

  it('编号与证号在全批里配,不限本村', () => {
    const { pairs } = match([row({ id: '1' }, '南武涝村')], [row({ id: '1' }, '北武涝村')]);
    expect(pairs[0]?.current.village).toBe('北武涝村');
  });
});

describe('按村与姓名', () => {
  const king = { head: '王建国' };

  it('只在同村之内,村名写法不论', () => {
    expect(match([row(king, '北张村')], [row(king, '南张村')]).pairs).toEqual([]);
    expect(match([row(king, '北张')], [row(king, '北张村委会')]).pairs).toHaveLength(1);
  });

  it('两个乡镇的同名村是两个村', () => {
    const other = { ...row(king), township: '南安镇' };
    expect(match([row(king)], [other]).pairs).toEqual([]);
  });

  it.each<[string, readonly Texts[], readonly Texts[]]>([
    [
      '上年有两个同名',
      [
        { ...king, id: '1' },
        { ...king, id: '2' },
      ],
      [king],
    ],
    [
      '本年有两个同名',
      [king],
      [
        { ...king, id: '1' },
        { ...king, id: '2' },
      ],
    ],
  ])('%s,谁也不配,提示有歧义', (_, prior, current) => {
    const found = match(
      prior.map((texts) => row(texts)),
      current.map((texts) => row(texts)),
    );
    expect(found.pairs).toEqual([]);
    expect(found.findings.map(({ code }) => code)).toEqual(current.map(() => 'match.ambiguous'));
  });

  it('同名的另一户已按编号配好,仍不唯一', () => {
    const found = match(
      [row({ ...king, id: '1' }), row(king)],
      [row({ ...king, id: '1' }), row(king)],
    );
    expect(found.pairs.map(({ matchedBy }) => matchedBy)).toEqual(['id']);
    expect(found.findings).toMatchObject([
      { code: 'match.ambiguous', village: '北张村', value: '王建国' },
    ]);
  });

  it('歧义的提示指出上年的各行;文本文件没有工作表名', () => {
    const inText = household({
      table: tableOf([], { file: '上年/北张村.csv', sheet: '', year: 'prior' }),
      row: 5,
      texts: { id: '1', ...king },
    });
    const { findings } = match([placed(inText), row({ ...king, id: '2' })], [row(king)]);
    expect(findings[0]?.params).toEqual({
      candidates: '上年/北张村.csv!5、本年/北张村.xlsx!Sheet1!4',
    });
  });

  it('号码矛盾的同名户不是歧义', () => {
    const { findings } = match([row({ ...king, id: '1' })], [row({ ...king, id: '2' })]);
    expect(findings).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('户主叫 %s 也照样配', (head) => {
    expect(match([row({ head }, head)], [row({ head }, head)]).pairs).toHaveLength(1);
    expect(match([row({ id: head })], [row({ id: head })]).pairs).toHaveLength(1);
    expect(match([row({ head: '王' })], [row({ head })]).pairs).toEqual([]);
  });
});

describe('配对的规律', () => {
  const texts = fc.record({
    id: fc.option(fc.constantFrom('1', '2', '3', '4', '5')),
    idNumber: fc.option(fc.constantFrom('A', 'B', 'C', 'D', 'E')),
    head: fc.constantFrom('王', '李', '张'),
  });
  /** Keys are unique within a year: rows that share one were rejected before. */
  const rows = fc.array(texts, { maxLength: 7 }).map((all) =>
    all
      .filter(({ id }, n) => id === null || all.findIndex((one) => one.id === id) === n)
      .filter(
        ({ idNumber }, n, kept) =>
          idNumber === null || kept.findIndex((one) => one.idNumber === idNumber) === n,
      )
      .map((one) => row(one)),
  );

  it('每一行至多用一次,每一行都有着落', () => {
    fc.assert(
      fc.property(rows, rows, (prior, current) => {
        const { pairs, priorOnly, currentOnly } = match(prior, current);
        const before = [...pairs.map((pair) => pair.prior), ...priorOnly];
        const after = [...pairs.map((pair) => pair.current), ...currentOnly];
        expect(new Set(before)).toEqual(new Set(prior));
        expect(before).toHaveLength(prior.length);
        expect(new Set(after)).toEqual(new Set(current));
        expect(after).toHaveLength(current.length);
      }),
    );
  });

  it('与行的先后无关', () => {
    const shuffled = rows.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    const asSet = ({ pairs }: ReturnType<typeof match>) =>
      new Set(
        pairs.map(
          ({ prior, current, matchedBy }) =>
            `${JSON.stringify(prior.row.texts)} ${JSON.stringify(current.row.texts)} ${matchedBy}`,
        ),
      );
    fc.assert(
      fc.property(shuffled, shuffled, ([prior, priorToo], [current, currentToo]) => {
        expect(asSet(match(priorToo, currentToo))).toEqual(asSet(match(prior, current)));
      }),
    );
  });

  it('按姓名配的一对,号码从不矛盾', () => {
    fc.assert(
      fc.property(rows, rows, (prior, current) => {
        const { pairs, setAside } = match(prior, current);
        const aside = new Set(setAside.flatMap((pair) => [pair.prior, pair.current]));
        for (const pair of pairs) {
          if (pair.matchedBy !== 'name') continue;
          const [one, other] = [pair.prior.row.texts, pair.current.row.texts];
          const hasNewId = aside.has(pair.prior) || aside.has(pair.current);
          expect(hasNewId || one.id === null || other.id === null || one.id === other.id).toBe(
            true,
          );
          expect(
            one.idNumber === null || other.idNumber === null || one.idNumber === other.idNumber,
          ).toBe(true);
        }
      }),
    );
  });

  it('同一份表配它自己,有号码的户全部配上', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const { pairs } = match(all, all);
        for (const { prior, current } of pairs) expect(prior).toBe(current);
        const keyed = all.filter(({ row: { texts: t } }) => t.id !== null || t.idNumber !== null);
        expect(pairs.length).toBeGreaterThanOrEqual(keyed.length);
      }),
    );
  });
});
