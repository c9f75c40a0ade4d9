import type { CROSSINGS } from '../../../domain/outcomes/crossing.js';
import type { Level } from '../../../domain/outcomes/level.js';
import { howMany } from '../factors.js';
import { type ReportWords, reports } from '../reports.js';
import { coverageCounts, rejectedCounts } from './about.js';

/** 几批结果汇总。 */
const SHORT = {
  village: '村',
  township: '乡',
  county: '县',
  prefecture: '市',
  province: '省',
  country: '国',
} satisfies Record<Level, string>;

const FULL = { ...SHORT, township: '乡镇' } satisfies Record<Level, string>;

/** 高一级的报表：原来说村的地方，说下一级的名称。 */
export const rollupReports = (below: Level): ReportWords => {
  const [short, full] = [SHORT[below], FULL[below]];
  return {
    ...reports,
    sheets: { ...reports.sheets, villages: `分${short}汇总`, factorsByVillage: `因素×${full}` },
    titles: {
      ...reports.titles,
      villages: (place) => `${place}农户收入分${short}汇总表`,
      factorsByVillage: (place) => `${place}减收风险因素分${short}汇总表`,
    },
    captions: {
      ...reports.captions,
      factorMatrix: `二、各${full}各项因素关联户数`,
      categoriesByVillage: `二、分${short}收入构成（元）`,
      bracketsByVillage: `三、各${full}本年各档户数`,
    },
    columns: { ...reports.columns, village: full },
    trendChart: `各${full}增收、持平、减收户数`,
    growthChart: `各${full}人均增幅和目标`,
    notes: { ...reports.notes, rejectedRows: `未采用的行及原因见各${full}的“问题数据”。` },
    about: {
      ...reports.about,
      coverageText: (g) =>
        `${coverageCounts(g)}以上都不参加对比，名单和原因见各${full}的“未排查与新增”。${rejectedCounts(g)}，见各${full}的“问题数据”。`,
      masked: '不写证件号码，户主只写姓。',
      sheetTexts: {
        ...reports.about.sheetTexts,
        villages: `各${full}排查、增减、人均、目标、预警`,
        factorsByVillage: `${howMany}因素及子因素的户数、比例、图，各${full}户数`,
        composition: `各类收入及其占比，分${short}构成`,
      },
    },
  };
};

export const rollup = {
  level: { ...FULL, country: '全国' } satisfies Record<Level, string>,
  township: '乡镇',
  kinds: {
    duplicate: '跨批重复',
    sameNumber: '户编号相同的不同户',
    moved: '迁移',
  } satisfies Record<(typeof CROSSINGS)[number], string>,
  columns: { kind: '情况', count: '个数', where: '在哪里', todo: '处理建议' },
  /** 报表和屏幕都这样说。 */
  crossings: (duplicate: number, moved: number): string =>
    `跨批重复 ${duplicate} 户，迁移 ${moved} 户：各批照样计数，汇总没有增减。`,
  otherKeys: {
    several:
      '各批的识别码是用几个密钥写的：密钥不同的两批之间没有按身份证号核对，只按户编号核对。请用同一个密钥（--merge-key）重新分析。',
    some: '有的批次没有识别码：它们和别的批次之间没有按身份证号核对，只按户编号核对。请用同一个密钥（--merge-key）重新分析没有识别码的批次。',
  },
  withoutLists: (names: readonly string[]): string =>
    `下列结果里没有户的数据，名单中没有它们的户：${names.join('、')}。`,
  listedOnly: (shown: number, all: number): string =>
    `只列前 ${shown} 户，共 ${all} 户；其余见各批结果的工作簿。`,
  title: (name: string, results: number): string => `${name}：${results} 批结果汇总`,
  seeCrossings: '名单见工作簿“跨批重复与迁移”和 data/findings.jsonl。',
};

export type RollupWords = typeof rollup;
