/**
 * The risk factors of falling income in the order of the source document: the key, the name on
 * forms, its causes in their order (自然灾害 has the disasters as they were written), and the
 * conditions that it is tagged by. Everything else that counts or names factors follows from these
 * lines. Definition: docs/definitions/factors.md.
 */
// biome-ignore format: a table reads by its rows
const FACTOR_ROWS = [
  ['business', '经营性减收', ['weather', 'scale', 'price', 'ceased', 'cost', 'unknown'], ['priorGross', 'businessDown']],
  ['loan', '小额贷款减少', ['notEligible', 'noFunds'], ['priorLoan', 'loanLower', 'loanIncomeFell']],
  ['wages', '务工减收', ['unemployed', 'payCut', 'shorter', 'unknown'], ['wagesFell']],
  ['dibao', '低保取消', ['cancelled'], ['dibaoInBoth', 'priorDibao', 'tekunNotHigher', 'dibaoGone']],
  ['subsidy', '政策性补贴减少', ['cancelled', 'reduced'], ['subsidiesFell']],
  ['disaster', '自然灾害', [], ['disasterNamed', 'landOrAnimalsFell']],
  ['assistance', '帮扶不到位', ['notDone', 'unverified'], ['assistedFell', 'assistanceNotDone']],
  ['other', '其它原因', ['property', 'dibaoReduced', 'tekun', 'pension', 'support', 'otherTransfers', 'undetermined'], ['householdDown', 'fallUncovered']],
] as const;

type FactorRow = (typeof FACTOR_ROWS)[number];

export type FactorKey = FactorRow[0];

/** From 1, in the order of the source document. */
export type FactorNumber = Exclude<Partial<typeof FACTOR_ROWS>['length'], 0>;

/** The causes of a factor that are known. */
export type CauseOf<Key extends FactorKey> = Extract<
  FactorRow,
  readonly [Key, ...unknown[]]
>[2][number];

/** The conditions of a factor, each by the name that its sentence has in the locales. */
export type ConditionOf<Key extends FactorKey> = Extract<
  FactorRow,
  readonly [Key, ...unknown[]]
>[3][number];

export type ConditionName = ConditionOf<FactorKey>;

/** A known cause, or the text of the disaster. */
export type Cause = string;

export const FACTOR_KEYS: readonly FactorKey[] = FACTOR_ROWS.map(([key]) => key);

export const FACTOR_NUMBERS = FACTOR_ROWS.map((_, n) => (n + 1) as FactorNumber);

export const factorKey = (factor: FactorNumber): FactorKey => FACTOR_KEYS[factor - 1] as FactorKey;

/** The number of each factor, by its key: `FACTOR.wages`. */
export const FACTOR = Object.fromEntries(FACTOR_ROWS.map(([key], n) => [key, n + 1])) as Readonly<
  Record<FactorKey, FactorNumber>
>;

/** A number that a factor has. */
export const isFactorNumber = (number: number): number is FactorNumber =>
  Number.isInteger(number) && number >= 1 && number <= FACTOR_ROWS.length;

export const FACTOR_NAMES = Object.fromEntries(
  FACTOR_ROWS.map(([key, name]) => [key, name]),
) as Readonly<Record<FactorKey, string>>;

export const CAUSES = Object.fromEntries(
  FACTOR_ROWS.map(([key, , causes]) => [key, causes]),
) as unknown as Readonly<Record<FactorKey, readonly Cause[]>>;

export const CONDITIONS = Object.fromEntries(
  FACTOR_ROWS.map(([key, , , conditions]) => [key, conditions]),
) as unknown as { readonly [Key in FactorKey]: readonly ConditionOf<Key>[] };
