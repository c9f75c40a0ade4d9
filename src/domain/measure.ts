/** The eight families of measures. Definition: docs/definitions/measures.md. */
export const MEASURE_KEYS = [
  'crops',
  'livestock',
  'work',
  'credit',
  'dividends',
  'safetyNet',
  'motivation',
  'liaison',
] as const;

export type MeasureKey = (typeof MEASURE_KEYS)[number];
export type MeasureFamily = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Why a family is proposed; each has its sentence in the locales. */
export const MEASURE_REASONS = [
  'cropsFell',
  'livestockFell',
  'wagesFell',
  'workersBelowLabour',
  'loanGone',
  'businessFellCreditOpen',
  'propertyFell',
  'noLabour',
  'targetMissedNoProperty',
  'dibaoCancelled',
  'noLabourAndFalls',
  'belowLine',
  'motivationLacking',
  'notWilling',
  'assistanceFell',
  'toVerify',
  'noOtherFamily',
] as const;
export type MeasureReason = (typeof MEASURE_REASONS)[number];

/** What a person has to find out before the measure can be taken: the field whose cell is empty. */
export const MEASURE_QUESTIONS = ['willing', 'labour', 'loanEligible'] as const;
export type MeasureQuestion = (typeof MEASURE_QUESTIONS)[number];
