import { type Finding, finding } from '../../domain/findings/finding.js';
import type { LedgerRow } from '../../domain/outcomes/ledger.js';
import type { LedgerReading } from './read.js';

const located = ({ household, place }: LedgerRow): Partial<Finding> => ({
  file: place.file,
  sheet: place.sheet,
  row: place.row,
  village: household.village || null,
  household: household.key,
});

/**
 * Checks the rows of all ledgers together and leaves those that count, each household and family
 * once; rows that are no longer needed or name no household do not count.
 */
export function checkRows(all: readonly LedgerRow[]): LedgerReading {
  const findings: Finding[] = [];
  const first = new Map<string, LedgerRow>();
  const figures = new Map<string, string>();
  const differing = new Set<string>();
  const rows = all.filter((row) => {
    const { household, family, familyText, retired } = row;
    if (retired || household.key === '') return false;
    const figure = `${household.fall} ${household.shortfall}`;
    const known = figures.get(household.key) ?? figure;
    figures.set(household.key, known);
    if (figure !== known && !differing.has(household.key)) {
      differing.add(household.key);
      findings.push(finding('ledger.figuresDiffer', located(row)));
    }
    const place = `${household.key}\n${family ?? familyText}`;
    const before = first.get(place);
    if (before === undefined) {
      first.set(place, row);
      return true;
    }
    const { file, sheet, row: number } = before.place;
    findings.push(
      finding('ledger.duplicateRow', {
        ...located(row),
        params: { family: familyText, first: [file, sheet, number].join('!') },
      }),
    );
    return false;
  });
  return { rows, findings };
}
