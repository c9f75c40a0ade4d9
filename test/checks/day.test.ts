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
  const calendar = daysOf(1896, 2004);
  const wrong: number[] = [];
  for (let year = 1896; year <= 2004; year += 1) {
    for (let rest = 0; rest < 1400; rest += 1) {
      const day = year * 10_000 + rest;
      if (isDay(day) !== calendar.has(day)) wrong.push(day);
    }
  }
  expect(wrong).toEqual([]);
});
