/** Days are held as numbers, 2022-09-30 as 20220930: so they compare. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

const LONG_MONTHS = [1, 3, 5, 7, 8, 10, 12];

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return LONG_MONTHS.includes(month) ? 31 : 30;
}

/** Tells whether the calendar has this day. */
export function isDay(day: number): boolean {
  const year = Math.floor(day / 10_000);
  const month = Math.floor(day / 100) % 100;
  const ofMonth = day % 100;
  return year >= 1 && month >= 1 && month <= 12 && ofMonth >= 1 && ofMonth <= daysIn(year, month);
}
