import { hiddenPlace } from '../findings/hidden-place.js';

/** The words that are written into the copy of a submitter's workbook. */
export const annotate = {
  listSheet: '问题清单',
  title: (file: string): string => `${file} 问题清单`,
  clean: '本文件没有发现问题。',
  counts: (errors: number, warnings: number, infos: number): string =>
    `错误 ${errors} 条，警告 ${warnings} 条，提示 ${infos} 条。`,
  guide:
    '有问题的单元格已填色（红为错误，黄为警告）并加了批注；数据表最右的标记列可筛选。属实的请在“核实说明”栏写明情况，错误的请在原表改正，其他内容请勿改动。',
  rest: (listed: number, left: number): string =>
    `只标出最要紧的 ${listed} 条，另有 ${left} 条没有列出：多半是整列填错，改好后请重新校验。`,
  rebuilt: '本副本是按填报的内容重新制作的，原文件的公式、格式、图片和控件不在其中。',
  leftOut: (households: number, listed: number): string =>
    `上年有、本年没有的户：${households} 户${households > listed ? `（列出前 ${listed} 户）` : ''}。漏填的请补填到表里；迁出、死亡、并入别户的，请在“核实说明”栏写明。`,
  /** The headers that stand above last year's places instead of this file's. */
  lastYearsPlace: { sheet: '上年的表', row: '上年行', cell: '上年单元格' },
  columns: {
    number: '序号',
    severity: '级别',
    sheet: '工作表',
    row: '行',
    cell: '单元格',
    village: '行政村',
    head: '户主姓名',
    household: '户',
    message: '问题',
    suggestion: '建议',
    explanation: '核实说明',
    code: '代码',
    format: '原格式',
  },
  severities: { error: '错误', warning: '警告', info: '提示' },
  item: (number: number, severity: string, message: string): string =>
    `第${number}条（${severity}）：${message}`,
  hidden: hiddenPlace,
  suggestion: (text: string): string => `建议：${text}`,
  markHint: '核对标记：本列由增收加在表外，可按“错误”“警告”筛选。',
};
