import { describe, expect, it } from 'vitest';
import { findingSentences } from '../../src/locales/index.js';
import { household, placed, tableOf } from '../build.js';
import { checkBatch, OPTIONS, ofPair } from './ask.js';

const named = (head: string | null) => ({ texts: { head } });

describe('match.headChanged: 户主变了', () => {
  it('同名或有一年没填不报', () => {
    expect(ofPair('match.headChanged', named('王建国'), named('王建国'))).toEqual([]);
    expect(ofPair('match.headChanged', named(null), named('王建国'))).toEqual([]);
    expect(ofPair('match.headChanged', named('王建国'), named(null))).toEqual([]);
  });

  it('不同名是提示', () => {
    expect(ofPair('match.headChanged', named('王建国'), named('李秀英'))).toMatchObject([
      { severity: 'info', field: 'head', value: '李秀英', params: { prior: '王建国' } },
    ]);
  });
});

describe('match.villageChanged: 换了村', () => {
  it('同村不报,不同村是提示', () => {
    expect(ofPair('match.villageChanged', {}, {})).toEqual([]);
    expect(
      ofPair('match.villageChanged', {}, {}, { villages: ['南张村', '北张村'] }),
    ).toMatchObject([
      { severity: 'info', village: '北张村', value: '北张村', params: { prior: '南张村' } },
    ]);
  });
});

describe('match.populationChanged: 人口变了', () => {
  const persons = (population: number) => ({ values: { population } });

  it('相同不报,不同是提示', () => {
    expect(ofPair('match.populationChanged', persons(3), persons(3))).toEqual([]);
    expect(ofPair('match.populationChanged', persons(3), persons(4))).toMatchObject([
      { severity: 'info', field: 'population', value: 4, params: { prior: 3 } },
    ]);
  });

  it('没有排查的户也看', () => {
    const found = ofPair('match.populationChanged', persons(3), {
      ...persons(4),
      surveyed: false,
    });
    expect(found).toHaveLength(1);
  });
});

describe('只有一年的户', () => {
  const last = placed(
    household({
      texts: { id: '7', head: '张三' },
      table: tableOf(['id', 'head', 'population'], { year: 'prior', file: '上年/北张村.xlsx' }),
      row: 9,
    }),
  );
  const recent = placed(household({ texts: { id: null, head: '李四' } }), '南张村');

  it('上年有本年没有是警告,指向上年的行', () => {
    const found = checkBatch({ pairs: [], priorOnly: [last], currentOnly: [] }, OPTIONS);
    expect(found).toMatchObject([
      {
        code: 'match.missingThisYear',
        severity: 'warning',
        file: '上年/北张村.xlsx',
        cell: 'B9',
        household: '7',
        value: '张三',
        village: '北张村',
      },
    ]);
  });

  it('本年新增是提示', () => {
    const found = checkBatch({ pairs: [], priorOnly: [], currentOnly: [recent] }, OPTIONS);
    expect(found).toMatchObject([
      {
        code: 'match.newThisYear',
        severity: 'info',
        household: '李四',
        village: '南张村',
        file: '本年/北张村.xlsx',
      },
    ]);
  });

  const rejected = placed(
    household({ table: tableOf(['id'], { file: '本年/北张村.xlsx', sheet: '表一' }), row: 12 }),
  );
  const rejectedPartner = () => rejected;

  it('另一年的行有误未采用的,说是哪一行,不说没有找到或新增', () => {
    const found = checkBatch(
      { pairs: [], priorOnly: [last], currentOnly: [recent], rejectedPartner },
      OPTIONS,
    );
    const params = { rejectedRow: 12, rejectedIn: '本年/北张村.xlsx!表一' };
    expect(found).toMatchObject([{ params }, { params }]);
    const [missing, fresh] = found.map((one) => findingSentences(one, 'zh').message);
    expect(missing).toBe(
      '上年有“张三”户，本年第 12 行（本年/北张村.xlsx!表一）有误未采用，没有比较。',
    );
    expect(fresh).toBe('“李四”户上年第 12 行（本年/北张村.xlsx!表一）有误未采用，没有比较。');
  });

  it('本年没有排查的户不算新增', () => {
    const blank = { ...recent, row: { ...recent.row, surveyed: false } };
    expect(checkBatch({ pairs: [], priorOnly: [], currentOnly: [blank] }, OPTIONS)).toEqual([]);
  });

  it('都有的不报', () => {
    expect(checkBatch({ pairs: [], priorOnly: [], currentOnly: [] }, OPTIONS)).toEqual([]);
  });
});
