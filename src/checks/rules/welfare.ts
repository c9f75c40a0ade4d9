import type { FindingCode } from '../../domain/findings/codes.js';
import { placeOf } from '../../domain/household.js';
import { yuan } from '../../domain/money.js';
import { type HouseholdRule, NONE, type Problems, type Rules } from '../rule.js';

const DIBAO = placeOf('transfers.dibao');
const TEKUN = placeOf('transfers.tekun');
const LABOUR = placeOf('labour');

/** Statuses that say a household has no dibao; an unlisted word or a blank says nothing. */
const WITHOUT_DIBAO: readonly (string | null)[] = ['特困户', '一般户'];

const form = <Code extends FindingCode>(
  needs: HouseholdRule['needs'],
  check: (welfare: string | null, dibao: number, tekun: number) => Problems<Code>,
): HouseholdRule<Code> => ({
  scope: 'household',
  origin: 'form',
  source: 'formFilling',
  needs,
  check: ({ household: { texts, numbers } }) =>
    check(texts.welfare, numbers[DIBAO] as number, numbers[TEKUN] as number),
});

/** A blank amount is no money; comparisons with it are false. */
export const welfareRules = {
  'welfare.dibaoWithoutMoney': form(['welfare', 'transfers.dibao'], (welfare, dibao) =>
    welfare === '低保户' && !(dibao > 0)
      ? [{ field: 'transfers.dibao', params: { welfare } }]
      : NONE,
  ),

  'welfare.moneyWithoutDibao': form(['welfare', 'transfers.dibao'], (welfare, dibao) =>
    dibao > 0 && WITHOUT_DIBAO.includes(welfare)
      ? [{ field: 'welfare', expected: '低保户', params: { welfare, amount: yuan(dibao) } }]
      : NONE,
  ),

  'welfare.dibaoAndTekun': form(['transfers.dibao', 'transfers.tekun'], (_, dibao, tekun) =>
    dibao > 0 && tekun > 0
      ? [{ field: 'transfers.tekun', params: { dibao: yuan(dibao), tekun: yuan(tekun) } }]
      : NONE,
  ),

  'welfare.tekunWithoutMoney': form(['welfare', 'transfers.tekun'], (welfare, _, tekun) =>
    welfare === '特困户' && !(tekun > 0)
      ? [{ field: 'transfers.tekun', params: { welfare } }]
      : NONE,
  ),

  // Who is supported as 特困 has nobody who can work.
  'welfare.tekunWithLabour': {
    scope: 'household',
    origin: 'form',
    source: 'formFilling',
    needs: ['welfare', 'labour'],
    unsurveyed: true,
    check: ({ household: { texts, numbers } }) =>
      texts.welfare === '特困户' && (numbers[LABOUR] as number) > 0
        ? [{ field: 'labour', params: { welfare: texts.welfare } }]
        : NONE,
  },
} as const satisfies Rules;
