import type { FieldKey } from '../domain/catalog.js';
import { FIXED_CODES } from '../domain/codes.js';
import { type Finding, finding } from '../domain/finding.js';
import { villageKey } from '../intake/village.js';

/** A finding that somebody has looked into and found to be right. Definition: docs/definitions/checks.md. */
interface Acceptance {
  readonly code: string;
  /** 户编号, or else the head's name; null for findings of a whole file. */
  readonly household: string | null;
  /** null: any village; a head's name alone may stand in several. */
  readonly village: string | null;
  /** null: any field. */
  readonly field: FieldKey | null;
  readonly reason: string;
  readonly who: string;
  /** The last day it holds, `2022-12-31`. */
  readonly until: string;
}

/** Where acceptances are written, for findings about them. */
export interface AcceptanceFile {
  /** As it is named to people. */
  readonly file: string;
  /** The line of each acceptance, from 1. */
  readonly lines: readonly (number | null)[];
  readonly acceptances: readonly Acceptance[];
}

/**
 * The findings with those marked that are accepted, and what is wrong with the acceptances: one
 * whose day is past marks nothing, one that no finding answers to is not needed any more.
 */
export function acceptFindings(
  findings: readonly Finding[],
  { file, lines, acceptances }: AcceptanceFile,
  today: string,
): Finding[] {
  const used = new Set<Acceptance>();
  const marked = findings.map((found) => {
    const fitting = acceptances.filter((acceptance) => fits(acceptance, found));
    for (const acceptance of fitting) used.add(acceptance);
    return fitting.some(({ until }) => until >= today) ? { ...found, accepted: true } : found;
  });
  const own = acceptances.flatMap((acceptance, n) => {
    const { code, household, field, village, until, who } = acceptance;
    const parts = {
      file,
      row: lines[n] ?? null,
      household,
      village,
      field,
      params: { accepted: code, who, until },
    };
    if (until < today) return [finding('accept.expired', 'warning', { ...parts, expected: today })];
    return used.has(acceptance) ? [] : [finding('accept.unused', 'warning', parts)];
  });
  return [...marked, ...own];
}

const fits = ({ code, household, village, field }: Acceptance, found: Finding): boolean =>
  code === found.code &&
  household === found.household &&
  (field === null || field === found.field) &&
  (village === null ||
    (found.village !== null && villageKey(village) === villageKey(found.village)));

/** An accepted finding that rejects its row does so all the same. */
export const rejectsAnyway = ({ accepted, code }: Finding): boolean =>
  accepted && FIXED_CODES.has(code);
