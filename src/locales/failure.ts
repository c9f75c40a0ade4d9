import type { FailureCode, FailureParams } from '../domain/findings/failure.js';

/** What is wrong and where; what to do. */
interface FailureSentence {
  readonly what: string;
  readonly todo: string;
}

/** Every failure has its sentence, of its own values: one without it does not compile. */
export type FailureSentences = {
  readonly [C in FailureCode]: (params: FailureParams[C]) => FailureSentence;
};
