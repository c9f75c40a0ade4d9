/** Three lines stand above the header: title, place, hint. */
export const HEADER_ROW = 4;
export const FIRST_ROW = 5;
