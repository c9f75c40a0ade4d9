import { terms } from './terms.js';

/** The words of the table in which a clerk signs off what villages explained. */
export const signOff = {
  creator: '增收 zengshou',
  title: '核实说明签认表',
  otherTitle: '不能签认或不用签认的核实说明',
  place: (files: number, rows: number): string => `收回的文件 ${files} 份，待办和已办 ${rows} 条`,
  otherPlace: (rows: number): string => `${rows} 条`,
  hint: '灰色各列由程序填写，不能修改；绿色表头的各列由签认人填写。采纳填“是”的，四项都要填；填“否”或不填的不采用。',
  otherHint:
    '村里写的说明都列在这里，没有遗漏。这些说明不需要签认，或签认也不起作用，原因见第一列。',
  pageFooter: '&L&A&C第 &P 页 共 &N 页',
  sheets: { rows: '签认', others: '其他说明' },
  columns: {
    state: '状态',
    cause: '原因',
    severity: '级别',
    file: '文件',
    sheet: '工作表',
    cell: '单元格',
    village: '行政村',
    household: '户',
    field: '栏目',
    value: '填写',
    code: '代码',
    message: '问题',
    explanation: '核实说明',
    adopt: '采纳',
    who: '签认人',
    signed: '签认日期',
    until: '有效期至',
    check: '识别码',
  },
  states: {
    open: '待签认',
    carried: '沿用上次',
    changed: '与上次不同，请重新签认',
    accepted: '已在确认清单中',
    absent: '本次没有校验',
  },
  causes: {
    gone: '本次没有这个问题（已改正，或问题清单中的户、代码改动过）',
    rejecting: '使整行不能采用：签认也不能采用该行，请改原表',
    altered: '上次签认表中程序填写的内容改动过，没有沿用',
    unacceptable: '文件读不出表：不能签认，请改原表',
  },
  severities: terms.severities,
  yes: '是',
  no: '否',
  alertTitle: '填写有误',
  prompts: {
    adopt: '说明属实、这个问题可以不改的选“是”；不采纳的选“否”。',
    who: '签认人的姓名，不超过50字。',
    signed: '签认的日期，如 2022-10-20。',
    until: '到哪一天为止有效（当天仍有效），如 2022-12-31；过期后重新核实。',
  },
};

export type SignOffWords = typeof signOff;
