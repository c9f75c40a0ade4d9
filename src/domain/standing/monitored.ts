import { answerOf, type Household, hasColumn } from '../household.js';

/** Who is monitored against falling back into poverty. Definition: docs/definitions/intake.md. */

/** Words by which a form denies a category; any other unknown one stays, so that no family is lost. */
const NONE: ReadonlySet<string> = new Set([
  '否',
  '不是',
  '无',
  '非监测户',
  '非监测对象',
  '一般户',
  '一般农户',
  '脱贫户',
]);

/** Categories that some forms write in 户类型. */
const CATEGORIES: ReadonlySet<string> = new Set(['脱贫不稳定户', '边缘易致贫户', '突发严重困难户']);

const named = (category: string | null, type: string | null): string | null => {
  if (category !== null && !NONE.has(category)) return category;
  return type !== null && CATEGORIES.has(type) ? type : null;
};

/** The 监测对象类别 of a row, whether or not its risk is cleared; null where it has none. */
export const categoryOf = ({ texts }: Household): string | null =>
  named(texts.monitored, texts.type);

/**
 * The 监测对象类别 of a household whose risk is not cleared, else null. What this year's table has no
 * column for is taken from last year's row, where there is one.
 */
export function monitoredAs(current: Household, prior: Household | null): string | null {
  const rowFor = (field: 'monitored' | 'type' | 'riskCleared'): Household =>
    prior === null || hasColumn(current.table, field) ? current : prior;
  const says = rowFor('monitored');
  const category = named(says.texts.monitored, rowFor('type').texts.type);
  if (category === null) return null;
  // Last year's risk belongs to last year's category alone.
  const risk = says === prior ? rowFor('riskCleared') : current;
  return answerOf(risk, 'riskCleared') === true ? null : category;
}
