import { SERIAL_NAMES } from '../header/unread.js';

/** Words of forms that are neither labels nor values. */

/** The head over the labels of a block. */
const ITEM_HEAD =
  /^(?:收入|支出|收支)?(?:项目|类别|类型|种类|名称|内容|来源|指标|明细|科目|构成)(?:名称)?$/u;
const AMOUNT_HEAD = /^(?:收入|支出|年度?|实际|家庭)?(?:金额|数额|收入额|收入数)(?:合计)?$/u;
/** Heads of what an amount was worked out from, or of what there is to say of it. */
const OTHER_HEAD =
  /^(?:单位|单价|标准|补贴标准|数量|规模|面积|人数|月数|计算(?:方式|方法|过程|依据|公式)|测算.*|依据|备注|说明|备注说明)$/u;

/** Tells whether a head stands over the quantity that an amount was worked out from. */
export const isSizeHead = (name: string): boolean => /^(?:数量|规模|人数)$/u.test(name);

/** What stands under a head: amounts, what does not count, or labels. */
export type HeadKind = 'amount' | 'aside' | 'item';

export function headKindOf(name: string): HeadKind | null {
  if (AMOUNT_HEAD.test(name)) return 'amount';
  if (OTHER_HEAD.test(name)) return 'aside';
  return ITEM_HEAD.test(name) || SERIAL_NAMES.has(name) ? 'item' : null;
}

const WHO_SIGNS =
  '(?:填表|填报|填卡|制表|编制|审核|复核|审批|分管|主管|包村|驻村|经办|统计|调查|采集|入户|监督|村支书|村主任|负责)(?:人|员|单位|领导|干部|工作队)?(?:姓名|电话|日期|时间)?';
/** Who signs, and when; with a colon and what follows it, or the label alone. */
const SIGNATURE = new RegExp(
  `签字|签名|签章|盖章|公章|^(?:${WHO_SIGNS}|(?:联系|监督|举报)?(?:电话|方式)(?:号码)?|日期|时间|年月日)(?:[:(]|$)`,
  'u',
);
export const isSignature = (text: string): boolean => SIGNATURE.test(text.normalize('NFKC'));

/** The marks that our annotated copies have beside their rows. */
const MARK = /^(?:错误|警告|提示|error|warning|note)$/u;
export const isMark = (name: string): boolean => MARK.test(name);

const MEMBER = /^(?:家庭)?(?:成员)?姓名$/u;
const OF_A_MEMBER =
  /^(?:与户主(?:的)?关系|家庭关系|关系|称谓|性别|年龄|民族|出生年月|健康状况|文化程度|政治面貌|劳动能力|就业状况|务工地点)$/u;
export const isMember = (name: string): boolean => MEMBER.test(name);
export const isOfAMember = (name: string): boolean => OF_A_MEMBER.test(name);

/** Tells whether a cell is 年, 月 or 日 behind the figures of a date with a cell for each part. */
export const isDatePart = (name: string): boolean => /^[年月日]$/u.test(name);

/** Tells whether a cell says that its item was not asked for in the year of its column. */
export const isUnasked = (name: string): boolean => name === '未问';
