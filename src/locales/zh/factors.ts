import { FACTOR_KEYS, FACTOR_NAMES, FACTOR_NUMBERS, factorKey } from '../../domain/factor.js';

const NUMBERS = '零一二三四五六七八九十';

/** 八项 */
export const howMany = `${NUMBERS.charAt(FACTOR_KEYS.length)}项`;

/** 经营性减收、小额贷款减少…… */
export const named = FACTOR_KEYS.map((key) => FACTOR_NAMES[key]).join('、');

/** 1 经营性减收 2 小额贷款减少…… */
export const numbered = FACTOR_NUMBERS.map(
  (factor) => `${factor} ${FACTOR_NAMES[factorKey(factor)]}`,
).join(' ');
