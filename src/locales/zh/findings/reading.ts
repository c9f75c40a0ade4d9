import type { Finding } from '../../../domain/findings/finding.js';
import { type FindingWords, wordOf } from '../../finding.js';
import { field, param, shown } from './speech.js';

/** `params.standing` of intake.periodMismatch; of any other period there is nothing to add. */
const standings: Readonly<Record<string, string>> = {
  otherYear: '是另一年的表，两年的文件可能放反了，',
};

type OfItem = Finding<'intake.itemGone' | 'intake.itemNew'>;

/** The tables that lack an item: all of a year's, or those of some of its parts. */
const lackingIn = ({ params: { parts } }: OfItem, year: string): string =>
  typeof parts === 'string' ? `${year} ${parts} 的表` : `${year}的表`;

const countedAs = ({ params: { parts } }: OfItem, whole: string): string =>
  typeof parts === 'string' ? '这几个月按 0 计' : whole;

/** `params.doubt` of intake.valueUnclear. */
const doubts: Readonly<Record<string, string>> = {
  several: '右边的数不止一个，或者不在紧挨着的一格',
  years: '的数是哪一年的，无法判断',
  noValue: '右边紧挨着另一个栏目，没有填数的格',
  otherYear: '只有另一年的数，没有本次所读年份的数',
};

/** `params.lacking` of intake.notACard. */
const essentials: Readonly<Record<string, string>> = {
  identity: '户主姓名、户编号或证件号码',
  population: '家庭人口数',
  amount: '收入',
};

export const reading = {
  'intake.unknownColumn': {
    checks: '每个表头都能识别',
    message: (found) => {
      const near = found.expected ?? found.params.candidate ?? null;
      const asked = near === null ? '' : `是否为“${shown(near)}”？`;
      const what = `“${shown(found.value)}”无法识别`;
      return found.params.cards === undefined
        ? `表头${what}，这一列没有采用。${asked}`
        : `栏目${what}，它的内容没有采用（共 ${param(found, 'cards')} 张卡）。${asked}`;
    },
    suggestion: () => '请改为规定的表头；确为自设的列可以不理会，或在列对照表中说明。',
  },
  'intake.unknownMoney': {
    checks: '没有认不出的金额',
    message: (found) => {
      const near = found.expected ?? null;
      const asked = near === null ? '' : `最接近的项目是“${shown(near)}”。`;
      const { cards, likely } = found.params;
      const what = cards === undefined ? '表头' : `${shown(cards)} 张明白卡上的栏目`;
      const like = likely === 1 ? '在两列金额之间，像是金额，' : '';
      return `${what}“${shown(found.value)}”无法识别，${like}没有采用：${param(found, 'cells')} 户共 ${param(found, 'sum')} 元。${asked}`;
    },
    suggestion: (found) =>
      `请在列对照表中写明它是哪一项（“${shown(found.value)}: 项目名称”，zengshou columns 写得出）；有意不计的写“不读: [${shown(found.value)}]”。`,
  },
  'intake.duplicateColumn': {
    checks: '同一项目只有一列，或两列的内容一致',
    message: (found) =>
      found.household === null
        ? `“${field(found)}”有两处：“${param(found, 'first')}”和“${shown(found.value)}”。取值以第一个有内容的单元格为准。`
        : `“${field(found)}”有两列而内容不同，此处为“${shown(found.value)}”，无法判断以哪个为准，本行未采用。`,
    suggestion: () => '请保留一列，删去重复的一列；两列不同时先核实哪个正确。',
  },
  'intake.missingColumn': {
    checks: '必需的列齐全：户主姓名或户编号、家庭人口数、四类收入各自的分项或合计',
    message: (found) => {
      const { cards } = found.params;
      const where = cards === undefined ? '表中' : `${shown(cards)} 张明白卡上`;
      return `${where}没有“${field(found)}”的分项，也没有合计，这类收入按 0 计。`;
    },
    suggestion: () => '请补上这类收入的列；确实没有这类收入的，各户填 0。',
  },
  'intake.notNumber': {
    checks: '金额和数量是数字',
    message: (found) => `“${field(found)}”应填数字，现为“${shown(found.value)}”。`,
    suggestion: () => '请改为数字，说明文字写到备注列。',
  },
  'intake.errorCell': {
    checks: '单元格没有错误值',
    message: (found) => `“${field(found)}”是错误值 ${shown(found.value)}。`,
    suggestion: () => '请修正公式，或直接填写数字。',
  },
  'intake.uncached': {
    checks: '公式有计算结果',
    message: (found) => `“${field(found)}”是公式，但文件中没有保存计算结果。`,
    suggestion: () => '请用 WPS 或 Excel 打开文件，重新计算后保存。',
  },
  'intake.dateCell': {
    checks: '金额、数量、户编号、证件号码和姓名不是日期',
    message: (found) => `“${field(found)}”的单元格是日期（${shown(found.value)}），没有采用。`,
    suggestion: () =>
      '表格软件会把“3-5”这样的内容变成日期。请把单元格格式改为“常规”（编号用“文本”），核对后重新填写。',
  },
  'intake.valueUnclear': {
    checks: '明白卡上每个栏目右边一格是它的数，两年的数分栏写明年份',
    message: (found) => {
      const end = found.params.rejected === 1 ? '这张卡没有采用。' : '这一项没有采用。';
      const why = wordOf(doubts, found.params.doubt) ?? '右边的数不能确定';
      const { cells, labels } = found.params;
      const others = Number(labels ?? 1) > 1 ? `等 ${param(found, 'labels')} 项` : '';
      return `“${shown(found.value)}”${others}${why}${cells ? `（${cells}）` : ''}，${end}`;
    },
    suggestion: () =>
      '请在栏目右边一格填一个数；两年的数各占一栏，栏头写“上年”“本年”或年份。不需要读的栏目在列对照表中写“不读”。',
  },
  'intake.unreadCells': {
    checks: '明白卡上没有不属于任何栏目的数',
    message: (found) =>
      `有 ${param(found, 'count')} 个单元格不属于任何栏目，没有采用（${param(found, 'cells')}）。`,
    suggestion: () => '请在数的左边一格写明栏目；多余的数请删去。',
  },
  'intake.notACard': {
    checks: '明白卡之间的工作表也都是明白卡，栏目齐全',
    message: (found) => {
      const lacking = String(found.params.lacking ?? '').split(',');
      const names = lacking.map((each) => essentials[each] ?? each).join('、');
      return `这张工作表像明白卡，但没有${names}，没有采用。`;
    },
    suggestion: () => '请核对栏目名称有没有写错；确不是农户的卡可以不理会。',
  },
  'intake.mergedIdentity': {
    checks: '每户一行，户编号、证件号码、姓名不跨行合并',
    message: (found) =>
      `本行的户编号、证件号码或姓名与上一行合并（${shown(found.household)}），不能确定属于哪一户，本行未采用。`,
    suggestion: ({ params: { persons } }) =>
      persons === 1
        ? '请取消合并，在每个人的一行都填写户编号。'
        : '请取消合并，每户只填一行，金额填全户合计。',
  },
  'intake.mergedAmount': {
    checks: '金额不跨户、不跨列合并',
    message: (found) =>
      `“${field(found)}”的单元格跨户或跨列合并（${param(found, 'range')}），金额属于哪一户、哪一项无法判断，本行未采用。`,
    suggestion: () => '请取消合并，把各户各项的金额分别填写。',
  },
  'intake.extraFields': {
    checks: '文本文件每行的栏数不多于表头',
    message: (found) =>
      `本行有 ${param(found, 'fields')} 栏，表头只有 ${param(found, 'named')} 栏：数里可能有没加引号的分隔符（如 20,000），后面各栏都错了位，本行未采用。`,
    suggestion: () => '请去掉数里的逗号，或者另存为 .xlsx 后重新报送。',
  },
  'intake.noIdentity': {
    checks: '每行有户编号、证件号码或户主姓名',
    message: () => '本行没有户编号、证件号码和户主姓名，不知道是哪一户，本行未采用。',
    suggestion: () => '请补填户编号或户主姓名；不是农户的行请删去，或在第一格写明“合计”“说明”等。',
  },
  'intake.unit': {
    checks: '金额单位正确：与另一年相比没有约一万倍的差别',
    message: (found) => {
      const guess =
        found.params.looksLike === 'yuanAsWan'
          ? '可能以元填写而按万元读取'
          : '可能以万元填写而按元读取';
      return `本表家庭纯收入的中位数为 ${shown(found.value)} 元，另一年同样的户为 ${shown(found.expected)} 元，相差约 ${param(found, 'ratio')} 倍：${guess}。`;
    },
    suggestion: () =>
      '本表各户在写明单位以前视为未排查，不参加比较。请核对所填的数，在标题或表头写明单位，或在列对照表中写“单位: 万元”。',
  },
  'intake.itemGone': {
    checks: '上年有金额的项目，本年的表也有这一列',
    message: (found) =>
      `${lackingIn(found, '本年')}没有“${field(found)}”列，上年有 ${param(found, 'households')} 户共 ${shown(found.value)} 元：${countedAs(found, '按减为 0 计')}，这些户可能因此被算作减收。`,
    suggestion: (found) =>
      `请补上这一列重新填报；本年的表确实不问这一项的，在列对照表中写“不问: [${field(found)}]”，两年都不计。`,
  },
  'intake.itemNew': {
    checks: '本年有金额的项目，上年的表也有这一列',
    message: (found) =>
      `${lackingIn(found, '上年')}没有“${field(found)}”列，本年有 ${param(found, 'households')} 户共 ${shown(found.value)} 元：${countedAs(found, '按从 0 增加计')}，这些户的减收可能因此看不出来。`,
    suggestion: (found) =>
      `请核对上年的表；上年确实不问这一项的，在列对照表中写“不问: [${field(found)}]”，两年都不计。`,
  },
  'intake.itemBlank': {
    checks: '另一年多户有金额的项目，这一年有人填',
    message: (found) =>
      `有“${field(found)}”列，但本村没有一户填写，另一年有 ${param(found, 'households')} 户共 ${shown(found.value)} 元：按 0 计。`,
    suggestion: (found) =>
      `请补填；确实没有的逐户填 0；表中不问这一项的，在列对照表中写“不问: [${field(found)}]”，两年都不计。`,
  },
  'intake.wordUnknown': {
    checks: '是否类的列填“是”或“否”',
    message: (found) =>
      `“${field(found)}”的“${shown(found.value)}”看不出是“是”还是“否”（共 ${param(found, 'cells')} 格），按不清楚计。`,
    suggestion: () => '请填“是”或“否”。',
  },
  'intake.periodMismatch': {
    checks: '标题所写的期间与本次比较的期间一致',
    message: (found) =>
      `标题或工作表名所写的期间为 ${shown(found.value)}，本次为 ${shown(found.expected)}，${wordOf(standings, found.params.standing) ?? ''}整张表未采用。`,
    suggestion: () => '请核对是否放错了年份的文件；标题或工作表名写错的请改正。',
  },
  'intake.otherYear': {
    checks: '一年的文件夹里没有另一年的表',
    message: (found) =>
      `这张表是另一年的（${shown(found.value)}），本村另有 ${shown(found.expected)} 的表，这张未采用。`,
    suggestion: () => '不用处理；工作簿里两年的表可以放在一起。',
  },
  'intake.villageBlank': {
    checks: '每一行都填了行政村',
    message: (found) =>
      `有 ${param(found, 'count')} 行的行政村没有填（第 ${param(found, 'rows')} 行），按工作表名、标题或文件名算作“${param(found, 'taken')}”，不按上一行。`,
    suggestion: () => '请在每一行填上行政村；用合并单元格的请取消合并后逐行填写。',
  },
  'intake.villageByFile': {
    checks: '村名写在列里、工作表名里或标题里，或者文件名就是村名',
    message: (found) => `表里没有写是哪个村，按文件名算作“${shown(found.value)}”。`,
    suggestion: () =>
      '请在行政村一列、工作表名或标题（填报单位：北张村）中写明，或者把文件名改为村名。',
  },
  'intake.notSurveyed': {
    checks: '每户都填了收入',
    message: () => '本户收入各列和合计全部空白，视为未排查，不参加比较。',
    suggestion: () => '请入户核实后补填；确实没有某项收入的填 0，不要留空。',
  },
  'intake.hiddenSheet': {
    checks: '没有隐藏的工作表',
    message: () => '本工作表是隐藏的，其中的户照常读取。',
    suggestion: () => '请核对隐藏的工作表是否为旧表；不需要的请删去。',
  },
  'intake.hiddenRows': {
    checks: '没有隐藏的行',
    message: (found) =>
      `有 ${shown(found.value)} 行是隐藏的，其中的户照常读取（第 ${param(found, 'rows')} 行）。`,
    suggestion: () => '请取消隐藏后核对；不需要的行请删去。',
  },
  'intake.hiddenColumns': {
    checks: '没有隐藏的列',
    message: (found) =>
      `有 ${shown(found.value)} 列是隐藏的，其中的数照常读取（${param(found, 'columns')} 列）。`,
    suggestion: () => '请取消隐藏后核对；不需要的列请删去。',
  },
} as const satisfies Partial<FindingWords>;
