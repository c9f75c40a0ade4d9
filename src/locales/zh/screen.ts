/** What the screen says around the results. */
export const screen = {
  error: '错误：',
  todo: '办法：',
  /** Between two sentences. */
  sentenceGap: '',
  moreFaults: (count: number): string => `……另有 ${count} 条，用 zengshou columns 逐个查看`,
  interrupted: '已中断，没有写出新的结果。',
  table: {
    colon: '：',
    listed: (names: readonly string[]): string => names.join('、'),
    spared: (columns: string): string =>
      `窗口窄，没有列出：${columns}。加 --json 或把窗口拉宽可以看到。`,
    moreRows: (count: number): string => `……另有 ${count} 行，加 --json 全部列出。`,
  },
  standardInput: '标准输入',
  progress: { reading: '读取', comparing: '比对', writing: '写出' },
  projectAbove: (file: string): string => `按上级文件夹的 ${file} 运行`,
  /** Among results that a glob names. */
  passedOver: (path: string): string => `跳过 ${path}：不是这里要读的结果`,
  earlierRollup: (path: string): string =>
    `跳过 ${path}：是以前汇总这些结果写出的，这次汇总写在它的位置`,
  otherArea: (path: string): string => `跳过 ${path}：是别的地区的汇总`,
  skipped: {
    symbolicLink: (name: string): string => `跳过 ${name}：是链接，不是文件`,
    special: (name: string): string => `跳过 ${name}：不是普通文件`,
    results: (names: string, folders: number): string =>
      `没有读 ${folders} 个 zengshou 写出的文件夹：${names}。里面是结果，不是村里交来的表；确实要读的，请写明这个文件夹`,
    picture: (names: string, files: number): string =>
      `没有读 ${files} 个 PDF 或图片：${names}。里面的表请改报电子表格`,
    excluded: (names: string, files: number): string => `按要求不读 ${files} 个文件：${names}`,
    several: (names: readonly string[], more: number): string =>
      `${names.join('、')}${more === 0 ? '' : ` 等，另有 ${more} 个`}`,
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
  cards: {
    written: (households: number, files: number, folder: string): string =>
      `已写出 ${households} 户的明白卡，${files} 个工作簿：${folder}`,
  },
  key: {
    written: (path: string, fingerprint: string): string =>
      `已生成密钥 ${path}（指纹 ${fingerprint}）。请妥善保管，只发给本县各乡镇的统计人员；丢了不能再生成同一个。`,
  },
  sample: {
    writing: '生成',
    next: (folder: string): string =>
      `已生成虚构乡镇：${folder}\n下一步：在 ${folder} 中运行 zengshou analyze`,
    nextPlan: (folder: string): string =>
      `已生成虚构的县和乡镇：${folder}\n下一步：在 ${folder} 中运行 zengshou plan . --out plan.jsonl`,
    nextToDate: (folder: string): string =>
      `已生成虚构乡镇：${folder}\n下一步：在 ${folder} 中运行 zengshou analyze --basis to-date`,
  },
};

export type ScreenWords = typeof screen;
