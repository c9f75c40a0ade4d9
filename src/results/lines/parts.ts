import { filled, placeOf } from '../../domain/household.js';
import type { MeasureQuestion, MeasureReason } from '../../domain/measure.js';
import { yuan } from '../../domain/money.js';
import type {
  Evidence,
  FactorTag,
  ItemAmounts,
  PriorYear,
  Projection,
  Proposal,
} from '../../domain/outcomes/result.js';
import { inYuan } from '../groups.js';

/** The members of a line that most households have none of, as objects: money in yuan. */

/** The words for the reasons and the open questions of a proposal. */
export interface ProposalWords {
  readonly reasons: Readonly<Record<MeasureReason, string>>;
  readonly questions: Readonly<Record<MeasureQuestion, string>>;
}

export const factorJson = (tag: FactorTag) => ({
  factor: tag.factor,
  key: tag.key,
  causes: tag.causes,
  amount: yuan(tag.amount),
  basis: tag.basis,
  verify: tag.verify,
  primary: tag.primary,
  evidence: tag.evidence.map(evidenceJson),
});

const evidenceJson = ({ field, prior, current, money, source, priorSource }: Evidence) => ({
  field,
  prior: money ? inYuanIfAny(prior) : prior,
  current: money ? inYuanIfAny(current) : current,
  source,
  priorSource,
});

const inYuanIfAny = (value: Evidence['prior']): Evidence['prior'] =>
  typeof value === 'number' ? yuan(value) : value;

const encoder = new TextEncoder();

/** Lists that many households share, by the words that they are told in. */
const TOLD = new WeakMap<ProposalWords, WeakMap<readonly Proposal[], Uint8Array>>();

/** Proposals as the bytes of JSON. */
export function proposalBytes(measures: readonly Proposal[], words: ProposalWords): Uint8Array {
  let told = TOLD.get(words);
  if (told === undefined) {
    told = new WeakMap();
    TOLD.set(words, told);
  }
  let bytes = told.get(measures);
  if (bytes === undefined) {
    const all = measures.map((proposal) => proposalJson(proposal, words));
    bytes = encoder.encode(JSON.stringify(all));
    told.set(measures, bytes);
  }
  return bytes;
}

/** @internal */
export const proposalJson = (
  { family, key, reasons, questions }: Proposal,
  words: ProposalWords,
) => ({
  family,
  key,
  reason: reasons.map((reason) => words.reasons[reason]).join('；'),
  questions: questions.map((question) => words.questions[question]),
  // The keys of the reasons, so that reports can be made again in another language.
  reasonKeys: reasons,
  questionKeys: questions,
});

export const priorYearJson = ({ net, perCapita, items: amounts }: PriorYear) => ({
  net: yuan(net),
  perCapita: yuan(perCapita),
  items: items(amounts),
});

function items({ keys, numbers }: ItemAmounts): Record<string, number> {
  const amounts: Record<string, number> = {};
  for (const key of keys) {
    const value = numbers[placeOf(key)] as number;
    amounts[key] = filled(value) ? yuan(value) : 0;
  }
  return amounts;
}

export const projectionJson = ({ targetMet, ...result }: Projection) => ({
  net: yuan(result.net),
  perCapita: yuan(result.perCapita),
  low: inYuan(result.low),
  high: inYuan(result.high),
  trend: result.trend,
  risk: result.risk,
  targetMet,
  shortfall: inYuan(result.shortfall),
});
