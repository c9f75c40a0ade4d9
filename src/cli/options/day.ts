import { writtenDay } from '../../domain/day.js';
import { refuse } from './value.js';

/** A day as an option writes it, as `2022-12-31`. */
export const dayFlag = (option: string, value: string): string =>
  writtenDay(value) ?? refuse(option, value, { kind: 'date' });

/** Today where the program runs; SOURCE_DATE_EPOCH fixes it. */
export function today({ SOURCE_DATE_EPOCH: epoch }: Readonly<Record<string, string | undefined>>) {
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) {
    return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  }
  return localDay(new Date());
}

/** The day of a moment where the program runs. */
export function localDay(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
