import { Document } from 'yaml';
import type { Backtest } from '../../domain/outcomes/backtest.js';
import { periodText } from '../../domain/period.js';
import type { ProjectionWords } from '../../locales/zh/projection.js';

/** The intervals as a piece of a policy. */
export function intervalFragment(
  found: Backtest,
  level: string,
  { backtest: words }: Pick<ProjectionWords, 'backtest'>,
): string {
  const { months } = found;
  // A number of months as a key, as people write it.
  const interval = new Map(
    months.flatMap(({ months: count, interval: ends }) => (ends ? [[count, ends] as const] : [])),
  );
  const document = new Document({ projection: { interval } });
  const periods = months.map(({ period }) => periodText(period));
  document.commentBefore = words
    .fragment(periods, level)
    .map((line) => ` ${line}`)
    .join('\n');
  return document.toString({ lineWidth: 0 });
}
