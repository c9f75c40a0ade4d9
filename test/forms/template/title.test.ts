import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodInTitle } from '../../../src/domain/months/named-period.js';
import { parsePeriod } from '../../../src/domain/period.js';
import { formTitle, periodTitle, sheetNameOf } from '../../../src/forms/template/title.js';

const period = (text: string) => {
  const parsed = parsePeriod(text);
  if (parsed === null) throw new Error(text);
  return parsed;
};

describe('表头标题', () => {
  it.each([
    ['2022-01..2022-09', '2022年1-9月'],
    ['2022-01..2022-12', '2022年度'],
    ['2021-10..2022-09', '2021年10月至2022年9月'],
    ['2022-04..2022-06', '2022年4-6月'],
  ])('%s 写作 %s', (text, title) => {
    expect(periodTitle(period(text))).toBe(title);
  });

  it('标题写明县、乡镇和期间', () => {
    expect(formTitle(null, '北张乡', period('2022-01..2022-09'))).toBe(
      '北张乡2022年1-9月脱贫户和监测户收入明细表',
    );
    expect(formTitle('文水县', '北张乡', period('2022-01..2022-12'))).toBe(
      '文水县北张乡2022年度脱贫户和监测户收入明细表',
    );
  });

  it('任何期间都能从标题里原样读回', () => {
    const months = fc.tuple(fc.integer({ min: 2000 * 12, max: 2090 * 12 }), fc.nat({ max: 30 }));
    fc.assert(
      fc.property(months, ([first, more]) => {
        const wanted = { first, last: first + more };
        if (more >= 12) return;
        // Of a whole calendar year it is told, too, that only the year was named.
        expect(periodInTitle(formTitle('文水县', '北张乡', wanted))).toMatchObject(wanted);
      }),
    );
  });

  it('工作表名只留表格软件允许的字', () => {
    expect(sheetNameOf('北张村')).toBe('北张村');
    expect(sheetNameOf("北张/[村]*'")).toBe('北张村');
    expect(sheetNameOf(null)).toBe('收入明细表');
    expect(sheetNameOf('?')).toBe('收入明细表');
    expect(sheetNameOf('村'.repeat(40))).toHaveLength(30);
  });
});
