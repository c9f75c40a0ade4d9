import { describe, expect, it } from 'vitest';
import { finding } from '../../../../src/domain/findings/finding.js';
import { BLANK, type Household, placeOf } from '../../../../src/domain/household.js';
import type { Batch } from '../../../../src/intake/batch/batch.js';
import type { Matching } from '../../../../src/intake/batch/match.js';
import { leavingOf, leavingRows } from '../../../../src/run/read/told/leaving.js';
import { household } from '../../../build.js';

const WHOLE = '149900199001010018';
const MASKED = '149900********0018';
const PHONE = '13800138000';

const withTexts = (texts: Partial<Household['texts']>): Household => {
  const plain = household();
  return { ...plain, texts: { ...plain.texts, ...texts } };
};

function leaving(row: Household, unmasked = false) {
  const placed = { row, village: `村${WHOLE}`, township: '北张乡' };
  const empty = { households: [], rejected: [] };
  const batch = { prior: empty, current: { households: [placed], rejected: [] } };
  const matching = { pairs: [], priorOnly: [], currentOnly: [placed], findings: [] };
  const door = leavingOf(batch as unknown as Batch, unmasked);
  const rows = leavingRows(batch as unknown as Batch, matching as unknown as Matching, door);
  const [shown] = rows.matching.currentOnly;
  if (shown === undefined) throw new Error('no row came out');
  return { ...door, shown };
}

describe('rows that leave the reading', () => {
  it('have no number in any of their texts, and their keys whole inside', () => {
    const row = withTexts({ id: WHOLE, idNumber: WHOLE, helper: WHOLE, note: `电话${PHONE}` });
    const { shown } = leaving(row);
    expect(shown.village).toBe(`村${MASKED}`);
    expect(shown.row.texts).toMatchObject({ helper: MASKED, note: '电话138****8000' });
    expect(shown.row.texts).toMatchObject({ id: WHOLE, idNumber: WHOLE });
  });

  it('keep a 户编号 of the batch wherever it is spoken of', () => {
    const { shown, finding: told } = leaving(withTexts({ id: PHONE, note: `同${PHONE}` }));
    expect(shown.row.texts.note).toBe(`同${PHONE}`);
    expect(told(finding('income.allZero', { household: PHONE, value: PHONE })).value).toBe(PHONE);
  });

  it('hide cards and mobile numbers also where whole ID numbers were asked for', () => {
    const { shown } = leaving(withTexts({ note: `${WHOLE}，${PHONE}` }), true);
    expect(shown.row.texts.note).toBe(`${WHOLE}，138****8000`);
  });

  it('have no quantity that is somebody’s number', () => {
    const row = withTexts({});
    row.numbers[placeOf('workers')] = Number(WHOLE);
    expect(leaving(row).shown.row.numbers[placeOf('workers')]).toBe(BLANK);
  });

  it('stay the same rows where nothing is hidden', () => {
    const row = withTexts({});
    expect(leaving(row).shown.row).toBe(row);
  });
});

describe('findings that leave the reading', () => {
  it('mask numbers that a spreadsheet has made figures of', () => {
    const { finding: told } = leaving(withTexts({}));
    const of = (value: number) => told(finding('income.allZero', { value })).value;
    expect(of(149900199001010000)).toBe('149900********0000');
    expect(of(149900900101001)).toBe('149900*****1001');
    expect(of(12_345_678.9)).toBe(12_345_678.9);
  });
});
