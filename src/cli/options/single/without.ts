import type { Lang } from '../../../locales/index.js';
import type { Leavable } from '../../../reports/report.js';
import { leavableCalled, leavableNames } from '../../../reports/without.js';
import { refuse } from '../value.js';

/** What nobody wants: sheets as the workbooks name them, in either language, and files. */
export const leftOut = (names: readonly string[], lang: Lang): Leavable[] =>
  names.map(
    (name) =>
      leavableCalled(name) ??
      refuse('--without', name, { kind: 'oneOf', values: leavableNames(lang) }),
  );
