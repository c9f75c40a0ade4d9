/** 说明书（man）的话。 */
export const manual = {
  name: '名称',
  synopsis: '用法',
  verbs: '命令',
  exits: '退出码',
  codes: { 70: '程序出错，屏幕上有要发给维护者的内容', 130: '被中断' } as Readonly<
    Record<number, string>
  >,
  environment: '环境变量',
  variables: {
    ZENGSHOU_LANG: '屏幕语言：zh 或 en；--lang 优先',
    NO_COLOR: '不用颜色',
    CI: '不画进度条',
    COLUMNS: '输出不在窗口里时，表按多少列排（默认 80）',
    SOURCE_DATE_EPOCH: '固定“今天”和结果里唯一的时间',
  } as Readonly<Record<string, string>>,
  files: '文件',
  ownFiles: {
    'zengshou.yaml': '工作文件夹：乡镇、两年的期间和文件、政策、结果文件夹',
    'policy.yaml': '政策：只写与默认不同的项',
  } as Readonly<Record<string, string>>,
};

export type ManualWords = typeof manual;
