import type { MonthResult } from '../../domain/outcomes/months.js';
import { periodText } from '../../domain/period.js';
import type { ResultRef } from '../../results/manifest.js';

/** What a manifest says of a result that something was made of. */
export const resultRef = ({ folder, period, sha256 }: MonthResult): ResultRef => ({
  folder,
  period: periodText(period),
  sha256,
});
