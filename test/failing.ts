import { ExpectedFailure, type FailureCode } from '../src/domain/findings/failure.js';

/** The failure that an act ends in; an error of another kind goes on its way. */
export function failureOf(act: () => unknown): ExpectedFailure {
  try {
    act();
  } catch (error) {
    if (error instanceof ExpectedFailure) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

/** Code, exit code and values in one object, for `toMatchObject`. */
export const told = (code: FailureCode, exitCode: number, params: object = {}) => ({
  code,
  exitCode,
  params,
});
