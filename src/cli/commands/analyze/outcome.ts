import { ExpectedFailure } from '../../../domain/findings/failure.js';
import type { Finding } from '../../../domain/findings/finding.js';
import { isOpenError } from '../../../domain/findings/finding.js';
import { summaryText } from '../../../results/json.js';
import type { RunOutcome } from '../../../run/analyze/run-outcome.js';
import type { RunOptions } from '../../options/run-options.js';
import { problemTexts } from '../../screen/problems.js';
import type { Screen } from '../../screen/screen.js';
import { printSummary } from '../../views/summary.js';

/**
 * More errors are listed than usual, since no results are written in which the rest could be read.
 */
const MOST_TOLD = 50;

/** @throws {ExpectedFailure} where errors were found that nothing may be written with */
export function refuseIfStrict(
  { strict }: RunOptions,
  findings: readonly Finding[],
  screen: Screen,
): void {
  const errors = strict ? findings.filter(isOpenError) : [];
  if (errors.length === 0) return;
  const { moreStrict } = screen.words.summary;
  for (const text of problemTexts(errors, moreStrict, screen, MOST_TOLD)) screen.warn(text);
  throw new ExpectedFailure('strict.findings', { errors: errors.length });
}

/** Tells what came of a run: all of it, or of a quiet one its errors. */
export function report(
  outcome: RunOutcome,
  options: RunOptions,
  screen: Screen,
  folder: string,
): void {
  if (options.json) {
    screen.print(
      summaryText(
        outcome.run.periods,
        outcome.township,
        outcome.villages,
        outcome.run.shares,
      ).trimEnd(),
    );
    return;
  }
  if (!options.quiet) {
    printSummary(outcome, screen, folder);
    return;
  }
  const { more } = screen.words.summary;
  const errors = outcome.findings.filter(isOpenError);
  for (const text of problemTexts(errors, more, screen)) screen.warn(text);
}
