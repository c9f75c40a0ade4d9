import { amountText, orNone, percentText } from '../../domain/figures.js';

/** Figures of a table on the screen that may be missing. */
export const percent = orNone(percentText);
export const amount = orNone(amountText);
