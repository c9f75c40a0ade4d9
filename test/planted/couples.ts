import type { FieldKey } from '../../src/domain/catalog.js';
import type { FindingCode } from '../../src/domain/findings/codes.js';
import type { Row } from '../../src/sample/truth/row.js';

/** Two households, each in both years, about to be mixed up. */
interface Couple {
  readonly first: Readonly<Record<'prior' | 'current', Row>>;
  readonly second: Readonly<Record<'prior' | 'current', Row>>;
}

/** A slip of two households, which shows in the rows of both. */
interface CoupleSlip {
  readonly code: FindingCode;
  /** They live in the same village. */
  readonly neighbours: boolean;
  /** Where it shows. */
  readonly field: FieldKey;
  readonly slip: (couple: Couple) => void;
}

const sameKey = (code: FindingCode, neighbours: boolean, field: 'id' | 'idNumber'): CoupleSlip => ({
  code,
  neighbours,
  field,
  slip: ({ first, second }) => {
    second.current.set(field, first.current.get(field) ?? '');
  },
});

export const COUPLE_SLIPS: readonly CoupleSlip[] = [
  sameKey('key.duplicate', true, 'id'),
  sameKey('key.duplicate', true, 'idNumber'),
  sameKey('key.duplicateAcrossVillages', false, 'id'),
  sameKey('key.duplicateAcrossVillages', false, 'idNumber'),
  {
    // Each is written down as the one who helps the other.
    code: 'household.helperInBatch',
    neighbours: true,
    field: 'helper',
    slip: ({ first, second }) => {
      first.current.set('helper', second.current.get('head') ?? '');
      second.current.set('helper', first.current.get('head') ?? '');
    },
  },
  {
    code: 'match.ambiguous',
    neighbours: true,
    field: 'head',
    slip: ({ first, second }) => {
      for (const year of ['prior', 'current'] as const) {
        second[year].set('head', first[year].get('head') ?? '');
        for (const row of [first[year], second[year]]) {
          row.delete('id');
          row.delete('idNumber');
        }
      }
    },
  },
];
