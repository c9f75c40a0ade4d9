import { percentText } from '../../domain/figures.js';
import { inPercent } from '../../domain/money.js';

/** A share as the document writes it. */
export const share = (ratio: number | null, none: string): string =>
  ratio === null ? none : percentText(ratio);

/** The size of a change as a percentage: its direction is told in words. */
export const size = (ratio: number | null): string => percentText(Math.abs(ratio ?? 0));

/** Percentage points without a sign. */
export const points = (ratio: number): string => inPercent(Math.abs(ratio)).toFixed(2);
