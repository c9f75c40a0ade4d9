import type { Year } from '../../domain/household.js';
import { periodInTitle } from '../../domain/months/named-period.js';
import type { NamedPeriod } from '../../domain/months/notations.js';
import { lastYearOf } from '../../domain/period.js';
import { villageInTitles } from '../batch/village.js';
import { type MoneyUnit, unitInTitle } from '../header/normalise.js';
import type { Card } from './card.js';
import type { Settlement } from './settle.js';

/** What the titles of a card, and the words between its labels, say of all its values. */
export interface Said {
  readonly titles: readonly string[];
  readonly village: string | null;
  readonly unit: MoneyUnit | null;
  readonly period: NamedPeriod | null;
}

/**
 * What a card and its titles say; what they leave out is taken from the card above on the sheet.
 */
export function saidBy(
  { sheet, scan, titles, settled }: Card,
  year: Year,
  above: Said | null,
): Said {
  const texts = [...titles, ...scan.texts.values()];
  const first = <T>(read: (text: string) => T | null): T | null => {
    for (const text of texts) {
      const value = read(text);
      if (value !== null) return value;
    }
    return null;
  };
  const period = settled.named?.period ?? periodOf(first(periodInTitle), settled, year);
  return {
    titles: texts,
    village: villageInTitles(titles) ?? above?.village ?? null,
    unit: unitInTitle(sheet.name) ?? first(unitInTitle) ?? above?.unit ?? null,
    period: period ?? (settled.named === null ? (above?.period ?? null) : null),
  };
}

/** The title of a card with both years names the period of this year. */
function periodOf(
  inTitle: NamedPeriod | null,
  { named, bothYears }: Settlement,
  year: Year,
): NamedPeriod | null {
  if (inTitle === null || named === null) return inTitle;
  if (named.number !== null) {
    return !bothYears || lastYearOf(inTitle) === named.number ? inTitle : null;
  }
  if (year === 'current') return inTitle;
  return named.sameMonths
    ? { ...inTitle, first: inTitle.first - 12, last: inTitle.last - 12 }
    : null;
}
