import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountsOf,
  bothHave,
  hasItem,
  monitoringPerCapita,
  shapeOf,
  sumAt,
  tableShape,
  takenAsWhole,
} from '../../src/domain/amounts.js';
import { SECTIONS } from '../../src/domain/catalog.js';
import { type Given, household, tableOf } from '../build.js';

const amounts = (values: NonNullable<Given['values']>) => {
  const row = household({ values });
  return amountsOf(row, shapeOf(row));
};

describe('shape of a table', () => {
  it('is its own, made of what tables with the same columns have alike', () => {
    const one = tableOf(['wages.migrant', 'total.wages']);
    const other = { ...one, file: '本年/南张村.xlsx' };
    expect(tableShape(other)).not.toBe(tableShape(one));
    expect(tableShape(other)).toEqual(tableShape(one));
    expect(tableShape(other).wages).toBe(tableShape(one).wages);
  });

  it('knows fields without a column and what parts of the year lack', () => {
    const one = tableOf(['wages.migrant']);
    const derived = tableShape({ ...one, derived: ['wages.other'] });
    expect(derived.wages.items).toEqual(['wages.migrant', 'wages.other']);
    const lacking = new Map([['wages.migrant', '1、2月'] as const]);
    const of = { first: 24_264, last: 24_269 };
    const joined = tableShape({ ...one, joined: { latest: one, parts: [], of, lacking } });
    expect(joined.wages.lacking).toEqual(['wages.migrant']);
    expect(tableShape(one).wages).toMatchObject({ items: ['wages.migrant'], lacking: [] });
  });
});

describe('section sums', () => {
  it('adds up items, takes costs from business, divides by the persons of the year', () => {
    expect(
      amounts({
        population: 4,
        'wages.migrant': 100.1,
        'wages.other': 0.02,
        'business.crops': 50,
        'costs.crops': 20,
        'property.land': 1,
        'transfers.dibao': 2,
      }),
    ).toEqual({
      wages: 10_012,
      business: 5_000,
      costs: 2_000,
      property: 100,
      transfers: 200,
      net: 13_312,
      perCapita: 3_328,
    });
  });

  it('takes the total where the table has no item, and nothing where it has neither', () => {
    expect(amounts({ 'total.wages': 7, 'total.costs': 2 })).toMatchObject({
      wages: 700,
      costs: 200,
      business: 0,
      net: 500,
    });
  });

  it('takes the items where one of them is filled, whatever the total says', () => {
    expect(amounts({ 'total.wages': 7, 'wages.migrant': 0, 'wages.other': null }).wages).toBe(0);
  });

  it('takes a total above 0 where all items of the row are blank, each section for itself', () => {
    const blank = { 'business.crops': null, 'costs.crops': null };
    expect(amounts({ ...blank, 'total.business': 7, 'total.costs': 2 })).toMatchObject({
      business: 700,
      costs: 200,
    });
    expect(amounts({ ...blank, 'total.business': 0.01 }).business).toBe(1);
    expect(amounts({ ...blank, 'total.business': 0 }).business).toBe(0);
    expect(amounts({ ...blank, 'total.business': -0.01 }).business).toBe(0);
  });

  it('rounds income per head half away from zero', () => {
    expect(amounts({ population: 2, 'wages.migrant': 0.01 }).perCapita).toBe(1);
    expect(amounts({ population: 2, 'costs.crops': 0.01 }).perCapita).toBe(-1);
  });
});

describe('what can be asked of a household', () => {
  const row = (migrant: number | null, total: number | null) =>
    household({ values: { 'wages.migrant': migrant, 'total.wages': total, 'transfers.soil': 1 } });

  it('is the shape of its table, the same object', () => {
    const { table } = row(1, 2);
    expect(shapeOf({ ...row(1, 2), table })).toBe(tableShape(table));
    expect(shapeOf({ ...row(null, null), table })).toBe(tableShape(table));
  });

  it('has no items of a section that the row knows by its total alone', () => {
    const shape = shapeOf(row(null, 2));
    expect(shape.wages).toMatchObject({ byTotal: true, items: [], itemPlaces: [] });
    expect(hasItem(shape, 'wages.migrant')).toBe(false);
    expect(hasItem(shape, 'transfers.soil')).toBe(true);
  });

  it('is one object for all such rows of a table', () => {
    const { table } = row(null, 2);
    expect(shapeOf({ ...row(null, 2), table })).toBe(shapeOf({ ...row(null, 3), table }));
  });

  it('asks about items that both years know, and takes a section as a whole otherwise', () => {
    const items = tableShape(tableOf(['wages.migrant', 'wages.other', 'transfers.soil']));
    const total = tableShape(tableOf(['total.wages', 'transfers.soil']));
    expect(bothHave(items, items, 'wages.migrant')).toBe(true);
    expect(bothHave(items, total, 'wages.migrant')).toBe(false);
    expect(bothHave(total, items, 'wages.migrant')).toBe(false);
    expect(bothHave(items, total, 'transfers.soil')).toBe(true);
    expect(takenAsWhole(items, total, 'wages')).toBe(true);
    expect(takenAsWhole(total, items, 'wages')).toBe(true);
    expect(takenAsWhole(items, items, 'wages')).toBe(false);
    // Neither an item nor a total: the section is 0, but not known by its total.
    expect(takenAsWhole(items, total, 'property')).toBe(false);
  });

  it('leaves no amount out and counts none twice', () => {
    const value = fc.option(fc.integer({ min: -500, max: 500 }), { nil: null });
    fc.assert(
      fc.property(value, value, value, (migrant, other, total) => {
        const household_ = household({
          values: { 'wages.migrant': migrant, 'wages.other': other, 'total.wages': total },
        });
        const shape = shapeOf(household_);
        const { wages } = amountsOf(household_, shape);
        const items = (migrant ?? 0) + (other ?? 0);
        const blank = migrant === null && other === null;
        expect(wages).toBe(100 * (blank && (total ?? 0) > 0 ? (total ?? 0) : items));
        for (const section of SECTIONS) {
          expect(sumAt(household_.numbers, shape[section].places)).toBe(
            amountsOf(household_, shape)[section],
          );
        }
      }),
    );
  });
});

describe('income against the monitoring line', () => {
  it('is net and claims less out-of-pocket spending, per head', () => {
    const row = household({ values: { population: 3, claims: 20.01, outOfPocket: 70 } });
    expect(monitoringPerCapita(row, 10_000)).toBe(1_667);
  });

  it('may be below zero', () => {
    const row = household({ values: { population: 2, outOfPocket: 200.01 } });
    expect(monitoringPerCapita(row, 10_000)).toBe(-5_001);
  });
});
