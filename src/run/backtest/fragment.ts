import { Document } from 'yaml';
import type { Backtest } from '../../domain/outcomes/backtest.js';
import { periodText } from '../../domain/period.js';
import type { ProjectionWords } from '../../locales/zh/projection.js';
import { intervalsOf } from '../../results/backtest.js';

/** The intervals as a piece of a policy. */
export function intervalFragment(
  found: Backtest,
  level: string,
  { backtest: words }: Pick<ProjectionWords, 'backtest'>,
): string {
  const document = new Document({ projection: { interval: intervalsOf(found) } });
  const periods = found.months.map(({ period }) => periodText(period)).join('、');
  document.commentBefore = words
    .fragment(periods, level)
    .map((line) => ` ${line}`)
    .join('\n');
  return document.toString({ lineWidth: 0 });
}
