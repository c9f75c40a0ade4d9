import { describe, expect, it } from 'vitest';
import { makeTownship } from '../../src/sample/township.js';
import { DEFAULT } from '../policies.js';
import { gathered } from './gathered.js';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** An item that is gone or has come: what the sample's households live through. */
const JUMP = 'income.itemJump';
/** What may happen in any township and a person must look at: nobody's slip. */
const EVENTS = ['income.costsExceed', 'intake.notSurveyed', 'match.missingThisYear', JUMP];

describe.each(['clean', 'messy'] as const)('没有错误的乡(%s)', (style) => {
  it.each(SEEDS)(
    '种子 %i:没有错误,每百户不超过两个警告,连同单项大增大减不超过四个',
    async (seed) => {
      const files = makeTownship({ villages: 10, households: 30, seed, style });
      const { findings, batch, notRun } = await gathered(files, DEFAULT);
      const codes = (severity: string) =>
        findings.flatMap((found) => (found.severity === severity ? [found.code] : []));
      expect(codes('error')).toEqual([]);
      const warnings = codes('warning');
      const hundreds = batch.current.households.length / 100;
      expect(warnings.filter((code) => code !== JUMP).length).toBeLessThanOrEqual(2 * hundreds);
      expect(warnings.length).toBeLessThanOrEqual(4 * hundreds);
      expect(warnings.filter((code) => !EVENTS.includes(code))).toEqual([]);
      expect(notRun).toEqual([]);
    },
  );
});
