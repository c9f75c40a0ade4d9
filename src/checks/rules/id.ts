import type { FindingCode } from '../../domain/findings/codes.js';
import { hasCheckCharacter, isProvince, maskIdNumber } from '../../domain/identity.js';
import { isDay } from '../day.js';
import { type HouseholdRule, NONE, type Rules } from '../rule.js';

/**
 * The lengths of an ID number (GB 11643-1999). A disability certificate has 20 or 22 characters, of
 * which the first 18 count.
 */
const LENGTHS = [18, 20, 22];
const ZERO = 48;

/** The figures of a part as a number; NaN where one is none. */
function figures(text: string, from: number, to: number): number {
  let value = 0;
  for (let n = from; n < to; n += 1) {
    const figure = text.charCodeAt(n) - ZERO;
    if (!(figure >= 0 && figure <= 9)) return Number.NaN;
    value = value * 10 + figure;
  }
  return value;
}

/**
 * The number where its length is right; else null, so that a wrong length is one finding and not
 * four.
 */
const complete = (whole: string | null): string | null =>
  whole !== null && LENGTHS.includes(whole.length) ? whole : null;

const shown = (whole: string) => ({ field: 'idNumber', value: maskIdNumber(whole) }) as const;

const rule = <Code extends FindingCode>(
  check: HouseholdRule<Code>['check'],
): HouseholdRule<Code> => ({
  scope: 'household',
  origin: 'standard',
  source: 'gb11643',
  needs: ['idNumber'],
  unsurveyed: true,
  check,
});

export const idRules = {
  'id.length': rule(({ household: { idNumberWhole: whole } }) =>
    whole === null || LENGTHS.includes(whole.length)
      ? NONE
      : [{ ...shown(whole), params: { length: whole.length } }],
  ),

  'id.checksum': rule(({ household: { idNumberWhole } }) => {
    const whole = complete(idNumberWhole);
    return whole === null || hasCheckCharacter(whole) ? NONE : [shown(whole)];
  }),

  'id.birthDate': rule(({ household: { idNumberWhole } }, { today }) => {
    const whole = complete(idNumberWhole);
    if (whole === null) return NONE;
    const date = figures(whole, 6, 14);
    // Letters among the figures are left to the rule of the check character.
    if (Number.isNaN(date)) return NONE;
    if (!isDay(date)) return [{ ...shown(whole), params: { reason: 'noDate' } }];
    return date > today ? [{ ...shown(whole), params: { reason: 'future' } }] : NONE;
  }),

  'id.region': rule(({ household: { idNumberWhole } }) => {
    const whole = complete(idNumberWhole);
    if (whole === null || isProvince(figures(whole, 0, 2))) return NONE;
    return [{ ...shown(whole), params: { province: whole.slice(0, 2) } }];
  }),
} as const satisfies Rules;
