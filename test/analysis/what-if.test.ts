import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftOf } from '../../src/analysis/what-if.js';
import { anyOnFullForm } from './arbitrary.js';
import { analysed, DEFAULT, onOneForm, policyWith } from './ask.js';

const falling = onOneForm({ 'wages.migrant': 10_000 }, { 'wages.migrant': 9800, labour: 1 });
const shift = (own: object, subject = falling) =>
  shiftOf(analysed(subject).result, analysed(subject, policyWith(own)).result);

describe('政策试算:一户的变动', () => {
  it('同一政策没有变动', () => {
    fc.assert(
      fc.property(anyOnFullForm, (subject) => {
        expect(shiftOf(analysed(subject, DEFAULT).result, analysed(subject).result)).toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  it('容许幅度放宽:减收变持平,因素和措施随之去掉', () => {
    expect(shift({ tolerance: { rate: 0.02 } })).toMatchObject({
      trend: { prior: 'down', current: 'flat' },
      warning: { prior: 'yellow', current: 'none' },
      primary: { prior: 'wages', current: null },
      factors: { added: [], removed: ['wages'] },
      met: null,
    });
  });

  it('目标降低:达标与缺口', () => {
    const up = onOneForm({ 'wages.migrant': 10_000 }, { 'wages.migrant': 11_500 });
    expect(shift({ target: 0.15 }, up)).toMatchObject({
      trend: null,
      met: { prior: false, current: true },
      shortfall: { current: 0 },
    });
  });

  it('设了监测线:红色预警和社会救助', () => {
    expect(shift({ monitoringLine: 6500 })).toMatchObject({
      warning: { prior: 'yellow', current: 'red' },
      measures: { added: ['safetyNet'], removed: [] },
    });
  });

  it('红色预警的幅度', () => {
    const fell = onOneForm({ 'wages.migrant': 30_000 }, { 'wages.migrant': 29_400 });
    expect(shift({ warning: { redFall: 0.02 } }, fell)?.warning).toEqual({
      prior: 'yellow',
      current: 'red',
    });
    expect(shift({ warning: { redFall: 0.0201 } }, fell)).toBeNull();
  });
});
