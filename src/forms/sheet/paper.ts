/** What all forms have in common on paper. */

/** The date in the properties, so that nothing is taken from the clock. */
export const NO_DATE = new Date('2000-01-01T00:00:00Z');

/** The height of a line of text in points. */
export const LINE_HEIGHT = 14;

/** Over how many columns title lines are merged, so that they do not widen the first ones. */
export const TITLE_COLUMNS = 11;

export const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 };
