import type { Translation } from '../translation.js';
import type { VerbWords } from '../verb-words.js';
import { howMany } from './factors.js';
import { manual } from './manual.js';

const verbs = {
  init: {
    does: '建立工作文件夹：zengshou.yaml、policy.yaml、上年、本年、台账',
    argument: '文件夹，不写为当前文件夹',
    options: {},
    examples: ['zengshou init', 'zengshou init 增收2022'],
  },
  template: {
    does: '生成采集表：空白表，或按上年明细预填的各村表',
    options: {
      from: '上年明细的文件、文件夹或通配符；不写则生成空白表',
      period: '要填报的期间，如 2021-10..2022-09',
      part: '只填其中几个月（按季、按月报送时），如 2022-01..2022-03',
      village: '只要这些村的表',
      rows: '空行数（空白表默认 100，预填表默认 10）',
      out: '采集表写到哪个新文件夹；已有表的文件夹不会改动',
    },
    examples: [
      'zengshou template --from 上年 --township 北张乡 --period 2021-10..2022-09 --out 采集表',
      'zengshou template --township 北张乡 --period 2021-10..2022-09 --village 北张村 --out 空白表',
    ],
  },
  columns: {
    does: '各文件的表头读作什么、哪些认不出；写出可填的列对照表',
    argument: '要看的表：文件、文件夹或通配符',
    options: {
      all: '列出全部各列，认得的也列',
      out: '写成可填的列对照表：对照表.xlsx 或 columns.yaml；已有的文件不覆盖',
    },
    examples: ['zengshou columns 上年 本年', 'zengshou columns 上年 本年 --out 对照表.xlsx'],
  },
  validate: {
    does: '校验收入明细表：哪里错、怎么改；可写出标注副本',
    argument: '要看的表：文件、文件夹或通配符',
    options: {
      format: '格式：table（默认）、json、csv、xlsx、sarif',
      out: '写到哪个新文件，不写为屏幕',
      annotate: '标注副本写到哪个新文件夹',
      against: '上次交来的表：改正了哪些，还有哪些，新增哪些',
      explained: '把村里的核实说明列成签认表，写到哪个新文件，如 签认.xlsx',
      watch: '文件每次保存后重新校验',
    },
    examples: [
      'zengshou validate 本年 --prior 上年',
      'zengshou validate 本年 --prior 上年 --annotate 退回',
    ],
  },
  status: {
    does: '报送进度：哪些村报了、迟报、没报，报得怎样',
    argument: '要看的表：文件、文件夹或通配符',
    options: {
      roster: '应报名册：上年明细的文件、文件夹或通配符',
      due: '报送截止日，如 2022-10-15',
      out: '写成工作簿，如 报送进度.xlsx',
    },
    examples: [
      'zengshou status 本年 --roster 上年',
      'zengshou status 本年 --roster 上年 --due 2022-10-15 --out 报送进度.xlsx',
    ],
  },
  analyze: {
    does: '比较两年收入：结果数据、分村和乡镇工作簿',
    options: {
      unit: '只做计划里的一个单元（乡镇），代替 --prior、--current：序号或名称，结果放在 --out 下的同名文件夹',
      out: '结果文件夹，整个替换上次的结果',
      county: '县名，这次的表有几个乡镇时要写',
      parquet: '另写 Parquet 数据文件，供 DuckDB 等查询（金额以分计）',
      mergeKey: '县里的密钥文件（zengshou key 生成）：写出可跨批核对的识别码',
      previous: '上期的结果文件夹，none 为不比；不写为旁边最近的一期',
      strict: '有错误时不写出任何结果',
    },
    examples: [
      'zengshou analyze',
      'zengshou analyze --prior 上年 --current 本年 --township 北张乡 --out 结果',
    ],
  },
  explain: {
    does: '说明一户：两年收入、如何匹配、每项因素的依据，以及没有标记的原因',
    argument: '要查的户：户编号、户主姓名（整个或一部分），或身份证号（整号或后4位）',
    options: {},
    examples: [
      'zengshou explain 14990010003 --prior 上年 --current 本年',
      'zengshou explain 王建国',
    ],
  },
  report: {
    does: '由分析结果重新写出报告，可换读者和语言，不再读明细表',
    argument: 'zengshou analyze 的结果文件夹；rollup 的也可以，只写网页和研判报告',
    options: {
      out: '报告写到哪个新文件夹，整个替换上次的报告',
      figures: '另把网页里的图写成 图/ 文件夹里的 SVG 和 PNG，供幻灯片用',
    },
    examples: [
      'zengshou report 结果 --out 报告',
      'zengshou report 结果 --audience public --out 公开报告',
    ],
  },
  cards: {
    does: '由分析结果写明白卡：每户一页 A4，两年逐项、变化和原因、措施、签字，可打印，也可读回',
    argument: 'zengshou analyze 的结果文件夹',
    options: { out: '明白卡写到哪个新文件夹，整个替换上次的' },
    examples: [
      'zengshou cards 结果 --out 明白卡',
      "zengshou analyze --prior '明白卡/*.xlsx' --current '明白卡/*.xlsx'",
    ],
  },
  trend: {
    does: '各期结果放在一起看：逐月增减、新增减收、持续减收、恢复，分村，带走势图',
    argument: '各期的结果文件夹，如 结果/*',
    options: { out: '对比数据和工作簿写到哪个新文件夹；不写只显示' },
    examples: ['zengshou trend 结果/* --out 月度对比', 'zengshou trend 结果/*'],
  },
  ledger: {
    does: '从分析结果生成各村帮扶台账，带入上期填写的内容',
    argument: 'zengshou analyze 的结果文件夹',
    options: {
      out: '台账写到哪个新文件夹',
      from: '上期填好的台账：文件、文件夹或通配符',
    },
    examples: [
      'zengshou ledger 结果 --out 台账/第一期',
      'zengshou ledger 结果 --from 台账/第一期 --out 台账/第二期',
    ],
  },
  track: {
    does: '督导：漏帮、覆盖不足、逾期，分村、分责任人',
    argument: '填好的台账：文件、文件夹或通配符',
    options: {
      asOf: '截至哪一天，如 2022-12-31；不写为今天',
      out: '督导表写到哪个新文件，如 督导.xlsx',
    },
    examples: [
      'zengshou track 台账/第一期 --as-of 2022-12-31',
      'zengshou track 台账/第一期 --as-of 2022-12-31 --out 督导.xlsx',
    ],
  },
  plan: {
    does: '列出一个文件夹下的各个单元（乡镇），供分头分析、再汇总',
    argument: '各县各乡镇的文件所在的文件夹，里面有 zengshou.yaml',
    options: { out: '计划写到哪个文件，如 plan.jsonl；上次的计划会被替换' },
    examples: ['zengshou plan . --out plan.jsonl', 'zengshou plan 全县 --out 全县/plan.jsonl'],
  },
  rollup: {
    does: '汇总几批、各乡镇或各县的结果，找出跨批重复和迁移的户',
    argument: 'zengshou analyze 或 rollup 的结果文件夹',
    options: {
      out: '汇总写到哪个文件夹，整个替换上次的汇总',
      name: '汇总的名称，如县名',
      level: '汇总的级别：village、township、county、prefecture、province、country；不写为上一级',
      plan: '汇总一个计划（zengshou plan）的各单元：后面写各单元结果所在的文件夹；有没做完的就拒绝',
      partial: '没做完的单元不汇总，各报表写明',
      parquet: '另写 Parquet 数据文件，供 DuckDB 等查询（金额以分计）',
      mergeKey: '县里的密钥文件：识别码不是用它写的结果，拒绝汇总',
    },
    examples: [
      'zengshou rollup 结果/北张乡 结果/南安镇 --name 文水县 --out 汇总',
      'zengshou rollup 批次/* --name 北张乡 --level township --out 汇总',
    ],
  },
  key: {
    does: '生成县里的密钥，用于跨批核对识别码',
    argument: '密钥写到哪个新文件',
    options: {},
    examples: ['zengshou key 文水县.key', 'zengshou key 密钥/文水县.key'],
  },
  whatif: {
    does: '试算：政策改动后哪些户、因素和村的结果会变',
    options: { policy: '要试算的政策文件', out: '写成工作簿，如 政策试算.xlsx' },
    examples: [
      'zengshou whatif --policy 新政策.yaml --prior 上年 --current 本年',
      'zengshou whatif --policy 新政策.yaml --out 政策试算.xlsx',
    ],
  },
  seasonality: {
    does: '由往年各月的结果学各项收入的各月比例，写成政策文件的一段',
    argument: '同一年度的结果：全年的一份，年初至今的一份以上',
    options: { out: '写到哪个新文件，如 各月比例.yaml；不写则显示在屏幕上' },
    examples: [
      'zengshou seasonality 结果/2020-10..2020-12 结果/2020-10..2021-09',
      'zengshou seasonality 结果/* --out 各月比例.yaml',
    ],
  },
  backtest: {
    does: '回测：往年各月的全年预计与年底实际相比，算出预计区间',
    options: {
      toDate: '年初至今的结果文件夹，每个期间一份',
      final: '同一年度全年的结果文件夹',
      level: '区间取中间多少的误差，如 0.8（默认）',
      out: '把区间写成政策文件的一段，写到哪个新文件',
    },
    examples: [
      'zengshou backtest --to-date 结果/2020-10..2020-12 --final 结果/2020-10..2021-09',
      'zengshou backtest --to-date 结果/2020-10..2020-12 --final 结果/2020-10..2021-09 --out 区间.yaml',
    ],
  },
  rules: {
    does: '列出校验规则、级别、界限和出处',
    options: { format: '格式：table（默认）、json、markdown' },
    examples: ['zengshou rules', 'zengshou rules --format markdown'],
  },
  sample: {
    does: '生成一个虚构的乡镇，供试用和测速',
    options: {
      counties: '县数：县、乡镇分文件夹，连同 zengshou plan 要的设置',
      townships: '每县乡镇数（默认 1）',
      villages: '村数（默认 10）',
      households: '每村户数（默认 30）',
      seed: '种子：同一种子生成同样的文件（默认 1）',
      style: '样式：messy 像各村交来的（默认），clean 整齐，csv 整齐的文本，cards 一户一张明白卡',
      months: '本年只有前几个月（1 到 11，只用于 clean），供年初至今的对比试用',
      out: '写到哪个新文件夹',
    },
    examples: [
      'zengshou sample --out 试用',
      'zengshou sample --villages 40 --households 120 --seed 7 --style clean --out 试用',
    ],
  },
} as const satisfies Readonly<Record<string, VerbWords>>;

export type VerbName = keyof typeof verbs;

/** Options that several verbs have. */
const shared = {
  prior: '上年的文件、文件夹或通配符',
  current: '本年的文件、文件夹或通配符',
  policy: '政策文件，只写与默认不同的项',
  priorPeriod: '上年的期间，如 2020-10..2021-09',
  currentPeriod: '本年的期间，如 2021-10..2022-09',
  basis: '对比方式：same-period 同期（默认），to-date 按进度折算',
  township: '乡镇名称（也可以写在 zengshou.yaml 的 township: 中）',
  columns: '列对照表文件（xlsx 或 yaml）',
  exclude: '不读哪些文件，如 "*旧*" 或 本年/草稿/*；可以写几次',
  corrections: '更正表（csv、xlsx）：分析前改正，不改动原表',
  matches: '答复过的疑似匹配表：选“是”的按同一户对比',
  accept: '确认清单（yaml）或签认表（xlsx），可写几次：核实属实的问题照样列出但不算错',
  severity: '只列这一级和更重的：error、warning、info',
  only: '只列这些规则的问题，如 key.duplicate；intake 指 intake. 开头的',
  limit: '最多列几条，重的在先；退出码仍按全部的问题',
  jobs: '同时处理的文件数',
  date: '制表日期，如 2022-10-15；不写则留空待填（SOURCE_DATE_EPOCH 也可给出）',
  profile:
    'accessible：工作簿每张工作表只有一张从 A1 起的表，前有封面，没有合并单元格，不靠颜色表意，供读屏软件和程序读；standard（默认）供打印',
  template: '县里自己的报告样式（.docx），照里面的名称填成研判报告，名称见 docs/document.md',
  without: '不要哪张表，如 逐项对比，或 报告.html、研判报告.docx；可以写几次',
  audience: '报告写给谁看：village（村）、township（乡镇，默认）、county（县）、public（公开）',
  like: '同一年已公开的文件夹：同样的格子保密',
  unmasked: '证件号码不隐去中间各位（结果须严格保管）',
  json: '把这次运行的汇总以 JSON 写到标准输出',
  quiet: '不显示进度和说明',
  noColor: '不用颜色',
  lang: '屏幕语言：zh 或 en',
  reportLang: '报表语言：zh（默认）或 en',
};

export const help = {
  titles: {
    'Usage:': '用法：',
    'Arguments:': '内容：',
    'Options:': '选项：',
    'Commands:': '命令：',
  } as Readonly<Record<string, string>>,
  options: '[选项]',
  command: '[命令]',
  program: `增收：比较两年的农户收入明细表，找出减收户和${howMany}风险因素，生成报表。`,
  version: '显示版本',
  help: '显示说明',
  examples: '例子：',
  exits: {
    title: '退出码：',
    codes: {
      0: '完成，没有错误级的问题',
      1: '完成，但有错误级的问题',
      2: '命令、配置或政策写得不对',
      3: '有输入读不了，或结果写不出',
    } as Readonly<Record<number, string>>,
  },
  man: manual,

  page: (path: string): string => `说明书：${path.replace('README.md', 'README.zh-CN.md')}`,
  helpVerb: {
    does: '显示一个命令的说明',
    argument: '命令，如 analyze',
    man: '给 man 看的说明书：zengshou help --man | man -l -',
  },
  shared,
  verbs: verbs as Translation<typeof verbs>,
};

export type HelpWords = typeof help;
export type SharedOption = keyof typeof shared;
