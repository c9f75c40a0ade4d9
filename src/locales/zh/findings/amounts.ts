import type { Finding } from '../../../domain/findings/finding.js';
import { type FindingWords, isLoss } from '../../finding.js';
import { field, param, shown } from './speech.js';

const differs = '两者不一致，可能是漏填、错填，也可能是口径不同（如养老金、临时救助是否计入）。';

const netOrGross =
  '请核对：填的是净收入（已减支出）且确实亏损的，在备注中说明；否则收入填毛收入，支出另填。';

const range = (checks: string) => ({
  checks,
  message: (found: Pick<Finding, 'field' | 'value' | 'expected'>) =>
    `“${field(found)}”为 ${shown(found.value)} 元，在通常范围（${shown(found.expected)} 元）之外。`,
  suggestion: () => '请核对是否多填或少填了位数、单位是否填错；属实的请在备注中说明。',
});

export const amounts = {
  'totals.category': {
    checks: '表中每类收入（支出）的合计等于各分项之和',
    message: (found) =>
      `“${field(found)}”填 ${shown(found.value)} 元，各分项之和为 ${shown(found.expected)} 元，相差 ${param(found, 'difference')} 元。`,
    suggestion: () => `请核对分项和合计：${differs}分析采用分项之和。`,
  },
  'totals.group': {
    checks: '小计等于表中所属各列之和',
    message: (found) =>
      `“${param(found, 'group')}”填 ${shown(found.value)} 元，所属各列（${param(found, 'parts')}）之和为 ${shown(found.expected)} 元，相差 ${param(found, 'difference')} 元。`,
    suggestion: (found) =>
      Number(found.params.difference) > 0
        ? `请核对小计和所属各列；多出的部分按“${field(found)}”计入，确实还有别的项目的，请单独填一列。`
        : '请核对小计和所属各列；分析采用各列之和。',
  },
  'totals.only': {
    checks: '有合计的，分项也填了',
    message: (found) =>
      `“${field(found)}”的各分项全部空白，只填了合计 ${shown(found.value)} 元：按合计计入，这一类的分项问题无法回答。`,
    suggestion: () => '有分项数据的请补填；确实只有合计的，可以不理会。',
  },
  'totals.netOnly': {
    checks: '填了总数的户，各类收入也填了',
    message: (found) =>
      `本户只填了“${field(found)}” ${shown(found.value)} 元，各类收入的分项和合计全部空白，视为未排查，不参加比较。`,
    suggestion: () => '请补填各类收入；总数由各类收入计算得出。',
  },
  'totals.gross': {
    checks: '年总收入等于四类收入之和（经营性按毛收入）',
    message: (found) =>
      `年总收入填 ${shown(found.value)} 元，四类收入之和为 ${shown(found.expected)} 元，相差 ${param(found, 'difference')} 元。`,
    suggestion: () => `请核对：${differs}分析采用各项之和。`,
  },
  'totals.net': {
    checks: '家庭纯收入等于年总收入减生产经营性支出',
    message: (found) =>
      `家庭纯收入填 ${shown(found.value)} 元，按各项计算为 ${shown(found.expected)} 元，相差 ${param(found, 'difference')} 元。`,
    suggestion: () => `请核对：${differs}理赔收入和合规自付支出不计入纯收入。`,
  },
  'totals.perCapita': {
    checks: '人均纯收入等于家庭纯收入除以家庭人口数',
    message: (found) =>
      `人均纯收入填 ${shown(found.value)} 元，按纯收入除以家庭人口数为 ${shown(found.expected)} 元，相差 ${param(found, 'difference')} 元。`,
    suggestion: () => '请核对家庭人口数和家庭纯收入，人均纯收入由公式计算，不要手填。',
  },
  'totals.sheet': {
    checks: '合计行等于各户之和',
    message: (found) =>
      `“${param(found, 'label')}”行的“${field(found)}”为 ${shown(found.value)}，${param(found, 'households')} 户之和为 ${shown(found.expected)}。`,
    suggestion: () => '请检查合计行的公式是否漏了户，或有户未填入表中；分析只用各户的数。',
  },
  'income.negative': {
    checks: '收入和支出各项不小于 0',
    message: (found) =>
      found.severity === 'error'
        ? `“${field(found)}”为负数 ${shown(found.value)}，本行未采用。`
        : `“${field(found)}”为负数 ${shown(found.value)}，按填写的数${isLoss(found) ? '计入' : '读取'}。`,
    suggestion: (found) =>
      found.severity === 'error' || !isLoss(found)
        ? '收入、支出都填正数；经营亏损由收入减支出得出。'
        : netOrGross,
  },
  'income.costsMissing': {
    checks: '有经营收入的户填了生产经营性支出',
    message: ({ params }) =>
      'of' in params
        ? `本表 ${shown(params.of)} 户有经营收入，其中 ${shown(params.households)} 户没有任何生产经营性支出。`
        : `有经营收入 ${shown(params.gross)} 元，但没有任何生产经营性支出。`,
    suggestion: () => '请补填种子、化肥、饲料等支出；确实没有支出的填 0 并在备注中说明。',
  },
  'income.costsExceed': {
    checks: '生产经营性支出不超过经营收入',
    message: (found) => {
      if (Number(found.params.gross) < 0) {
        const costs =
          found.value === 0 ? '没有生产经营性支出' : `生产经营性支出为 ${shown(found.value)} 元`;
        return `经营收入为负数 ${param(found, 'gross')} 元，${costs}。`;
      }
      return found.params.gross === 0
        ? `没有经营收入，但有生产经营性支出 ${shown(found.value)} 元。`
        : `生产经营性支出 ${shown(found.value)} 元超过经营收入 ${param(found, 'gross')} 元。`;
    },
    suggestion: (found) =>
      Number(found.params.gross) < 0
        ? netOrGross
        : '请核对收入是否漏填、支出是否多填；确实亏损的请在备注中说明原因。',
  },
  'income.wagesRange': range('工资性收入大于 0 时在通常范围内'),
  'income.allZero': {
    checks: '填了收入的户不会各项都是 0',
    message: () => '本户填写的收入各项和合计全部是 0。',
    suggestion: () =>
      '请入户核实：没有排查的户收入各列留空；确实没有任何收入的，请在备注中说明靠什么生活。',
  },
  'income.itemRange': range('政策文件列出的项目（低保金、养老保险金等）大于 0 时在通常范围内'),
  'income.perCapitaRange': range('人均纯收入大于 0 时在通常范围内'),
} as const satisfies Partial<FindingWords>;
