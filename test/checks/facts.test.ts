import { describe, expect, it } from 'vitest';
import { checkFacts } from '../../src/checks/facts.js';
import { factsFor, factsOn } from '../../src/domain/facts.js';
import { paramsOf } from '../params.js';
import { DEFAULT, policyWith } from './ask.js';

const DAY = '2022-09-30';
const policy = (dates: object) =>
  policyWith({ local: { 补贴: { amount: 1500, source: '某号', measures: ['work'], ...dates } } });

describe('政策事实的有效期', () => {
  it.each([
    [{}, 'inForce'],
    [{ until: '2022-09-29' }, 'expired'],
    [{ until: '2022-09-30' }, 'inForce'],
    [{ from: '2022-09-30' }, 'inForce'],
    [{ from: '2022-10-01' }, 'notYet'],
  ])('%j 在本年期间最后一天:%s', (dates, state) => {
    const own = policy(dates);
    expect(factsOn(own.file.local, DAY).find(({ key }) => key === '补贴')?.state).toBe(state);
    expect(
      checkFacts(own, DAY).map((found) => [found.code, found.severity, paramsOf(found).state]),
    ).toEqual(state === 'inForce' ? [] : [['policy.factOutOfDate', 'warning', state]]);
  });

  it('说出是从哪一天起、到哪一天止不在有效期内', () => {
    const values = (dates: object) => checkFacts(policy(dates), DAY).map(({ value }) => value);
    expect(values({ from: '2021-01-01', until: '2022-09-29' })).toEqual(['2022-09-29']);
    expect(values({ from: '2022-10-01', until: '2022-12-31' })).toEqual(['2022-10-01']);
  });

  it('失效的事实不作为措施的依据;别的措施也不', () => {
    const facts = (dates: object) => factsOn(policy(dates).file.local, DAY);
    expect(factsFor(facts({}), 'work').map(({ key }) => key)).toEqual(['补贴']);
    expect(factsFor(facts({}), 'crops')).toEqual([]);
    expect(factsFor(facts({ until: '2022-01-01' }), 'work')).toEqual([]);
  });

  it('默认政策里小额信贷的规定是小额信贷帮扶的依据,没有失效的', () => {
    const facts = factsOn(DEFAULT.file.local, DAY);
    expect(factsFor(facts, 'credit').map(({ key }) => key)).toContain('loanAmount');
    expect(checkFacts(DEFAULT, DAY)).toEqual([]);
  });
});
