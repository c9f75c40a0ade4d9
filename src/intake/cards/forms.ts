import { type Finding, saidOnce } from '../../domain/findings/finding.js';
import type { DetailTable } from '../table/detail-table.js';

/** What is to be said of labels, not of a household. */
const OF_LABELS: ReadonlySet<string> = new Set(['intake.unknownColumn', 'intake.duplicateColumn']);
export const isOfLabel = ({ code, household }: Finding): boolean =>
  OF_LABELS.has(code) && household === null;

/** The tables of a file, whose cards are one form: every label is spoken of once, on the first card. */
export function labelsSaidOnce(tables: readonly DetailTable[]): readonly DetailTable[] {
  const cards = new Set(tables.filter(({ head }) => head.rows !== undefined));
  const [first] = cards;
  const once = saidOnce(
    [...cards].flatMap(({ findings }) => findings.filter(isOfLabel)),
    ({ code, value }) => `${code}\n${value}`,
  );
  return tables.map((table) => {
    if (!cards.has(table)) return table;
    const others = table.findings.filter((found) => !isOfLabel(found));
    return { ...table, findings: table === first ? [...once, ...others] : others };
  });
}
