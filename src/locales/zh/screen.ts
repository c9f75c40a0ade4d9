/** What the screen says around the results. */
export const screen = {
  error: '错误：',
  todo: '办法：',
  interrupted: '已中断，没有写出新的结果。',
  progress: { reading: '读取', writing: '写出' },
  skipped: {
    symbolicLink: (name: string): string => `跳过 ${name}：是链接，不是文件`,
    special: (name: string): string => `跳过 ${name}：不是普通文件`,
  },
  bug: {
    what: '程序出错了，这是程序的问题，不是您的数据的问题。',
    todo: '请把下面各行发给维护者（不含姓名和证件号码，发送前可再看一遍）：',
    version: '版本',
    command: '命令',
  },
  init: {
    made: (name: string): string => `新建 ${name}`,
    kept: (name: string): string => `已有 ${name}，没有改动`,
    /** `at` names a piece of the folder; the folder itself is null where the command runs in it. */
    next: (at: (name: string) => string, folder: string | null): readonly string[] => [
      '下一步：',
      `  1. 把上年各村收入明细表放进 ${at('上年')}，本年的放进 ${at('本年')}`,
      `  2. 打开 ${at('zengshou.yaml')} 写上乡镇名和两年的期间；口径有不同的写在 ${at('policy.yaml')}`,
      `  3. 在${folder === null ? '本文件夹' : ` ${folder} `}中运行 zengshou analyze`,
    ],
  },
  template: {
    written: (folder: string, forms: number, households: number): string =>
      households > 0
        ? `已生成 ${forms} 份采集表，预填 ${households} 户：${folder}`
        : `已生成 ${forms} 份空白采集表：${folder}`,
    missing: (rows: number): string => `上年有 ${rows} 处读不出，这些户不在采集表里，请补上：`,
  },
  sample: {
    writing: '生成',
    next: (folder: string): string =>
      `已生成虚构乡镇:${folder}\n下一步:在 ${folder} 中运行 zengshou analyze`,
  },
  help: {
    titles: {
      'Usage:': '用法：',
      'Arguments:': '内容：',
      'Options:': '选项：',
      'Commands:': '命令：',
    } as Readonly<Record<string, string>>,
    options: '[选项]',
    command: '[命令]',
    program: '增收：比较两年的农户收入明细表，找出减收户和八项风险因素，生成报表。',
    version: '显示版本',
    help: '显示说明',
    verbs: {
      init: '建立工作文件夹：zengshou.yaml、policy.yaml、上年、本年、台账',
      analyze: '比较两年收入：结果数据、分村和乡镇工作簿',
      explain: '说明一户:两年收入、如何匹配、每项因素的依据,以及没有标记的原因',
      template: '生成采集表：空白表，或按上年明细预填的各村表',
      ledger: '从分析结果生成各村帮扶台账，带入上期填写的内容',
      track: '督导：漏帮、覆盖不足、逾期，分村、分责任人',
      whatif: '试算：政策改动后哪些户、因素和村的结果会变',
      sample: '生成一个虚构的乡镇,供试用和测速',
    },
    arguments: {
      results: 'zengshou analyze 的结果文件夹',
      ledgers: '填好的台账：文件、文件夹或通配符',
      folder: '文件夹，不写为当前文件夹',
      household: '户编号、户主姓名,或身份证号(整号或后4位)',
    },
    flags: {
      ledgersOut: '台账写到哪个新文件夹',
      ledgersFrom: '上期填好的台账：文件、文件夹或通配符',
      asOf: '截至哪一天，如 2022-12-31；不写为今天',
      trackOut: '督导表写到哪个新文件，如 督导.xlsx',
      from: '上年明细的文件、文件夹或通配符；不写则生成空白表',
      period: '要填报的期间，如 2021-10..2022-09',
      village: '只要这些村的表',
      rows: '空行数（空白表默认 100，预填表默认 10）',
      formsOut: '采集表写到哪个新文件夹；已有表的文件夹不会改动',
      villages: '村数',
      households: '每村户数',
      seed: '种子:同一种子生成同样的文件',
      style: '样式:clean 整齐,messy 像各村交来的',
      sampleOut: '写到哪个新文件夹',
      prior: '上年的文件、文件夹或通配符',
      current: '本年的文件、文件夹或通配符',
      out: '结果文件夹，整个替换上次的结果',
      policy: '政策文件，只写与默认不同的项',
      priorPeriod: '上年的期间，如 2020-10..2021-09',
      currentPeriod: '本年的期间，如 2021-10..2022-09',
      basis: '对比方式：same-period 同期（默认），to-date 按进度折算',
      township: '乡镇名称',
      columns: '列对照表文件',
      jobs: '同时处理的文件数',
      strict: '有错误时不写出任何结果',
      quiet: '不显示进度和说明',
      json: '把这次运行的汇总以 JSON 写到标准输出',
      unmasked: '证件号码不隐去中间各位（结果须严格保管）',
      noColor: '不用颜色',
      lang: '屏幕语言：zh 或 en',
      reportLang: '报表语言：zh（默认）或 en',
    },
  },
};

export type ScreenWords = typeof screen;
