import { type Finding, withoutIdNumber } from '../../domain/findings/finding.js';
import { maskIfAny, maskWithin } from '../../domain/masking.js';
import { yuan } from '../../domain/money.js';
import type { Cover, FollowUp, FollowUpCounts } from '../../domain/outcomes/follow-up.js';
import type { LedgerHousehold, LedgerRow } from '../../domain/outcomes/ledger.js';

/** The follow-up as JSON: money in yuan, rates with four decimals. Definition: docs/ledger.md. */
export const followUpText = (followUp: FollowUp, findings: readonly Finding[]): string =>
  JSON.stringify(
    {
      asOf: followUp.asOf,
      township: counts(followUp.township),
      villages: followUp.villages.map(({ village, ...own }) => ({ village, ...counts(own) })),
      helpers: followUp.helpers.map(({ helper, planned, actual, ...own }) => ({
        helper: maskIfAny(helper),
        ...own,
        planned: yuan(planned),
        actual: yuan(actual),
      })),
      missed: followUp.missed.map(cover),
      short: followUp.short.map(cover),
      overdue: followUp.overdue.map(row),
      doneWithoutIncome: followUp.doneWithoutIncome.map(row),
      findings: findings.map((found) => withoutIdNumber(found)),
    },
    null,
    1,
  );

const counts = ({ need, planned, short, actual, rates, ...households }: FollowUpCounts) => ({
  ...households,
  need: yuan(need),
  planned: yuan(planned),
  short: yuan(short),
  actual: yuan(actual),
  rates,
});

const household = ({ fall, shortfall, ...who }: LedgerHousehold) => ({
  ...who,
  fall: yuan(fall),
  shortfall: yuan(shortfall),
});

const cover = ({ household: who, helpers, need, planned, short }: Cover) => ({
  ...household(who),
  helpers: helpers.map((helper) => maskWithin(helper)),
  need: yuan(need),
  planned: yuan(planned),
  short: yuan(short),
});

const row = ({ household: who, family, entry, place }: LedgerRow) => ({
  ...household(who),
  family,
  measure: entry.measure,
  helper: maskIfAny(entry.helper),
  deadline: entry.deadline,
  progress: entry.progress,
  planned: entry.planned === null ? null : yuan(entry.planned),
  actual: entry.actual === null ? null : yuan(entry.actual),
  place,
});
