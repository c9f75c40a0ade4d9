import type { ConfigKind, DiskReason } from '../../domain/findings/failure.js';
import type { Year } from '../../domain/household.js';
import type { FailureSentences } from '../failure.js';
import { figure } from '../finding.js';
import { argumentText, exampleOf, optionText } from '../usage.js';
import { diskWords } from './failures/disk.js';
import { allowedText, bases, configProblemText, suggestion } from './failures/problems.js';
import { results } from './failures/results.js';
import { help } from './help.js';

const years = { prior: '上年', current: '本年' } satisfies Record<Year, string>;
const configs = {
  policy: '政策文件',
  project: '工作文件夹设置',
  columns: '列对照表',
  accept: '确认清单',
  key: '密钥文件',
} satisfies Record<ConfigKind, string>;
const because = (reason: DiskReason): string => diskWords(reason).is;

/** 字母、数字前空一格。 */
const apart = (text: string): string => (/^[!-~]/u.test(text) ? ` ${text}` : text);

const exampleText = (verb: string): string => {
  const example = exampleOf(help, verb);
  return example === null ? '用 --help 查看这个命令怎么写。' : `例如：${example}`;
};

/** The folder is there, or was made: what is missing is what the disk does not let be made. */
const NOTHING_NEW = '那里不能新建文件或文件夹';

export const failures: FailureSentences = {
  ...results,
  'usage.unknownOption': ({ option, nearest, verbs }) => ({
    what:
      verbs.length > 0 ? `${option} 不能用在这里` : `没有 ${option} 这个选项${suggestion(nearest)}`,
    todo:
      verbs.length > 0
        ? `这个选项写在这些命令后面：${verbs.join('、')}。`
        : '用 zengshou --help 或 zengshou 命令 --help 查看可用的选项。',
  }),
  'usage.unknownVerb': ({ verb, nearest }) => ({
    what: `没有 ${verb} 这个命令${suggestion(nearest)}`,
    todo: '用 zengshou --help 查看可用的命令。',
  }),
  'usage.noVerb': () => ({ what: '没有写命令', todo: '例如：zengshou analyze。命令见上。' }),
  'usage.missingArgument': ({ verb }) => ({
    what: `没有写${apart(argumentText(help, verb) ?? '')}`,
    todo: exampleText(verb),
  }),
  'usage.missingShell': () => ({
    what: 'zengshou complete 后面没有写哪一种 shell：bash、zsh、fish 或 powershell',
    todo: '例如在 ~/.bashrc 里写：source <(zengshou complete bash)。',
  }),
  'usage.missingValue': ({ option }) => ({
    what: `选项 ${option} 后面没有写内容`,
    todo: '在选项后空一格写上内容。',
  }),
  'usage.tooManyArguments': ({ verb }) => ({
    what: `命令 ${verb} 后面写的内容太多`,
    todo: '名称中有空格的，前后加引号；用 --help 查看写法。',
  }),
  'usage.value': ({ option, value, allowed, nearest }) => ({
    what: `${option} 不能是“${value}”${suggestion(nearest)}`,
    todo: `应为：${allowedText(allowed)}。`,
  }),
  'usage.unknownCode': ({ code, nearest, isFile }) => ({
    what: `没有 ${code} 这条校验规则${suggestion(nearest)}`,
    todo: isFile
      ? '要校验的文件写在 --only 前面。'
      : '规则的代码见 zengshou rules，也可以只写前一半，如 intake。',
  }),
  'usage.workbookOnScreen': ({ option }) => ({
    what: '工作簿不能显示在屏幕上',
    todo: `加 ${option} 写成文件，或接到别的程序、重定向到文件。`,
  }),
  'usage.missingInputs': ({ year }) => ({
    what: `没有指定${years[year]}的收入明细表`,
    todo: `用 --${year} 指定文件或文件夹，或在 zengshou.yaml 的 ${year}: files: 中写明（zengshou init 可生成）。`,
  }),
  'usage.missingOut': () => ({
    what: '没有指定结果放在哪里',
    todo: '用 --out 指定文件夹，或在 zengshou.yaml 的 out: 中写明。',
  }),
  'usage.missingCounty': ({ townships }) => ({
    what: `这些表里有 ${figure(townships)} 个乡镇，没有写明是哪个县`,
    todo: '用 --county 写上县名，或在 zengshou.yaml 的 county: 中写明，或在表中填一列“县”；只有一个乡镇的，看看“乡镇”一列是不是写法不一。',
  }),
  'usage.missingOption': ({ verb, option }) => ({
    what: [`没有写选项 ${option}`, optionText(help, verb, option)].filter(Boolean).join('：'),
    todo: exampleText(verb),
  }),
  'usage.conflict': ({ option, other }) => ({
    what: `${option} 和 ${other} 不能一起用`,
    todo: '去掉其中一个。',
  }),
  'usage.other': () => ({ what: '命令写得不对', todo: '用 --help 查看这个命令怎么写。' }),
  'config.unreadable': ({ config, file, reason }) => ({
    what: `${configs[config]} ${file} 读不出来：${because(reason)}`,
    todo: diskWords(reason).todo,
  }),
  'config.invalid': ({ config, file, problems }) => ({
    what: [`${configs[config]} ${file} 有错误`, ...problems.map(configProblemText)].join('\n  '),
    todo: '改正后再运行。',
  }),
  'config.notKey': ({ file }) => ({
    what: `${file} 不是密钥文件`,
    todo: '写县里用 zengshou key 生成的那个文件（32 字节），不要改动它。',
  }),
  'period.missing': ({ prior, current }) => ({
    what: `不知道比较的是哪两个期间：上年 ${prior ?? '没有写明'}，本年 ${current ?? '没有写明'}`,
    todo: `用 ${[...(prior === null ? ['--prior-period'] : []), ...(current === null ? ['--current-period'] : [])].join('、')} 指定（如 2021-10..2022-09 或 2021年10月至2022年9月），或写在 zengshou.yaml 的 prior:、current: 下的 period: 中，或在表题中写明。`,
  }),
  'period.several': ({ year, periods }) => ({
    what: `${years[year]}各表的表题写了不同的期间：${periods}`,
    todo: `把期间不对的文件移走，或用 --${year}-period 指定这次的期间。`,
  }),
  'period.notComparable': ({ prior, current, basis, swapped }) => ({
    what: `两个期间不能这样比较：上年 ${prior}，本年 ${current}（${bases[basis]}）`,
    todo: swapped
      ? '两年好像放反了：把两年的文件或 --prior-period、--current-period（zengshou.yaml 的 prior:、current:）对调。'
      : basis === 'same-period'
        ? '同期对比要求两个期间月数相同、相隔整年：更正 --prior-period、--current-period，或换用同期的表；以全年和年初至今相比时加 --basis to-date。'
        : '按进度折算要求上年为完整的 12 个月，本年为同样起始月的一部分：更正期间，或去掉 --basis to-date（zengshou.yaml 里写的是 basis: to-date）。',
  }),
  'period.noShares': ({ items }) => ({
    what: `按进度折算缺少各月比例：${items}`,
    todo: '在政策文件中写 monthShares: {default: even}（各月相同，适合工资、养老金），或在 monthShares: 下给每一项写 1 至 12 月的比例（有往年各月的结果的，可用 zengshou seasonality 算出）；也可以用同期的表比较。',
  }),
  'period.mereTotals': ({ totals }) => ({
    what: `只有合计、没有分项，无法按进度折算和预计全年：${totals}`,
    todo: '补填分项收入，或用同期的表比较。',
  }),
  'config.seasonality': ({ file, line, fromOctober, fromJanuary }) => ({
    what: `${file}${line === null ? '' : ` 第 ${line} 行`}：seasonality 已改为 monthShares。原来是从核算年度第一个月起的累计比例，现在是公历 1 至 12 月各月的比例`,
    todo: `把 seasonality: 一段换成下面的一种，并对照公历核对各月。核算年度从 10 月起的：\nmonthShares:\n${fromOctober}\n核算年度从 1 月起的：\nmonthShares:\n${fromJanuary}`,
  }),
  'explain.nobody': ({ key }) => ({
    what: `没有找到“${key}”这一户`,
    todo: '写户编号、户主姓名（或其中几个字），或身份证号（整号或后 4 位）；该户在别的文件里的，请把那些文件也写上。',
  }),
  'run.noTables': ({ year }) => ({
    what: `${years[year]}的文件中没有一张能读的收入明细表`,
    todo: '看上面各文件的说明，改正后再运行；表头读作了什么，用 zengshou columns 看。',
  }),
  'strict.findings': ({ errors }) => ({
    what: `有 ${errors} 个错误，按 --strict 没有写出任何结果`,
    todo: '改正后再运行，或去掉 --strict。',
  }),
  'key.exists': ({ path }) => ({
    what: `已经有 ${path} 这个文件，没有动它：换了密钥，以前的识别码就对不上了`,
    todo: '县里已有密钥的就用它；要另做一个，换一个文件名。',
  }),
  'ledger.unread': () => ({
    what: '上期台账中有文件读不出来，没有写出新的台账，以免丢失填写的内容',
    todo: '按上面的说明处理这些文件后再运行。',
  }),
  'columns.noTable': ({ path }) => ({
    what: `${path} 不是列对照表`,
    todo: '写 zengshou columns --out 生成的列对照表（xlsx 或 yaml；xlsx 的表头不要改动）。',
  }),
  'accept.noTable': ({ path }) => ({
    what: `${path} 不是签认表，也不是确认清单`,
    todo: '写 zengshou validate --explained 生成的签认表（表头不要改动），或 yaml 的确认清单。',
  }),
  'corrections.noTable': ({ path }) => ({
    what: `${path} 不是更正表`,
    todo: '更正表的表头为：行政村、户、年度、栏目、原值、新值、更正人、原因（行政村可以不要）。',
  }),
  'accept.tooMany': ({ most }) => ({
    what: `确认和签认合起来超过 ${figure(most)} 条`,
    todo: '删去过期的、已经没有问题的，或按村分开运行。',
  }),
  'matches.noTable': ({ path }) => ({
    what: `${path} 里没有“疑似匹配”表`,
    todo: '用上次结果文件夹里的“疑似匹配.xlsx”，表头不要改动。',
  }),
  'input.unreadable': ({ path, reason }) => ({
    what: `${path} 读不出来：${because(reason)}`,
    todo: diskWords(reason).todo,
  }),
  'input.refused': ({ path }) => ({
    what: `${path} 读不出来`,
    todo: '按上面的说明处理这个文件后再运行。',
  }),
  'input.emptyFolder': ({ path }) => ({
    what: `文件夹 ${path} 里没有文件`,
    todo: '把各村的收入明细表放进去，或指定别的文件夹。',
  }),
  'input.noMatch': ({ pattern }) => ({
    what: `没有文件符合 ${pattern}`,
    todo: '检查通配符和文件夹；通配符前后加引号。',
  }),
  'input.inResults': ({ path, folder }) => ({
    what:
      path === folder
        ? `结果文件夹就是放表的文件夹：${path}`
        : `${path} 在结果文件夹 ${folder} 里，结果不能当作要分析的表`,
    todo: '用 --out（或 zengshou.yaml 的 out:）另外指定一个放结果的文件夹。',
  }),
  'input.onlySkipped': ({ path }) => ({
    what: `${path}：没有可读的文件，只有 PDF、图片、不读的文件、链接、设备、隐藏文件或打开时的临时文件`,
    todo: '把表格文件本身复制过来。',
  }),
  'input.tooMany': ({ path, most }) => ({
    what: `${path}：文件超过 ${figure(most)} 个`,
    todo: '检查是否选错了文件夹；确有这么多时，分几批处理。',
  }),
  'input.tooManyVillages': ({ villages, single }) => ({
    what: `这些表里有 ${figure(villages)} 个村，其中 ${figure(single)} 个只有一户`,
    todo: '多半是别的一列被当成了行政村：用 zengshou columns 看看是哪一列，写进列对照表。',
  }),
  'output.overtaken': ({ path }) => ({
    what: `${path} 已由另一次运行写出，这一次的结果没有用`,
    todo: '表或政策在这期间变过的，再运行一次。',
  }),
  'output.notOurs': ({ path, option }) => ({
    what: `文件夹 ${path} 里已经有东西，不是这个命令可以整个替换的，没有动它`,
    todo: `用 ${option} 写一个新的文件夹；里面的不要了，先移到别处。`,
  }),
  'output.foreignFile': ({ path, file, option }) => ({
    what: `结果文件夹 ${path} 里有后来放进去的文件 ${file}；替换结果会把它删掉，没有动`,
    todo: `先把它移到别处，或用 ${option} 指定新的文件夹。`,
  }),
  'output.atResults': ({ path, results: read, option }) => ({
    what:
      path === read
        ? `${path} 是要读的结果，不能再写到这里`
        : `${path} 和结果 ${read} 一个在另一个里面，写进去就不是原来的结果了`,
    todo: `用 ${option} 另指一个地方，不在结果里面，也不在它们上面。`,
  }),
  'output.holdsInput': ({ path, file, option }) => ({
    what: `要读的文件 ${file} 在放结果的文件夹 ${path} 里`,
    todo: `把原始表放在 ${path} 之外，或用 ${option} 指定别的文件夹。`,
  }),
  'output.amongInputs': ({ path, inputs, option }) => ({
    what: `${path} 在要读的 ${inputs} 里：写进去的，下次会当作村里交来的表再读一遍`,
    todo: `用 ${option} 指定 ${inputs} 之外的文件夹。`,
  }),
  'output.edited': ({ path, file }) => ({
    what: `${path} 里的 ${file} 已经有人填写或改动，替换会丢失填写的内容，没有动`,
    todo: '用 --out 指定新的文件夹，并用 --from 写上原来的文件夹，填写的内容会带到新台账里。',
  }),
  'output.answered': ({ path, file }) => ({
    what: `${path} 里的 ${file} 已经有人答复，这次运行没有读入，替换会丢失答复，没有动`,
    todo: `加上 --matches ${path}/${file} 再运行（或写进 zengshou.yaml 的 matches:）；答复会带到新的表里。不要了的，先把它移走。`,
  }),
  'output.exists': ({ path }) => ({
    what: `已经有 ${path} 这个文件，没有动它`,
    todo: '换一个文件名，或先把它移走。',
  }),
  'output.printed': ({ reason }) => ({
    what: `结果没有全部显示出来，也没有全部写进 > 后面的文件：${because(reason)}`,
    todo: '检查 > 后面的文件所在的磁盘：空间和权限，再运行一次。',
  }),
  'disk.refused': ({ path, reason }) => ({
    what: `${path === null ? '没有做完' : `${path} 不能用`}：${because(reason)}`,
    todo: diskWords(reason).todo,
  }),
  'output.notWritable': ({ path, reason }) => ({
    what: `${path} 写不进去：${reason === 'missing' ? NOTHING_NEW : because(reason)}`,
    todo: '换一个文件夹，或检查权限和磁盘空间；结果在 WPS 或 Excel 中打开着的，先关闭。',
  }),
};
