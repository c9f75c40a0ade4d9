import { amountOf, placeOf } from '../../domain/household.js';
import { welfareOf } from '../../domain/standing/welfare.js';
import type { Comparison } from '../compare.js';
import { numberEvidence, textEvidence } from '../evidence.js';
import { fallOf } from '../falls.js';
import type { Factor } from './factor.js';

const DIBAO = 'transfers.dibao';
const TEKUN = 'transfers.tekun';
const RECEIVES = '低保户';

/** 4 低保取消. Definition: docs/definitions/factors.md. */
export const dibao: Factor<'dibao'> = {
  conditions: {
    dibaoInBoth: ({ plan }) => plan.inBoth.has(DIBAO),
    priorDibao: ({ prior }) => amountOf(prior, DIBAO) > 0,
    tekunNotHigher: (comparison) => !tekunIsHigher(comparison),
    dibaoGone: (comparison) =>
      amountOf(comparison.current, DIBAO) === 0 ||
      (fallOf(comparison, [placeOf(DIBAO)]) > 0 && leftClass(comparison)),
  },
  tag: (comparison) => ({
    causes: ['cancelled'],
    amount: amountOf(comparison.prior, DIBAO) - amountOf(comparison.current, DIBAO),
    verify: welfareOf(comparison.current) === RECEIVES,
    evidence: [
      numberEvidence(comparison, DIBAO),
      ...(leftClass(comparison) ? [textEvidence(comparison, 'welfare')] : []),
    ],
  }),
};

/** Tells whether 特困供养金, which replaces 低保金, has risen; where only one table has it, it has not. */
const tekunIsHigher = ({ prior, current, plan }: Comparison): boolean =>
  plan.inBoth.has(TEKUN) && amountOf(current, TEKUN) > amountOf(prior, TEKUN);

/** Tells whether 低保特困类别 went from 低保户 to another word. */
function leftClass({ prior, current }: Comparison): boolean {
  const now = welfareOf(current);
  return welfareOf(prior) === RECEIVES && now !== null && now !== RECEIVES;
}
