import { type FindingWords, wordOf } from '../../finding.js';
import { param, shown } from './speech.js';

/** `params.reason` of parts.skipped. */
const reasons: Readonly<Record<string, string>> = {
  whole: '本村已有全期间的表',
  cumulative: '本村另有截止更晚的累计表，已包括这张表的数',
  outside: '不在本次期间内，本村另有本次期间的表',
};

export const parts = {
  'parts.gap': {
    checks: '一年分几期报送的，各期合起来没有缺月',
    message: (found) =>
      `本村缺 ${shown(found.value)} 的表，凑不成 ${shown(found.expected)}，本村各户这一年按未排查处理。`,
    suggestion: () =>
      '请催报缺的月份；表已经有的，请核对标题写的期间，或在 zengshou.yaml 的 parts 里写明哪个文件是哪几个月的。',
  },
  'parts.overlap': {
    checks: '一年分几期报送的，各期不重叠',
    message: (found) =>
      `${shown(found.value)} 的数在 ${param(found, 'first')} 和 ${param(found, 'second')} 里都有，不知道该用哪一张，本村各户这一年按未排查处理。`,
    suggestion: () => '请只留一张，把作废的移出文件夹；标题写错期间的请改正。',
  },
  'parts.title': {
    checks: '标题所写的期间与 zengshou.yaml 的 parts 所写的一致',
    message: (found) =>
      `标题所写的期间为 ${shown(found.value)}，zengshou.yaml 的 parts 所写的为 ${shown(found.expected)}，整张表未采用。`,
    suggestion: () => '请核对这张表是哪几个月的，改正标题或 zengshou.yaml。',
  },
  'parts.unclear': {
    checks: '表题、表名、文件名提到月份或季度的，表题写明是哪几个月',
    message: (found) =>
      `表题、表名或文件名里有“${shown(found.value)}”，但表题没有写明是哪年哪几个月，这张表按${found.expected === null ? '整个期间' : ` ${shown(found.expected)} `}计算。`,
    suggestion: () =>
      '只是其中几个月的，请在表题写明，如“2022年1-3月”，或在 zengshou.yaml 的 parts 里写明哪个文件是哪几个月的；确是整个期间的不用处理。',
  },
  'parts.straddles': {
    checks: '一期的表整个落在本次期间之内',
    message: (found) =>
      `这张表是 ${shown(found.value)} 的，只有一部分月份在本次期间 ${shown(found.expected)} 之内，金额分不开，整张表未采用。`,
    suggestion: () => '请按本次期间拆开重报；标题写错的请改正。',
  },
  'parts.skipped': {
    checks: '文件夹里没有用不着的各期表',
    message: (found) =>
      `这张表（${shown(found.value)}）未采用：${wordOf(reasons, found.params.reason) ?? ''}。`,
    suggestion: () => '不用处理；本该用这张的，请把另一张移出文件夹。',
  },
  'parts.missing': {
    checks: '每一户在本村各期的表里都有',
    message: (found) => `本村 ${shown(found.value)} 的表里没有这一户，这一年按未排查处理。`,
    suggestion: () => '请补上这一户缺的各期；各期户编号或证件号码不一致的请改成一致。',
  },
  'parts.newInYear': {
    checks: '每一户从本年第一期起就有',
    message: (found) =>
      `这一户在 ${shown(found.value)} 的表里还没有，是年中新增的，这一年没有比较。`,
    suggestion: () => '不用处理；其实早就有的，请补上前几期。',
  },
  'parts.blank': {
    checks: '每一户各期都填了金额',
    message: (found) => `这一户 ${shown(found.value)} 的金额全部空白，按 0 计入全年。`,
    suggestion: () => '请核对这一期是确实没有收入，还是漏填。',
  },
} satisfies Partial<FindingWords>;
