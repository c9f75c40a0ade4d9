import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, isTimeZone, today } from '../../../../src/cli/options/single/day.js';

describe('the day of a moment', () => {
  it.each([
    ['Asia/Shanghai', '2022-10-15T15:59:59Z', '2022-10-15'],
    ['Asia/Shanghai', '2022-10-15T16:00:00Z', '2022-10-16'],
    ['America/New_York', '2022-10-15T03:59:59Z', '2022-10-14'],
    ['Asia/Shanghai', '2022-12-31T16:00:00Z', '2023-01-01'],
  ])('in %s at %s is %s', (timeZone, moment, day) => {
    expect(dayIn(timeZone, new Date(moment))).toBe(day);
    const epoch = String(Date.parse(moment) / 1000);
    expect(today({ SOURCE_DATE_EPOCH: epoch }, timeZone)).toBe(day);
  });

  it('in UTC is that of the moment as it is written', () => {
    const moments = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('2999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        expect(dayIn('UTC', moment)).toBe(moment.toISOString().slice(0, 10));
      }),
    );
  });

  it('needs a time zone that exists', () => {
    expect(isTimeZone('Asia/Shanghai')).toBe(true);
    for (const name of ['北京时间', '', 8, null]) expect(isTimeZone(name)).toBe(false);
  });
});
