import { append } from '../../domain/append.js';
import { FIXED_CODES } from '../../domain/findings/codes.js';
import type { Finding } from '../../domain/findings/finding.js';
import { movedBy } from '../../domain/findings/moved.js';
import { SEVERITIES } from '../../domain/findings/severity.js';

/** A finding with those that say the same of the same household, row or place. */
export interface Repeated {
  readonly first: Finding;
  readonly others: readonly Finding[];
}

/** All that is said of one code. */
export interface Ranked {
  readonly first: Finding;
  readonly findings: readonly Finding[];
  readonly lines: readonly Repeated[];
}

/** Codes that cost a whole file or table. */
const WHOLE_TABLE =
  /^(?:file\.|intake\.(?:periodMismatch|missingColumn|unit)$|parts\.(?:gap|overlap|title|straddles)$)/u;

/**
 * By code: what costs whole files first, then what costs rows, then the rest by the yuan that it
 * moves, and so within a code; among equals the more frequent. Warnings stand behind errors, notes
 * at the end.
 */
export function ranked(findings: readonly Finding[]): Ranked[] {
  const groups = new Map<string, Finding[]>();
  for (const found of findings) {
    const key = `${found.severity}\n${found.code}`;
    append(groups, key, found);
  }
  return [...groups.values()]
    .flatMap((group): (Ranked & { rank: number; moved: number })[] => {
      const inOrder = group
        .map((found) => ({ found, moved: movedBy(found) }))
        .sort((a, b) => b.moved - a.moved);
      const own = inOrder.map(({ found }) => found);
      const [first] = own;
      if (first === undefined) return [];
      const moved = inOrder.reduce((sum, one) => sum + one.moved, 0);
      return [{ first, findings: own, lines: repeated(own), rank: rankOf(first), moved }];
    })
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.first.severity) - SEVERITIES.indexOf(b.first.severity) ||
        a.rank - b.rank ||
        b.moved - a.moved ||
        b.findings.length - a.findings.length,
    );
}

function rankOf({ code, severity }: Finding): number {
  if (WHOLE_TABLE.test(code)) return 0;
  return severity === 'error' && FIXED_CODES.has(code) ? 1 : 2;
}

/**
 * Findings that say the same are put together: a deleted row changes every total of its sheet, and
 * a duplicate is told of both rows.
 */
function repeated(findings: readonly Finding[]): Repeated[] {
  const lines = new Map<string, [Finding, ...Finding[]]>();
  for (const found of findings) {
    const { file, sheet, household, row, village, cell, field, value } = found;
    const ofTable = row === null ? [cell, field, value] : [row];
    const key = JSON.stringify(
      household === null ? [file, sheet, ...ofTable] : [file, village, household],
    );
    append(lines, key, found);
  }
  return [...lines.values()].map(([first, ...others]) => ({ first, others }));
}
