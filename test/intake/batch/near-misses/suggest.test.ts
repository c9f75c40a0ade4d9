import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Household, TextField } from '../../../../src/domain/household.js';
import { matchYears } from '../../../../src/intake/batch/match.js';
import {
  type MatchSuggestion,
  suggestionFinding,
  suggestMatches,
} from '../../../../src/intake/batch/near-misses/index.js';
import type { Placed } from '../../../../src/intake/batch/placed.js';
import { findingSentences } from '../../../../src/locales/index.js';
import { household, placed, tableOf } from '../../../build.js';

type Row = Placed<Household>;
type Texts = Partial<Record<TextField, string | null>>;

const ID = '14990019900101123X';
const ONE_OFF = '149900199001011231';
const FAR = '149900198505050018';

let rows = 0;
function row(texts: Texts, { village = '北张村', persons = 3 } = {}): Row {
  rows += 1;
  const table = tableOf(['id', 'head', 'idNumber', 'population']);
  return placed(
    household({
      table,
      row: rows,
      texts: { id: null, head: null, ...texts },
      values: { population: persons },
    }),
    village,
  );
}

const suggest = async (prior: readonly Row[], current: readonly Row[]) =>
  suggestMatches(
    matchYears({
      prior: { households: prior, rejected: [] },
      current: { households: current, rejected: [] },
    }),
  );

const told = (suggestions: readonly MatchSuggestion[]) =>
  suggestions.map(({ likenesses }) => likenesses.join('+'));

describe('很像同一户,却没有匹配', () => {
  it.each<[string, Row, Row, string[]]>([
    ['证号差一位', row({ idNumber: ID }), row({ idNumber: ONE_OFF }), ['idNumber']],
    [
      '证号差一位,姓名也差一字',
      row({ idNumber: ID, head: '王建国' }),
      row({ idNumber: ONE_OFF, head: '王建园' }),
      ['idNumber+similarName'],
    ],
    [
      '证号少一位',
      row({ idNumber: ID }),
      row({ idNumber: ID.slice(0, 10) + ID.slice(11) }),
      ['idNumber'],
    ],
    [
      '证号差一位,人在另一个村',
      row({ idNumber: ID }),
      row({ idNumber: ONE_OFF }, { village: '南张村' }),
      ['idNumber'],
    ],
    [
      '同村同名,户编号换了',
      row({ id: '1', head: '王' }),
      row({ id: '2', head: '王' }),
      ['sameName'],
    ],
    [
      '同名,搬到另一个村',
      row({ head: '王建国' }),
      row({ head: '王建国' }, { village: '南张村' }),
      ['elsewhere'],
    ],
    ['姓名同音', row({ head: '张伟' }), row({ head: '章玮' }), ['homophone']],
    [
      '姓名同音又差一字',
      row({ head: '王建国' }),
      row({ head: '王健国' }),
      ['homophone+similarName'],
    ],
    ['姓名差一字', row({ head: '王建国' }), row({ head: '王建园' }), ['similarName']],
  ])('%s', async (_, prior, current, likenesses) => {
    expect(told(await suggest([prior], [current]))).toEqual(likenesses);
  });

  it.each<[string, Row, Row]>([
    ['同名,证号是两个人', row({ head: '王', idNumber: ID }), row({ head: '王', idNumber: FAR })],
    [
      '同名在另一个村,证号是两个人',
      row({ head: '王', idNumber: ID }),
      row({ head: '王', idNumber: FAR }, { village: '南张村' }),
    ],
    [
      '同音,证号是两个人',
      row({ head: '张伟', idNumber: ID }),
      row({ head: '章玮', idNumber: FAR }),
    ],
    ['差一字,户编号不同', row({ id: '1', head: '王芳' }), row({ id: '2', head: '王丽' })],
    ['差一字,不同村', row({ head: '王芳' }), row({ head: '王丽' }, { village: '南张村' })],
    ['差两字', row({ head: '王建国' }), row({ head: '王春燕' })],
  ])('%s,不提', async (_, prior, current) => {
    expect(await suggest([prior], [current])).toEqual([]);
  });

  it('已经匹配的户不再提', async () => {
    const prior = [row({ id: '1', head: '王建国' })];
    const current = [row({ id: '1', head: '王健国' }), row({ id: '9', head: '王健国' })];
    expect(await suggest(prior, current)).toEqual([]);
  });

  it('一户最多提五个,最像的在前', async () => {
    const prior = Array.from({ length: 9 }, (_, n) =>
      row({ id: `旧${n}`, head: n === 8 ? '王建园' : '王建国', idNumber: n === 8 ? ID : null }),
    );
    const suggestions = await suggest(prior, [
      row({ id: '新', head: '王建国', idNumber: ONE_OFF }),
    ]);
    expect(told(suggestions)).toEqual(['idNumber', ...Array(4).fill('sameName')]);
  });

  it('差一两位的证号总找得到(前六位也可以差)', async () => {
    const digit = fc.constantFrom(...'0123456789');
    const change = fc.tuple(fc.nat(17), digit);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 2 }), async (changes) => {
        const figures = [...ID];
        for (const [place, figure] of changes) figures[place] = figure;
        const other = figures.join('');
        const found = await suggest([row({ idNumber: ID })], [row({ idNumber: other })]);
        expect(told(found)).toEqual(other === ID ? [] : ['idNumber']);
      }),
    );
  });
});

describe('分户与并户', () => {
  const parents = (persons: number) => row({ id: '5', head: '王大山' }, { persons });

  it('一户分成两户,人口相加相符:问新出现的那一户', async () => {
    const son = row({ id: '77', head: '王小山' }, { persons: 2 });
    const [found, ...more] = await suggest([parents(5)], [parents(3), son]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ relation: 'split', current: son });
    expect(found?.other?.row.texts.head).toBe('王大山');
  });

  it('两户并成一户:问不见了的那一户', async () => {
    const son = row({ id: '77', head: '王小山' }, { persons: 2 });
    const [found, ...more] = await suggest([parents(3), son], [parents(5)]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ relation: 'merged', prior: son });
  });

  it('三户都没有匹配的也提,问较小的一户', async () => {
    const found = await suggest(
      [row({ id: '5', head: '王大山' }, { persons: 5 })],
      [
        row({ id: '6', head: '王二山' }, { persons: 2 }),
        row({ id: '7', head: '王小河' }, { persons: 3 }),
      ],
    );
    expect(told(found)).toEqual(['split']);
    expect(found[0]?.current.row.texts.id).toBe('6');
  });

  it('两户一样大,只提一次', async () => {
    const found = await suggest(
      [row({ id: '5', head: '王大山' }, { persons: 4 })],
      [
        row({ id: '6', head: '王二河' }, { persons: 2 }),
        row({ id: '7', head: '王小河' }, { persons: 2 }),
      ],
    );
    expect(told(found)).toEqual(['split']);
  });

  it('不同姓的,户编号由原编号加出来才提', async () => {
    const wife = (id: string) => row({ id, head: '李翠' }, { persons: 2 });
    expect(told(await suggest([parents(5)], [parents(3), wife('5-1')]))).toEqual(['split']);
    expect(await suggest([parents(5)], [parents(3), wife('99')])).toEqual([]);
  });

  it.each([
    ['人口差一个', 1, '北张村'],
    ['不同村', 2, '南张村'],
  ])('%s,不提', async (_, persons, village) => {
    const son = row({ id: '77', head: '王小山' }, { persons, village });
    expect(await suggest([parents(5)], [parents(3), son])).toEqual([]);
  });
});

describe('说明', () => {
  it('指出两户和相似之处,证件号码不写全', async () => {
    const [one] = await suggest(
      [row({ id: ID, head: '王建国', idNumber: ID })],
      [row({ id: null, head: '王健国', idNumber: ONE_OFF })],
    );
    if (one === undefined) throw new Error('没有提示');
    const found = suggestionFinding(one);
    expect(found).toMatchObject({ code: 'match.suggestion', severity: 'warning', field: 'head' });
    const { message } = findingSentences(found, 'zh');
    expect(message).toMatch(/“王健国”户像是上年“王建国”户.*证件号码只差一两位、同村，姓名同音/u);
    expect(JSON.stringify(found)).not.toContain(ID);
  });

  it('分户说出另一部分', async () => {
    const [one] = await suggest(
      [row({ id: '5', head: '王大山' }, { persons: 5 })],
      [
        row({ id: '5', head: '王大山' }, { persons: 3 }),
        row({ id: '77', head: '王小山' }, { persons: 2 }),
      ],
    );
    if (one === undefined) throw new Error('没有提示');
    expect(findingSentences(suggestionFinding(one), 'zh').message).toContain('分出');
    expect(findingSentences(suggestionFinding(one), 'en').message).toContain('come off');
  });
});
