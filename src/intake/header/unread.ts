import { isNoteOfAnother } from './meaning.js';

/** Headers that are known and of which nothing is read. Definition: docs/columns.md. */

export const SERIAL_NAMES: ReadonlySet<string> = new Set(['序号', '序', '编号', 'No', 'NO', 'No.']);

/**
 * Last year's amounts beside this year's, as collection forms show them: `上年务工收入(对照)`. The
 * header itself says that the column is there to compare with, so leaving it out is no surprise.
 */
const REFERENCE = /^上年.+\(对照\)$/u;

/** Who filled in a row and when, and how to reach the family: nothing of its income. */
const NOT_READ: ReadonlySet<string> = new Set([
  '填报日期',
  '填报时间',
  '填表日期',
  '填表时间',
  '采集日期',
  '采集时间',
  '登记日期',
  '更新时间',
  '填报人',
  '填表人',
  '采集人',
  '录入人',
  '审核人',
  '联系方式',
  '联系电话',
  '电话',
  '电话号码',
  '手机',
  '手机号',
  '手机号码',
  '户主联系方式',
  '户主联系电话',
  '签字',
  '户主签字',
]);
/** A form's hint of what is usual, beside the amount itself. */
const RANGE = /收入参考范围$/u;

/** What a header without a field is. */
export function standingWithoutField(
  leaf: string,
  upper: string | null,
): 'serial' | 'reference' | 'note' | 'notRead' | 'unknown' {
  if (SERIAL_NAMES.has(leaf)) return 'serial';
  if (REFERENCE.test(leaf)) return 'reference';
  if (isNoteOfAnother(leaf, upper)) return 'note';
  return NOT_READ.has(leaf) || RANGE.test(leaf) ? 'notRead' : 'unknown';
}
