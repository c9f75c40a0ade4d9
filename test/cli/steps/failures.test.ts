import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../../src/domain/findings/failure.js';
import { resultSteps } from './results.js';
import { tableSteps } from './tables.js';
import { usageSteps } from './usage.js';

/**
 * What to do is said with everything that is refused: here it is done, and there is no refusal then.
 * A code without a step does not compile; a text says which test takes it, or why none can.
 */
const STEPS: Readonly<Record<FailureCode, string | (() => Promise<void>)>> = {
  ...usageSteps,
  ...tableSteps,
  ...resultSteps,
};

describe('照办法做，就不再拒绝', () => {
  for (const [code, step] of Object.entries(STEPS)) {
    if (typeof step === 'function') it(code, step, 60_000);
    else if (step.endsWith('.ts')) {
      it(`${code}：见 ${step}`, () => {
        expect(existsSync(new URL(step.replace(/^next/u, '../next'), import.meta.url))).toBe(true);
      });
    }
  }
});
