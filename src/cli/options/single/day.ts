import { writtenDay } from '../../../domain/day.js';
import type { Shell } from '../../screen/shell.js';
import { refuse } from '../value.js';

/** A day as an option writes it, as `2022-12-31`. */
export const dayFlag = (option: string, value: string): string =>
  writtenDay(value) ?? refuse(option, value, { kind: 'date' });

/** What fixes the day of making, and today; the clock never makes a date of a report. */
/** 制表日期 as the option or SOURCE_DATE_EPOCH gives it; null leaves its place blank. */
export function dayOfMaking(
  option: string | undefined,
  env: Shell['env'],
  timeZone: string,
): string | null {
  if (option !== undefined) return dayFlag('--date', option);
  return isFixed(env) ? today(env, timeZone) : null;
}

const isFixed = ({ SOURCE_DATE_EPOCH: epoch }: Shell['env']): boolean =>
  epoch !== undefined && /^\d{1,11}$/.test(epoch);

/** The time zone of all of China, by which deliveries are due wherever the machine stands. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

/** Today in a time zone; SOURCE_DATE_EPOCH fixes the moment. */
export const today = (env: Shell['env'], timeZone: string): string =>
  dayIn(timeZone, isFixed(env) ? new Date(Number(env.SOURCE_DATE_EPOCH) * 1000) : new Date());

/** The day of a moment in a time zone (IANA: `Asia/Shanghai`). */
export function dayIn(timeZone: string, moment: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment);
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

export function isTimeZone(name: unknown): boolean {
  if (typeof name !== 'string' || name === '') return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
