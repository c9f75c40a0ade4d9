import type { Year } from '../../domain/household.js';
import { figure } from '../finding.js';

/** 一台机器做不完的：计划、单元、分头做、汇总。 */
export const units = {
  planned: (path: string, units: number): string =>
    `已写出计划 ${path}：${figure(units)} 个单元（乡镇）`,
  lacking: (unit: string, years: readonly Year[]): string =>
    `${unit}：没有${years.map((year) => ({ prior: '上年', current: '本年' })[year]).join('、')}的表，不在计划里`,
  empty: (folder: string): string =>
    `跳过 ${folder}：里面没有 上年、本年（或 prior、current）文件夹`,
  done: (unit: string): string => `${unit}：表、政策、选项、版本都和上次一样，结果照旧，没有再做`,
  doneElsewhere: (unit: string): string => `${unit}：另一次运行已写出同样的结果，用它的`,
  noPrevious: (unit: string): string => `${unit}：上期没有这个单元的结果，不与上期比`,
  /** 屏幕和各报表都这样说。 */
  counted: ({ done, of }: { readonly done: number; readonly of: number }): string =>
    done === of
      ? `计划的 ${figure(of)} 个单元（乡镇）都已汇总。`
      : `没有汇总全：计划的 ${figure(of)} 个单元（乡镇）只汇总了 ${figure(done)} 个。`,
  leftOut: {
    missing: (unit: string): string => `${unit} 没有汇总：没有结果`,
    failed: (unit: string): string => `${unit} 没有汇总：有文件没读出来，或结果不完整`,
    stale: (unit: string): string => `${unit} 没有汇总：表、政策或程序的版本后来变了`,
  },
};

export type UnitWords = typeof units;
