import { boundsText, type RuleRow, rulesMarkdown, rulesTable } from '../../checks/catalogue.js';
import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { rules as en } from '../../locales/en/rules.js';
import { rules as zh } from '../../locales/zh/rules.js';
import type { CommonFlags } from '../options/flags.js';
import { resolveRunOptions } from '../options/run-options.js';
import { oneOf } from '../options/value.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';

const FORMATS = ['table', 'json', 'markdown'] as const;

/** The options of `zengshou rules` as they are typed. */
export interface RulesFlags extends CommonFlags {
  readonly format?: string;
}

/** Lists the validation rules under the policy. */
export function rules(flags: RulesFlags, shell: Shell): ExitCode {
  const options = resolveRunOptions(flags, shell);
  const screen = openScreen(options, shell);
  const format = oneOf('--format', flags.format, FORMATS) ?? (options.json ? 'json' : 'table');
  const words = options.lang === 'zh' ? zh : en;
  const rows = rulesTable(words, options.policy.policy.file);
  if (format === 'json') screen.print(JSON.stringify(rows, null, 1));
  else if (format === 'markdown') screen.print(rulesMarkdown(rows, words).trimEnd());
  else screen.print(tableOf(rows, words, screen));
  return EXIT.done;
}

function tableOf(rows: readonly RuleRow[], { headings, severities }: typeof zh, screen: Screen) {
  return screen.table({
    head: [headings.code, headings.severity, headings.checks, headings.bounds],
    rows: rows.map((row) => [row.code, severities[row.severity], row.checks, boundsText(row)]),
  });
}
