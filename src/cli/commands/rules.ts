import { boundsText, type RuleRow, rulesMarkdown, rulesTable } from '../../checks/catalogue.js';
import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { rules as en } from '../../locales/en/rules.js';
import { rules as zh } from '../../locales/zh/rules.js';
import { resolveRunOptions } from '../options/run-options.js';
import { POLICY, PRINTING } from '../options/shared.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';

const FORMATS = ['table', 'json', 'markdown'] as const;

const options = {
  format: { flags: '-f, --format <FORMAT>', choices: FORMATS },
  ...POLICY,
  ...PRINTING,
} as const satisfies OptionsOf<'rules'>;

export const rules = verb({
  page: 'docs/rules.md',
  options,
  run: (_, flags, shell) => run(flags, shell),
});

/** Lists the validation rules under the policy. */
function run(flags: Flags<typeof options>, shell: Shell): ExitCode {
  const run = resolveRunOptions(flags, shell);
  const screen = openScreen(run, shell);
  const format = flags.format ?? (run.json ? 'json' : 'table');
  const words = screen.lang === 'zh' ? zh : en;
  const rows = rulesTable(words, run.policy.policy.file);
  if (format === 'json') screen.print(JSON.stringify(rows, null, 1));
  else if (format === 'markdown') screen.print(rulesMarkdown(rows, words).trimEnd());
  else screen.print(tableOf(rows, words, screen));
  return EXIT.done;
}

function tableOf(rows: readonly RuleRow[], { headings, severities }: typeof zh, screen: Screen) {
  return screen.table({
    head: [headings.code, headings.severity, headings.checks, headings.bounds],
    text: [2, 3],
    most: rows.length,
    rows: rows.map((row) => [row.code, severities[row.severity], row.checks, boundsText(row)]),
  });
}
