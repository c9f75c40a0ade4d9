import { numberInYear, type Period, yearOfMonth } from '../../domain/period.js';
import { sheetNameFrom } from '../../xlsx/sheet-name.js';

/**
 * What intake reads of a form: in Chinese, whatever language the hints have.
 * Definition: docs/definitions/intake.md, "What arrives".
 */

/** `2022年度`, `2022年1-9月`, `2021年10月至2022年9月`: a period as titles name it. */
export function periodTitle({ first, last }: Period): string {
  if (yearOfMonth(first) !== yearOfMonth(last)) {
    return `${yearOfMonth(first)}年${numberInYear(first)}月至${yearOfMonth(last)}年${numberInYear(last)}月`;
  }
  if (numberInYear(first) === 1 && numberInYear(last) === 12) return `${yearOfMonth(first)}年度`;
  return `${yearOfMonth(first)}年${numberInYear(first)}-${numberInYear(last)}月`;
}

/** `文水县北张乡2022年1-9月脱贫户和监测户收入明细表`. */
export const formTitle = (county: string | null, township: string, period: Period): string =>
  `${county ?? ''}${township}${periodTitle(period)}脱贫户和监测户收入明细表`;

export const UNIT_LINE = '单位:元　　填报单位:';
export const SIGNATURES =
  '填表人:　　　　　　　审核人:　　　　　　　联系电话:　　　　　　　填表日期:';
export const TOTAL = '合计';
const DEFAULT_SHEET = '收入明细表';

/** One character less than the 31 that a name may have. */
const LONGEST_SHEET = 30;

export const sheetNameOf = (village: string | null): string =>
  sheetNameFrom(village ?? '', LONGEST_SHEET) || DEFAULT_SHEET;
