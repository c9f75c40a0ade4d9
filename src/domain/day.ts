import { plainWord } from './names/plain-word.js';

/** `2022-12-31`, `2022/12/31`, `2022.12.31`, `2022年12月31日`. */
const DAY =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/u;

/** A day as people write it, as `2022-12-31`; null where the calendar has none such. */
export function writtenDay(text: string): string | null {
  const found = DAY.exec(plainWord(text));
  if (found === null) return null;
  const [year = '', month = '', day = ''] = found.slice(1).filter((part) => part !== undefined);
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
  return isReal ? written : null;
}
