/** What a verb asks for, by the names that its help shows. */
export const missing: Readonly<Record<string, string>> = {
  files: '要看的表：文件、文件夹或通配符',
  results: 'zengshou analyze 的结果文件夹',
  ledgers: '填好的台账：文件、文件夹或通配符',
  key: '要查的户：户编号、户主姓名或身份证号',
  file: '密钥写到哪个新文件',
  '--name': '汇总的名称，如县名',
  '--out': '写到哪个文件夹',
  '--period': '要填报的期间',
  '--township': '乡镇名称（也可以写在 zengshou.yaml 的 township: 中）',
  '--policy': '要试算的政策文件',
  '--to-date': '年初至今的结果文件夹',
  '--final': '同一年度全年的结果文件夹',
};

/** One call of each verb, as a clerk would write it. */
const examples: Readonly<Record<string, string>> = {
  backtest: 'zengshou backtest --to-date 结果/2020-10..2020-12 --final 结果/2020-10..2021-09',
  columns: 'zengshou columns 上年 本年 --out columns.yaml',
  explain: 'zengshou explain 14990010003 --prior 上年 --current 本年',
  ledger: 'zengshou ledger 结果 --out 台账/第一期',
  seasonality: 'zengshou seasonality 结果/2020-10..2020-12 结果/2020-10..2021-09',
  key: 'zengshou key 文水县.key',
  rollup: 'zengshou rollup 结果/北张乡 结果/南安镇 --name 文水县 --out 汇总',
  sample: 'zengshou sample --out 试用',
  status: 'zengshou status 本年 --roster 上年',
  template:
    'zengshou template --from 上年 --township 北张乡 --period 2021-10..2022-09 --out 采集表',
  trend: 'zengshou trend 结果/* --out 月度对比',
  track: 'zengshou track 台账/第一期 --as-of 2022-12-31',
  validate: 'zengshou validate 本年 --prior 上年',
  whatif: 'zengshou whatif --policy 新政策.yaml --prior 上年 --current 本年',
};
export const exampleOf = (verb: string): string =>
  examples[verb] === undefined ? '用 --help 查看这个命令怎么写。' : `例如：${examples[verb]}`;
