import type { FindingCode } from '../../domain/findings/codes.js';
import { findings } from './findings.js';
import { terms } from './terms.js';

/** The words of the list of validation rules. */
export const rules = {
  title: '校验规则',
  headings: {
    code: '代码',
    severity: '级别',
    checks: '检查内容',
    bounds: '界限',
    origin: '来源类别',
    source: '来源',
  },
  severities: { ...terms.severities, off: '关闭' },
  origins: { law: '政策规定', standard: '国家标准', form: '填报要求', plausibility: '合理性' },
  sources: {
    gb11643: 'GB 11643-1999《公民身份号码》',
    smallLoan: '银保监发〔2021〕6号（脱贫人口小额信贷）',
    memberRules: '一人一行的表的规则（docs/definitions/members.md）',
    intakeRules: '表格读取规则（docs/definitions/intake.md）',
    partRules: '分期填报规则（docs/definitions/parts.md）',
    formArithmetic: '表内勾稽关系（docs/definitions/intake.md）',
    formFilling: '填表说明（docs/definitions/columns.csv）',
    monitoringLine: '当地监测收入线（政策文件 monitoringLine）',
    matching: '两年匹配规则（docs/definitions/intake.md）',
    factorRules: '风险因素定义（docs/definitions/factors.md）',
    measureRules: '帮扶措施和台账口径（docs/definitions/measures.md）',
    practice: '各地核查工具通用的做法',
  },
  checks: (code: FindingCode): string => findings[code].checks,
};
