import { describe, expect, it } from 'vitest';
import { planner } from '../../src/analysis/plan.js';
import type { FieldKey } from '../../src/domain/catalog.js';
import { NUMERIC_FIELDS, type TableHead } from '../../src/domain/household.js';
import { household, tableOf } from '../build.js';

const planOf = (prior: readonly FieldKey[], current: readonly FieldKey[]) =>
  planner()(rowOf(tableOf(prior, { year: 'prior' })), rowOf(tableOf(current)));

const rowOf = (table: TableHead) => household({ table });

const fields = (places: readonly number[]): FieldKey[] =>
  places.map((place) => NUMERIC_FIELDS[place] as FieldKey);

describe('两张表能比什么', () => {
  it('一类有分项列取分项,只有小计列取小计,什么都没有就是空', () => {
    const { prior } = planOf(
      ['wages.migrant', 'total.wages', 'total.business', 'costs.crops', 'total.costs'],
      [],
    );
    expect(fields(prior.figures.wages)).toEqual(['wages.migrant']);
    expect(fields(prior.figures.businessGross)).toEqual(['total.business']);
    expect(fields(prior.figures.businessCosts)).toEqual(['costs.crops']);
    expect(prior.figures.property).toEqual([]);
  });

  it('分项的问题只问两年都有的列', () => {
    const plan = planOf(
      ['business.crops', 'business.orchard', 'business.livestock', 'transfers.soil'],
      ['business.crops', 'business.other', 'transfers.soil', 'transfers.grain'],
    );
    expect(fields(plan.land.gross)).toEqual(['business.crops']);
    expect(plan.animals.gross).toEqual([]);
    expect(fields(plan.businesses)).toEqual(['business.crops']);
    expect(fields(plan.subsidies)).toEqual(['transfers.soil']);
    expect([...plan.inBoth]).toEqual(['business.crops', 'transfers.soil']);
  });

  it('任一年只有小计,这一类的项目合计就不问', () => {
    const plan = planOf(
      ['total.property', 'wages.townPost', 'transfers.soil'],
      ['property.land', 'wages.townPost', 'transfers.soil'],
    );
    expect(plan.property).toBeNull();
    expect(fields(plan.assisted).filter((field) => field.startsWith('property.'))).toEqual([]);
    expect(fields(plan.assisted)).toContain('wages.townPost');
    expect(fields(plan.subsidies)).toContain('transfers.soil');
  });

  it('小计列旁边有分项列,照样可以问', () => {
    const columns: FieldKey[] = ['total.property', 'property.land', 'property.dividend'];
    const { property } = planOf(columns, columns);
    expect(fields(property ?? [])).toEqual(['property.dividend', 'property.land']);
  });

  it('单元格前写明文件和工作表;文本文件没有工作表', () => {
    const table = tableOf(['population'], { file: '本年/北张村.csv', sheet: '' });
    expect(planner()(rowOf(table), rowOf(table)).current.prefix).toBe('本年/北张村.csv!');
    expect(planOf([], []).current.prefix).toBe('本年/北张村.xlsx!Sheet1!');
  });

  it('每一对表只排一次,次序相反是另一对', () => {
    const plan = planner();
    const [prior, current] = [rowOf(tableOf(['wages.migrant'])), rowOf(tableOf(['wages.other']))];
    expect(plan(prior, current)).toBe(plan(prior, current));
    expect(plan(current, prior)).not.toBe(plan(prior, current));
    expect(plan(current, prior).prior.keys).toEqual(['wages.other']);
  });

  it('同一种表的分项是同一份;有的月份缺分项的表另有一份', () => {
    const keysOf = (table: ReturnType<typeof tableOf>) =>
      planner()(rowOf(table), rowOf(table)).current;
    const columns: FieldKey[] = ['wages.migrant', 'wages.other'];
    const { keys } = keysOf(tableOf(columns));
    expect(keysOf(tableOf([...columns])).keys).toBe(keys);
    expect(keysOf(tableOf(['wages.migrant'])).keys).toEqual(['wages.migrant']);
    const latest = tableOf(columns);
    const lacking = new Map([['wages.other', '3月']] as const);
    const joined = { latest, parts: [], of: { first: 1, last: 12 }, lacking };
    const partial = keysOf({ ...latest, joined });
    expect(partial.keys).toEqual(keys);
    expect(partial.keys).not.toBe(keys);
    expect(partial.partial).toEqual(new Set(['wages.other']));
  });
});
