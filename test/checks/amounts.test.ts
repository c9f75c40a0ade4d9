import { describe, expect, it } from 'vitest';
import { cellOfSections, checked } from '../../src/checks/amounts.js';
import type { FieldKey } from '../../src/domain/catalog.js';
import { household } from '../build.js';

describe('一户的金额指向哪个单元格', () => {
  const shown = (values: Partial<Record<FieldKey, number | null>>) =>
    cellOfSections(checked(household({ values })), 'total.wages', ['wages']);

  it('有合计列时是合计,没有时是最大的一项', () => {
    expect(shown({ 'wages.migrant': 1, 'total.wages': null })).toBe('total.wages');
    expect(shown({ 'wages.migrant': 1, 'wages.other': 2, 'wages.picking': 1.5 })).toBe(
      'wages.other',
    );
  });

  it('一样大的取前一项,空白按 0 算', () => {
    expect(shown({ 'wages.migrant': 2, 'wages.other': 2 })).toBe('wages.migrant');
    expect(shown({ 'wages.migrant': null, 'wages.other': 0 })).toBe('wages.migrant');
    expect(shown({ 'wages.migrant': null, 'wages.other': 0.01 })).toBe('wages.other');
  });

  it('合计和分项都没有时只能说合计', () => {
    expect(shown({ 'business.crops': 5 })).toBe('total.wages');
  });
});
