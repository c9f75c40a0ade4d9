import { writtenDay } from '../../../domain/day.js';
import { refuse } from '../value.js';

/** A day as an option writes it, as `2022-12-31`. */
export const dayFlag = (option: string, value: string): string =>
  writtenDay(value) ?? refuse(option, value, { kind: 'date' });

/** Of all of China: deliveries are due by its clocks, wherever the machine stands. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

/** Today in a time zone; SOURCE_DATE_EPOCH fixes the moment. */
export function today(
  { SOURCE_DATE_EPOCH: epoch }: Readonly<Record<string, string | undefined>>,
  timeZone: string,
): string {
  const isFixed = epoch !== undefined && /^\d{1,11}$/.test(epoch);
  return dayIn(timeZone, isFixed ? new Date(Number(epoch) * 1000) : new Date());
}

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
