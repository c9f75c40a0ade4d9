/** What a verb asks for, by the names that its help shows. */
export const missing: Readonly<Record<string, string>> = {
  files: 'the tables: files, folders or patterns',
  results: 'the folder of results of zengshou analyze',
  ledgers: 'the filled ledgers: files, folders or patterns',
  key: 'the household: 户编号, the head’s name or the ID number',
  file: 'the new file of the key',
  '--name': 'the name of the whole, such as the county’s',
  '--out': 'the folder to write into',
  '--period': 'the period that is to be filled',
  '--township': 'the name of the township (also as township: in zengshou.yaml)',
  '--policy': 'the policy to be tried',
  '--to-date': 'the results to date',
  '--final': 'the results of the whole year',
};

/** One call of each verb, as a clerk would write it. */
const examples: Readonly<Record<string, string>> = {
  backtest: 'zengshou backtest --to-date 结果/2020-10..2020-12 --final 结果/2020-10..2021-09',
  columns: 'zengshou columns 上年 本年 --out columns.yaml',
  explain: 'zengshou explain 14990010003 --prior 上年 --current 本年',
  ledger: 'zengshou ledger 结果 --out ledgers/1',
  seasonality: 'zengshou seasonality 结果/2020-10..2020-12 结果/2020-10..2021-09',
  key: 'zengshou key county.key',
  rollup: 'zengshou rollup 结果/北张乡 结果/南安镇 --name 文水县 --out 汇总',
  sample: 'zengshou sample --out trial',
  status: 'zengshou status 本年 --roster 上年',
  template: 'zengshou template --from 上年 --township 北张乡 --period 2021-10..2022-09 --out forms',
  trend: 'zengshou trend results/* --out months',
  track: 'zengshou track ledgers/1 --as-of 2022-12-31',
  validate: 'zengshou validate 本年 --prior 上年',
  whatif: 'zengshou whatif --policy new.yaml --prior 上年 --current 本年',
};
export const exampleOf = (verb: string): string =>
  examples[verb] === undefined
    ? '--help shows how the verb is written.'
    : `For example: ${examples[verb]}`;
