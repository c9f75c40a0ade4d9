/** Said behind a finding whose row or column nobody sees in the workbook. */
export const hiddenPlace = (row: number | null, column: string | null): string => {
  const parts = [row === null ? '' : `第 ${row} 行`, column === null ? '' : `第 ${column} 列`];
  return `${parts.filter(Boolean).join('、')}已隐藏。`;
};
