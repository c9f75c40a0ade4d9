import { withSeverities } from '../../checks/severities.js';
import { append } from '../../domain/append.js';
import type { FieldKey } from '../../domain/catalog.js';
import { FIXED_CODES } from '../../domain/findings/codes.js';
import { type Finding, finding, type SignOff } from '../../domain/findings/finding.js';
import { maskIfAny, maskWithin } from '../../domain/masking.js';
import { byCodePoint } from '../../domain/names/order.js';
import type { Policy } from '../../domain/policy.js';
import { valueText } from '../../forms/sign-off/row.js';
import { villageKey } from '../../intake/batch/village.js';

/** A finding that somebody has looked into and found to be right. Definition: docs/definitions/checks.md. */
export interface Acceptance {
  readonly code: string;
  /** 户编号, or else the head's name; an ID number may be masked. null for findings of a whole file. */
  readonly household: string | null;
  /** The village; null for any, since a head's name alone may stand in several. */
  readonly village: string | null;
  /** The field; null for any. */
  readonly field: FieldKey | null;
  /** For a finding about a whole table: which table, and what the finding says; null for any. */
  readonly table: WholeTable | null;
  readonly signOff: SignOff;
  readonly place: Place;
}

interface WholeTable {
  /**
   * The name of the file without its folder, as the file that a village sends back lies elsewhere.
   */
  readonly file: string;
  readonly sheet: string;
  readonly value: string;
}

/** Where an acceptance is written, for findings about it. */
interface Place {
  readonly file: string;
  /** The sheet; null for a person's own list, in which the name of a village may be a slip. */
  readonly sheet: string | null;
  readonly row: number | null;
}

/** What people accepted, and the day on which that counts. */
export interface Acceptances {
  readonly list: readonly Acceptance[];
  /** What is wrong with the lists themselves. */
  readonly findings: readonly Finding[];
  readonly today: string;
}

export type Given = Pick<Acceptances, 'list' | 'today'>;

/** The day after which the next acceptance no longer holds; null where none will expire. */
export function nextExpiry({ list, today }: Given): string | null {
  const days = list.map(({ signOff }) => signOff.until).filter((until) => until >= today);
  return days.sort(byCodePoint)[0] ?? null;
}

/** The findings with those marked that are accepted. */
export function markAccepted(findings: readonly Finding[], given: Given): readonly Finding[] {
  return given.list.length === 0 ? findings : marked(findings, given).findings;
}

/** The acceptances that a village's own findings need. */
export const ofVillage = (acceptances: Acceptances | null, name: string): Given | null =>
  acceptances === null
    ? null
    : {
        today: acceptances.today,
        list: acceptances.list.filter(
          ({ village }) => village === null || villageKey(village) === villageKey(name),
        ),
      };

/**
 * The findings with those marked that are accepted, and what is wrong with the acceptances: one
 * whose day is past marks nothing, one that no finding answers to is not needed any more, and one
 * that several households of a table answer to is nobody's.
 */
export function acceptFindings(
  findings: readonly Finding[],
  acceptances: Acceptances,
  { policy, villages }: { readonly policy: Policy; readonly villages: ReadonlySet<string> },
): Finding[] {
  const { today, list } = acceptances;
  const outcome = marked(findings, acceptances);
  const valid = new Set(list.filter((one) => one.signOff.until >= today).map(keyOf));
  const keys = new Set([...villages].map(villageKey));
  const own = list.flatMap((one): Finding[] => {
    if (one.signOff.until < today) {
      return valid.has(keyOf(one)) ? [] : [told('accept.expired', one, { expected: today })];
    }
    if (outcome.ambiguous.has(one)) return [told('accept.ambiguous', one)];
    if (outcome.used.has(one)) return [];
    const isElsewhere =
      one.place.sheet !== null && one.village !== null && !keys.has(villageKey(one.village));
    return isElsewhere ? [] : [told('accept.unused', one)];
  });
  return [...outcome.findings, ...withSeverities([...acceptances.findings, ...own], policy)];
}

/**
 * A key of what an acceptance is about: two with one key are the same one, renewed or written
 * twice.
 */
export const keyOf = (one: Omit<Acceptance, 'signOff' | 'place'>): string =>
  JSON.stringify([
    one.code,
    maskIfAny(one.household),
    one.village === null ? null : villageKey(one.village),
    one.field,
    one.table,
  ]);

function told(
  code: 'accept.expired' | 'accept.unused' | 'accept.ambiguous',
  acceptance: Acceptance,
  parts: { readonly expected?: string } = {},
): Finding {
  const { household, village, field, place, signOff } = acceptance;
  return finding(code, {
    ...place,
    household: maskIfAny(household),
    village,
    field,
    params: { accepted: acceptance.code, who: signOff.who, until: signOff.until },
    ...parts,
  });
}

interface Marked {
  readonly findings: readonly Finding[];
  readonly used: ReadonlySet<Acceptance>;
  readonly ambiguous: ReadonlySet<Acceptance>;
}

function marked(findings: readonly Finding[], { list, today }: Given): Marked {
  const candidates = candidatesIn(list);
  const fitting = findings.map((found) => candidates(found).filter((one) => fits(one, found)));
  const ambiguous = ambiguousIn(findings, fitting);
  return {
    findings: findings.map((found, n) => {
      const valid = (fitting[n] ?? []).find(
        (one) => one.signOff.until >= today && !ambiguous.has(one),
      );
      return valid === undefined ? found : { ...found, accepted: true, signOff: valid.signOff };
    }),
    used: new Set(fitting.flat()),
    ambiguous,
  };
}

/**
 * Finds the acceptances of a finding's code and household without comparing all with all. Either
 * number may be masked, so both are looked up masked, and `fits` decides.
 */
function candidatesIn(list: readonly Acceptance[]): (found: Finding) => readonly Acceptance[] {
  const groups = new Map<string, Acceptance[]>();
  for (const one of list) {
    const key = groupKey(one);
    append(groups, key, one);
  }
  return (found) => groups.get(groupKey(found)) ?? [];
}

const groupKey = ({ code, household }: Pick<Acceptance, 'code' | 'household'>): string =>
  JSON.stringify([code, maskIfAny(household)]);

function fits(one: Acceptance, found: Finding): boolean {
  if (!isNamed(one.household, found.household)) return false;
  if (one.field !== null && one.field !== found.field) return false;
  if (one.village !== null) {
    if (found.village === null || villageKey(one.village) !== villageKey(found.village)) {
      return false;
    }
  }
  return one.table === null || isOf(one.table, one.village, found);
}

/**
 * Tells whether two names mean one household. A masked one stands for every ID number that is
 * masked to it.
 */
function isNamed(name: string | null, household: string | null): boolean {
  if (name === household) return true;
  if (name === null || household === null) return false;
  return maskWithin(household) === name || maskWithin(name) === household;
}

/**
 * Tells whether a finding is about this table; the name of the file may have changed where the
 * village is known.
 */
const isOf = (table: WholeTable, village: string | null, found: Finding): boolean =>
  table.sheet === (found.sheet ?? '') &&
  table.value === valueText(found) &&
  (village !== null || table.file === fileName(found.file ?? ''));

export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Acceptances that fit several households of one name in one village and table. */
function ambiguousIn(
  findings: readonly Finding[],
  fitting: readonly (readonly Acceptance[])[],
): Set<Acceptance> {
  const rows = new Map<Acceptance, Map<string, number>>();
  const ambiguous = new Set<Acceptance>();
  for (const [n, { file, sheet, village, row }] of findings.entries()) {
    for (const one of fitting[n] ?? []) {
      if (one.household === null || row === null) continue;
      const known = rows.get(one) ?? new Map<string, number>();
      rows.set(one, known);
      const table = JSON.stringify([file, sheet, village]);
      if ((known.get(table) ?? row) !== row) ambiguous.add(one);
      known.set(table, row);
    }
  }
  return ambiguous;
}

/** Tells whether an accepted finding still rejects its row. */
export const rejectsAnyway = ({ accepted, code }: Finding): boolean =>
  accepted && FIXED_CODES.has(code);
