import { describe, expect, it } from 'vitest';
import { finding } from '../../../src/domain/findings/finding.js';
import type { AnsweredQuestion, MatchAnswer } from '../../../src/domain/findings/match-answer.js';
import type { Household, TextField, Year } from '../../../src/domain/household.js';
import type { Placed } from '../../../src/intake/batch/placed.js';
import { matchAnswered, withExplained } from '../../../src/run/read/matching.js';
import { household, placed, tableOf } from '../../build.js';

type Row = Placed<Household>;
type Texts = Partial<Record<TextField, string | null>>;

const FILES: Readonly<Record<Year, string>> = {
  prior: '上年/北张村.xlsx',
  current: '本年/北张村.xlsx',
};

/** Rows of a year, one under the other. */
const rows = (year: Year, ...all: readonly (Texts & { persons?: number; village?: string })[]) =>
  all.map(
    ({ persons = 3, village = '北张村', ...texts }, n): Row =>
      placed(
        household({
          table: tableOf(['id', 'head', 'idNumber', 'population'], { year, file: FILES[year] }),
          row: 4 + n,
          texts: { id: null, head: null, ...texts },
          values: { population: persons },
        }),
        village,
      ),
  );

const batchOf = (prior: readonly Row[], current: readonly Row[]) => ({
  prior: { households: prior, rejected: [] },
  current: { households: current, rejected: [] },
});

/** The questions as they come back with these answers, in their order. */
const answered = (
  questions: readonly AnsweredQuestion[],
  ...answers: readonly (string | null)[]
): MatchAnswer[] =>
  questions.map((question, n) => ({
    ...question,
    answer: answers[n] ?? null,
    file: '疑似匹配.xlsx',
    sheet: '疑似匹配',
    row: 5 + n,
    cell: `M${5 + n}`,
  }));

const codes = ({ matching }: { matching: { findings: readonly { code: string }[] } }) =>
  matching.findings.map(({ code }) => code);
const states = ({ questions }: { questions: readonly AnsweredQuestion[] }) =>
  questions.map(({ state, answer }) => [state, answer]);

/** 张伟 of last year is written 章玮 this year. */
const misspelt = () => batchOf(rows('prior', { head: '张伟' }), rows('current', { head: '章玮' }));

/** 王建国 of last year could be either of two. */
const either = () =>
  batchOf(
    rows('prior', { id: '旧', head: '王建国' }),
    rows('current', { id: '甲', head: '王建国' }, { id: '乙', head: '王建国' }),
  );

describe('疑似匹配的答复', () => {
  it('没有答复的:照样不匹配,提示一条,问一条', async () => {
    const asked = await matchAnswered(misspelt(), []);
    expect(asked.matching.pairs).toEqual([]);
    expect(codes(asked)).toEqual(['match.suggestion']);
    expect(asked.questions).toMatchObject([
      {
        likenesses: ['homophone'],
        prior: { head: '张伟' },
        current: { head: '章玮' },
        state: 'open',
      },
    ]);
  });

  it('“是”按同一户匹配,不再提示', async () => {
    const batch = misspelt();
    const { questions } = await matchAnswered(batch, []);
    const again = await matchAnswered(batch, answered(questions, '是'));
    expect(again.matching.pairs).toMatchObject([{ matchedBy: 'confirmed' }]);
    expect([again.matching.priorOnly, again.matching.currentOnly]).toEqual([[], []]);
    expect(codes(again)).toEqual([]);
    expect(states(again)).toEqual([['confirmed', '是']]);
  });

  it('“否”不匹配,也不再提示', async () => {
    const batch = misspelt();
    const { questions } = await matchAnswered(batch, []);
    const again = await matchAnswered(batch, answered(questions, ' 否 '));
    expect(again.matching.pairs).toEqual([]);
    expect(codes(again)).toEqual([]);
    expect(again.questions.map(({ state }) => state)).toEqual(['denied']);
  });

  it('答复过的表每次都能再用,结果不变', async () => {
    const batch = either();
    const first = await matchAnswered(batch, []);
    const second = await matchAnswered(batch, answered(first.questions, '是', '否'));
    const third = await matchAnswered(
      batch,
      answered(second.questions, ...second.questions.map(({ answer }) => answer)),
    );
    expect(third.questions).toEqual(second.questions);
    const { rejectedPartner, ...matching } = second.matching;
    expect(third.matching).toEqual({ ...matching, rejectedPartner: expect.any(Function) });
    expect(rejectedPartner).toBeTypeOf('function');
  });

  describe('户编号到了别的户', () => {
    const people = [
      { id: '1', head: '甲', idNumber: '149900********001X' },
      { id: '2', head: '乙', idNumber: '149900********002X' },
    ] as const;
    const [one, two] = people;
    const exchanged = () =>
      batchOf(rows('prior', one, two), rows('current', { ...two, id: '1' }, { ...one, id: '2' }));
    const answeredWith = async (...answers: (string | null)[]) => {
      const batch = exchanged();
      const { questions } = await matchAnswered(batch, []);
      return matchAnswered(batch, answered(questions, ...answers));
    };

    it('村里只说一次,每一对都问', async () => {
      const asked = await matchAnswered(exchanged(), []);
      expect(codes(asked)).toEqual(['match.renumbered']);
      expect(asked.questions).toMatchObject([
        { likenesses: ['sameId'], prior: { head: '甲' }, current: { head: '乙' }, state: 'open' },
        { likenesses: ['sameId'], prior: { head: '乙' }, current: { head: '甲' }, state: 'open' },
      ]);
    });

    it('“是”的按户编号对,“否”的照旧撇开;都答了不再提示', async () => {
      const both = await answeredWith('是', '是');
      expect(both.matching.pairs.map(({ matchedBy }) => matchedBy)).toEqual(['id', 'id']);
      expect([codes(both), states(both)]).toEqual([
        [],
        [
          ['confirmed', '是'],
          ['confirmed', '是'],
        ],
      ]);
      const neither = await answeredWith('否', '否');
      expect(neither.matching.pairs.map(({ matchedBy }) => matchedBy)).toEqual([
        'idNumber',
        'idNumber',
      ]);
      expect(codes(neither)).toEqual([]);
    });

    it('还有没答的,仍提示', async () => {
      const half = await answeredWith('否', null);
      expect(half.matching.findings).toMatchObject([
        { code: 'match.renumbered', value: 2, params: { open: 1 } },
      ]);
      expect(half.questions.map(({ state }) => state)).toEqual(['open', 'denied']);
    });
  });

  it('既不是“是”也不是“否”:说出在哪一格,问题还在,写的话也还在', async () => {
    const batch = misspelt();
    const { questions } = await matchAnswered(batch, []);
    const again = await matchAnswered(batch, answered(questions, '可能是'));
    expect(again.matching.pairs).toEqual([]);
    expect(again.matching.findings).toMatchObject([
      { code: 'match.suggestion' },
      { code: 'match.answerUnclear', severity: 'error', cell: 'M5', value: '可能是' },
    ]);
    expect(states(again)).toEqual([['unclear', '可能是']]);
  });

  it('一户不能是两户:两个“是”都不采用', async () => {
    const batch = either();
    const { questions } = await matchAnswered(batch, []);
    expect(questions).toHaveLength(2);
    const again = await matchAnswered(batch, answered(questions, '是', '是'));
    expect(again.matching.pairs).toEqual([]);
    expect(codes(again).filter((code) => code === 'match.answerConflict')).toHaveLength(2);
    expect(states(again)).toEqual([
      ['conflict', '是'],
      ['conflict', '是'],
    ]);
  });

  it('同一对既答“是”又答“否”,不采用', async () => {
    const batch = misspelt();
    const { questions } = await matchAnswered(batch, []);
    const both = [...answered(questions, '是'), ...answered(questions, '否')];
    const again = await matchAnswered(batch, both);
    expect(again.matching.pairs).toEqual([]);
    expect(codes(again).filter((code) => code === 'match.answerConflict')).toHaveLength(2);
    expect(again.questions).toHaveLength(1);
  });

  it('后来补了户编号、按编号匹配上的:“是”已经满足,“否”与号码矛盾', async () => {
    const { questions } = await matchAnswered(misspelt(), []);
    const mended = batchOf(
      rows('prior', { id: '1', head: '张伟' }),
      rows('current', { id: '1', head: '章玮' }),
    );
    const yes = await matchAnswered(mended, answered(questions, '是'));
    expect(codes(yes)).toEqual([]);
    expect(yes.matching.pairs).toMatchObject([{ matchedBy: 'id' }]);
    expect(codes(await matchAnswered(mended, answered(questions, '否')))).toEqual([
      'match.answerConflict',
    ]);
  });

  it('号码已经匹配给别的户的,号码为准,并说出矛盾', async () => {
    const { questions } = await matchAnswered(misspelt(), []);
    const mended = batchOf(
      rows('prior', { id: '1', head: '张伟' }),
      rows('current', { head: '章玮' }, { id: '1', head: '张卫' }),
    );
    const again = await matchAnswered(mended, answered(questions, '是'));
    expect(again.matching.pairs).toMatchObject([
      { matchedBy: 'id', current: { row: { texts: { head: '张卫' } } } },
    ]);
    expect(codes(again)).toEqual(['match.answerConflict']);
  });

  it('户不在了:答复没有用到,但不丢', async () => {
    const { questions } = await matchAnswered(misspelt(), []);
    const gone = batchOf(rows('prior', { head: '赵六' }), rows('current', { head: '钱七' }));
    const again = await matchAnswered(gone, answered(questions, '是'));
    expect(again.matching.findings).toMatchObject([
      { code: 'match.answerUnused', severity: 'warning', cell: 'M5' },
    ]);
    expect(again.questions).toMatchObject([
      { state: 'unused', answer: '是', prior: { head: '张伟' }, current: { head: '章玮' } },
    ]);
  });

  it('同名的几户都可能是的,不猜', async () => {
    const { questions } = await matchAnswered(misspelt(), []);
    const twice = batchOf(
      rows('prior', { head: '张伟' }, { head: '张伟' }),
      rows('current', { head: '章玮' }),
    );
    expect(codes(await matchAnswered(twice, answered(questions, '是')))).toContain(
      'match.answerUnused',
    );
  });

  it('不能确定是哪一户的同名户,可以用答复定下来', async () => {
    const batch = batchOf(
      rows('prior', { id: '甲', head: '王建国' }, { id: '乙', head: '王建国' }),
      rows('current', { head: '王建国' }),
    );
    const { matching, questions } = await matchAnswered(batch, []);
    // 一条歧义的错误已经说出两个候选,不再各提示一次。
    expect(matching.findings.map(({ code }) => code)).toEqual(['match.ambiguous']);
    const again = await matchAnswered(batch, answered(questions, '否', '是'));
    expect(again.matching.pairs).toMatchObject([
      { matchedBy: 'confirmed', prior: { row: { texts: { id: '乙' } } } },
    ]);
    expect(codes(again)).toEqual([]);
  });

  it('只写了说明、没有答复的,说明也带下去', async () => {
    const batch = misspelt();
    const { questions } = await matchAnswered(batch, []);
    const [noted] = answered(questions, null);
    if (noted === undefined) throw new Error('没有问题');
    const again = await matchAnswered(batch, [{ ...noted, note: '下周入户' }]);
    expect(again.questions).toMatchObject([{ state: 'open', note: '下周入户' }]);
  });
});

describe('分户的答复', () => {
  const split = () =>
    batchOf(
      rows('prior', { id: '5', head: '王大山', persons: 5 }),
      rows('current', { id: '5', head: '王大山' }, { id: '77', head: '王小山', persons: 2 }),
    );

  it('“是”不改变匹配:分出的户仍是新增,但不再当问题', async () => {
    const batch = split();
    const { questions } = await matchAnswered(batch, []);
    expect(questions).toMatchObject([
      { likenesses: ['split'], other: expect.stringContaining('王大山') },
    ]);
    const again = await matchAnswered(batch, answered(questions, '是'));
    expect(again.matching.pairs).toMatchObject([{ matchedBy: 'id' }]);
    expect(again.matching.currentOnly).toHaveLength(1);
    expect(codes(again)).toEqual([]);
    const place = { file: FILES.current, sheet: 'Sheet1', row: 5 };
    const told = [
      finding('match.newThisYear', place),
      finding('match.populationChanged', { ...place, params: { prior: 5 } }),
    ];
    expect(withExplained(told, again.explained).map(({ accepted }) => accepted)).toEqual([
      true,
      false,
    ]);
    expect(withExplained(told, new Set())).toBe(told);
  });

  it('“否”不再提', async () => {
    const batch = split();
    const { questions } = await matchAnswered(batch, []);
    const again = await matchAnswered(batch, answered(questions, '否'));
    expect(codes(again)).toEqual([]);
    expect(again.explained.size).toBe(0);
  });
});

it('并户答复“是”:并入的户本年没有,但不再当问题', async () => {
  const batch = batchOf(
    rows('prior', { id: '5', head: '王大山' }, { id: '77', head: '王小山', persons: 2 }),
    rows('current', { id: '5', head: '王大山', persons: 5 }),
  );
  const { questions } = await matchAnswered(batch, []);
  expect(questions).toMatchObject([{ likenesses: ['merged'] }]);
  const again = await matchAnswered(batch, answered(questions, '是'));
  expect(again.matching.priorOnly).toHaveLength(1);
  const place = { file: FILES.prior, sheet: 'Sheet1' };
  const told = [5, 4].map((row) => finding('match.missingThisYear', { ...place, row }));
  expect(withExplained(told, again.explained).map(({ accepted }) => accepted)).toEqual([
    true,
    false,
  ]);
});

describe('几个乡镇', () => {
  it('同名村的户,带上乡镇的名字,找得到', async () => {
    const inTown = (row: Row | undefined, township: string): Row => {
      if (row === undefined) throw new Error('没有这一行');
      return { ...row, township };
    };
    const [a] = rows('prior', { head: '张伟' });
    const [b, c] = rows('current', { head: '章玮' }, { head: '章玮' });
    const batch = batchOf([inTown(a, '北张乡')], [inTown(b, '北张乡'), inTown(c, '南安镇')]);
    const { questions } = await matchAnswered(batch, []);
    expect(questions).toMatchObject([{ current: { village: '北张乡 北张村' } }]);
    const again = await matchAnswered(batch, answered(questions, '是'));
    expect(again.matching.pairs).toMatchObject([{ current: { township: '北张乡' } }]);
  });
});
