/** The eight risk factors of falling income. Definition: docs/definitions/factors.md. */
export const FACTOR_KEYS = [
  'business',
  'loan',
  'wages',
  'dibao',
  'subsidy',
  'disaster',
  'assistance',
  'other',
] as const;

export type FactorKey = (typeof FACTOR_KEYS)[number];

/** 1 to 8, in the order of the source document. */
export type FactorNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export const FACTOR_NUMBERS: readonly FactorNumber[] = [1, 2, 3, 4, 5, 6, 7, 8];

export const factorKey = (factor: FactorNumber): FactorKey => FACTOR_KEYS[factor - 1] as FactorKey;

/** The causes of each factor in their order; factor 6 has the disasters as they were written. */
export const CAUSES = {
  business: ['weather', 'scale', 'price', 'ceased', 'cost', 'unknown'],
  loan: ['notEligible', 'noFunds'],
  wages: ['unemployed', 'payCut', 'shorter', 'unknown'],
  dibao: ['cancelled'],
  subsidy: ['cancelled', 'reduced'],
  disaster: [],
  assistance: ['notDone', 'unverified'],
  other: [
    'property',
    'dibaoReduced',
    'tekun',
    'pension',
    'support',
    'otherTransfers',
    'undetermined',
  ],
} as const satisfies Record<FactorKey, readonly string[]>;

/** A cause of the lists above, or the text of the disaster. */
export type Cause = string;
