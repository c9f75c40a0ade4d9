import { expect, it } from 'vitest';
import { dayNumber, isDay } from '../../src/checks/day.js';

const MS_A_DAY = 86_400_000;

/** Every day of some years as a number. */
function daysOf(first: number, last: number): ReadonlySet<number> {
  const days = new Set<number>();
  for (let ms = Date.UTC(first, 0, 1); ms <= Date.UTC(last, 11, 31); ms += MS_A_DAY) {
    days.add(dayNumber(new Date(ms).toISOString().slice(0, 10)));
  }
  return days;
}

it('八位数是不是日历上的一天,与日历逐日一致', () => {
  for (const [first, last] of [
    [1896, 2004],
    [9996, 9999],
  ] as const) {
    const calendar = daysOf(first, last);
    for (let day = first * 10_000; day < last * 10_000 + 1400; day += 1) {
      if (day % 10_000 < 1400 && isDay(day) !== calendar.has(day)) throw new Error(String(day));
    }
  }
  expect(isDay(20_000_229)).toBe(true);
});
