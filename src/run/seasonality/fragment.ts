import { Document, type Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { labelOf } from '../../domain/catalog.js';
import { RATE_SCALE } from '../../domain/money.js';
import type { ProjectionWords } from '../../locales/zh/projection.js';
import type { LearnedItem } from './learn.js';

/** Shares learned from fewer households than this are marked. */
const FEW = 30;

/** Learned shares as a piece of a policy, with the households that each row rests on. */
export function monthSharesFragment(
  learned: readonly LearnedItem[],
  results: readonly string[],
  { seasonality: words }: Pick<ProjectionWords, 'seasonality'>,
): string {
  const document = new Document({ monthShares: {} });
  const rows = new YAMLMap();
  for (const { item, shares, households } of learned) {
    const row = new YAMLSeq<Scalar<number>>();
    row.flow = true;
    for (const share of shares) row.add(document.createNode(share / RATE_SCALE));
    const say = households < FEW ? words.few : words.item;
    row.comment = ` ${say(labelOf(item), households)}`;
    rows.add({ key: item, value: row });
  }
  document.set('monthShares', rows);
  document.commentBefore = words
    .head(results)
    .map((line) => ` ${line}`)
    .join('\n');
  return document.toString({ lineWidth: 0 });
}
