import { factsFor, type PolicyFact } from '../../domain/facts.js';
import { yuan } from '../../domain/money.js';
import { householdKeys } from '../../domain/names/household-key.js';
import { villageName } from '../../domain/names/village-name.js';
import {
  type LedgerFamily,
  type LedgerHousehold,
  NOTHING_FILLED,
} from '../../domain/outcomes/ledger.js';
import { needsMeasures, type RecordedHousehold } from '../../domain/outcomes/recorded.js';
import type { FallenItem } from '../../domain/outcomes/result.js';
import { moreUrgent } from '../../domain/standing/urgency.js';
import { figure } from '../../locales/finding.js';
import { ledger as words } from '../../locales/zh/filled/ledger.js';
import { terms } from '../../locales/zh/terms.js';
import type { NewRow } from './rows.js';

const SEPARATOR = '；';

/** Rows to be filled, of the households that need measures, the most urgent first. */
export function newRows(
  households: readonly RecordedHousehold[],
  facts: readonly PolicyFact[],
): NewRow[] {
  const several = new Set(households.map(({ township }) => township)).size > 1;
  const keys = householdKeys(households);
  return households
    .map((household, n) => ({ household, key: keys[n]?.key ?? '' }))
    .filter(({ household }) => needsMeasures(household))
    .toSorted((a, b) => moreUrgent(a.household, b.household))
    .flatMap(({ household, key }) => rowsOf(household, key, facts, several));
}

function rowsOf(
  household: RecordedHousehold,
  key: string,
  facts: readonly PolicyFact[],
  several: boolean,
): NewRow[] {
  const common = {
    household: ledgerHousehold(household, key, several),
    factors: factorsText(household),
    marks: household.assistanceStopped ? words.marks.assistanceStopped : '',
    cells: { ...NOTHING_FILLED, helper: household.helper },
  };
  if (household.measures.length === 0) {
    return [{ ...common, family: 'none', reason: words.noMeasure, questions: '', basis: '' }];
  }
  return household.measures.map(({ key: family, reason, questions }) => ({
    ...common,
    family: family as LedgerFamily,
    reason,
    questions: questions.join('\n'),
    basis: words.facts(factsFor(facts, family)) || words.noFact,
  }));
}

/**
 * The household of a ledger row. Its fall counts only where it declines; a change within the
 * tolerance is none.
 */
const ledgerHousehold = (
  household: RecordedHousehold,
  key: string,
  several: boolean,
): LedgerHousehold => ({
  key,
  village: villageName(household, several),
  head: household.head,
  monitored: household.monitored,
  warning: household.warning,
  fall: household.trend === 'down' ? Math.max(0, -household.netChange) : 0,
  shortfall: household.target.shortfall ?? 0,
});

/** `教育补助 1,584→0`, in yuan. */
const itemText = ({ field, prior, current }: FallenItem): string =>
  `${terms.field(field)} ${figure(yuan(prior))}→${figure(yuan(current))}`;

function factorsText({ factors }: RecordedHousehold): string {
  return factors
    .map(({ key, causes, primary, verify, items }) => {
      const known: Readonly<Record<string, string>> = terms.causes[key];
      const named = causes.map((cause) => (Object.hasOwn(known, cause) ? known[cause] : cause));
      const marks = [primary ? words.primary : '', verify ? words.verify : ''].join('');
      const name = `${terms.factors[key]}${named.length > 0 ? `(${named.join('、')})` : ''}${marks}`;
      return items.length === 0 ? name : `${name}：${items.map(itemText).join('、')}`;
    })
    .join(SEPARATOR);
}
