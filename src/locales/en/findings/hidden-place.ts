import type { hiddenPlace as zh } from '../../zh/findings/hidden-place.js';

export const hiddenPlace: typeof zh = (row, column) => {
  if (column === null) return ` Row ${row} is hidden.`;
  return row === null
    ? ` Column ${column} is hidden.`
    : ` Row ${row} and column ${column} are hidden.`;
};
