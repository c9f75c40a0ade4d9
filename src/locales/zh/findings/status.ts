import type { FindingWords } from '../../finding.js';
import { param, shown } from './speech.js';

export const status = {
  'welfare.dibaoWithoutMoney': {
    checks: '低保户有低保金',
    message: () => '类别为低保户，但没有低保金。',
    suggestion: () => '请核对是否漏填低保金，或低保已经取消而类别没有更新。',
  },
  'welfare.moneyWithoutDibao': {
    checks: '有低保金的户类别为低保户',
    message: (found) =>
      `有低保金 ${param(found, 'amount')} 元，但类别为“${param(found, 'welfare')}”。`,
    suggestion: () => '请核对类别；处在渐退期或本年中途取消的，请在备注中说明。',
  },
  'welfare.dibaoAndTekun': {
    checks: '不同时有低保金和特困供养金',
    message: (found) =>
      `同时有低保金 ${param(found, 'dibao')} 元和特困供养金 ${param(found, 'tekun')} 元。`,
    suggestion: () => '请核对两项是否填错列；本年由一种转为另一种的，请在备注中说明。',
  },
  'welfare.tekunWithoutMoney': {
    checks: '特困户有特困供养金',
    message: () => '类别为特困户，但没有特困供养金。',
    suggestion: () => '请核对是否漏填特困供养金，或类别填错。',
  },
  'welfare.tekunWithLabour': {
    checks: '特困户没有劳动力',
    message: (found) => `类别为特困户，但劳动力人数为 ${shown(found.value)}。`,
    suggestion: () =>
      '特困供养的对象没有劳动能力：请核对劳动力人数和类别，有赡养、扶养人的请说明。',
  },
  'work.wagesWithoutWorkers': {
    checks: '有工资性收入（公益岗除外）的户有务工人数',
    message: (found) => `公益岗以外的工资性收入有 ${param(found, 'wages')} 元，但务工人数为 0。`,
    suggestion: () => '请核对务工人数，或是否把其他收入填进了工资性收入。',
  },
  'work.workersWithoutWages': {
    checks: '有务工人数的户有工资性收入',
    message: (found) => `务工人数为 ${param(found, 'workers')}，但没有工资性收入。`,
    suggestion: () => '请核对是否漏填务工收入，或务工人数填错。',
  },
  'work.monthsRange': {
    checks: '务工月数在每个务工人员 0 至 12 个月之内',
    message: (found) =>
      found.params.workers === 0
        ? `务工月数为 ${shown(found.value)}，但务工人数为 0。`
        : `务工月数 ${shown(found.value)} 超出范围 ${shown(found.expected)}（按 ${param(found, 'workers')} 人计）。`,
    suggestion: () => '请核对务工月数和务工人数。',
  },
  'work.monthlyWageRange': {
    checks: '务工月收入不为 0 时在通常范围内',
    message: (found) =>
      `务工月收入为 ${shown(found.value)} 元，在通常范围（${shown(found.expected)} 元）之外。`,
    suggestion: () => '请核对所填的是不是每月的收入，单位是否为元。',
  },
  'work.monthsTimesWage': {
    checks: '务工月数乘以务工月收入与务工收入大致相符',
    message: (found) =>
      `务工 ${param(found, 'months')} 个月、每月 ${param(found, 'wage')} 元，应约为 ${shown(found.expected)} 元，务工收入填 ${shown(found.value)} 元。`,
    suggestion: () => '请核对务工月数、务工月收入和务工收入三项。',
  },
  'loan.limits': {
    checks: '小额信贷金额不超过政策上限',
    message: (found) =>
      `小额信贷金额 ${shown(found.value)} 元，超过上限 ${param(found, 'limit')} 元。`,
    suggestion: () => '请核对金额，以及是否把其他贷款填进了小额信贷。',
  },
  'monitoring.belowLineUnmonitored': {
    checks: '人均收入低于监测线的户已纳入监测（政策中设有监测线时）',
    message: (found) =>
      `扣除合规自付支出后人均 ${param(found, 'perCapita')} 元，低于监测线 ${param(found, 'line')} 元，但没有监测对象类别。`,
    suggestion: () => '请先核对收入；属实的，按程序研判是否纳入监测对象。',
  },
  'monitoring.clearedBelowLine': {
    checks: '人均收入低于监测线的户没有标为风险已消除（政策中设有监测线时）',
    message: (found) =>
      `风险已标为消除，但扣除合规自付支出后人均 ${param(found, 'perCapita')} 元，低于监测线 ${param(found, 'line')} 元。`,
    suggestion: () => '请先核对收入；属实的，按程序研判风险是否确已消除。',
  },
  'evidence.disasterWithoutLoss': {
    checks: '填了受灾情况的户，种植、林果或养殖收入比上年少',
    message: (found) =>
      `受灾情况填“${shown(found.value)}”，但种植、林果和养殖收入都没有比上年减少。`,
    suggestion: () => '请核对受灾情况和收入；损失已由赔付弥补的不必改。',
  },
  'evidence.stoppedWithIncome': {
    checks: '停止经营的户没有经营收入',
    message: (found) => `填了停止经营，但有经营收入 ${param(found, 'gross')} 元。`,
    suggestion: () => '请核对；年中才停止经营的不必改。',
  },
} as const satisfies Partial<FindingWords>;
