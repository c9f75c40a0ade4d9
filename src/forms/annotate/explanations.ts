import { maskWithin } from '../../domain/masking.js';
import type { AnnotatedFinding, Explanation } from './finding.js';
import { cellAddress } from './ooxml/address.js';

/** The parts of a finding that tell which explanation belongs to it. */
export type Explainable = Pick<AnnotatedFinding, 'code' | 'sheet' | 'household' | 'cell'>;

/**
 * Ways in which an explanation may belong to a finding, the surest first; each explanation is used
 * once.
 */
const PLACES: readonly { readonly of: (cell: string) => string; readonly only: boolean }[] = [
  { of: (cell) => cell, only: false },
  { of: (cell) => String(cellAddress(cell)?.column ?? ''), only: true },
  { of: () => '', only: true },
];

/**
 * The explanation of each finding, in their order; each explanation belongs to one. Rows move, so
 * an explanation is found by code, sheet and household: of several the one in the same cell, else
 * the only one in the same column, else the only one. Without a household it must be in the same
 * cell, so that it is never one about another household.
 */
export function matchExplanations(
  findings: readonly Explainable[],
  explanations: readonly Explanation[],
): (Explanation | undefined)[] {
  const matched = new Map<Explainable, Explanation>();
  let open = findings;
  let rest = explanations;
  for (const { of, only } of PLACES) {
    const groups = new Map<string, { findings: Explainable[]; explanations: Explanation[] }>();
    const at = ({ code, sheet, household, cell }: Explainable) => {
      const name = maskWithin((household ?? '').trim());
      const place = name === '' ? (cell ?? '') : of(cell ?? '');
      const key = JSON.stringify([code, (sheet ?? '').trim(), name, place]);
      const known = groups.get(key) ?? { findings: [], explanations: [] };
      groups.set(key, known);
      return known;
    };
    for (const one of open) at(one).findings.push(one);
    for (const one of rest) at(one).explanations.push(one);
    for (const group of groups.values()) {
      const isOne = group.findings.length === 1 && group.explanations.length === 1;
      if (only && !isOne) continue;
      for (const [n, one] of group.findings.entries()) {
        const explanation = group.explanations[n];
        if (explanation !== undefined) matched.set(one, explanation);
      }
    }
    const used = new Set(matched.values());
    open = open.filter((one) => !matched.has(one));
    rest = rest.filter((one) => !used.has(one));
  }
  return findings.map((one) => matched.get(one));
}
