import type { FollowUp } from '../../domain/outcomes/follow-up.js';
import type { TrackingWords } from '../../locales/zh/sheets/tracking.js';
import type { Sheet } from '../../xlsx/write/table.js';
import type { Language } from '../context.js';

export interface Tracking extends Language {
  readonly tracking: TrackingWords;
  readonly followUp: FollowUp;
}

type SheetName = keyof TrackingWords['sheets'];

export const sheetOf = (
  { tracking, followUp }: Tracking,
  name: SheetName,
  notes: readonly string[],
  frozenColumns: number,
): Omit<Sheet, 'tables'> => ({
  name: tracking.sheets[name],
  title: tracking.titles[name],
  lines: [`${tracking.title(followUp.asOf)}　　${tracking.unit}`],
  notes,
  frozenColumns,
});
