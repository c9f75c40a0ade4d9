/** Said behind a finding whose row, column or sheet nobody sees in the workbook. */
export const hiddenPlace = (
  row: number | null,
  column: string | null,
  sheet: string | null,
): string => {
  const parts = [
    sheet === null ? '' : `工作表“${sheet}”`,
    row === null ? '' : `第 ${row} 行`,
    column === null ? '' : `第 ${column} 列`,
  ];
  return `${parts.filter(Boolean).join('、')}已隐藏。`;
};
