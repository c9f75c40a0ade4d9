import type { Lang } from '../../../locales/index.js';
import type { SheetKey } from '../../../reports/report.js';
import { leavableSheets, sheetCalled } from '../../../reports/without.js';
import { refuse } from '../value.js';

/** Sheets that nobody wants, named as the workbooks name them, in either language. */
export const sheetsCalled = (names: readonly string[], lang: Lang): SheetKey[] =>
  names.map(
    (name) =>
      sheetCalled(name) ??
      refuse('--without', name, { kind: 'oneOf', values: leavableSheets(lang) }),
  );
