import { amountText, signedText } from '../../domain/figures.js';
import { inTenThousandths } from '../../domain/money.js';
import type { Contribution } from '../../domain/outcomes/contributions.js';
import type { FactorCount, Group } from '../../domain/outcomes/result.js';
import type { Context } from '../context.js';
import { share } from './figures.js';

/** Rows that our document and a county's own show alike. */

/** Rows of income by source: kind, both years, change, points of growth per head. */
export const sourceRows = (
  { terms }: Context,
  { income: { prior, current } }: Pick<Group, 'income'>,
  contributions: readonly Contribution[],
): string[][] =>
  contributions.map(({ category, points }) => [
    terms.amounts[category],
    amountText(prior[category]),
    amountText(current[category]),
    signedText(current[category] - prior[category]),
    signedText(inTenThousandths(points)),
  ]);

/**
 * A row of a factor: households, their share of the surveyed, those that decline, their share of
 * the declining.
 */
export const factorRow = ({ terms, words }: Context, factor: FactorCount): string[] => [
  terms.factors[factor.key],
  String(factor.households),
  share(factor.shareOfSurveyed, words.none),
  String(factor.declining),
  share(factor.shareOfDeclining, words.none),
];
