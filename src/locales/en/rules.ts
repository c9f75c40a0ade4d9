import type { rules as words } from '../zh/rules.js';
import { findings } from './findings.js';
import { terms } from './terms.js';

export const rules: typeof words = {
  title: 'Validation rules',
  headings: {
    code: 'Code',
    severity: 'Severity',
    checks: 'What is checked',
    bounds: 'Bounds',
    origin: 'Origin',
    source: 'Source',
  },
  severities: { ...terms.severities, off: 'off' },
  origins: { law: 'law', standard: 'standard', form: 'form', plausibility: 'plausibility' },
  sources: {
    gb11643: 'GB 11643-1999 (citizen identification numbers)',
    smallLoan: '银保监发〔2021〕6号 (small loans for households lifted out of poverty)',
    memberRules: 'rules of rows of persons (docs/definitions/members.md)',
    intakeRules: 'rules of reading (docs/definitions/intake.md)',
    partRules: 'rules of parts of a year (docs/definitions/parts.md)',
    formArithmetic: 'arithmetic of the form (docs/definitions/intake.md)',
    formFilling: 'instructions of the form (docs/definitions/columns.csv)',
    monitoringLine: 'the local monitoring line (monitoringLine in the policy)',
    matching: 'rules of matching (docs/definitions/intake.md)',
    factorRules: 'definition of the factors (docs/definitions/factors.md)',
    measureRules: 'measures and ledgers (docs/definitions/measures.md)',
    practice: 'bounds that other checkers of this data use',
  },
  checks: (code) => findings[code].checks,
};
