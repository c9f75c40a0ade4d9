import { describe, expect, it } from 'vitest';
import { type Finding, finding } from '../../../src/domain/findings/finding.js';
import { applyCorrections } from '../../../src/intake/batch/corrections/apply.js';
import type { Correction } from '../../../src/intake/batch/corrections/table.js';
import { type Acceptance, markAccepted } from '../../../src/run/sign-off/accept.js';
import { household, placed } from '../../build.js';

/** How often a key is read of any of the objects that `watched` gives back. */
function counter<T extends object>(key: keyof T) {
  const counted = { reads: 0 };
  const watched = (object: T): T => {
    const value = object[key];
    return Object.defineProperty({ ...object }, key, {
      enumerable: true,
      get: () => {
        counted.reads += 1;
        return value;
      },
    });
  };
  return { counted, watched };
}

const signOff = {
  who: '王',
  signed: null,
  until: '2022-12-31',
  why: '属实',
  source: '确认.yaml!2',
};

/** Of no matter here. */
const JUMP = { prior: 1000, change: 9000, rate: 9 };

function readsOfAcceptances(size: number): number {
  const { counted, watched } = counter<Acceptance>('household');
  const list = Array.from({ length: size }, (_, n) =>
    watched({
      ...{ code: 'income.jump', household: `户${n}`, village: null, field: null, table: null },
      ...{ signOff, place: { file: '确认.yaml', sheet: null, row: n } },
    }),
  );
  const findings = list.map(
    (_, n): Finding => finding('income.jump', { household: `户${n}`, row: n, params: JUMP }),
  );
  const marked = markAccepted(findings, { list, today: '2022-10-20' });
  expect(marked.every(({ accepted }) => accepted)).toBe(true);
  return counted.reads;
}

function readsOfHouseholds(size: number): number {
  const one = household();
  const { counted, watched } = counter<typeof one>('texts');
  const current = Array.from({ length: size }, (_, n) =>
    placed(watched({ ...one, row: n, texts: { ...one.texts, id: `${n}` } })),
  );
  const corrections = Array.from(
    { length: size },
    (_, n): Correction => ({
      ...{ row: n, village: null, household: `${n}`, year: 'current', field: '没有的栏目' },
      ...{ old: 1, new: 2, who: '王', why: '错' },
    }),
  );
  const { findings } = applyCorrections({ prior: [], current }, { file: '更正.csv', corrections });
  expect(findings).toHaveLength(size);
  return counted.reads;
}

describe('the work grows with the lists and not with their square', () => {
  it.each([
    ['acceptances', readsOfAcceptances],
    ['corrections', readsOfHouseholds],
  ])('%s', (_, reads) => {
    expect(reads(400)).toBeLessThanOrEqual(4 * reads(100) + 100);
  });
});
