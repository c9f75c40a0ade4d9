import { NO_FIGURE } from '../../domain/figures.js';
import { type Fen, ratio, yuan } from '../../domain/money.js';
import type { Both } from '../../domain/outcomes/result.js';

/**
 * Live formulas, and the results of those whose figure no result object holds: differences and
 * ratios of two figures that stand beside them, worked out by the rules of
 * docs/definitions/comparison.md (exact fen, four decimals, half away from zero).
 */
export const differenceOf = ({ prior, current }: Both<Fen>): number => yuan(current - prior);

export const growthOf = ({ prior, current }: Both<Fen>): number | null =>
  ratio(current - prior, prior);

export const shareOf = (part: number, whole: number): number | null => ratio(part, whole);

const undefinedUnless = (condition: string, formula: string): string =>
  `IF(${condition},${formula},"${NO_FIGURE}")`;

export const shareFormula = (part: string, whole: string): string =>
  undefinedUnless(`N(${whole})<>0`, `ROUND(${part}/${whole},4)`);

export const growthFormula = (prior: string, current: string): string =>
  undefinedUnless(`N(${prior})<>0`, `ROUND((${current}-${prior})/ABS(${prior}),4)`);

export const differenceFormula = (prior: string, current: string): string =>
  undefinedUnless(`ISNUMBER(${prior})`, `${current}-${prior}`);

export const perCapitaFormula = (net: string, persons: string): string =>
  undefinedUnless(`${persons}<>0`, `ROUND(${net}/${persons},2)`);

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** `COUNTIFS` of cells that hold exactly these texts; the texts are fixed words without wildcards. */
export const countFormula = (
  ...criteria: readonly (readonly [range: string, text: string])[]
): string => `COUNTIFS(${criteria.map(([range, text]) => `${range},${quoted(text)}`).join(',')})`;

export const sumIfFormula = (range: string, text: string, amounts: string): string =>
  `SUMIF(${range},${quoted(text)},${amounts})`;
