import type { Disagreement } from '../../../domain/findings/results-failure.js';
import type { Maker } from '../../../domain/outcomes/maker.js';
import type { FailureSentences } from '../../failure.js';
import { figure } from '../../finding.js';
import { bases, suggestion } from './problems.js';

const DISAGREED: Readonly<Record<string, string>> = {
  prior: '上年期间',
  current: '本年期间',
  basis: '对比方式',
};

const disagreementText = ({ key, values }: Disagreement): string =>
  `${DISAGREED[key] ?? key}：${values.map(({ value, paths }) => `${value}（${paths.join('、')}）`).join('；')}`;

/** 写出结果的命令；不知道是哪个的，两个都说。 */
const again = (maker: Maker | null): string =>
  maker === null
    ? '重新复制整个文件夹，或重新运行 zengshou analyze（汇总的结果重新运行 zengshou rollup）。'
    : `重新复制整个文件夹，或重新运行 zengshou ${maker}。`;

const verbs = (makers: readonly Maker[]): string =>
  makers.map((maker) => `zengshou ${maker}`).join(' 或 ');

/** 一个选项管的是什么。 */
const IDLE = {
  '--profile': '工作簿',
  '--template': '研判报告',
  '--figures': '网页和图',
  '--like': '要保密的格子',
} as const;

/** 结果文件夹和计划文件的问题。 */
export const results = {
  'seasonality.nothing': ({ paths }) => ({
    what: `这些结果里没有一项可以学得各月比例：${paths.join('、')}`,
    todo: '各份结果要有相同的户（按户编号、识别码，或同村同名认），全年结果里要有收入；核对给的是不是同一年的结果。',
  }),
  'seasonality.periods': ({ results: given }) => ({
    what: `这些结果凑不成一个年度：${given.map(({ path, period }) => `${path}（${period}）`).join('、')}`,
    todo: '给出同一年度的全年结果（12 个月）一份，和从同一个月开始、月数各不相同的年初至今的结果一份以上，如 结果/2020-10..2020-12 结果/2020-10..2021-03 结果/2020-10..2021-09。',
  }),
  'backtest.basis': ({ path }) => ({
    what: `${path} 不是年初至今的结果，没有全年预计`,
    todo: '--to-date 后写 zengshou analyze --basis to-date 的结果文件夹。',
  }),
  'backtest.periods': ({ path, period, final }) => ({
    what: `${path}（${period}）不是全年结果（${final}）的开头几个月`,
    todo: '--final 后写同一年度全年 12 个月的结果文件夹，--to-date 后写从同一个月开始的结果。',
  }),
  'backtest.final': ({ path, period }) => ({
    what: `${path}（${period}）不是全年 12 个月的结果`,
    todo: '--final 后写同一年度全年 12 个月的结果文件夹，年初至今的写在 --to-date 后。',
  }),
  'backtest.nobody': ({ paths, final }) => ({
    what: `${paths.join('、')} 里的户，在 ${final} 里一户也没有找到`,
    todo: '核对是不是同一年、同一个地方的结果；户按户编号、识别码，或同村同名认。',
  }),
  'results.notOurs': ({ path }) => ({
    what: `${path} 不是 zengshou 的结果文件夹`,
    todo: '写 zengshou analyze 的结果文件夹（里面有 data 和 分村），汇总的写 zengshou rollup 的；没有的请先运行 zengshou analyze。',
  }),
  'results.incomplete': ({ path, file, maker }) => ({
    what: `${path} 里没有 ${file}，或只有一部分：没有写完、没有复制完整，或被删过`,
    todo: again(maker),
  }),
  'results.changed': ({ path, file, maker }) => ({
    what: `${path} 里的 ${file} 和写出时不一样，可能改动过或没有复制完整`,
    todo: again(maker),
  }),
  'usage.otherResults': ({ path, maker, makers }) => ({
    what: `${path} 是 zengshou ${maker} 写出的${maker === 'rollup' ? '，只有各组的数，没有各户' : ''}`,
    todo: `这里写 ${verbs(makers)} 的结果文件夹。`,
  }),
  'format.otherVersion': ({ path, version, format, maker }) => ({
    what: `${path} 是 zengshou ${version} 的结果，数据格式是${format === null ? '以前' : `第 ${format} 版`}的，这个版本不能读`,
    todo: `用这个版本重新运行 zengshou ${maker}。`,
  }),
  'report.unmasked': ({ audience }) => ({
    what: `--unmasked 不能用于 --audience ${audience}`,
    todo: '给县里和公开的报告里没有身份证号：去掉 --unmasked。',
  }),
  'report.idle': ({ option, audience }) => ({
    what:
      audience === null
        ? `${option} 用不上：--without 不要研判报告`
        : `${option} 用不上：给 ${audience} 的报告里没有${IDLE[option]}`,
    todo: audience === null ? `去掉 ${option} 或 --without。` : `去掉 ${option}，或换 --audience。`,
  }),
  'report.like': ({ path }) => ({
    what: `${path} 里没有公开过的数据（公开/data/groups.jsonl）`,
    todo: '--like 写同一年已经公开的那个文件夹；没有公开过的去掉 --like。',
  }),
  'report.masked': ({ path }) => ({
    what: `${path} 里的身份证号是遮盖的，写不出整号`,
    todo: '去掉 --unmasked，或先用 zengshou analyze --unmasked 重新分析。',
  }),
  'report.profileOfRollup': ({ path }) => ({
    what: `${path} 是汇总的结果，report 只写网页和研判报告，没有工作簿，用不上 --profile`,
    todo: '要供读屏软件读的汇总工作簿，请在 zengshou rollup 时加 --profile accessible。',
  }),
  'report.ofRollup': ({ path, audience }) => ({
    what: `${path} 是几批结果的汇总，没有给 ${audience} 的报告`,
    todo: '去掉 --audience 写给县里的，或写 --audience public；乡镇和村的报告由 zengshou analyze 的结果写。',
  }),
  'document.unreadable': ({ path }) => ({
    what: `${path} 不是能填的 Word 文档（.docx）`,
    todo: '在 WPS 或 Word 里打开，另存为 .docx，再试一次。',
  }),
  'document.names': ({ path, names }) => ({
    what: `${path} 里有认不得的名称：${names
      .map(({ name, near }) => (near === null ? `{${name}}` : `{${name}}（是不是 {${near}}？）`))
      .join('、')}`,
    todo: '改成 docs/document.md 里列出的名称。',
  }),
  'document.tags': ({ path, tags }) => ({
    what: `${path} 里的大括号或列表没有成对：${tags.map((tag) => `{${tag}}`).join('、')}`,
    todo: '名称写作 {乡镇}，列表写作 {#各村}……{/各村}，都用半角大括号。',
  }),
  'trend.samePeriod': ({ period, paths: [path, other] }) => ({
    what:
      path === other
        ? `${path}（${period}）写了两次`
        : `${path} 和 ${other} 的本年期间都是 ${period}，不知道用哪一份`,
    todo: '每个期间只写一份结果文件夹。',
  }),
  'trend.basis': ({ basis, period, otherBasis, otherPeriod }) => ({
    what: `各份结果的对比方式不同：${period} 是${bases[basis]}，${otherPeriod} 是${bases[otherBasis]}`,
    todo: '只写对比方式相同的结果；按进度折算的各月之后，可以再加一份全年的同期对比。',
  }),
  'trend.notPrevious': ({ path, basis, period, ownBasis, ownPeriod }) => ({
    what: `${path}（${period}，${bases[basis]}）不能当作这次（${ownPeriod}，${bases[ownBasis]}）的上期`,
    todo: '上期要早于这次、对比方式相同，并且从同一个月起或一样长，首月相隔不到一年。换一份，或写 --previous none。',
  }),
  'trend.area': ({ area, path, otherArea }) => ({
    what: `各份结果不是同一个地方的：${area}；${path} 是${otherArea}的`,
    todo: '只写同一个乡镇的结果；名称写法不同的，用 --township 统一后重新运行 zengshou analyze。',
  }),
  'rollup.disagree': ({ differences }) => ({
    what: ['这些结果口径不一致，不能汇总', ...differences.map(disagreementText)].join('\n  '),
    todo: '用同样的期间、对比方式和政策重新运行 zengshou analyze，再汇总；政策的名称和 local: 可以不同。',
  }),
  'rollup.sameName': ({ name, paths }) => ({
    what: `${paths.join('、')} 都叫“${name}”，汇总后分不开`,
    todo: '在 --township（或 zengshou.yaml 的 township:）中写上不同的名称，重新运行 zengshou analyze。',
  }),
  'rollup.sameResults': ({ path, other }) => ({
    what: path === other ? `${path} 写了两次` : `${path} 和 ${other} 里有同一批结果，会算两次`,
    todo: '去掉其中一个。',
  }),
  'rollup.otherKey': ({ path }) => ({
    what: `${path} 的识别码是用另一个密钥写的`,
    todo: '用同一个密钥（--merge-key）重新运行 zengshou analyze，或汇总时不写 --merge-key。',
  }),
  'units.noPattern': ({ file }) => ({
    what: `${file} 里没有写各乡镇的文件在哪里`,
    todo: '在这个文件里写 units: "{county}/{township}/{prior|current}/*"，并在 prior:、current: 下写 period:。',
  }),
  'units.none': ({ path, pattern }) => ({
    what: `${path} 里没有一个乡镇的文件夹符合 units: ${pattern}`,
    todo: '检查文件夹的层次是否和 units: 一样；年度的文件夹叫 上年、本年（或 prior、current）。',
  }),
  'units.sameName': ({ unit, paths }) => ({
    what: `${paths.join('、')} 都是“${unit}”，分不开`,
    todo: '改一个文件夹的名称，或把两处的文件放到一起。',
  }),
  'units.notPlan': ({ path, line }) => ({
    what: line === 0 ? `${path} 不是 zengshou plan 的计划` : `${path} 第 ${line} 行不是计划的一行`,
    todo: '用 zengshou plan 重新生成，不要改动它。',
  }),
  'units.unknown': ({ path, unit, units, nearest }) => ({
    what: `${path} 里没有“${unit}”这个单元${suggestion(nearest)}`,
    todo: `写 1 到 ${figure(units)} 的序号，或单元的名称，如 文水县/北张乡。`,
  }),
  'units.outAtInputs': ({ path, folder }) => ({
    what: `结果不能放在 ${path}：${folder} 里是要读的表`,
    todo: '用 --out 另指一个文件夹，不在表的文件夹里，也不在它们上面。',
  }),
  'units.notDone': ({ missing, failed, stale, of }) => ({
    what: [
      `计划的 ${figure(of)} 个单元有 ${figure(missing.length + failed.length + stale.length)} 个不能汇总`,
      ...missing.map((unit) => `${unit}：没有结果`),
      ...failed.map((unit) => `${unit}：有文件没读出来，或结果不完整`),
      ...stale.map((unit) => `${unit}：结果做出来以后，表、政策或程序的版本又变了`),
    ].join('\n  '),
    todo: '对这些单元再运行 zengshou analyze --unit；先汇总其余的，加 --partial（各报表会写明）。',
  }),
} satisfies Partial<FailureSentences>;
