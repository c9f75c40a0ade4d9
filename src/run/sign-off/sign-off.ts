import { append } from '../../domain/append.js';
import { fieldNamed } from '../../domain/catalog.js';
import { presentCode } from '../../domain/findings/codes.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import { type ReadRow, type SignOffReading, sourceOf } from '../../forms/sign-off/read.js';
import { checkCode, type Explained } from '../../forms/sign-off/row.js';
import { type Acceptance, fileName, keyOf } from './accept.js';

/** What the sign-off tables of a run accept, and what is wrong with them. */
export interface SignedOff {
  readonly acceptances: readonly Acceptance[];
  readonly findings: readonly Finding[];
}

type Key = Omit<Acceptance, 'signOff' | 'place'>;

/** The key of a finding; one about no household is identified by its table and what it says. */
export const keyIn = ({ code, village, household, field, file, sheet, value }: Explained): Key => ({
  code: presentCode(code),
  household: household || null,
  village: village || null,
  field: fieldNamed(field),
  table: household === '' ? { file: fileName(file), sheet, value } : null,
});

/**
 * The accepted findings of sign-off tables, all of them together: tables that contradict each other
 * accept nothing, for nobody can say which one is meant.
 */
export function signedOff(readings: readonly SignOffReading[]): SignedOff {
  const groups = new Map<string, ReadRow[]>();
  for (const row of readings.flatMap(({ rows }) => rows)) {
    if (row.says === 'nothing') continue;
    const key = keyOf(keyIn(row.explained));
    append(groups, key, row);
  }
  const acceptances: Acceptance[] = [];
  const findings: Finding[] = readings.flatMap((reading) => reading.findings);
  for (const rows of groups.values()) {
    const yes = rows.filter(({ says }) => says === 'yes');
    const no = rows.find(({ says }) => says === 'no');
    if (no !== undefined) {
      findings.push(...yes.map((row) => duplicate(row, no, { conflict: 1 })));
      continue;
    }
    const taken = new Map<string, ReadRow>();
    for (const row of yes) {
      // The same row twice in one table was copied; tables of several rounds may each have it once.
      const written = `${row.place.file}\n${checkCode(row.explained)}`;
      const first = taken.get(written);
      if (first !== undefined) findings.push(duplicate(row, first, { conflict: 0 }));
      else {
        taken.set(written, row);
        acceptances.push(...acceptanceOf(row));
      }
    }
  }
  return { acceptances, findings };
}

const acceptanceOf = ({ explained, place, signOff }: ReadRow): Acceptance[] =>
  signOff === null ? [] : [{ ...keyIn(explained), signOff, place }];

const duplicate = (
  { explained, place }: ReadRow,
  other: ReadRow,
  says: { conflict: 0 | 1 },
): Finding =>
  finding('accept.duplicate', {
    ...place,
    village: explained.village || null,
    household: explained.household || null,
    field: fieldNamed(explained.field),
    params: { accepted: explained.code, first: sourceOf(other.place), ...says },
  });
