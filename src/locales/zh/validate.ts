import { terms } from './terms.js';

const copied = (file: string, village: string | null): string =>
  village === null ? `${file} ` : `${file}（${village}）`;

/** The words of `zengshou validate`: on screen, in its tables and its workbook. */
export const validate = {
  title: '收入明细表校验',
  sheets: { files: '文件', findings: '问题清单' },
  files: {
    path: '文件',
    households: '农户',
    rejected: '未采用',
    errors: '错误',
    warnings: '警告',
    infos: '提示',
  },
  total: '合计',
  columns: {
    severity: '级别',
    code: '代码',
    file: '文件',
    sheet: '工作表',
    cell: '单元格',
    row: '行',
    village: '行政村',
    household: '户',
    field: '栏目',
    value: '填写',
    expected: '应为',
    message: '问题',
    suggestion: '建议',
    accepted: '已确认属实',
    signedBy: '签认人',
    signed: '签认日期',
    until: '有效期至',
    why: '确认理由',
    source: '确认出处',
  },
  severities: terms.severities,
  yes: '是',
  clean: '没有发现问题。',
  accepted: (count: number, rejecting: number): string =>
    `已确认属实 ${count} 条，照样列出，不计为错误或警告${rejecting === 0 ? '' : `；其中 ${rejecting} 条使整行不能采用，该行仍不参加分析`}。`,
  signOff: terms.signOff,
  more: (count: number): string => `……另有 ${count} 条，用 --json 看全部`,
  repeated: (others: number, places: string, isMore: boolean): string =>
    `（同样的另有 ${others} 处${places === '' ? '' : `：${places}${isMore ? '等' : ''}`}）`,
  moreOf: (count: number, code: string): string =>
    `……另有 ${count} 条，加 --only ${code} --limit 10000 列出`,
  moreGroups: (count: number): string =>
    `……另有 ${count} 条提示或问题没有显示，用 --format json、csv 或 xlsx 看全部`,
  selected: (shown: number, all: number): string =>
    `按 --severity、--only、--limit 列出 ${shown} 条，共 ${all} 条；文件的合计和退出码按全部的问题。`,
  noneSelected: '没有所选的问题。',
  notHeldAgainst:
    'zengshou.yaml 里上年的表和这些表的期间不能比较，没有用上年的表核对；年初至今的请加 --basis to-date',
  withoutPrior: (codes: string): string => `没有给出上年的表（--prior），没有检查：${codes}`,
  elsewhere: (villages: number, households: number, names: string, more: boolean): string =>
    `上年另有 ${villages} 个村 ${households} 户（${names}${more ? ' 等' : ''}）不在这次的文件里，没有核对`,
  notRun: (code: string, columns: string, tables: number): string =>
    `没有检查 ${code}：${tables} 张表缺少“${columns}”`,
  against: {
    fixed: '已改正的问题',
    lost: '随户减少而不见的问题',
    still: '仍有的问题',
    fresh: '新出现的问题',
    changed: '改动的单元格',
    columnsAdded: '增加的栏',
    columnsGone: '减少的栏',
    column: (field: string, households: number): string => `${field}（${households} 户有内容）`,
    accepted: (count: number): string => `另有 ${count} 条已确认属实`,
    unread: (file: string): string => `上次的 ${file} 里没有能读的收入明细表，不能比较其中的户和数`,
    otherPeriod: (file: string): string =>
      `上次的 ${file} 是别的期间的表，没有同一期的户和数可比。--against 后面写本期上次交来的表；和上年比写 --prior`,
    onlyNow: (file: string): string => `这次的 ${file} 是上次没有交的一期，没有同一期的户和数可比`,
    elsewhere: (villages: number, households: number, names: string, more: boolean): string =>
      `旧表另有 ${villages} 个村 ${households} 户（${names}${more ? ' 等' : ''}）不在这次的文件里，没有比较`,
    arrived: (villages: number, households: number, names: string, more: boolean): string =>
      `新增 ${villages} 个村 ${households} 户（${names}${more ? ' 等' : ''}），旧表里没有，不逐户列出`,
    added: '增加的户',
    gone: '减少的户',
    blank: '空白',
  },
  written: (file: string): string => `已写到 ${file}`,
  annotated: (folder: string, files: number): string => `标注副本 ${files} 份：${folder}`,
  explained: (file: string, rows: number, others: number): string =>
    `签认表 ${rows} 条：${file}${others === 0 ? '' : `；另有 ${others} 条不用或不能签认的说明`}`,
  notAnnotated: {
    unread: (file: string, _village: string | null): string => `${file} 读不出来，没有标注副本`,
    tooLarge: (file: string, village: string | null): string =>
      `${copied(file, village)}内容过多，没有标注副本；请按问题清单在原文件中改正`,
    bug: (file: string, village: string | null): string =>
      `${copied(file, village)}没有标注副本：程序出错，其他副本不受影响`,
  },
  rebuilt: (file: string): string =>
    `${file} 不能直接标注，副本按填报的内容重新制作，公式、格式、图片和控件不在其中`,
  divided: (file: string, villages: number): string =>
    `${file} 有 ${villages} 个村，每村一份副本，只有本村的行，按填报的内容重新制作`,
  watching: (files: number): string => `正在等待 ${files} 个文件保存，按 Ctrl+C 结束`,
};

export type ValidateWords = typeof validate;
