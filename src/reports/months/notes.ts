import type { Months } from '../../domain/outcomes/months.js';
import type { MonthsWords } from '../../locales/zh/months.js';

/** What must be known of results that stand side by side, on screen and in the workbook. */
export function monthNotes({ months: words }: { readonly months: MonthsWords }, trend: Months) {
  const { notes } = words;
  const { policyChanges } = trend;
  const fingerprints = new Set(trend.results.flatMap(({ fingerprint }) => fingerprint ?? []));
  return [
    rowsNote(words, trend),
    ...(trend.groups.some(({ months }) => months.some(({ moves }) => moves !== null))
      ? [notes.first]
      : [notes.groupsOnly]),
    ...policyChanges.map(({ from, to, keys }) => notes.policy(from, to, keys)),
    ...(fingerprints.size > 1 ? [notes.fingerprints] : []),
  ];
}

function rowsNote({ notes }: MonthsWords, { results, rows }: Months): string {
  let begin = 0;
  const texts = rows.map((length) => {
    const row = results.slice(begin, begin + length);
    begin += length;
    const [first, last] = [row[0], row.at(-1)];
    return first === undefined || last === undefined
      ? ''
      : notes.row(first.period, last.period, length);
  });
  return notes.rows(texts.join('；'));
}
