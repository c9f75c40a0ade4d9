import { type RuleWords, rulesMarkdown, rulesTable } from '../../src/checks/catalogue.js';

/** docs/rules.md: the rules in every language, under the default policy. */
export const rulesPage = (
  languages: readonly RuleWords[],
  policy: Parameters<typeof rulesTable>[1],
): string =>
  [
    '# 校验规则 · Validation rules',
    '',
    '<!-- Written by `node scripts/run.js scripts/rules.js`; do not edit. -->',
    '',
    ...languages.map((words) => rulesMarkdown(rulesTable(words, policy), words)),
  ].join('\n');
