import type { hiddenPlace as zh } from '../../zh/findings/hidden-place.js';

export const hiddenPlace: typeof zh = (row, column, sheet) => {
  const parts = [
    sheet === null ? '' : `sheet “${sheet}”`,
    row === null ? '' : `row ${row}`,
    column === null ? '' : `column ${column}`,
  ].filter(Boolean);
  const named = parts.join(' and ');
  return ` ${named.slice(0, 1).toUpperCase()}${named.slice(1)} ${parts.length === 1 ? 'is' : 'are'} hidden.`;
};
